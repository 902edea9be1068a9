"""Reads files that were broken by chance: ``python -m tests.pages.fuzz --inputs 100000 --seed 1 --formats a.pdf``.

Every input must give a page or a reason, within ten seconds and without an exception. What does not is written to
``--keep`` and ends the run with 1; the seed is printed, and the same seed breaks the same files the same way.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from communique.errors import PageError
from communique.pages import read
from communique.settings import Settings
from tests.pages import samples

_HANG = 10
_TOKENS = (
    b"\x00", b"\xff", b"\r\n\r\n", b"\n", b'"', b"'", b"<", b">", b"&a;", b"<!DOCTYPE rss [", b"]]>", b"WARC/1.0\r\n",
    b"Content-Length: ", b"99999999999", b"-1", b"%PDF-", b"\x1f\x8b\x08", b"PK\x03\x04", b"boundary=", b"--cut", b"{",
    b"[", b"\\ud800", b"1e999", b"obj", b"stream", b"/Length 0", b"/Kids[2 0 R]", b"<<", b"=?utf-8?q?", b";",
    b"charset=utf-16", b",", "\u202e".encode(), b"<rss>", b"<item>", b"---\n", b": *a",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
)  # fmt: skip


def broken(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """The data with one to eight things done to them."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        end = min(at + chance.choice((1, 2, 8, 64, 512)), len(data))
        doing = chance.randrange(8)
        if doing == 0 and at < len(data):
            data = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        elif doing == 1:
            data = data[:at] + data[end:]
        elif doing == 2:
            data = data[:at] + data[at:end] * chance.choice((2, 3, 50)) + data[end:]
        elif doing == 3 and chance.random() < 0.3:
            data = data[:at]
        elif doing in {4, 5}:
            data = data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 2, 300)) + data[at:]
        elif doing == 6:
            start = chance.randrange(len(other) + 1)
            data = data[:at] + other[start : start + 200] + data[end:]
        else:
            data = data[:at] + chance.randbytes(chance.choice((1, 4, 30))) + data[end:]
    return data[:100_000]


def fault(path: Path, settings: Settings) -> tuple[str, int]:
    """What is wrong with how the file is read, empty for nothing, and how many pages it gave."""
    pages = errors = 0
    try:
        for item in read([str(path)], settings=settings):
            if isinstance(item, PageError):
                errors += 1
                if item.reason == "fault":
                    return str(item), pages
            else:
                pages += 1
                item.content.encode()
    except _HangError:
        return "a hang", pages
    except Exception as error:
        return f"{type(error).__name__}: {error}", pages
    return "" if pages + errors > 0 else "a silent loss", pages


class _HangError(BaseException):
    """Ten seconds have passed."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _HangError


def run(inputs: int, seed: int, names: list[str], keep: Path | None, tell: Callable[[str], object]) -> int:
    """How many of so many inputs were not read as they must be."""
    chance = random.Random(seed)
    settings = Settings(max_page_bytes=200_000)
    signal.signal(signal.SIGALRM, _ring)
    failed, told, slowest = 0, Counter[str](), (0.0, 0)
    files = list(samples.FILES.values())
    with TemporaryDirectory() as folder:
        for number in range(inputs):
            name = chance.choice(names)
            path = Path(folder) / name
            path.write_bytes(broken(samples.FILES[name], chance, chance.choice(files)))
            began = time.perf_counter()
            signal.alarm(_HANG)
            wrong, pages = fault(path, settings)
            signal.alarm(0)
            slowest = max(slowest, (time.perf_counter() - began, number))
            told[f"{name}: {'pages' if pages > 0 else 'errors only'}"] += 1
            if wrong != "":
                failed += 1
                tell(f"input {number} ({name}): {wrong[:300]}\n")
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}-{name}").write_bytes(path.read_bytes())
    listed = ", ".join(f"{what} {count}" for what, count in sorted(told.items()))
    tell(f"seed {seed}: {inputs} inputs, {failed} failed; slowest {slowest[0]:.2f} s (input {slowest[1]}); {listed}\n")
    return failed


def main() -> int:
    """The program; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--formats", nargs="+", choices=sorted(samples.FILES), default=sorted(samples.FILES))
    parser.add_argument("--keep", type=Path, default=None)
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else time.time_ns() % 1_000_000
    return min(run(given.inputs, seed, given.formats, given.keep, sys.stdout.write), 1)


if __name__ == "__main__":
    sys.exit(main())

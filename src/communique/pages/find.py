"""Which files the given paths mean: files, folders, glob patterns and ``-``."""

# os.path says no where Path raises: a name too long, a NUL in it, a folder that one may not enter.
# ruff: noqa: PTH112, PTH118, PTH119, PTH122, PTH207, PTH208

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import process

from communique.errors import PageError
from communique.model import Record
from communique.pages.formats import holds_many, is_page_name

STDIN = "-"


class Found(Record, frozen=True, kw_only=True):
    """One file to read. ``path`` is None for standard input; ``origin`` is the path as given, fit to print."""

    origin: str
    path: Path | None


class Survey(Record, frozen=True, kw_only=True):
    """What reading the paths will give.

    Attributes:
        pages: how many files or errors :func:`find` yields, so that progress can show a total.
        many: how many of these files may hold many pages each, which nobody has counted.
        ignored: how many files of folders and patterns were passed over, by reason: ``hidden``, ``already given``,
            a suffix such as ``.jpg``, or ``no suffix``.
    """

    pages: int
    ignored: dict[str, int]
    many: int = 0

    def summary(self) -> str:
        """One line for a person, empty where nothing was ignored.

        >>> Survey(pages=3, ignored={".jpg": 2, "hidden": 1}).summary()
        'ignored 3 files: 2 .jpg, 1 hidden'
        """
        total = sum(self.ignored.values())
        if total == 0:
            return ""
        listed = ", ".join(f"{number} {reason}" for reason, number in sorted(self.ignored.items()))
        return f"ignored {total} {'file' if total == 1 else 'files'}: {listed}"


def find(paths: Sequence[str]) -> Iterator[Found | PageError]:
    """The pages that ``paths`` mean, in the order given, folders in the order of their names, none twice.

    A folder and a pattern give the files whose names are those of pages (see :mod:`communique.pages.formats`), all
    levels down; a file given by its own name is taken whatever its suffix. What cannot be found is yielded as an error.
    """
    return _Search().run(paths)


def survey(paths: Sequence[str]) -> Survey:
    """How many files :func:`find` will yield, and what it will pass over. Reads names only, no content."""
    search = _Search()
    total = many = 0
    for found in search.run(paths):
        total += 1
        many += isinstance(found, Found) and holds_many(found.origin)
    return Survey(pages=total, ignored=dict(search.ignored), many=many)


class _Search:
    def __init__(self) -> None:
        self.ignored: Counter[str] = Counter()
        self._files: set[str] = set()

    def run(self, paths: Sequence[str]) -> Iterator[Found | PageError]:
        for given in paths:
            if given == STDIN:
                yield from self._once(STDIN, None)
            elif os.path.isdir(given):
                yield from self._folder(given)
            elif os.path.lexists(given):
                yield from self._once(given, Path(given))
            elif glob.has_magic(given):
                yield from self._pattern(given)
            else:
                yield _missing(given)

    def _once(self, origin: str, path: Path | None) -> Iterator[Found]:
        real = STDIN if path is None else os.path.realpath(path)
        if real in self._files:
            self.ignored["already given"] += 1
            return
        self._files.add(real)
        yield Found(origin=printable(origin), path=path)

    def _folder(self, folder: str) -> Iterator[Found | PageError]:
        for item in _walk(folder):
            if isinstance(item, PageError):
                yield item
            else:
                yield from self._member(item, wanted="")

    def _member(self, path: str, *, wanted: str) -> Iterator[Found]:
        name = os.path.basename(path)
        suffix = os.path.splitext(name)[1].lower()
        if name.startswith("."):
            self.ignored["hidden"] += 1
        elif not is_page_name(printable(name)) and (suffix == "" or suffix != wanted):
            self.ignored[printable(suffix) if suffix != "" else "no suffix"] += 1
        else:
            yield from self._once(path, Path(path))

    def _pattern(self, pattern: str) -> Iterator[Found | PageError]:
        wanted = os.path.splitext(pattern)[1].lower()
        matched = False
        for path in _expand(pattern):
            matched = True
            if os.path.isdir(path):
                yield from self._folder(path)
            else:
                yield from self._member(path, wanted=wanted)
        if not matched:
            yield PageError(
                printable(pattern), "missing", "no file matches this pattern; quote it, and use ** for all levels down"
            )


def printable(name: str) -> str:
    """A file's name as text that can be written anywhere: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _walk(folder: str) -> Iterator[str | PageError]:
    """Files below ``folder`` in the order of their names; each real folder once, so that links cannot loop."""
    seen: set[str] = set()
    stack = [folder]
    while len(stack) > 0:
        path = stack.pop()
        if not os.path.isdir(path):
            yield path
            continue
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield PageError(printable(path), "permission", f"the folder cannot be opened: {error.strerror}")
            continue
        stack.extend(
            os.path.join(path, name)
            for name in names
            if not (name.startswith(".") and os.path.isdir(os.path.join(path, name)))
        )


def _expand(pattern: str) -> Iterator[str]:
    """As :func:`glob.iglob` with ``recursive``, sorted, and safe where links loop."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from sorted(glob.iglob(pattern))
        return
    at = parts.index("**")
    head, tail = parts[:at], parts[at + 1 :]
    for base in sorted(glob.iglob(os.path.join(*head))) if len(head) > 0 else [""]:
        if len(tail) == 0:
            yield base if base != "" else "."
            continue
        for folder in _folders(base):
            yield from _expand(os.path.join(glob.escape(folder), *tail))


def _folders(base: str) -> Iterator[str]:
    """``base`` and all folders below it that are not hidden, each real one once; empty stands for the current one."""
    seen: set[str] = set()
    stack = [base]
    while len(stack) > 0:
        folder = stack.pop()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        yield folder
        try:
            names = sorted(os.listdir(folder or "."), reverse=True)
        except OSError:
            continue  # the pattern may well match elsewhere
        below = (os.path.join(folder, name) for name in names if not name.startswith("."))
        stack.extend(path for path in below if os.path.isdir(path))


def _missing(given: str) -> PageError:
    folder, name = os.path.split(given)
    try:
        names = [printable(other) for other in os.listdir(folder or ".")]
    except OSError:
        return PageError(printable(given), "missing", f"there is no folder {printable(folder)}; check the path")
    near = [match for match, *_ in process.extract(printable(name), names, limit=3, score_cutoff=60)]
    hint = f"did you mean {' or '.join(near)}?" if len(near) > 0 else "check the path, or give a folder or a pattern"
    return PageError(printable(given), "missing", f"there is no such file; {hint}")

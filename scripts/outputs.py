"""Puts real output under the commands that the README and the pages of ``docs/`` show: ``python -m scripts.outputs``.

A block to be filled stands under ``<!-- output of: COMMAND -->``. The commands are run over a ledger of the example
pages, in a folder of their own. With ``--check`` nothing is written, and the pages that have drifted are named.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_BLOCK: Final = re.compile(
    r"<!-- output of: (?P<command>.+?) -->\n```(?P<language>\w*)\n(?P<shown>.*?)^```$", re.M | re.S
)
_BUILD: Final = "communique build examples --metadata examples/metadata.csv -o ledger.db"


@contextmanager
def playground() -> Iterator[Path]:
    """A fresh folder with the example pages in it, and a ``communique`` that is the one of this Python."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        program = folder / "bin" / "communique"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from communique.cli import main; main()" "$@"\n')
        program.chmod(0o755)
        yield folder


def run(command: str, folder: Path) -> str:
    """What the shell command prints, run in the playground.

    Raises:
        ValueError: it failed; with what it said.
    """
    surroundings = os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise ValueError(f"{command}\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def written() -> list[Path]:
    """The pages with commands in them."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def filled(text: str, folder: Path) -> str:
    """The page with every block as the program prints it now."""

    def fill(block: re.Match[str]) -> str:
        shown = run(block["command"], folder)
        return f"<!-- output of: {block['command']} -->\n```{block['language']}\n{shown}```"

    return _BLOCK.sub(fill, text)


def main(arguments: list[str]) -> int:
    """Fill the pages, or with ``--check`` name those that have drifted; gives the exit status."""
    drifted = []
    with playground() as folder:
        run(_BUILD, folder)
        for path in written():
            text = path.read_text(encoding="utf-8")
            now = filled(text, folder)
            if now != text:
                drifted.append(path.relative_to(ROOT).as_posix())
                if "--check" not in arguments:
                    path.write_text(now, encoding="utf-8", newline="\n")
    if "--check" not in arguments or len(drifted) == 0:
        return 0
    sys.stderr.write(f"shown output is not what the program prints: {', '.join(drifted)}. Run: make docs\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Rules of the whole repository: which way imports go, how long things may be, what may not stand in a file."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "communique"
SEEDS = ROOT.parent / "shared" / "seeds"

#: A room imports only itself and rooms to its left. ``__init__``, the front door, may name what any of them offers.
ORDER = (
    "errors", "settings", "model", "vocab", "actors", "pages", "articles", "reports", "ledger", "store", "views",
    "engines", "cli", "web",
)  # fmt: skip

MODULE_LINES = 400
FUNCTION_LINES = 80
#: What is longer than it should be, and how long it may be. Numbers go down and lines go away; nothing is added.
LONG_MODULES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}

#: Folders that are made, not written.
MADE = {".git", ".venv", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__", "build", "dist"}

# In pieces, so that this file does not name them either.
REGISTRIES = [
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("crates", "io"),
        ("proxy", "golang", "org"), ("deb", "debian", "org"), ("archive", "ubuntu", "com"), ("anaconda", "org"),
    )
]  # fmt: skip


def modules() -> dict[str, ast.Module]:
    """Every module's syntax tree, by its path below the package."""
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def written() -> Iterator[tuple[str, str]]:
    """Every text file that somebody wrote: its path below the repository's root, and its text."""
    for folder, names, files in os.walk(ROOT):
        names[:] = sorted(set(names) - MADE)
        for path in (Path(folder) / name for name in sorted(files)):
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the dotted name of everything that a module imports, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def room_of(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def test_every_room_has_a_place_in_the_order() -> None:
    assert {room_of(path) for path in modules()} - {"__init__", "__main__"} <= set(ORDER)


def test_imports_go_one_way() -> None:
    backward = []
    for path, tree in modules().items():
        room = room_of(path)
        if room not in ORDER:
            continue
        for line, name in imported(tree):
            parts = name.split(".")
            if parts[0] == "communique" and parts[1] in ORDER and ORDER.index(parts[1]) > ORDER.index(room):
                backward.append(f"{path}:{line}: {room} may not import {parts[1]}")
    assert backward == []


def test_only_the_store_speaks_to_the_database() -> None:
    doors = {"sqlalchemy", "sqlite3", "psycopg"}
    elsewhere = [
        f"{path}:{line}: {name}"
        for path, tree in modules().items()
        for line, name in imported(tree)
        if name.split(".")[0] in doors and room_of(path) != "store"
    ]
    assert elsewhere == []


def test_modules_are_short() -> None:
    lengths = {path: len((SOURCE / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert _too_long(lengths, MODULE_LINES, LONG_MODULES) == []


def test_functions_are_short() -> None:
    lengths = {}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                lengths[f"{path}:{node.name}"] = node.end_lineno - node.lineno + 1
    assert _too_long(lengths, FUNCTION_LINES, LONG_FUNCTIONS) == []


def test_every_data_file_is_used_and_loaded_strictly() -> None:
    """In a process of its own, so that nothing has been loaded before the loader is watched."""
    watch = [sys.executable, str(ROOT / "tests" / "watch_loading.py"), str(ROOT / "examples")]
    done = subprocess.run(watch, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["lenient"] == [], "these types take keys that they do not know"
    there = {path.relative_to(SOURCE.parent).as_posix() for path in SOURCE.rglob("*.yaml")}
    assert there - set(said["loaded"]) == set(), "nothing reads these files"


def test_no_file_names_a_registry() -> None:
    pattern = re.compile("|".join(REGISTRIES), re.IGNORECASE)
    naming = [f"{path}: {found[0]}" for path, text in written() if (found := pattern.search(text)) is not None]
    assert naming == []


def test_every_pin_has_its_hash() -> None:
    for name in ("lock.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
        assert len(pins) > 0
        assert [pin for pin in pins if "==" not in pin or not pin.endswith("\\")] == []


def test_no_sentence_of_the_seed_pages_is_copied() -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"the seed pages are not on this machine ({SEEDS})")
    sentences = {
        words
        for page in sorted(SEEDS.glob("*.txt"))
        for sentence in re.split(r"(?<=[.!?])[\"'”’)\]]*\s+|\n", page.read_text(encoding="utf-8"))
        if len((words := _words(sentence)).split()) >= 8
    }
    assert len(sentences) > 50
    ours = ("examples/", "tests/", "docs/", "src/", "README.md", "CONTRIBUTING.md")
    copied = []
    for path, text in written():
        if path.startswith(ours):
            words = f" {_words(text)} "
            copied += [f"{path}: {sentence}" for sentence in sorted(sentences) if f" {sentence} " in words]
    assert copied == []


def _too_long(lengths: dict[str, int], limit: int, exceptions: dict[str, int]) -> list[str]:
    """What is longer than it may be, and which exceptions are no longer needed."""
    found = []
    for name, length in lengths.items():
        allowed = exceptions.get(name, limit)
        if length > allowed:
            found.append(f"{name}: {length} lines, {allowed} are allowed")
        elif name in exceptions and length <= limit:
            found.append(f"{name}: {length} lines are within the limit; take it off the list")
    return found + [f"{name}: is on the list, and is no more" for name in exceptions if name not in lengths]


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))

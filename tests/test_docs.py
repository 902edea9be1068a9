"""What the README and the pages of docs/ show is so: commands run, output is the program's, links lead somewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import outputs

ROOT = outputs.ROOT
PAGES = [*outputs.written(), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
#: What sets up or runs for long is tried by `make` itself.
SET_UP = ("make", "pip", "git")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    """The page's code blocks in that language."""
    return [code for given, code in BLOCK.findall(page.read_text(encoding="utf-8")) if given == language]


def anchors(page: Path) -> Iterator[str]:
    """The fragments that a page's headings can be linked by."""
    for heading in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.fixture(scope="module")
def playground() -> Iterator[Path]:
    with outputs.playground() as folder:
        (folder / "docs").symlink_to(ROOT / "docs", target_is_directory=True)
        yield folder


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_commands_run(page: Path, playground: Path) -> None:
    for command in (line for block in blocks(page, "sh") for line in block.splitlines()):
        if command != "" and not command.startswith(SET_UP):
            outputs.run(command, playground)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_python_runs(page: Path, playground: Path) -> None:
    for number, code in enumerate(blocks(page, "python")):
        script = playground / f"{page.stem}-{number}.py"
        script.write_text(code, encoding="utf-8")
        outputs.run(f'"{sys.executable}" -W error {script.name}', playground)


def test_the_output_that_is_shown_is_the_programs() -> None:
    assert outputs.main(["--check"]) == 0, "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if target.startswith(("https://", "http://")):
            continue
        there = page if path == "" else page.parent / path
        if not there.exists() or (anchor != "" and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while len(todo) > 0:
        page = todo.pop().resolve()
        if page not in seen and page.suffix == ".md" and page.exists():
            seen.add(page)
            links = LINK.findall(page.read_text(encoding="utf-8"))
            todo += [page.parent / link.partition("#")[0] for link in links if not link.startswith("http")]
    assert {path.resolve() for path in (ROOT / "docs").glob("*.md")} <= seen


def test_the_make_targets_that_are_named_exist() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {target for page in PAGES for target in re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8"))}
    assert named <= known

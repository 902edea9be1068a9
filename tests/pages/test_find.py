from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import PageError
from communique.pages import Survey, find, survey

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Makes files with some content below a fresh folder, which is the current one too."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("They met.", encoding="utf-8")
        return tmp_path

    return make


def origins(*paths: str) -> list[str]:
    return [found.origin if not isinstance(found, PageError) else f"!{found.reason}" for found in find(paths)]


def test_a_folder_gives_its_pages_all_levels_down_in_the_order_of_their_names(tree: Tree) -> None:
    tree("news/b.txt", "news/a/z.html", "news/a.HTM", "news/c.xhtml")
    assert origins("news") == ["news/a/z.html", "news/a.HTM", "news/b.txt", "news/c.xhtml"]


def test_other_files_of_a_folder_are_ignored_and_counted(tree: Tree) -> None:
    tree("news/a.txt", "news/a.jpg", "news/b.jpg", "news/.c.txt", "news/README", "news/.git/d.txt")
    found = survey(["news"])
    assert found == Survey(pages=1, ignored={".jpg": 2, "hidden": 1, "no suffix": 1})
    assert found.summary() == "ignored 4 files: 2 .jpg, 1 hidden, 1 no suffix"


def test_a_file_named_by_itself_is_taken_whatever_its_suffix(tree: Tree) -> None:
    tree("page.dat", ".hidden")
    assert origins("page.dat", ".hidden") == ["page.dat", ".hidden"]


def test_a_pattern_with_two_stars_goes_all_levels_down(tree: Tree) -> None:
    tree("news/a.html", "news/x/y/b.html", "news/x/c.txt", "news/.trash/d.html")
    assert origins("news/**/*.html") == ["news/a.html", "news/x/y/b.html"]
    assert origins("**/*.txt") == ["news/x/c.txt"]


def test_a_pattern_takes_the_suffix_that_it_names_and_otherwise_pages_only(tree: Tree) -> None:
    tree("a.dat", "b.dat", "c.txt")
    assert origins("*.dat") == ["a.dat", "b.dat"]
    assert origins("*") == ["c.txt"]


def test_a_pattern_goes_into_the_folders_that_it_matches(tree: Tree) -> None:
    tree("news/2013/a.txt", "news/2014/b.txt")
    assert origins("news/201?") == ["news/2013/a.txt", "news/2014/b.txt"]
    assert origins("news/**") == ["news/2013/a.txt", "news/2014/b.txt"]


def test_a_name_with_pattern_characters_is_a_file_where_it_exists(tree: Tree) -> None:
    tree("a[1].txt", "a1.txt")
    assert origins("a[1].txt") == ["a[1].txt"]


def test_a_page_given_twice_is_read_once(tree: Tree) -> None:
    tree("news/a.txt")
    assert origins("news/a.txt", "news", "./news/*.txt", "-", "-") == ["news/a.txt", "-"]


def test_a_missing_path_offers_the_nearest_names(tree: Tree) -> None:
    tree("kremlin.html", "paris.html")
    (error,) = find(["kremlim.html"])
    assert isinstance(error, PageError)
    assert error.reason == "missing"
    assert "did you mean kremlin.html" in error.detail


@pytest.mark.parametrize("path", ["nowhere/a.txt", "nowhere/*.txt", "x" * 5000, "a\0b", "[", "**x**", ""])
def test_what_is_nowhere_is_an_error_and_no_exception(tree: Tree, path: str) -> None:
    tree()
    assert origins(path) == ["!missing"]


def test_links_that_loop_end(tree: Tree) -> None:
    root = tree("news/a.txt", "news/sub/b.txt")
    (root / "news/sub/up").symlink_to(root / "news")
    (root / "news/self").symlink_to(root / "news/self")
    (root / "news/loop.txt").symlink_to(root / "news/loop.txt")
    assert origins("news") == ["news/a.txt", "news/loop.txt", "news/sub/b.txt"]
    assert origins("news/**/*.txt") == ["news/a.txt", "news/loop.txt", "news/sub/b.txt"]


def test_a_name_that_is_no_utf_8_is_found_and_can_be_printed(tree: Tree) -> None:
    root = tree("news/a.txt")
    name = os.fsencode(root / "news") + b"/\xff.txt"
    with open(name, "wb") as file:  # noqa: PTH123  Path takes no bytes
        file.write(b"They met.")
    assert origins("news") == ["news/a.txt", "news/�.txt"]


def test_ten_thousand_files_are_surveyed_without_reading_them(tree: Tree) -> None:
    root = tree("news/0.txt")
    for number in range(1, 2000):
        (root / f"news/{number}.txt").touch()
    assert survey(["news"]).pages == 2000

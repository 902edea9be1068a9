from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from communique.errors import PageError
from communique.model import Page
from communique.pages import Given, count, load_metadata, read
from communique.settings import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def test_a_text_page_comes_with_its_origin_and_its_own_text(folder: Path) -> None:
    (folder / "a.txt").write_bytes("\ufeffTalks\r\n\r\n“Yes,” she said.\n".encode())
    assert list(read(["news"])) == [
        Page(origin="news/a.txt", media_type="text/plain", content="Talks\n\n“Yes,” she said.\n")
    ]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "1.txt").touch()
    (folder / "2.html").write_bytes(b"\x89PNG\r\n\x1a\n....")
    (folder / "3.txt").write_text("x" * 200, encoding="utf-8")
    (folder / "4.html").write_text("<html><p>They met.</p></html>", encoding="utf-8")
    (folder / "5.txt").symlink_to("nowhere")
    (folder / "6.txt").symlink_to("6.txt")
    os.mkfifo(folder / "7.txt")
    (folder / "8.txt").write_text("They left.", encoding="utf-8")
    pages = list(read(["news", "gone.txt"], settings=Settings(max_page_bytes=100)))
    assert [page.reason if isinstance(page, PageError) else page.origin for page in pages] == [
        "empty", "binary", "too_large", "news/4.html", "missing", "unreadable", "special", "news/8.txt", "missing",
    ]  # fmt: skip
    assert count(["news", "gone.txt"]) == len(pages)


def test_a_file_without_permission_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("They met.", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, whom nothing is forbidden
    (error,) = read(["news/a.txt"])
    assert isinstance(error, PageError)
    assert error.reason == "permission"


def test_standard_input_is_read_and_looked_at(folder: Path) -> None:
    assert folder.is_dir()
    (page,) = read(["-"], stdin=io.BytesIO(b"<!DOCTYPE html><p>They met."))
    assert page == Page(origin="-", media_type="text/html", content="<!DOCTYPE html><p>They met.")


def test_standard_input_has_the_limit_too() -> None:
    (error,) = read(["-"], stdin=io.BytesIO(b"x" * 101), settings=Settings(max_page_bytes=100))
    assert isinstance(error, PageError)
    assert error.reason == "too_large"


def test_metadata_goes_before_options_and_options_fill_its_gaps(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("They met.", encoding="utf-8")
    table = folder / "m.csv"
    table.write_text(
        "path,outlet,title,url\na.txt,The Harbour Post,Talks,https://harbour.example/a\n", encoding="utf-8"
    )
    metadata = load_metadata(table)
    options = Given(published="2013-03-01", outlet="Other")
    first, second = read(["news"], metadata=metadata, given=options)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.outlet, first.published, first.title) == ("The Harbour Post", "2013-03-01", "Talks")
    assert (second.outlet, second.published, second.title) == ("Other", "2013-03-01", None)


def test_pages_are_read_one_at_a_time(folder: Path) -> None:
    for number in range(3):
        (folder / f"{number}.txt").write_text("They met.", encoding="utf-8")
    pages = read(["news"])
    next(pages)
    (folder / "1.txt").unlink()
    assert isinstance(next(pages), PageError)

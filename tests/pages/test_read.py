from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from communique.errors import PageError
from communique.model import Page
from communique.pages import Given, count, load_metadata, read
from communique.pages import open as open_
from communique.settings import Settings
from tests.pages import samples


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


def test_pages_of_one_file_have_a_place_in_it_and_the_users_word_goes_first(folder: Path) -> None:
    (folder / "e.jsonl").write_text(samples.JSONL, encoding="utf-8")
    (folder / "f.rss").write_text(samples.RSS, encoding="utf-8")
    (folder / "p.zip").write_bytes(samples.archive(**{"x/a_txt": "They met.", "b_html": samples.HTML}))
    table = folder / "m.csv"
    table.write_text(
        "path,outlet,title\ne.jsonl,All Papers,not for all\ne.jsonl#2,One Paper,One\n"
        "https://harbour.example/1,By Address,\na.txt,By Name,\n",
        encoding="utf-8",
    )
    found = read([f"news/{name}" for name in ("e.jsonl", "f.rss", "p.zip")], metadata=load_metadata(table))
    pages = [page for page in found if isinstance(page, Page)]
    assert [(page.origin, page.outlet, page.title) for page in pages] == [
        ("news/e.jsonl#1", "All Papers", "Talks"),
        ("news/e.jsonl#2", "One Paper", "One"),
        ("news/f.rss#1", "By Address", "Talks & truce"),
        ("news/f.rss#2", None, "More"),
        ("news/p.zip#x/a.txt", "By Name", None),
        ("news/p.zip#b.html", None, None),
    ]
    assert [page.claimed for page in pages][:3] == ["2016-02-24", None, "2016-02-24"]


def test_a_file_of_many_pages_is_not_read_ahead(folder: Path) -> None:
    """Ten thousand pages from a stream that would tell if more than a little of it was asked for."""
    asked = 0

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            nonlocal asked
            asked += size
            return (b'{"text": "They met in Vienna."}\n' * 4096)[: max(size, 0)]

    assert folder.is_dir()
    pages = read(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert isinstance(next(pages), Page)
    assert asked < 1_000_000


def test_a_file_in_which_nothing_is_a_page_is_told(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(b"{}\n"[:0] + b"\0\n\0\n")
    (error,) = read(["news/a.jsonl"])
    assert isinstance(error, PageError)


def test_a_fault_of_a_reader_is_told_and_the_run_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise IndexError("boom")

    for name in ("a.csv", "b.txt"):
        (folder / name).write_text("They met.", encoding="utf-8")
    monkeypatch.setattr(open_, "table", fail)
    error, page = read(["news/a.csv", "news/b.txt"])
    assert isinstance(error, PageError)
    assert error.reason == "fault"
    assert isinstance(page, Page)

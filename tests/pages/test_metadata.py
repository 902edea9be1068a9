from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import DataFileError, UsageError
from communique.pages import Given, Known, Metadata, given, load_metadata

CSV = """path,outlet,published,title,url
a.html,The Harbour Post,2013-03-01,"Calls, and more calls",https://harbour.example/a
b.html,,,,
"""
JSON_LIST = """[
  {"path": "a.html", "outlet": "The Harbour Post", "published": "2013-03-01T10:00:00Z"},
  {"path": "b.html"}
]"""
JSON_MAPPING = """{"a.html": {"outlet": "The Harbour Post", "published": "2013-03-01"},
 "b.html": {}}"""
JSONL = """{"path": "a.html", "outlet": "The Harbour Post", "published": "2013-03-01"}

{"path": "b.html", "published": ""}
"""


def load(folder: Path, name: str, text: str) -> Metadata:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_metadata(path)


def error(folder: Path, name: str, text: str) -> DataFileError:
    with pytest.raises(DataFileError) as caught:
        load(folder, name, text)
    return caught.value


@pytest.mark.parametrize(
    ("name", "text"), [("m.csv", CSV), ("m.json", JSON_LIST), ("m.JSON", JSON_MAPPING), ("m.jsonl", JSONL)]
)
def test_every_format_says_the_same(tmp_path: Path, name: str, text: str) -> None:
    metadata = load(tmp_path, name, text)
    row = metadata.known("news/a.html")
    assert row is not None
    assert (row.outlet, row.published) == ("The Harbour Post", "2013-03-01")
    assert metadata.known("news/b.html") == Known(path="b.html")
    assert metadata.known("news/c.html") is None


def test_csv_gives_every_column(tmp_path: Path) -> None:
    assert load(tmp_path, "m.csv", "\ufeff" + CSV).known("a.html") == Known(
        path="a.html",
        outlet="The Harbour Post",
        published="2013-03-01",
        title="Calls, and more calls",
        url="https://harbour.example/a",
    )


def test_the_longest_path_wins_over_a_file_name(tmp_path: Path) -> None:
    metadata = load(tmp_path, "m.csv", "path,outlet\na.txt,Name\n2013/a.txt,Tail\nnews/2013/a.txt,Whole\n")
    outlets = [row.outlet for path in ("x/a.txt", "y/2013/a.txt", "./news/2013/a.txt") if (row := metadata.known(path))]
    assert outlets == ["Name", "Tail", "Whole"]


def test_rows_that_no_page_asked_for_are_told(tmp_path: Path) -> None:
    metadata = load(tmp_path, "m.csv", "path,outlet\na.txt,A\nb.txt,B\n-,C\n")
    metadata.known("news/b.txt")
    metadata.known("-")
    assert metadata.unused() == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "text", "line", "word"),
    [
        ("m.csv", "path,published\na.txt,2013-03-01\nb.txt,1 March 2013\n", 3, "not an ISO date"),
        ("m.csv", "path,published\na.txt,2013-02-30\n", 2, "not a day of the calendar"),
        ("m.csv", "path,publisher\na.txt,X\n", 2, "publisher"),
        ("m.csv", "file,outlet\na.txt,X\n", 1, "path is missing"),
        ("m.csv", "path,outlet\na.txt,X,Y\n", 2, "more values than columns"),
        ("m.csv", "path,outlet\na.txt,X\na.txt,Y\n", 3, "given twice"),
        ("m.csv", 'path,outlet\na.txt,"X"Y\n', 2, "not CSV"),
        ("m.csv", "", 1, "path is missing"),
        ("m.json", '[\n {"path": "a"},\n {"path": "b", "published": "2013"}\n]', 3, "not an ISO date"),
        ("m.json", '{"a": {},\n "b": {"oulet": "X"}}', 2, "oulet"),
        ("m.json", '{"a": {},\n "b": 7}', 2, "object"),
        ("m.json", '[{"path": "a"}\n {"path": "b"}]', 2, "not JSON"),
        ("m.json", "7", 1, "list of objects"),
        ("m.json", '[{"outlet": "X"}]', 1, "path"),
        ("m.json", "[" * 100_000, None, "nested"),
        ("m.jsonl", '{"path": "a"}\n{"path": 3}\n', 2, "str"),
        ("m.jsonl", '{"path": "a"}\n{"path"\n', 2, "not JSON"),
        ("m.xlsx", "x", None, ".csv, .json or .jsonl"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, name: str, text: str, line: int | None, word: str) -> None:
    caught = error(tmp_path, name, text)
    assert caught.line == line
    assert word in caught.detail


def test_a_missing_file_and_one_in_another_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        load_metadata(tmp_path / "none.csv")
    (tmp_path / "m.csv").write_bytes(b"path\n\xff\n")
    with pytest.raises(DataFileError, match="cannot be read"):
        load_metadata(tmp_path / "m.csv")


def test_the_options_are_checked() -> None:
    assert given(published="2013-03-01", outlet="") == Given(published="2013-03-01", outlet=None)
    assert given() == Given()
    with pytest.raises(UsageError, match=r"--published '1\.3\.2013' is not an ISO date"):
        given(published="1.3.2013")

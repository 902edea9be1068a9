from __future__ import annotations

from pathlib import Path

import pytest

from communique.pages.formats import COMPRESSED, FORMATS, format_of, holds_many, inner_suffix, is_page_name

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def test_no_suffix_is_of_two_formats() -> None:
    suffixes = [suffix for format_ in FORMATS for suffix in format_.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert not set(suffixes) & set(COMPRESSED)


def test_every_format_and_compression_is_explained() -> None:
    page = DOCS.read_text(encoding="utf-8")
    named = [suffix for format_ in FORMATS for suffix in format_.suffixes] + list(COMPRESSED)
    assert [suffix for suffix in named if f"`{suffix}`" not in page] == []


@pytest.mark.parametrize("name", ["a.txt", "a.HTML.gz", "a.md", "x/a.eml", "a.pdf", "crawl.warc.gz", "a.wet.zst"])
def test_a_folder_gives_what_can_only_be_pages(name: str) -> None:
    assert is_page_name(name)


@pytest.mark.parametrize(
    "name", ["metadata.csv", "a.jsonl", "a.xml", "a.zip", "README.md", "a.gz", "a.tar.gz", ".a.txt", "a", ""]
)
def test_a_folder_does_not_give_what_may_be_something_else(name: str) -> None:
    assert not is_page_name(name)


def test_an_archive_gives_all_formats_but_archives() -> None:
    assert is_page_name("a.csv", everything=True)
    assert not is_page_name("a.zip", everything=True)
    assert not is_page_name("__MACOSX/a.txt", everything=True)


def test_files_of_many_pages_are_known_by_name() -> None:
    assert [holds_many(name) for name in ("a.warc.gz", "a.csv", "a.txt", "-")] == [True, True, False, False]


def test_the_suffix_of_what_is_compressed_counts() -> None:
    assert inner_suffix("a/b.tar.gz") == ".tar"
    assert inner_suffix(".gz") == ""
    assert format_of(inner_suffix("A.RSS.bz2")) == format_of(".rss")

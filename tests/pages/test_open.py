from __future__ import annotations

import bz2
import gzip
import io

import pytest

from communique.errors import PageError
from communique.pages.open import items, kind_of
from communique.pages.source import Item, Source
from communique.settings import Settings
from tests.pages import samples


def source(name: str, data: bytes | str) -> Source:
    return Source(name, io.BytesIO(data.encode() if isinstance(data, str) else data), Settings())


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", "They met.", "text"),
        ("a.txt", samples.FILES["a.pdf"], "pdf"),
        ("-", samples.FILES["a.warc.gz"], "warc"),
        ("-", bz2.compress(samples.JSONL.encode()), "jsonl"),
        ("-", samples.RSS, "feed"),
        ("a.xml", samples.ATOM, "feed"),
        ("a.xml", samples.HTML, "html"),
        ("a.json", samples.JSONL, "jsonl"),
        ("a.csv.gz", gzip.compress(samples.CSV.encode()), "csv"),
        ("a.dat", samples.archive(a_txt="x"), "zip"),
        ("a.html", samples.RSS, "html"),
        ("a.pdf", "", "text"),
    ],
)
def test_the_format_is_told_by_content_before_name(name: str, data: bytes | str, kind: str) -> None:
    assert kind_of(source(name, data)) == kind


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", "They met."), ("a.warc", "They met."), ("a.json", '[{"text": "x"}]'), ("a.xml", "<urlset/>")],
)
def test_a_name_that_promises_something_else_is_told(name: str, data: str) -> None:
    with pytest.raises(PageError) as caught:
        kind_of(source(name, data))
    assert caught.value.reason == "format"


@pytest.mark.parametrize("name", samples.FILES)
def test_every_format_gives_its_pages(name: str) -> None:
    found = [item for _, item in items(source(name, samples.FILES[name]))]
    assert len(found) > 0
    assert all(isinstance(item, Item) and samples.SENTENCE in item.content for item in found)


def test_an_archive_in_an_archive_is_not_entered() -> None:
    inner = samples.archive(a_txt="They met.")
    found = [item for _, item in items(source("a.zip", samples.archive(a_txt=inner, b_txt="They left.")))]
    assert isinstance(found[0], PageError)
    assert isinstance(found[1], Item)


def test_what_is_compressed_twice_is_not_opened_twice() -> None:
    with pytest.raises(PageError, match="a gzip archive"):
        list(items(source("a.gz", gzip.compress(gzip.compress(b"They met.")))))

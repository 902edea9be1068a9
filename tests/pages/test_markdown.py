from __future__ import annotations

import io

import pytest

from communique.pages.markdown import markdown
from communique.pages.source import Item, Source
from communique.settings import Settings
from tests.pages import samples


def read(text: str) -> Item:
    (item,) = markdown(Source("a.md", io.BytesIO(text.encode()), Settings()))
    return item


def test_the_text_stays_as_it_is_and_the_front_matter_is_a_claim() -> None:
    item = read(samples.MARKDOWN)
    assert item.content == samples.MARKDOWN
    assert item.media_type == "text/plain"
    assert (item.title, item.claimed, item.url, item.outlet) == (
        "Talks: a start", "2016-02-24", "https://harbour.example/1", None,
    )  # fmt: skip


def test_a_source_that_is_no_address_is_the_outlet() -> None:
    assert read("---\nsource: The Harbour Ledger\n---\nThey met.").outlet == "The Harbour Ledger"


@pytest.mark.parametrize(
    "front",
    ["a: [", "- x", "a: &b 1\nc: *b", "1: 2", "a: !!python/object:os.system 1", "[" * 4000, "published: 2016-02-30"],
)
def test_front_matter_that_is_none_does_no_harm(front: str) -> None:
    item = read(f"---\n{front}\n---\nThey met.")
    assert item.content.endswith("They met.")
    assert (item.title, item.claimed) == (None, None)

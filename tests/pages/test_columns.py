from __future__ import annotations

import pytest

from communique.pages.columns import address, columns_of, value_of, words


def test_columns_go_by_many_names_in_any_case() -> None:
    named = columns_of(["HEADLINE", "Full Text", "pub-date", "Publication", "Permalink", "Pages"])
    assert named == {
        "title": "HEADLINE",
        "text": "Full Text",
        "published": "pub-date",
        "outlet": "Publication",
        "url": "Permalink",
    }


def test_the_surest_name_wins() -> None:
    assert columns_of(["content", "body", "text", "date", "published_at"]) == {
        "text": "text",
        "published": "published_at",
    }


def test_a_source_that_is_an_object_gives_its_name() -> None:
    row: dict[str, object] = {"source": {"id": None, "name": "The Harbour Ledger"}}
    assert value_of(row, columns_of(row), "outlet") == "The Harbour Ledger"


@pytest.mark.parametrize("given", ["file:///etc/passwd", "javascript:alert(1)", "https://", "http://[", "a b", None, 3])
def test_only_addresses_of_the_web_are_addresses(given: object) -> None:
    assert address(given) is None


def test_words_are_one_line() -> None:
    assert words("a\x00\n\u202eb") == "a b"
    assert words(" \n") is None

"""Names and titles of the registry, looked up at a token."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from communique.actors import Registry
from communique.reports.lexicon import Lexicon, lexicon_of

Parse = Callable[[str], Doc]


@pytest.fixture(scope="module")
def lexicon(registry: Registry) -> Lexicon:
    """The lexicon of the registry that ships."""
    return lexicon_of(registry)


def names(lexicon: Lexicon, doc: Doc) -> list[str]:
    return [doc[hit.first : hit.last + 1].text for hit in lexicon.names(doc)]


def titles(lexicon: Lexicon, doc: Doc) -> list[tuple[str, bool]]:
    return [(doc[hit.first : hit.last + 1].text, hit.plural) for hit in lexicon.titles(doc)]


def test_a_registry_has_one_lexicon(registry: Registry) -> None:
    assert lexicon_of(registry) is lexicon_of(registry)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergei Lavrov met John Kerry", ["Sergei Lavrov", "John Kerry"]),
        ("the UN Security Council and Saudi officials", ["UN Security Council", "Saudi"]),
        ("Mevlüt Çavuşoğlu of Turkey", ["Mevlut Cavusoglu", "Turkey"]),
        ("Saudi Arabia and the United Arab Emirates", ["Saudi Arabia", "United Arab Emirates"]),
        ("between us and them", []),
        ("a turkey in the oven", []),
        ("who said it", []),
    ],
)
def test_the_longest_name_at_a_place(lexicon: Lexicon, parse: Parse, text: str, expected: list[str]) -> None:
    assert [name.removeprefix("the ") for name in names(lexicon, parse(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the foreign minister left", [("foreign minister", False)]),
        ("the foreign ministers left", [("foreign ministers", True)]),
        ("Prime Minister David Cameron", [("Prime Minister", False)]),
        ("the baker left", []),
    ],
)
def test_titles_in_both_numbers(lexicon: Lexicon, parse: Parse, text: str, expected: list[tuple[str, bool]]) -> None:
    assert titles(lexicon, parse(text)) == expected


def test_a_hit_says_what_it_can_mean(lexicon: Lexicon, parse: Parse) -> None:
    (hit,) = lexicon.names(parse("Turkey left"))
    assert [entry.id for entry in hit.of_type("state")] == ["state/TUR"]
    assert hit.of_type("person") == []


def test_an_adjective_is_not_the_state_itself(lexicon: Lexicon, parse: Parse) -> None:
    (hit,) = lexicon.names(parse("Turkish bread"))
    assert hit.of_type("state") == []
    assert [entry.id for entry in hit.used_as("adjective")] == ["state/TUR"]

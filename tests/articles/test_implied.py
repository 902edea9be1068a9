"""Who is called by an office in the present of a story."""

from __future__ import annotations

import pytest

from communique.actors.registry import Registry
from communique.articles.implied import offices_in
from communique.articles.plain import regions_of


def held(text: str, registry: Registry) -> list[tuple[str, str]]:
    return [(one.title, one.name) for one in offices_in(text, regions_of(text), registry)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Talks were led by Foreign Minister Ana Horvat of the republic on Monday.",
            ("Foreign Minister", "Ana Horvat"),
        ),
        ("The new Secretary of State Ana Horvat arrived on Monday.", ("Secretary of State", "Ana Horvat")),
        ("The envoys saw President Novotny's aides on Monday.", ("President", "Novotny")),
        ("Ana Horvat, the foreign minister, said no to the plan.", ("foreign minister", "Ana Horvat")),
        ("They were met by Vice President Ivo Bartok on Monday.", ("Vice President", "Ivo Bartok")),
    ],
)
def test_title_and_name_are_found(text: str, found: tuple[str, str], registry: Registry) -> None:
    assert held(text, registry) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Former Foreign Minister Ana Horvat said no to the plan.",
        "The envoy and then-President Karel Novotny said no to the plan.",
        "The late President Karel Novotny had said no to the plan.",
        "Deputy Foreign Minister Ana Horvat said no to the plan.",
        "Its ex-foreign minister Ana Horvat said no to the plan.",
        "In 2009 Foreign Minister Ana Horvat said no to the plan.",
        "That was when President Novotny said no to the plan.",
        "The treaty was signed under President Novotny and lapsed.",
        "President-elect Karel Novotny said no to the plan.",
        'He read from the book: "I told President Novotny to leave at once."',
        "President Ana Horvat of the chess club said no to the plan.",
        "The president met Ana Horvat to hear the plan.",
    ],
)
def test_offices_of_another_time_are_not(text: str, registry: Registry) -> None:
    assert held(text, registry) == []


def test_vice_president_is_not_the_president(registry: Registry) -> None:
    text = "They were met by Vice President Ivo Bartok on Monday."
    (one,) = offices_in(text, regions_of(text), registry)
    assert one.spells == (("2009-01-20", "2017-01-20", True),)
    assert one.span.of(text) == "Vice President Ivo Bartok"


def test_furniture_is_not_read(registry: Registry) -> None:
    story = "The talks went on until the morning and brought nothing new.\n"
    text = f"{story}\nRelated Content\nPresident Karel Novotny wins\n"
    assert held(text, registry) == []


def test_recalled_time_that_passes_into_a_dated_one_is_as_sure() -> None:
    text = "Russian President Vladimir Putin said on Monday that the talks would go on."
    (one,) = offices_in(text, regions_of(text), Registry.load())
    assert ("1999-12-31", "2000-05-07", True) in one.spells

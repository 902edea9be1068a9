"""What a text implies of its day."""

from __future__ import annotations

import pytest

from communique.actors.registry import Registry
from communique.articles.implied import offices_in, past_days
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


def days(text: str) -> list[str]:
    return [one.day for one in past_days(text, regions_of(text))]


def test_full_day_beside_a_verb_in_the_past_is_past() -> None:
    assert days("The last round took place in Geneva on July 21, 2016, in the old palace.") == ["2016-07-21"]


@pytest.mark.parametrize(
    "text",
    [
        "The next round will take place in Geneva on July 21, 2016.",
        "They agreed to meet in Geneva by July 21, 2016, and went home.",
        "The accord is dated July 21, 2016.",
        "Correction: a first version of July 21, 2016 said that he left.",
        "The paper said on 7/8/2016 that he left.",
    ],
)
def test_days_ahead_without_a_verb_or_of_the_page_itself_are_not(text: str) -> None:
    assert days(text) == []

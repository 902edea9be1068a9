"""The full dates that a story tells of as past."""

from __future__ import annotations

import pytest

from communique.articles.past import past_days
from communique.articles.plain import regions_of


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

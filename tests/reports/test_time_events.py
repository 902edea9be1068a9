"""Offsets from events whose day the article tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report

WEDNESDAY = "2016-03-16"
Read = Callable[..., Report]
ValueOf = Callable[[Report, str], str]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The summit of 4 April 2013 failed. The day after the summit they left.", "The day after", "2013-04-05"),
        ("The vote was held on 4 April 2013. Two days before the vote he fled.", "Two days before", "2013-04-02"),
        ("He fled two days before the vote. The vote was held on 4 April 2013.", "two days before", "2013-04-02"),
        ("The summit was not held on 4 April 2013. The day after the summit they left.", "The day after", "P1D"),
        ("On 4 April 2013 he praised the summit. The day after the summit they left.", "The day after", "P1D"),
        (
            "The talks of 4 April 2013 and the talks of 9 May 2013 failed. A day after the talks they left.",
            "A day after",
            "P1D",
        ),
    ],
)
def test_an_event_whose_day_is_told_gives_the_day(
    read: Read, value_of: ValueOf, text: str, words: str, value: str
) -> None:
    assert value_of(read(text, WEDNESDAY), words) == value

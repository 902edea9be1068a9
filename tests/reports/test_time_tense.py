"""Which way from publication a day lies, by the words around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report

WEDNESDAY = "2016-03-16"
Read = Callable[..., Report]
ValueOf = Callable[[Report, str], str]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Sergei Lavrov met John Kerry on Monday.", "Monday", "2016-03-14"),
        ("Sergei Lavrov will meet John Kerry on Monday.", "Monday", "2016-03-21"),
        ("Sergei Lavrov is due to meet John Kerry on Friday.", "Friday", "2016-03-18"),
        ("John Kerry plans to visit Moscow on Thursday.", "Thursday", "2016-03-17"),
        ("Having met on Friday, the envoys flew home.", "Friday", "2016-03-11"),
        ("The envoys had met on Saturday in Rome.", "Saturday", "2016-03-12"),
        ("The envoys are to gather on Tuesday in Rome.", "Tuesday", "2016-03-22"),
    ],
)
def test_the_tense_around_decides_the_side(read: Read, text: str, words: str, day: str) -> None:
    report = read(text, WEDNESDAY)
    (time,) = (time for time in report.times if report.text[time.start : time.end].endswith(words))
    assert (time.earliest, time.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy, charged on Thursday, will appeal.", "Thursday", "2016-03-10"),
        ("He said he would fight Monday's ruling.", "Monday", "2016-03-14"),
        ("The envoys gave the rebels until Friday to leave.", "Friday", "2016-03-18"),
        ("The envoy could come as early as Friday.", "Friday", "2016-03-18"),
        ("The minister could not be reached on Tuesday.", "Tuesday", "2016-03-15"),
        ("The truce had been due to end on Friday.", "Friday", "2016-03-11"),
        ("The envoys may meet on Friday.", "Friday", "2016-03-18"),
        ("He agreed to leave by March 30.", "March 30", "2016-03-30"),
    ],
)
def test_the_words_around_a_day_tell_its_side(read: Read, value_of: ValueOf, text: str, words: str, value: str) -> None:
    assert value_of(read(text, WEDNESDAY), words) == value

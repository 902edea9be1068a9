"""How long and how often."""

from __future__ import annotations

import pytest

from communique.model import Published, TimeExpression
from communique.reports.syntax import Tense
from communique.reports.times import resolve
from communique.reports.timex import find

WEDNESDAY = "2016-03-16"


def resolved(words: str, published: str | None = WEDNESDAY, tense: Tense = "past") -> TimeExpression:
    return resolve(next(find(words)), Published(earliest=published, latest=published), tense)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("for two hours", "PT2H"),
        ("90-minute", "PT90M"),
        ("three days", "P3D"),
        ("two weeks", "P2W"),
        ("an hour", "PT1H"),
    ],
)
def test_durations_are_lengths_not_days(words: str, value: str) -> None:
    found = resolved(words)
    assert (found.type, found.value, found.earliest, found.latest) == ("DURATION", value, None, None)


@pytest.mark.parametrize(("words", "value"), [("every week", "P1W"), ("each year", "P1Y"), ("daily", "P1D")])
def test_what_recurs_is_a_set(words: str, value: str) -> None:
    assert (resolved(words).type, resolved(words).value) == ("SET", value)


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("the past five years", "P5Y", "2011-03-16", "2016-03-16"),
        ("the next two months", "P2M", "2016-03-16", "2016-05-16"),
        ("recent weeks", "PXW", None, "2016-03-16"),
        ("nearly a decade", "P10Y", None, None),
        ("several months", "PXM", None, None),
        ("two and a half years", "P2.5Y", None, None),
        ("the first two quarters", "P6M", None, None),
        ("half an hour", "PT30M", None, None),
    ],
)
def test_spans_of_time_lie_on_their_side_of_today(
    words: str, value: str, earliest: str | None, latest: str | None
) -> None:
    found = resolved(words)
    assert (found.type, found.value, found.earliest, found.latest) == ("DURATION", value, earliest, latest)


@pytest.mark.parametrize(
    ("words", "tense", "value", "earliest", "latest"),
    [
        ("within 48 hours", "future", "PT48H", "2016-03-16", "2016-03-18"),
        ("within ten days", "none", "P10D", "2016-03-16", "2016-03-26"),
        ("in the next two weeks", "future", "P2W", "2016-03-16", "2016-03-30"),
        ("within ten days", "past", "P10D", None, None),
    ],
)
def test_a_term_ends_ahead_unless_it_is_over(
    words: str, tense: Tense, value: str, earliest: str | None, latest: str | None
) -> None:
    found = resolved(words, tense=tense)
    assert (found.type, found.value, found.earliest, found.latest) == ("DURATION", value, earliest, latest)


@pytest.mark.parametrize(
    ("words", "value"),
    [("each July", "XXXX-07"), ("on Fridays", "XXXX-WXX-5"), ("every two weeks", "P2W"), ("every other week", "P2W")],
)
def test_what_recurs_has_its_frequency(words: str, value: str) -> None:
    assert (resolved(words).type, resolved(words).value) == ("SET", value)

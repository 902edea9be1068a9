"""Periods, times of day and loose words, resolved against the day of publication."""

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
    ("words", "tense", "value", "earliest", "latest"),
    [
        ("in June 2015", "past", "2015-06", "2015-06-01", "2015-06-30"),
        ("in February", "past", "2016-02", "2016-02-01", "2016-02-29"),
        ("in November", "past", "2015-11", "2015-11-01", "2015-11-30"),
        ("in May", "future", "2016-05", "2016-05-01", "2016-05-31"),
        ("in 2011", "past", "2011", "2011-01-01", "2011-12-31"),
        ("this month", "past", "2016-03", "2016-03-01", "2016-03-31"),
        ("last month", "past", "2016-02", "2016-02-01", "2016-02-29"),
        ("next month", "future", "2016-04", "2016-04-01", "2016-04-30"),
        ("last year", "past", "2015", "2015-01-01", "2015-12-31"),
        ("next week", "future", "2016-W12", "2016-03-21", "2016-03-27"),
        ("this week", "past", "2016-W11", "2016-03-14", "2016-03-20"),
        ("earlier this week", "past", "2016-W11", "2016-03-14", "2016-03-16"),
        ("5-6 March 2016", "past", "2016-03-05", "2016-03-05", "2016-03-06"),
        ("early March 2016", "past", "2016-03", "2016-03-01", "2016-03-10"),
        ("late February 2016", "past", "2016-02", "2016-02-21", "2016-02-29"),
        ("two months ago", "past", "2016-01", "2016-01-01", "2016-01-31"),
    ],
)
def test_a_longer_time_keeps_its_first_and_last_day(
    words: str, tense: Tense, value: str, earliest: str, latest: str
) -> None:
    found = resolved(words, tense=tense)
    assert (found.type, found.value, found.earliest, found.latest) == ("DATE", value, earliest, latest)


@pytest.mark.parametrize(
    ("words", "tense", "value", "earliest", "latest"),
    [
        ("early next year", "future", "2017", "2017-01-01", "2017-05-02"),
        ("the end of the month", "future", "2016-03", "2016-03-21", "2016-03-31"),
        ("earlier this year", "past", "2016", "2016-01-01", "2016-03-16"),
        ("later this week", "future", "2016-W11", "2016-03-16", "2016-03-20"),
        ("last week", "past", "2016-W10", "2016-03-07", "2016-03-15"),
        ("over the weekend", "past", "2016-W10-WE", "2016-03-12", "2016-03-13"),
        ("this weekend", "future", "2016-W11-WE", "2016-03-19", "2016-03-20"),
        ("late 2013", "past", "2013", "2013-09-01", "2013-12-31"),
        ("the end of November", "past", "2015-11", "2015-11-21", "2015-11-30"),
        ("the third quarter", "past", "2015-Q3", "2015-07-01", "2015-09-30"),
        ("the second quarter", "future", "2016-Q2", "2016-04-01", "2016-06-30"),
        ("the first quarter of 2014", "past", "2014-Q1", "2014-01-01", "2014-03-31"),
        ("this year's first quarter", "past", "2016-Q1", "2016-01-01", "2016-03-31"),
        ("last quarter", "past", "2015-Q4", "2015-10-01", "2015-12-31"),
        ("the second half of 2012", "past", "2012-H2", "2012-07-01", "2012-12-31"),
        ("fiscal 1990", "past", "1990", "1989-02-01", "1991-03-31"),
        ("last summer", "past", "2015-SU", "2015-06-01", "2015-09-22"),
        ("in the autumn of 2013", "past", "2013-FA", "2013-09-01", "2013-12-21"),
        ("the late 1980s", "past", "198", "1985-01-01", "1989-12-31"),
        ("the '90s", "past", "199", "1990-01-01", "1999-12-31"),
        ("the 20th century", "past", "19", "1900-01-01", "1999-12-31"),
        ("a year ago", "past", "2015", "2015-01-01", "2015-12-31"),
        ("two decades ago", "past", "1996", "1993-01-01", "1999-12-31"),
        ("the week of March 7", "past", "2016-W10", "2016-03-07", "2016-03-13"),
        ("Tuesday of last week", "past", "2016-03-08", "2016-03-08", "2016-03-08"),
        ("June last year", "past", "2015-06", "2015-06-01", "2015-06-30"),
        ("Christmas Day", "past", "2015-12-25", "2015-12-25", "2015-12-25"),
        ("year-end", "future", "2016-12-31", "2016-12-31", "2016-12-31"),
        ("the past year", "past", "2015", "2015-03-16", "2016-03-16"),
    ],
)
def test_every_period_has_its_first_and_last_day(
    words: str, tense: Tense, value: str, earliest: str, latest: str
) -> None:
    found = resolved(words, tense=tense)
    assert (found.type, found.value, found.earliest, found.latest) == ("DATE", value, earliest, latest)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("last quarter", "XXXX-QX"),
        ("this weekend", "XXXX-WXX-WE"),
        ("last summer", "XXXX-SU"),
        ("two weeks ago", "XXXX-WXX"),
        ("Easter Monday", "XXXX-XX-XX"),
        ("Boxing Day", "XXXX-12-26"),
        ("the third quarter", "XXXX-Q3"),
        ("9 p.m. Monday", "XXXX-WXX-1T21:00"),
        ("earlier this month", "XXXX-XX"),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(words: str, value: str) -> None:
    found = resolved(words, None)
    assert (found.value, found.earliest, found.latest) == (value, None, None)


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("now", "PRESENT_REF", WEDNESDAY, WEDNESDAY),
        ("recently", "PAST_REF", None, WEDNESDAY),
        ("a few years ago", "PAST_REF", None, WEDNESDAY),
        ("the near future", "FUTURE_REF", WEDNESDAY, None),
        ("coming months", "FUTURE_REF", WEDNESDAY, None),
    ],
)
def test_loose_words_say_no_more_than_the_side(
    words: str, value: str, earliest: str | None, latest: str | None
) -> None:
    found = resolved(words)
    assert (found.value, found.earliest, found.latest) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("9 p.m. on Monday", "2016-03-14T21:00"),
        ("midnight Friday", "2016-03-11T24:00"),
        ("9:30 a.m. (0630 GMT) Tuesday", "2016-03-15T09:30"),
        ("12:15 a.m. yesterday", "2016-03-15T00:15"),
        ("Friday evening", "2016-03-11TEV"),
        ("last night", "2016-03-15TNI"),
        ("this morning", "2016-03-16TMO"),
        ("tonight", "2016-03-16TNI"),
        ("5 p.m. EST, March 9", "2016-03-09T17:00"),
        ("at 14:30", "XXXX-XX-XXT14:30"),
    ],
)
def test_times_of_day_stand_with_their_day(words: str, value: str) -> None:
    found = resolved(words)
    assert (found.type, found.value) == ("TIME", value)


def test_overnight_is_of_two_days() -> None:
    assert (resolved("overnight").earliest, resolved("overnight").latest) == ("2016-03-15", "2016-03-16")


def test_a_named_weekday_settles_the_year_whatever_the_tense() -> None:
    assert resolved("Monday, March 21", tense="past").value == "2016-03-21"


def test_a_day_just_ahead_is_not_a_year_ago() -> None:
    assert resolved("March 30", tense="past").value == "2016-03-30"


def test_the_eleventh_of_september_is_of_2001_where_attacks_are_spoken_of() -> None:
    assert resolved("the Sept. 11 attacks").value == "2001-09-11"
    assert resolved("on Sept. 11").value == "2015-09-11"

"""First and last days of periods, and steps from day to day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reports import time_bounds
from communique.reports.time_words import time_words

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


@pytest.mark.parametrize(
    ("number", "day"),
    [(1998, (4, 12)), (2000, (4, 23)), (2008, (3, 23)), (2016, (3, 27)), (2019, (4, 21)), (2024, (3, 31))],
)
def test_easter_falls_where_almanacs_have_it(number: int, day: tuple[int, int]) -> None:
    assert time_bounds.easter(number) == date(number, *day)


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("thanksgiving", 2015, date(2015, 11, 26)),
        ("memorial day", 2016, date(2016, 5, 30)),
        ("labor day", 2014, date(2014, 9, 1)),
        ("christmas eve", 1999, date(1999, 12, 24)),
        ("good friday", 1998, date(1998, 4, 10)),
    ],
)
def test_feasts_fall_by_their_rule(name: str, number: int, day: date) -> None:
    assert time_bounds.feast(number, time_words().feasts[name]) == day


def test_parts_of_a_month_and_of_a_year_are_days_within_it() -> None:
    assert time_bounds.month(2016, 2, "late") == (date(2016, 2, 21), date(2016, 2, 29))
    assert time_bounds.year(2013, "late") == (date(2013, 9, 1), date(2013, 12, 31))
    assert time_bounds.years(1990, 10, "early") == (date(1990, 1, 1), date(1993, 12, 31))


def test_a_winter_ends_in_the_year_after_it_began() -> None:
    assert time_bounds.season(2015, "WI") == (date(2015, 12, 1), date(2016, 3, 21))


def test_quarters_are_three_months() -> None:
    assert time_bounds.months(1989, 10, 3) == (date(1989, 10, 1), date(1989, 12, 31))


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (-1, "month", date(2016, 2, 29)),
        (2, "week", date(2016, 4, 14)),
        (-1, "decade", date(2006, 3, 31)),
        (3, "hour", date(2016, 3, 31)),
        (1, "fortnight", date(2016, 4, 14)),
    ],
)
def test_steps_are_in_their_unit(amount: int, unit: str, expected: date) -> None:
    assert time_bounds.moved(date(2016, 3, 31), amount, unit) == expected


def test_there_is_no_day_before_the_calendar() -> None:
    assert time_bounds.moved(date(50, 1, 1), -1, "century") is None
    assert time_bounds.moved(None, 1, "day") is None


@given(DAYS)
def test_a_week_has_its_day_and_seven_days(day: date) -> None:
    first, last = time_bounds.week(day)
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert (last - first, first.weekday()) == (timedelta(days=6), 0)


@given(DAYS, st.sampled_from(["early", "mid", "late", "start", "end", ""]))
def test_every_part_of_a_year_lies_in_it(day: date, part: str) -> None:
    first, last = time_bounds.year(day.year, part)
    assert first is not None
    assert last is not None
    assert date(day.year, 1, 1) <= first <= last <= date(day.year, 12, 31)

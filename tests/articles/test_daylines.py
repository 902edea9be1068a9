"""Days as pages write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.articles.daylines import days_in, is_date_line, is_dated

MAY_4 = dt.date(2014, 5, 4)


@pytest.mark.parametrize(
    "words",
    ["May 4, 2014", "4 May 2014", "4th May, 2014", "2014-05-04", "2014/05/04", "Sunday, May 4th 2014", "Sun 4 May 2014",
     "4-May-2014", "the 4th of May 2014", "May 4, 20144:29 AM", "MAY 4 2014"],
)  # fmt: skip
def test_full_dates_are_read(words: str) -> None:
    (day,) = days_in(f"posted {words}")
    assert day.days == (MAY_4,)


@pytest.mark.parametrize("words", ["05/04/2014", "4.5.2014", "4/5/14"])
def test_day_and_month_that_could_be_each_others_stay_two(words: str) -> None:
    (day,) = days_in(words)
    assert set(day.days) == {MAY_4, dt.date(2014, 4, 5)}


def test_number_above_twelve_is_a_day() -> None:
    (day,) = days_in("09/29/2015, 00.00")
    assert day.days == (dt.date(2015, 9, 29),)


def test_weekday_is_kept() -> None:
    (day,) = days_in("Sunday 17 December 2017")
    assert (day.weekday, day.days) == (6, (dt.date(2017, 12, 17),))


@pytest.mark.parametrize("words", ["31 February 2014", "14.14.2014", "May 2014", "in 2014", "12345/6/2014"])
def test_what_is_no_full_day_is_passed_over(words: str) -> None:
    assert list(days_in(words)) == []


@pytest.mark.parametrize(
    "line", ["4 May 2014", "March 1, 2013 22:55", "Published: Sunday, 4 May 2014 at 10:31 pm GMT", "09/29/2015, 00.00"]
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["Talks of 4 May 2014 in Geneva", "Geneva", "4 May", "x" * 200 + " 4 May 2014"])
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_short_line_with_a_day_beside_a_name_is_dated() -> None:
    assert is_dated("Ana Horvat - 4 May 2014, 10:31 pm")
    assert not is_dated("from 4 May 2014 to 6 May 2014")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_iso_and_its_long_form(day: dt.date) -> None:
    for words in (day.isoformat(), f"{day:%A}, {day.day} {day:%B} {day.year}"):
        (found,) = days_in(words)
        assert found.days == (day,)
        assert found.weekday in {None, day.weekday()}

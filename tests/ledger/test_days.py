from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.days import Days, each_day

MARCH_1 = Days(earliest="2013-03-01", latest="2013-03-01")
LATE_FEBRUARY = Days(earliest="2013-02-22", latest="2013-02-28")
SINCE_FEBRUARY = Days(earliest="2013-02-01")


def some_days() -> st.SearchStrategy[Days]:
    day = st.dates(min_value=date(2012, 1, 1), max_value=date(2016, 12, 31)).map(date.isoformat)
    return st.tuples(day, day).map(sorted).map(lambda pair: Days(earliest=pair[0], latest=pair[1]))


def test_width_counts_both_days_and_an_open_side_has_none() -> None:
    assert MARCH_1.width == 1
    assert LATE_FEBRUARY.width == 7
    assert SINCE_FEBRUARY.width is None


def test_gap_is_from_end_to_start_and_does_not_depend_on_order() -> None:
    assert LATE_FEBRUARY.gap(MARCH_1) == MARCH_1.gap(LATE_FEBRUARY) == 1


def test_an_open_side_reaches_forever() -> None:
    assert SINCE_FEBRUARY.meets(MARCH_1)
    assert Days().meets(MARCH_1)
    assert not Days(earliest="2013-03-02").meets(MARCH_1)


def test_narrowed_keeps_what_lies_in_both() -> None:
    assert SINCE_FEBRUARY.narrowed(LATE_FEBRUARY) == LATE_FEBRUARY


@given(some_days(), some_days())
def test_days_that_meet_have_a_day_in_common(a: Days, b: Days) -> None:
    if a.meets(b):
        assert a.narrowed(b).width is not None
        assert (a.narrowed(b).width or 0) >= 1
    else:
        assert a.gap(b) > 0


@given(some_days())
def test_each_day_of_a_bounded_interval_is_counted(days: Days) -> None:
    assert len(each_day(days)) == days.width


def test_an_open_interval_has_no_days_to_count() -> None:
    assert len(each_day(SINCE_FEBRUARY)) == 0


def test_widening_stops_at_the_ends_of_the_calendar() -> None:
    assert Days(earliest="0001-01-03", latest="9999-12-30").widened(before=9, after=9) == Days(
        earliest="0001-01-01", latest="9999-12-31"
    )


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (MARCH_1, "2013-03-01"),
        (LATE_FEBRUARY, "2013-02-22 to 2013-02-28"),
        (SINCE_FEBRUARY, "from 2013-02-01"),
        (Days(latest="2013-03-01"), "by 2013-03-01"),
        (Days(), "undated"),
    ],
)
def test_days_read_as_a_person_would_write_them(days: Days, text: str) -> None:
    assert str(days) == text

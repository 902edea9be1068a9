from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from communique.views.scale import Scale

WIDTH = 960.0
_DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.toordinal), min_size=1, max_size=40)


def _ordinal(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


@given(_DAYS, st.lists(st.dates(date(1980, 1, 1), date(2040, 1, 1)).map(date.toordinal), min_size=2, max_size=2))
def test_later_days_never_lie_further_left(days: list[int], pair: list[int]) -> None:
    scale = Scale(days, WIDTH)
    earlier, later = sorted(pair)
    assert scale.place(earlier) <= scale.place(later) + 1e-6


@given(_DAYS)
def test_every_day_and_tick_lies_on_the_axis(days: list[int]) -> None:
    scale = Scale(days, WIDTH)
    assert all(0 <= scale.place(day) <= WIDTH for day in days)
    assert all(0 <= tick.x <= WIDTH for tick in scale.ticks())


@given(_DAYS)
def test_ticks_can_be_told_apart_and_every_segment_has_one(days: list[int]) -> None:
    scale = Scale(days, WIDTH)
    places = [tick.x for tick in scale.ticks()]
    assert all(two - one >= 25 for one, two in pairwise(places))
    assert all(any(s.left <= place <= s.right for place in places) for s in scale.segments)


def test_a_long_empty_stretch_between_busy_weeks_is_folded() -> None:
    scale = Scale([_ordinal(2013, 2, 26), _ordinal(2013, 3, 1), _ordinal(2015, 9, 28), _ordinal(2015, 10, 2)], WIDTH)
    assert [length for _, length in scale.folds] == ["3 years"]


def test_evenly_spread_days_are_not_folded() -> None:
    assert Scale([_ordinal(year, 6, 1) for year in range(2005, 2016)], WIDTH).folds == ()


def test_the_year_is_named_where_it_begins() -> None:
    ticks = Scale(range(_ordinal(2013, 10, 1), _ordinal(2014, 3, 1)), WIDTH).ticks()
    assert [tick.under for tick in ticks if tick.under != ""] == ["2013", "2014"]
    assert next(tick.label for tick in ticks if tick.under == "2014") == "1 Jan"

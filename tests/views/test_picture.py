from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Conflict, ConflictValue, Event, EventSource
from communique.views.picture import WIDTH, by_actor, by_kind


def test_without_a_day_or_a_dated_report_there_is_no_picture(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource]
) -> None:
    source = make_source(published_earliest=None, published_latest=None)
    assert by_kind([]) is None
    assert by_kind([make_event(earliest=None, latest=None, sources=(source,))]) is None
    assert by_actor([make_event(earliest=None, latest=None, sources=(source,))]) is None


def test_an_event_without_a_day_is_a_dash_at_its_report(make_event: Callable[..., Event]) -> None:
    picture = by_kind([make_event(n, earliest=None, latest=None) for n in range(25)])
    assert picture is not None
    [lane] = picture.lanes
    assert len(lane.marks) == 25
    assert all(mark.told for mark in lane.marks)
    assert len({(mark.x, mark.y) for mark in lane.marks}) == 25
    assert lane.floor >= max(mark.y for mark in lane.marks)


def test_a_day_is_a_dot_and_an_interval_a_bar(make_event: Callable[..., Event]) -> None:
    picture = by_kind([make_event(1), make_event(2, earliest="2013-03-01", latest="2013-03-20")])
    assert picture is not None
    assert {mark.event[-1]: mark.width > 0 for mark in picture.lanes[0].marks} == {"1": False, "2": True}


@pytest.mark.parametrize(
    ("status", "shape"),
    [
        ("occurred", "full"),
        ("planned", "hollow"),
        ("proposed", "dashed"),
        ("cancelled", "crossed"),
        ("denied", "crossed"),
    ],
)
def test_what_has_not_happened_is_never_drawn_full(make_event: Callable[..., Event], status: str, shape: str) -> None:
    picture = by_kind([make_event(status=status)])
    assert picture is not None
    assert picture.lanes[0].marks[0].shape == shape


def test_conflicts_are_marked_and_told(make_event: Callable[..., Event]) -> None:
    values = (ConflictValue(value="Berlin", copies=("c1",)), ConflictValue(value="Bonn", copies=("c2",)))
    picture = by_kind([make_event(conflicts=(Conflict(field="place", values=values),))])
    assert picture is not None
    [mark] = picture.lanes[0].marks
    assert mark.conflict
    assert mark.title.endswith("reports differ on place")


def test_a_year_long_interval_does_not_stretch_the_axis(make_event: Callable[..., Event]) -> None:
    picture = by_kind([make_event(1), make_event(2, earliest="2010-01-01", latest="2016-12-31")])
    assert picture is not None
    assert len(picture.folds) == 0
    assert {tick.under for tick in picture.ticks} == {"2013"}


def test_an_open_side_runs_on(make_event: Callable[..., Event]) -> None:
    picture = by_kind([make_event(1), make_event(2, earliest=None, latest="2013-03-01")])
    assert picture is not None
    [bar] = [mark for mark in picture.lanes[0].marks if mark.width > 0]
    assert (bar.opens, bar.closes) == (True, False)


def test_five_hundred_events_on_one_day_stay_within_the_lane(make_event: Callable[..., Event]) -> None:
    picture = by_kind([make_event(number) for number in range(500)])
    assert picture is not None
    [lane] = picture.lanes
    assert lane.number == 500
    assert len(lane.marks) + sum(more.number for more in lane.overflow) == 500
    assert lane.floor - lane.top < 200


def test_every_mark_lies_in_the_picture(make_event: Callable[..., Event]) -> None:
    days = [f"20{year}-{month:02d}-{day:02d}" for year in (11, 13) for month in range(1, 13) for day in (1, 9, 28)]
    events = [make_event(n, earliest=day, latest=max(days[n : n + 1 + n % 4])) for n, day in enumerate(days)]
    picture = by_kind(events)
    assert picture is not None
    for mark in picture.lanes[0].marks:
        assert 0 <= mark.x <= mark.x + mark.width <= WIDTH
        assert 0 < mark.y < picture.height


def test_an_event_lies_in_the_lane_of_each_party(make_event: Callable[..., Event]) -> None:
    picture = by_actor([make_event(1), make_event(2)])
    assert picture is not None
    assert [(lane.label, lane.number) for lane in picture.lanes] == [("John Kerry", 2), ("Sergei Lavrov", 2)]

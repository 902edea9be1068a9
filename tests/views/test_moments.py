from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Event, EventSource, Span
from communique.views import moments


def test_a_commitment_without_a_day_is_dated_by_its_due_day(make_event: Callable[..., Event]) -> None:
    event = make_event(earliest=None, latest=None, due="2013-04-30")
    assert moments.when(event) == "due 30 April 2013"
    assert moments.heading(event) == "April 2013"


@pytest.mark.parametrize(
    ("earliest", "latest", "heading", "short"),
    [
        ("2013-03-01", "2013-03-01", "March 2013", "1 Mar"),
        ("2013-03-01", "2013-03-03", "March 2013", "1–3 Mar"),
        ("2013-02-26", "2013-03-03", "February 2013", "26 Feb – 3 Mar"),
        ("2013-03-01", "2013-03-31", "March 2013", "March"),
        ("2013-01-01", "2013-12-31", "Some time in 2013", "2013"),
        ("2012-05-01", "2013-12-31", "Some time from 2012 to 2013", "May 2012 to December 2013"),
        (None, "2013-03-03", "March 2013", "by 3 Mar"),
        ("2013-03-03", None, "March 2013", "from 3 Mar"),
    ],
)
def test_heading_and_short_date_go_together(
    make_event: Callable[..., Event], earliest: str | None, latest: str | None, heading: str, short: str
) -> None:
    event = make_event(earliest=earliest, latest=latest)
    assert moments.heading(event) == heading
    assert moments.short(event) == short


def test_what_has_no_day_stands_where_it_was_reported(make_event: Callable[..., Event]) -> None:
    event = make_event(earliest=None, latest=None)
    assert moments.when(event) == "reported 27 February 2013"
    assert moments.short(event) == "reported 27 Feb"
    assert moments.heading(event) == "February 2013"
    assert moments.days(event) == moments.NO_DAYS


@pytest.mark.parametrize("earliest", [None, "2009-01-20"])
def test_a_report_of_unknown_time_places_nothing(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource], earliest: str | None
) -> None:
    source = make_source(published_earliest=earliest, published_latest="2017-01-20")
    event = make_event(earliest=None, latest=None, sources=(source,))
    assert moments.heading(event) == "Undated"
    assert moments.short(event) == "undated"
    assert moments.when(event).startswith("undated, reported")


def test_the_first_of_several_reports_counts(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource]
) -> None:
    later = make_source(copy="c2", published_earliest="2013-05-01", published_latest="2013-05-01")
    event = make_event(earliest=None, latest=None, sources=(later, make_source()))
    assert moments.report_days(event) == ("2013-02-27", "2013-02-27")


def test_events_of_their_own_day_come_before_those_reported_on_it(make_event: Callable[..., Event]) -> None:
    told = make_event(1, earliest=None, latest=None)
    own = make_event(2, earliest="2013-02-27", latest="2013-02-27")
    year = make_event(3, earliest="2013-01-01", latest="2013-12-31")
    assert sorted([told, own, year], key=moments.order) == [year, own, told]


def test_what_one_article_tells_of_one_time_keeps_its_order(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource]
) -> None:
    later = make_event(1, sources=(make_source(evidence=(Span(start=30, end=40),)),))
    sooner = make_event(2, sources=(make_source(evidence=(Span(start=3, end=40),)),))
    assert sorted([later, sooner], key=moments.order) == [sooner, later]


_DAY = st.none() | st.dates(date(2012, 1, 1), date(2014, 12, 31)).map(date.isoformat)


@given(st.lists(st.tuples(_DAY, _DAY), max_size=12))
def test_no_heading_comes_twice(make_event: Callable[..., Event], spans: list[tuple[str | None, str | None]]) -> None:
    events = []
    for first, last in spans:
        ends = (first, last) if first is None or last is None else (min(first, last), max(first, last))
        events.append(make_event(earliest=ends[0], latest=ends[1]))
    headings = [heading for heading, _ in groupby(sorted(events, key=moments.order), key=moments.heading)]
    assert len(headings) == len(set(headings))

"""The first and the last day on which a text can have been written."""

from __future__ import annotations

from communique.articles.bounds import against, bounds_of, shift
from communique.articles.implied import Held
from communique.articles.past import Past
from communique.model import Span

_AT = Span(start=0, end=5)


def held(*spells: tuple[str, str] | tuple[str, str, bool], lead: bool = True, leaving: bool = False) -> Held:
    sure = tuple((spell[0], spell[1], spell[2] if len(spell) == 3 else True) for spell in spells)
    return Held(span=_AT, name="Ana Horvat", title="President", spells=sure, lead=lead, leaving=leaving)


def interval(*people: Held, past: tuple[Past, ...] = ()) -> tuple[str | None, str | None]:
    bounds = bounds_of(people, past)
    return bounds.earliest, bounds.latest


def test_nobody_bounds_nothing() -> None:
    assert interval() == (None, None)


def test_latest_start_and_earliest_end_bound() -> None:
    assert interval(held(("2009-01-20", "2017-01-20")), held(("2013-02-01", "9999-12-31"))) == (
        "2013-02-01",
        "2017-01-20",
    )


def test_second_spell_counts_where_the_first_had_ended() -> None:
    twice = held(("2000-05-07", "2008-05-07"), ("2012-05-07", "9999-12-31"))
    assert interval(twice, held(("2009-01-20", "2017-01-20"))) == ("2012-05-07", "2017-01-20")
    assert interval(twice) == ("2000-05-07", None)


def test_predecessor_is_looked_back_at() -> None:
    assert interval(held(("2001-01-20", "2009-01-20")), held(("2009-01-20", "2017-01-20"))) == (
        "2009-01-20",
        "2017-01-20",
    )


def test_only_leads_that_stay_bound_from_above() -> None:
    assert interval(held(("2009-01-20", "2017-01-20"), lead=False)) == ("2009-01-20", None)
    assert interval(held(("2009-01-20", "2017-01-20"), leaving=True)) == ("2009-01-20", None)


def test_memory_does_not_bound() -> None:
    assert interval(held(("2009-01-20", "2017-01-20", False))) == (None, None)
    assert interval(held(("1999-12-31", "2000-05-07", False), ("2000-05-07", "2008-05-07"))) == (None, "2008-05-07")


def test_month_that_has_no_31st_ends_on_its_last_day() -> None:
    assert interval(held(("2009-01-20", "2017-02-31"))) == ("2009-01-20", "2017-02-28")


def test_past_day_bounds_from_below() -> None:
    past = (Past(span=_AT, day="2015-06-01"),)
    assert interval(held(("2009-01-20", "2017-01-20")), past=past) == ("2015-06-01", "2017-01-20")


def test_reason_names_the_office_and_its_time() -> None:
    reason = against("2017-12-17", [held(("2013-02-01", "2017-01-20"))], ())
    assert reason == "the text speaks of President Ana Horvat, an office held from 2013-02-01 to 2017-01-20"
    assert against("2012-01-01", [held(("2013-02-01", "2017-01-20"))], ()) == reason


def test_month_of_grace_and_half_a_year_for_memory() -> None:
    assert against("2017-02-15", [held(("2013-02-01", "2017-01-20"))], ()) is None
    assert against("2017-06-15", [held(("2013-02-01", "2017-01-20", False))], ()) is None
    assert against("2017-09-15", [held(("2013-02-01", "2017-01-20", False))], ()) is not None


def test_shift_crosses_years() -> None:
    assert shift("2016-01-01", -1) == "2015-12-31"

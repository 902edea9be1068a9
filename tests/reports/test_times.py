"""Time expressions resolved against the day of publication and the tense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Published, Report, TimeExpression
from communique.reports.syntax import Tense
from communique.reports.times import resolve, shifted
from communique.reports.timex import WEEKDAYS, find

WEDNESDAY = "2016-03-16"
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))
Read = Callable[..., Report]


def on(day: str | None) -> Published:
    return Published(earliest=day, latest=day, basis="given" if day is not None else "unknown")


def resolved(words: str, published: str | None = WEDNESDAY, tense: Tense = "past") -> TimeExpression:
    raw = next(find(words))
    return resolve(raw, on(published), tense)


def bounds(words: str, published: str | None = WEDNESDAY, tense: Tense = "past") -> tuple[str | None, str | None]:
    found = resolved(words, published, tense)
    return found.earliest, found.latest


@pytest.mark.parametrize(
    ("words", "tense", "day"),
    [
        ("on Monday", "past", "2016-03-14"),
        ("on Wednesday", "past", "2016-03-16"),
        ("on Thursday", "past", "2016-03-10"),
        ("on Friday", "future", "2016-03-18"),
        ("on Wednesday", "future", "2016-03-16"),
        ("on Monday", "future", "2016-03-21"),
        ("last Wednesday", "past", "2016-03-09"),
        ("next Wednesday", "future", "2016-03-23"),
        ("Friday", "future", "2016-03-18"),
        ("today", "past", "2016-03-16"),
        ("yesterday", "past", "2016-03-15"),
        ("tomorrow", "future", "2016-03-17"),
        ("the day before yesterday", "past", "2016-03-14"),
        ("the day after tomorrow", "future", "2016-03-18"),
        ("three days ago", "past", "2016-03-13"),
        ("5 March", "past", "2016-03-05"),
        ("30 December", "past", "2015-12-30"),
        ("2 April", "future", "2016-04-02"),
        ("1 January", "future", "2017-01-01"),
        ("Monday, March 7", "past", "2016-03-07"),
        ("4 April 2013", "past", "2013-04-04"),
    ],
)
def test_a_day_is_resolved_by_tense_and_publication(words: str, tense: Tense, day: str) -> None:
    assert bounds(words, tense=tense) == (day, day)
    assert resolved(words, tense=tense).value == day


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Wednesday", "XXXX-WXX-3"),
        ("on 10 December", "XXXX-12-10"),
        ("in December", "XXXX-12"),
        ("this week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("today", "PRESENT_REF"),
        ("yesterday", "XXXX-XX-XX"),
    ],
)
def test_an_undated_article_leaves_open_what_its_words_leave_open(words: str, value: str) -> None:
    found = resolved(words, None)
    assert (found.value, found.earliest, found.latest) == (value, None, None)


def test_a_full_date_needs_no_publication_day() -> None:
    assert bounds("on 4 April 2013", None) == ("2013-04-04", "2013-04-04")


def test_an_interval_of_years_settles_no_year() -> None:
    published = Published(earliest="2013-02-01", latest="2017-01-20", basis="inferred")
    found = resolve(next(find("on 10 December")), published, "past")
    assert (found.value, found.earliest) == ("XXXX-12-10", None)


def test_a_weekday_without_tense_can_be_either_side() -> None:
    assert bounds("Friday", tense="none") == ("2016-03-11", "2016-03-18")


def test_a_day_that_no_calendar_has_keeps_its_month() -> None:
    assert bounds("30 February 2016") == ("2016-02-01", "2016-02-29")


@pytest.mark.parametrize("words", ["three days after", "two weeks earlier", "the day before", "a month later"])
def test_an_offset_from_an_event_is_not_counted_from_today(words: str) -> None:
    assert bounds(words) == (None, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three days after", "2016-03-05"),
        ("three days before", "2016-02-28"),
        ("a week later", "2016-03-09"),
        ("the day after", "2016-03-03"),
        ("a month earlier", "2016-02-02"),
    ],
)
def test_an_offset_from_an_event_is_counted_from_the_event(words: str, expected: str) -> None:
    assert shifted(next(find(words)), "2016-03-02", "2016-03-02") == (expected, expected)


def test_a_date_is_not_shifted() -> None:
    assert shifted(next(find("4 April 2016")), "2016-03-02", "2016-03-02") is None


def test_month_ends_are_not_overrun() -> None:
    assert shifted(next(find("a month later")), "2016-01-31", "2016-01-31") == ("2016-02-29", "2016-02-29")


@given(DAYS, st.sampled_from(sorted(WEEKDAYS)), st.sampled_from(["past", "future"]))
def test_a_weekday_lies_in_the_week_on_the_side_of_its_tense(today: date, weekday: str, tense: Tense) -> None:
    first, last = bounds(f"on {weekday.title()}", today.isoformat(), tense)
    assert first is not None
    assert first == last
    day = date.fromisoformat(first)
    assert day.weekday() == WEEKDAYS[weekday]
    assert timedelta(0) <= (today - day if tense == "past" else day - today) < timedelta(days=7)


@given(DAYS, DAYS)
def test_a_full_date_is_itself_whenever_the_article_was_written(day: date, today: date) -> None:
    assert bounds(f"on {day.day} {day:%B} {day.year}", today.isoformat()) == (day.isoformat(), day.isoformat())


@given(DAYS, st.integers(min_value=1, max_value=330))
def test_a_past_day_without_its_year_is_the_last_such_day(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    if (day.month, day.day) != (2, 29):
        assert bounds(f"on {day.day} {day:%B}", today.isoformat()) == (day.isoformat(), day.isoformat())


@given(
    st.sampled_from(
        ["on Monday", "last week", "in May", "5 June", "two days ago", "within ten days", "next year", "1 May 2016"]
    ),
    st.one_of(st.none(), DAYS),
    st.sampled_from(["past", "present", "future", "none"]),
)
def test_the_first_day_never_follows_the_last(words: str, today: date | None, tense: Tense) -> None:
    first, last = bounds(words, today.isoformat() if today is not None else None, tense)
    assert first is None or last is None or first <= last


def test_days_that_share_a_year_both_have_it(read: Read) -> None:
    report = read("The envoys met on 4 April and 6 May 2013 in Rome.")
    assert [time.earliest for time in report.times] == ["2013-04-04", "2013-05-06"]


def only(report: Report, words: str) -> TimeExpression:
    (found,) = (time for time in report.times if report.text[time.start : time.end] == words)
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 4 April 2013. Three days later they signed.", "Three days later", "2013-04-07"),
        ("They met on 4 April 2013 and signed the next day.", "the next day", "2013-04-05"),
        ("They met on 4 April 2013. That evening they signed.", "That evening", "2013-04-04TEV"),
        ("They met in May 2013. The following month they signed.", "The following month", "2013-06"),
        ("They met in 2013. Later that year they signed.", "Later that year", "2013"),
        ("They met in Rome. Three days later they signed.", "Three days later", "P3D"),
        ("They met on 4 April 2013, two days after the vote.", "two days after", "P2D"),
        ("They met on 4 April 2013, not on the previous Friday.", "the previous Friday", "2013-03-29"),
        ("They met on 4 April 2013 and signed the following Friday.", "the following Friday", "2013-04-05"),
        ("They met in Rome and signed the following Friday.", "the following Friday", "XXXX-WXX-5"),
        ("They will meet in Rome in two weeks.", "two weeks", "2016-W13"),
        ("They met on 4 April 2013.\n\nThe next day they signed in Rome.", "The next day", "2013-04-05"),
        ("They met on 4 May 2013. In June of that year they signed.", "June of that year", "2013-06"),
        ("They met in 2013. The next day they signed.", "The next day", "XXXX-XX-XX"),
        ("They met on 4 April 2013, at 9 p.m. in Rome.", "9 p.m.", "2013-04-04T21:00"),
    ],
)
def test_what_was_told_before_gives_the_day(read: Read, text: str, words: str, value: str) -> None:
    assert only(read(text, WEDNESDAY), words).value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "The bank lost money in the third quarter. A year earlier it had made $2 million.",
            "A year earlier",
            "2014-Q3",
        ),
        ("The third quarter was weak. The year-ago period had been strong.", "The year-ago period", "2014-Q3"),
        ("In the quarter ended July 31, 2015 it lost money.", "the quarter", "2015-Q2"),
        ("The third quarter was weak. Nobody had thought so a year ago.", "a year ago", "2015"),
        ("The third quarter was weak, and the quarter ended badly.", "the quarter", "2015-Q3"),
        ("The first nine months were weak. A year earlier it had made $3 million.", "A year earlier", "2015"),
    ],
)
def test_a_year_before_a_quarter_is_a_quarter(read: Read, text: str, words: str, value: str) -> None:
    assert only(read(text, WEDNESDAY), words).value == value


def test_a_dateline_has_its_day(read: Read) -> None:
    report = read("GENEVA, March 14 (Reuters) - Sergei Lavrov met John Kerry in Geneva.", WEDNESDAY)
    assert [(time.value, time.earliest) for time in report.times] == [("2016-03-14", "2016-03-14")]


@pytest.mark.parametrize("text", ["April Glaspie met the president.", "The army has 2,016 men."])
def test_names_and_numbers_are_no_days(read: Read, text: str) -> None:
    assert read(text, WEDNESDAY).times == ()

"""Time expressions as the words give them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reports.timex import Timex, find


def words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(text)]


def only(text: str) -> Timex:
    (found,) = find(text)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 4 April 2016 in Rome", ["4 April 2016"]),
        ("They met on April 4, 2016, in Rome", ["April 4, 2016"]),
        ("They met on Monday, 4 April 2016", ["Monday, 4 April 2016"]),
        ("The talks of the 4th of April failed", ["the 4th of April"]),
        ("The file is dated 2016-04-04 and signed", ["2016-04-04"]),
        ("They met in April and in June 2016", ["April", "June 2016"]),
        ("They met in early May 2016", ["early May 2016"]),
        ("They met on Tuesday evening", ["Tuesday evening"]),
        ("They met last Friday", ["last Friday"]),
        ("They meet next week", ["next week"]),
        ("They met three weeks ago", ["three weeks ago"]),
        ("He came two days later", ["two days later"]),
        ("They will meet within ten days", ["ten days"]),
        ("They spoke for two hours", ["two hours"]),
        ("They spoke yesterday", ["yesterday"]),
        ("The war began in 2011", ["2011"]),
        ("They speak every week", ["every week"]),
        ("They met in recent weeks", ["recent weeks"]),
    ],
)
def test_expressions_are_found_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The parties may march on",
        "He is second to none",
        "Resolution 2254 was passed",
        "The army of 2,016 men",
        "Some 2000 people fled",
        "It cost $2016",
        "Sunday's Post",
        "G20 leaders",
    ],
)
def test_other_words_and_numbers_are_no_days(text: str) -> None:
    assert [found.kind for found in find(text) if found.kind != "weekday"] == []


def test_a_range_of_days_has_both() -> None:
    found = only("They met on 5-6 April 2016")
    assert (found.day, found.last_day, found.month, found.year) == (5, 6, 4, 2016)


def test_a_month_before_its_days_has_both() -> None:
    found = only("They met on April 5-6, 2016")
    assert (found.day, found.last_day, found.month, found.year) == (5, 6, 4, 2016)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "anchor"),
    [
        ("two days ago", -2, "day", "now"),
        ("three weeks earlier", -3, "week", "event"),
        ("a month later", 1, "month", "event"),
        ("the day after", 1, "day", "event"),
        ("the day before", -1, "day", "event"),
        ("five years from now", 5, "year", "now"),
    ],
)
def test_offsets_have_a_direction_and_an_anchor(text: str, amount: int, unit: str, anchor: str) -> None:
    found = only(text)
    assert (found.kind, found.amount, found.unit, found.anchor) == ("unit_offset", amount, unit, anchor)


@pytest.mark.parametrize(("text", "amount"), [("yesterday", -1), ("today", 0), ("tomorrow", 1), ("tonight", 0)])
def test_days_around_today(text: str, amount: int) -> None:
    found = only(f"They met {text} in Rome")
    assert (found.kind, found.amount) == ("day_offset", amount)


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]),
)
def test_a_full_date_reads_as_itself(day: date, shape: str) -> None:
    found = only(f"They signed it on {day.strftime(shape)} in the palace")
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


@given(st.text(alphabet=st.sampled_from("0123456789 -,.aMayofinlstdredthn\n"), max_size=80))
def test_expressions_are_in_order_and_apart(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


TIME_WORDS = [
    "last",
    "next",
    "Monday",
    "May",
    "2016",
    "5",
    "two",
    "days",
    "ago",
    "later",
    "the",
    "day",
    "before",
    "week",
    "in",
    "early",
]


@given(st.lists(st.sampled_from(TIME_WORDS), max_size=12).map(" ".join))
def test_no_pile_of_time_words_breaks_it(text: str) -> None:
    for found in find(text):
        assert text[found.start : found.end].strip() != ""

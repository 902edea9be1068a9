"""Numbers and units in words."""

from __future__ import annotations

import pytest

from communique.reports.time_words import WEEKDAYS, number, time_words, unit


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("twenty-four", 24),
        ("sixty five", 65),
        ("a hundred", 100),
        ("three hundred", 300),
        ("two thousand", 2000),
        ("a dozen", 12),
        ("a couple of", 2),
        ("1,200", 1200),
        ("45", 45),
        ("an", 1),
        ("another", 1),
    ],
)
def test_numbers_in_words_are_counted(words: str, value: int) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["several", "a few", "many", "", "the"])
def test_what_nobody_counted_has_no_number(words: str) -> None:
    assert number(words) is None


@pytest.mark.parametrize(
    ("word", "singular"), [("days", "day"), ("Centuries", "century"), ("week", "week"), ("decades", "decade")]
)
def test_units_are_singular(word: str, singular: str) -> None:
    assert unit(word) == singular


def test_every_unit_of_the_data_file_is_its_own_singular() -> None:
    words = time_words()
    assert [unit(words.plurals.get(one, one + "s")) for one in words.units] == list(words.units)


def test_monday_is_the_first_day() -> None:
    assert (WEEKDAYS["monday"], WEEKDAYS["sunday"]) == (0, 6)


def test_every_name_of_a_month_has_its_number() -> None:
    numbers = time_words().month_numbers
    assert (numbers["sept"], numbers["may"], len(set(numbers.values()))) == (9, 5, 12)

"""The words of time expressions (``vocab/data/times.yaml``), and numbers in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from communique.model import Record
from communique.vocab import load_data

#: Monday is 0.
WEEKDAYS: Final = {
    name: i for i, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}


class Feast(Record, frozen=True, kw_only=True):
    """How a feast falls: a day of a month, the ``nth`` weekday of a month (-1: its last), or days from Easter."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None


class TimeWords(Record, frozen=True, kw_only=True):
    """Words by what they are for, lower case; see the data file."""

    label: str
    description: str
    example: str
    months: dict[int, tuple[str, ...]]
    doubtful_months: frozenset[str]
    papers: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    named_days: frozenset[str]
    units: dict[str, str]
    plurals: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    nth: dict[str, int]
    decades: dict[str, int]
    vague: frozenset[str]
    approximate: frozenset[str]
    parts: dict[str, str]
    clock_words: dict[str, str]
    zones: frozenset[str]
    seasons: dict[str, str]
    days: dict[str, int]
    feasts: dict[str, Feast]
    past: frozenset[str]
    present: frozenset[str]
    future: frozenset[str]
    sets: dict[str, str]

    @property
    def month_numbers(self) -> dict[str, int]:
        """Every name of a month with its number."""
        return {name: number for number, names in self.months.items() for name in names}


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """The words, loaded once."""
    return load_data("communique.vocab", "data/times.yaml", TimeWords)


_SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12}
_ARTICLES: Final = frozenset({"a", "the", "and"})


def number(words: str) -> int | None:
    """A number in digits or in words; None for a vague one ("several") or none at all.

    >>> number("twenty-four"), number("a couple of"), number("two thousand"), number("1,200"), number("several")
    (24, 2, 2000, 1200, None)
    """
    plain = words.lower().replace(",", "").strip()
    if plain.isdigit():
        return int(plain)
    if "couple" in plain:
        return 2
    if plain in ("a", "an", "another", "an additional"):
        return 1
    known = time_words().numbers
    total = None
    for word in re.split(r"[\s-]+", plain):
        if word in _SCALES:
            total = (total or 1) * _SCALES[word]
        elif word in known or word.isdigit():
            total = (total or 0) + (known[word] if word in known else int(word))
        elif word not in _ARTICLES:
            return None
    return total


def unit(word: str) -> str:
    """The singular of a unit's name, lower case: ``centuries`` is ``century``."""
    lowered = word.lower()
    singular = {plural: one for one, plural in time_words().plurals.items()}
    return singular.get(lowered, lowered.removesuffix("s"))

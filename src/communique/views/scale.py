"""The time axis of the picture: days to places, with long empty stretches folded away and said to be so."""

from __future__ import annotations

import calendar
import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from communique.model import Record

FOLD_WIDTH: Final = 34.0
#: A stretch shorter than this many days is never folded, and no more than so many stretches are.
MIN_FOLD_DAYS: Final = 45
MAX_FOLDS: Final = 8
_PAD: Final = 16.0
_LABEL: Final = 52.0


class Tick(Record, frozen=True, kw_only=True):
    """A labelled place on the axis; ``under`` is the second line: the year, where it begins or changes."""

    x: float
    label: str
    under: str = ""


class Segment(Record, frozen=True, kw_only=True):
    """An unbroken stretch of the axis: ordinals of its first and last day, and where they lie."""

    first: int
    last: int
    left: float
    right: float

    def place(self, ordinal: float) -> float:
        """Where a day of the segment lies."""
        inner = self.right - self.left - 2 * _PAD
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + _PAD + inner * (ordinal - self.first) / (self.last - self.first)


class Scale:
    """The axis over the given days.

    Args:
        days: ordinals of the days that matter, with repetition: a busy stretch gets more room.
        width: of the whole axis.
    """

    def __init__(self, days: Iterable[int], width: float) -> None:
        busy = Counter(days)
        self.width = width
        self.segments: tuple[Segment, ...] = tuple(_lay(_runs(sorted(busy)), busy, width))
        self._lefts = [segment.first for segment in self.segments]

    @property
    def folds(self) -> tuple[tuple[float, str], ...]:
        """The middle of each folded stretch, and how long it is, in words."""
        pairs = itertools.pairwise(self.segments)
        return tuple(((one.right + two.left) / 2, _length(two.first - one.last)) for one, two in pairs)

    def place(self, ordinal: int) -> float:
        """Where a day lies; days outside the axis lie at its edges."""
        index = bisect_right(self._lefts, ordinal) - 1
        if index < 0:
            return self.segments[0].left
        segment = self.segments[index]
        if ordinal <= segment.last:
            return segment.place(ordinal)
        if index + 1 == len(self.segments):
            return segment.right
        after = self.segments[index + 1]
        share = (ordinal - segment.last) / (after.first - segment.last)
        start, end = segment.place(segment.last), after.place(after.first)
        return start + share * (end - start)

    def ticks(self) -> tuple[Tick, ...]:
        """The labelled days, months or years of every segment, as close as can be read."""
        return tuple(tick for segment in self.segments for tick in _ticks(segment))


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches that stay, as first and last day, once the long empty ones are folded."""
    gaps = sorted(((b - a, a, b) for a, b in itertools.pairwise(days)), reverse=True)
    left = days[-1] - days[0]
    folded: list[tuple[int, int]] = []
    for gap, a, b in gaps[:MAX_FOLDS]:
        if gap < MIN_FOLD_DAYS or gap < 0.3 * (left - gap):
            break
        folded.append((a, b))
        left -= gap
    firsts = [days[0], *(b for _, b in sorted(folded))]
    lasts = [*(a for a, _ in sorted(folded)), days[-1]]
    return list(zip(firsts, lasts, strict=True))


def _lay(runs: Sequence[tuple[int, int]], busy: Counter[int], width: float) -> Iterator[Segment]:
    free = width - FOLD_WIDTH * (len(runs) - 1)
    least = min(2 * _PAD + _LABEL, free / len(runs))
    weights = [
        (last - first + 1) ** 0.5 + sum(n for d, n in busy.items() if first <= d <= last) ** 0.5 for first, last in runs
    ]
    left = 0.0
    for (first, last), weight in zip(runs, weights, strict=True):
        span = least + (free - least * len(runs)) * weight / sum(weights)
        yield Segment(first=first, last=last, left=left, right=left + span)
        left += span + FOLD_WIDTH


def _ticks(segment: Segment) -> list[Tick]:
    days_a_label = max((segment.last - segment.first) * _LABEL / max(segment.right - segment.left - 2 * _PAD, 1), 0.01)
    candidates = _days(segment.first, segment.last, days_a_label)
    marks = [(day, label) for day, label in candidates if segment.first <= day <= segment.last]
    if len(marks) == 0:
        first = date.fromordinal(segment.first)
        marks = [(segment.first, f"{first.day} {calendar.month_abbr[first.month]}")]
    ticks: list[Tick] = []
    year = 0
    for day, label in marks:
        now = date.fromordinal(day).year
        ticks.append(
            Tick(
                x=round(segment.place(day), 1), label=label, under="" if now == year or label == str(now) else str(now)
            )
        )
        year = now
    return ticks


def _days(first: int, last: int, step: float) -> Iterator[tuple[int, str]]:
    """The days worth a label between two, at least ``step`` days apart, with the label."""
    if step <= 15:
        every = next(
            days for days in ((range(1, 32)), range(1, 32, 2), (1, 8, 15, 22), (1, 16)) if _apart(days) >= step
        )
        yield from (
            (d, f"{when.day} {calendar.month_abbr[when.month]}") for d, when in _dates(first, last) if when.day in every
        )
    elif step <= 183:
        months = next(n for n in (1, 3, 6, 12) if n * 30.4 >= step or n == 12)
        for day, when in _dates(first, last):
            if when.day == 1 and (when.month - 1) % months == 0:
                yield day, calendar.month_abbr[when.month]
    else:
        years = next(n for n in (1, 2, 5, 10, 25, 50, 100, 500, 5000) if n * 365 >= step or n == 5000)
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            if year % years == 0:
                yield date(year, 1, 1).toordinal(), str(year)


def _dates(first: int, last: int) -> Iterator[tuple[int, date]]:
    return ((ordinal, date.fromordinal(ordinal)) for ordinal in range(first, last + 1))


def _apart(days: Sequence[int]) -> int:
    return days[1] - days[0]


def _length(days: int) -> str:
    if days >= 700:
        return f"{round(days / 365.25)} years"
    return f"{round(days / 30.4)} months" if days >= 60 else f"{days} days"

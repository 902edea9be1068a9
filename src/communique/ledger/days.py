"""Intervals of days: ISO strings outside, ordinals within; None is an open side."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from communique.model import Record


class Days(Record, frozen=True, kw_only=True):
    """The first and the last day that something can have been on; None where that side is open."""

    earliest: str | None = None
    latest: str | None = None

    @property
    def width(self) -> int | None:
        """The number of days from the first to the last, both counted; None where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return ordinal(self.latest) - ordinal(self.earliest) + 1

    def within(self, days: int) -> bool:
        """Whether both sides are known and at most so many days are left."""
        return self.width is not None and self.width <= days

    def meets(self, other: Days) -> bool:
        """Whether the two can be the same day, an open side reaching forever."""
        return self.gap(other) == 0

    def gap(self, other: Days) -> int:
        """Days from the end of the one to the start of the other; 0 where they overlap."""
        return max(_distance(self.latest, other.earliest), _distance(other.latest, self.earliest), 0)

    def narrowed(self, other: Days) -> Days:
        """The days that lie in both; the two must meet."""
        first = [day for day in (self.earliest, other.earliest) if day is not None]
        last = [day for day in (self.latest, other.latest) if day is not None]
        return Days(earliest=max(first, default=None), latest=min(last, default=None))

    def widened(self, *, before: int, after: int) -> Days:
        """The same, so many days longer on each side that is known."""
        return Days(earliest=_moved(self.earliest, -before), latest=_moved(self.latest, after))

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return self.earliest if self.earliest is not None else "undated"
        if self.earliest is None:
            return f"by {self.latest}"
        return f"from {self.earliest}" if self.latest is None else f"{self.earliest} to {self.latest}"


@lru_cache(maxsize=50_000)
def ordinal(day: str) -> int:
    """An ISO day as a number that counts days."""
    return date.fromisoformat(day).toordinal()


def each_day(days: Days) -> range:
    """The number of every day of the interval; none where a side is open."""
    if days.earliest is None or days.latest is None:
        return range(0)
    return range(ordinal(days.earliest), ordinal(days.latest) + 1)


def _moved(day: str | None, days: int) -> str | None:
    if day is None:
        return None
    return date.fromordinal(min(max(ordinal(day) + days, date.min.toordinal()), date.max.toordinal())).isoformat()


def _distance(before: str | None, after: str | None) -> int:
    return ordinal(after) - ordinal(before) if before is not None and after is not None else 0

"""What a time expression is resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from communique.model import Published
from communique.model.reports import TimeType
from communique.reports.syntax import Tense
from communique.reports.time_bounds import OPEN, Bounds, day_of

Resolved = tuple[TimeType, str, Bounds]
STEPS: Final = {"last": -1, "past": -1, "next": 1}


@dataclass(slots=True, frozen=True)
class Around:
    """What the words before an expression have told of time.

    Attributes:
        value, bounds: the last date told in reach, as TIMEX3 writes it, with its days.
        quarter: the year and number of the quarter that the article last spoke of.
    """

    value: str = ""
    bounds: Bounds = OPEN
    quarter: tuple[int, int] | None = None


UNTOLD: Final = Around()


@dataclass(slots=True, frozen=True)
class Setting:
    """What an expression is resolved against: publication, the tense of its clause, the times before it."""

    published: Published
    tense: Tense
    around: Around

    @property
    def low(self) -> date | None:
        """The first day of publication."""
        return day_of(self.published.earliest)

    @property
    def high(self) -> date | None:
        """The last day of publication."""
        return day_of(self.published.latest)

    @property
    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return day_of(self.published.day)

"""What office-holders and past days allow: the first and the last day on which a text can have been written.

Nobody is called by an office before holding it, so every holder bounds the text from below. Holders are called so
long after, too, when a text looks back: only those whom it names in its lead, whose time reaches past that first day,
and of whose departure it does not tell, bound it from above.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from communique.articles.implied import Held
from communique.articles.past import Past
from communique.model import Span
from communique.model.spans import Record

#: The press calls people by an office for some days before and after they hold it.
_GRACE = 31
#: A tenure written from memory must be this many days off before it speaks against a page.
_GRACE_RECALLED = 183
_ALWAYS = "0001-01-01"
_EVER = "9999-12-31"


class Edge(Record, frozen=True, kw_only=True):
    """A day beyond which a text cannot lie, and why.

    Attributes:
        sure: whether it rests on a dated source and not on memory.
        span: the words of the text that it rests on.
        why: what they tell, to follow "but".
    """

    day: str
    sure: bool
    span: Span
    why: str


class Bounds(Record, frozen=True, kw_only=True):
    """The first and the last day that a text allows; None: open."""

    first: Edge | None = None
    last: Edge | None = None

    @property
    def earliest(self) -> str | None:
        """The first ISO day, or None."""
        return self.first.day if self.first is not None else None

    @property
    def latest(self) -> str | None:
        """The last ISO day, or None."""
        return self.last.day if self.last is not None else None

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The words that the two edges rest on."""
        return tuple(dict.fromkeys(edge.span for edge in (self.first, self.last) if edge is not None))


def bounds_of(held: Sequence[Held], past: Sequence[Past]) -> Bounds:
    """The interval that the text allows, from dated sources alone.

    A tenure from memory can only widen what the others allow: an edge that would rest on it stays open.
    """
    bounds = _bounds([one for one in held if any(sure for _, _, sure in one.spells)], past)
    return Bounds(
        first=bounds.first if bounds.first is not None and bounds.first.sure else None,
        last=bounds.last if bounds.last is not None and bounds.last.sure else None,
    )


def against(day: str, held: Sequence[Held], past: Sequence[Past]) -> str | None:
    """Why a text cannot have been published on a day, to follow "but"; None where nothing speaks against it."""
    for told in past:
        if told.day > shift(day, 1):
            return f"the text tells of {told.day} as past"
    bounds = _bounds(held, ())
    for edge, gap in ((bounds.first, (day, bounds.earliest)), (bounds.last, (bounds.latest, day))):
        if edge is None or gap[0] is None or gap[1] is None:
            continue
        if _days(gap[0], gap[1]) > (_GRACE if edge.sure else _GRACE_RECALLED):
            return edge.why
    return None


def shift(day: str, days: int) -> str:
    """The ISO day so many days later.

    >>> shift("2015-12-31", 1)
    '2016-01-01'
    """
    return (_date(day) + dt.timedelta(days=days)).isoformat()


def _bounds(held: Sequence[Held], past: Sequence[Past]) -> Bounds:
    edges = [_told(one) for one in past] + [edge for one in held if (edge := _first(one, _ALWAYS)) is not None]
    first = max(edges, key=lambda edge: edge.day, default=None)
    low = first.day if first is not None else _ALWAYS
    present = [one for one in held if any(last > low for _, last, _ in one.spells)]
    later = [edge for one in present if one.lead and (edge := _first(one, low)) is not None and edge.day > low]
    first = max(later, key=lambda edge: edge.day, default=first)
    low = first.day if first is not None else _ALWAYS
    present = [one for one in present if any(last > low for _, last, _ in one.spells)]
    lasts = [edge for one in present if one.lead and not one.leaving and (edge := _last(one)) is not None]
    return Bounds(first=first, last=min(lasts, key=lambda edge: edge.day, default=None))


def _first(one: Held, low: str) -> Edge | None:
    """The first day on which somebody held the office, leaving out the times that ended before ``low``."""
    day, sure = min((since, sure) for since, last, sure in one.spells if last > low)
    return Edge(day=_real(day), sure=sure, span=one.span, why=_why(one)) if day > _ALWAYS else None


def _last(one: Held) -> Edge | None:
    day, sure = max((last, sure) for _, last, sure in one.spells)
    return Edge(day=_real(day), sure=sure, span=one.span, why=_why(one)) if day < _EVER else None


def _told(one: Past) -> Edge:
    return Edge(day=one.day, sure=True, span=one.span, why=f"the text tells of {one.day} as past")


def _why(one: Held) -> str:
    called = f"{one.title} {one.name}" if one.title[0].isupper() else f"{one.name}, {one.title}"
    spells = (_spell(_real(first), _real(last)) for first, last, _ in one.spells)
    return f"the text speaks of {called}, an office held {' and '.join(spells)}"


def _spell(first: str, last: str) -> str:
    if first == _ALWAYS:
        return f"until {last}"
    return f"from {first} to {last}" if last < _EVER else f"since {first}"


def _real(day: str) -> str:
    """The day itself, or the last of its month where a tenure known to the month is given as ending on its 31st."""
    return _date(day).isoformat()


def _days(first: str, last: str) -> int:
    return (_date(last) - _date(first)).days


def _date(day: str) -> dt.date:
    year, month, number = (int(part) for part in day.split("-"))
    for last in (number, 30, 29, 28):
        try:
            return dt.date(year, month, last)
        except ValueError:
            continue
    raise ValueError(f"{day!r} is not a day")

"""A time expression before it is resolved."""

from __future__ import annotations

from typing import Literal

from communique.model import Record

Kind = Literal[
    "date", "weekday", "day_offset", "unit_offset", "part", "duration", "set", "vague", "quarter", "season", "decade",
    "century", "fiscal", "feast", "clock",
]  # fmt: skip


class Timex(Record, frozen=True, kw_only=True):
    """One expression, unresolved. ``start`` and ``end`` are offsets into the text searched.

    Attributes:
        year, month, day, last_day: as written. ``weekday``: 0 is Monday.
        amount, unit: of an offset or a length; a negative amount goes back. None for "several", and for "years".
        anchor: what an offset counts from, ``now`` or ``event``.
        mod: which one, or how it is meant: last, next, this, ``within``, ``midnight``, ``earlier on``; of an offset
            from an event ``step`` ("the next day") and ``before`` or ``after`` where the event follows.
        part: early, mid, late, earlier, later, start or end of it.
        number: of a quarter, a half or a century.
        clock: the time of day as TIMEX3 writes it, with its ``T``: ``T09:30``, ``TMO``.
        word: a season's code, a feast's name, a reference (``PAST_REF``), the value of a set, ``fiscal``, or ``half``
            where a half comes on top of the amount.
        alone: a month or a year that no word around calls for; the reader looks at it again.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    amount: int | None = None
    unit: str = ""
    anchor: Literal["now", "event"] = "now"
    mod: str = ""
    part: str = ""
    number: int | None = None
    clock: str = ""
    word: str = ""
    alone: bool = False

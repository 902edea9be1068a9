"""TIMEX3 values, and the first and last day that each can mean.

Nothing is guessed: what the publication date, the tense and the times around do not settle keeps open ends and an
``X`` in its value.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from communique.reports import time_days, time_lengths, time_periods
from communique.reports.time_bounds import OPEN, moved
from communique.reports.time_lengths import iso_duration
from communique.reports.time_periods import BLANK, at, quarter_of
from communique.reports.time_setting import Around, Resolved, Setting
from communique.reports.timex_record import Timex


def resolved(raw: Timex, setting: Setting) -> Resolved:
    """Type, value and bounds of an expression."""
    type_, value, bounds = _RESOLVERS[raw.kind](raw, setting)
    if raw.clock != "" and type_ != "SET":
        return "TIME", (value if len(value) == 10 else "XXXX-XX-XX") + raw.clock, bounds
    return type_, value, bounds


def _unit_offset(raw: Timex, setting: Setting) -> Resolved:
    amount, period = raw.amount or 0, iso_duration(raw).replace("-", "")
    today = setting.today
    if raw.mod == "within" and setting.tense == "past":
        return "DURATION", period, OPEN
    if raw.mod == "within":
        days = -(-amount // 24) if raw.unit == "hour" else 0
        end = moved(today, days, "day") if days > 0 else moved(today, amount, raw.unit)
        return "DURATION", period, (today if end is not None else None, end)
    if raw.unit == "year" and abs(amount) == 1 and setting.around.quarter is not None and raw.part == "":
        number, quarter = setting.around.quarter
        if quarter == 0 and today is not None:
            return at(date(today.year + amount, 1, 1), "year")
        return quarter_of(number + amount, quarter)
    if raw.anchor == "event":
        found = _from_event(raw, setting.around) if raw.mod not in ("before", "after") else None
        if found is None and raw.mod == "step":
            return "DATE", BLANK.get(raw.unit, "XXXX-XX-XX"), OPEN
        return found or ("DURATION", period, OPEN)
    day = moved(today, amount, raw.unit)
    return at(day, raw.unit) if day is not None else ("DATE", BLANK.get(raw.unit, "XXXX-XX-XX"), OPEN)


def _from_event(raw: Timex, around: Around) -> Resolved | None:
    """An offset from the date told before, where that is as fine as the offset asks."""
    first, last = around.bounds
    if first is None or last is None:
        return None
    width = (last - first).days
    fine = {"week": 6, "month": 30, "quarter": 91, "year": 365}.get(raw.unit, 0)
    day = moved(first, raw.amount or 0, raw.unit)
    return at(day, raw.unit) if day is not None and width <= fine else None


def _vague(raw: Timex, setting: Setting) -> Resolved:
    low, high = setting.low, setting.high
    bounds = {"PAST_REF": (None, high), "FUTURE_REF": (low, None)}.get(raw.word, (low, high))
    return "DATE", raw.word, bounds


_RESOLVERS: Final = {
    "date": time_days.date_, "weekday": time_days.weekday, "day_offset": time_days.day_offset,
    "feast": time_days.feast, "clock": time_days.clock, "part": time_periods.part, "quarter": time_periods.quarter,
    "season": time_periods.season, "decade": time_periods.decade, "century": time_periods.century,
    "fiscal": time_periods.fiscal, "duration": time_lengths.duration, "set": time_lengths.set_,
    "unit_offset": _unit_offset, "vague": _vague,
}  # fmt: skip

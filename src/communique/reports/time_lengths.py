"""Durations and what recurs: how long and how often, as TIMEX3 writes it."""

from __future__ import annotations

from communique.reports import time_bounds
from communique.reports.time_bounds import OPEN, moved
from communique.reports.time_setting import Resolved, Setting
from communique.reports.time_words import time_words
from communique.reports.timex_record import Timex


def iso_duration(raw: Timex) -> str:
    """The length of a duration, ISO 8601: decades as years, quarters as months, ``X`` for what nobody counted."""
    unit = {"fortnight": "week", "night": "day", "weekend": "day"}.get(raw.unit, raw.unit)
    times = {"decade": 10, "century": 100, "fortnight": 2, "weekend": 2, "quarter": 3}
    amount = str(raw.amount * times.get(raw.unit, 1)) if raw.amount is not None else "X"
    amount += ".5" if raw.word == "half" and raw.kind == "duration" else ""
    letter = {"decade": "Y", "century": "Y", "quarter": "M"}.get(unit) or time_words().units[unit]
    return f"P{'T' if unit in time_bounds.SUB_DAY else ''}{amount}{letter}"


def duration(raw: Timex, setting: Setting) -> Resolved:
    """ "The past five years" lie before publication, "the next" after it; other lengths lie anywhere."""
    today, value = setting.today, iso_duration(raw)
    if today is None or raw.mod not in ("last", "past", "next", "recent"):
        return "DURATION", value, OPEN
    other = moved(today, -raw.amount if raw.mod != "next" else raw.amount, raw.unit) if raw.amount is not None else None
    return "DURATION", value, (today, other) if raw.mod == "next" else (other, today)


def set_(raw: Timex, _setting: Setting) -> Resolved:
    """What recurs."""
    if raw.unit == "quarter":
        return "SET", f"P{raw.amount or 1}Q", OPEN
    return "SET", raw.word if raw.word != "" else iso_duration(raw), OPEN

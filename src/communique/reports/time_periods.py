"""Weeks, months, quarters, seasons, years and longer resolved: "early next year", "the third quarter", "the 1980s"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from communique.reports import time_bounds, time_lengths
from communique.reports.syntax import Tense
from communique.reports.time_bounds import OPEN, Bounds, moved
from communique.reports.time_setting import STEPS, Resolved, Setting
from communique.reports.timex_record import Timex

_REPORTED: Final = timedelta(days=60)
#: What is left of a period where the day of publication is unknown.
BLANK: Final = {
    "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip


def at(day: date, unit: str) -> Resolved:
    """A day as an offset in such units gives it: only as fine as the unit."""
    if unit == "week":
        return "DATE", time_bounds.week_value(day), time_bounds.week(day)
    if unit == "month":
        return "DATE", f"{day.year}-{day.month:02}", time_bounds.month(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "year":
        return "DATE", str(day.year), time_bounds.year(day.year)
    if unit in ("decade", "century"):
        slack = 3 if unit == "decade" else 20
        return "DATE", str(day.year), (date(day.year - slack, 1, 1), date(day.year + slack, 12, 31))
    return "DATE", day.isoformat(), (day, day)


def part(raw: Timex, setting: Setting) -> Resolved:
    """ "Last week", "early next year", "the end of the month": counted from publication."""
    today, unit = setting.today, raw.unit
    if raw.mod == "past" and unit in ("decade", "century"):
        return time_lengths.duration(raw, setting)
    if today is None:
        return "DATE", BLANK[unit], OPEN
    if unit == "weekend":
        return _weekend(raw, setting, today)
    day = moved(today, STEPS.get(raw.mod, 0), unit) or today
    if unit in ("decade", "century"):
        count = 10 if unit == "decade" else 100
        number = day.year // count
        return "DATE", str(number), time_bounds.years(number * count, count, raw.part)
    type_, value, bounds = at(day, unit)
    if raw.word == "fiscal":
        return type_, value, time_bounds.fiscal(day.year)
    return type_, value, _narrowed(bounds, raw, today)


def _narrowed(bounds: Bounds, raw: Timex, today: date) -> Bounds:
    """The early, late or other part of a week, month, quarter or year, on its side of today."""
    first, last = bounds
    if first is None or last is None:
        return bounds
    days = (last - first).days
    if raw.part in ("early", "start"):
        last = first + timedelta(days=days // 3)
    elif raw.part in ("late", "end"):
        first = last - timedelta(days=days // 3)
    elif raw.part == "mid":
        first, last = first + timedelta(days=days // 4), last - timedelta(days=days // 4)
    elif raw.part == "earlier":
        last = max(first, min(last, today))
    elif raw.part == "later":
        first = min(last, max(first, today))
    elif raw.mod == "past":
        first, last = moved(today, -1, raw.unit), today
    elif raw.unit == "week" and raw.mod == "last":  # in the press, from the week before to the day before
        last = today - timedelta(days=1)
    return first, last


def _weekend(raw: Timex, setting: Setting, today: date) -> Resolved:
    """ "The weekend": the last one in the past tense, else the one to come."""
    saturday = today + timedelta(days=5 - today.weekday())
    if today.weekday() >= 5:
        back = raw.mod in ("last", "past")
    else:
        back = raw.mod in ("last", "past") or (raw.mod != "next" and setting.tense in ("past", "present"))
    saturday += timedelta(days=-7 if back else 7 if raw.mod == "next" else 0)
    return "DATE", f"{time_bounds.week_value(saturday)}-WE", (saturday, saturday + timedelta(days=1))


def quarter_of(number: int, quarter: int, *, fiscal: bool = False) -> Resolved:
    """A quarter of a year."""
    bounds = time_bounds.fiscal(number) if fiscal else time_bounds.months(number, 3 * quarter - 2, 3)
    return "DATE", f"{number}-Q{quarter}", bounds


def quarter(raw: Timex, setting: Setting) -> Resolved:
    """A quarter or half of a year, or the period that the article is about."""
    today, ago = setting.today, -1 if raw.mod == "ago" else 0
    number = raw.year
    if number is None and raw.mod.endswith(" year") and today is not None:
        number = today.year + STEPS.get(raw.mod.split()[0], 0)
    if raw.unit == "half":
        half = raw.number or 1
        bounds = time_bounds.months(number, 6 * half - 5, 6) if number is not None else OPEN
        return "DATE", f"{number if number is not None else 'XXXX'}-H{half}", bounds
    found = _quarter_told(raw, setting, number)
    told = setting.around.quarter
    if raw.unit == "year" and told is not None and told[1] == 0 and today is not None:
        return at(date(today.year - 1, 1, 1), "year")  # "year-earlier" of three quarters or a year
    if found is None:
        year_ = number if number is not None else today.year + ago if today is not None else None
        return "DATE", f"{year_ if year_ is not None else 'XXXX'}-Q{raw.number or 'X'}", OPEN
    return quarter_of(found[0] + ago, found[1], fiscal=raw.word == "fiscal")


def _quarter_told(raw: Timex, setting: Setting, number: int | None) -> tuple[int, int] | None:
    """Year and number of the quarter: as told, as the tense has it, or the one that the article is about."""
    today, told = setting.today, setting.around.quarter
    told = None if told is not None and told[1] == 0 else told
    if raw.number is not None and number is not None:
        return number, raw.number
    if raw.number is not None:
        return _quarter_by_tense(raw.number, today, setting.tense) if today is not None else None
    if told is not None and raw.mod not in ("last", "next") and (raw.mod != "this" or raw.unit == "period"):
        return (number, told[1]) if number is not None else told
    if today is None or number is not None or raw.unit == "year":
        return None
    now = today.year * 4 + (today.month + 2) // 3 - 1
    now += {"this": 0, "next": 1}.get(raw.mod, -1)
    return now // 4, now % 4 + 1


def _quarter_by_tense(quarter: int, today: date, tense: Tense) -> tuple[int, int]:
    """The last such quarter that has begun; in the future tense the next that is not over."""
    begun = date(today.year, 3 * quarter - 2, 1) <= today
    if tense == "future":  # what a quarter brought is told up to two months after it
        over = time_bounds.months(today.year, 3 * quarter - 2, 3)[1]
        return today.year + (1 if over is not None and over + _REPORTED < today else 0), quarter
    return today.year - (0 if begun else 1), quarter


def season(raw: Timex, setting: Setting) -> Resolved:
    """A season: of the year told, or the one that fits the tense."""
    today, number = setting.today, raw.year
    if number is None and today is not None:
        number = _season_year(raw, today, setting.tense)
    if number is None:
        return "DATE", f"XXXX-{raw.word}", OPEN
    return "DATE", f"{number}-{raw.word}", time_bounds.season(number, raw.word)


def _season_year(raw: Timex, today: date, tense: Tense) -> int:
    if raw.mod.endswith(" year"):
        return today.year + STEPS.get(raw.mod.split()[0], 0)
    if raw.word == "WI" and raw.mod in ("", "this") and today.month <= 3:
        return today.year - 1  # the winter that is
    first, last = time_bounds.season(today.year, raw.word)
    begun, over = first is not None and first <= today, last is not None and last < today
    if raw.mod == "last":
        return today.year - (0 if over else 1)
    if raw.mod == "next" or (raw.mod == "" and tense == "future"):
        return today.year + (1 if over or (begun and raw.mod == "next") else 0)
    return today.year - (0 if begun or raw.mod == "this" or tense == "none" else 1)


def decade(raw: Timex, _setting: Setting) -> Resolved:
    """A decade: ``198`` in TIMEX3."""
    first = raw.year or 1900
    return "DATE", str(first // 10), time_bounds.years(first, 10, raw.part)


def century(raw: Timex, _setting: Setting) -> Resolved:
    """A century: ``19`` in TIMEX3 is the twentieth."""
    first = ((raw.number or 1) - 1) * 100
    return "DATE", f"{first // 100:02}", time_bounds.years(max(1, first), 100, raw.part)


def fiscal(raw: Timex, _setting: Setting) -> Resolved:
    """A fiscal year, whoever's it is."""
    number = raw.year or 1
    return "DATE", str(number), time_bounds.fiscal(number)

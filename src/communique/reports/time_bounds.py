"""First and last days of months, weeks, quarters, seasons and the like, and steps from day to day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from communique.reports.time_words import Feast

Bounds = tuple[date | None, date | None]
OPEN: Final[Bounds] = (None, None)
SUB_DAY: Final = frozenset({"second", "minute", "hour"})
_MONTHS_OF: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SEASONS: Final = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 22)), "FA": ((9, 1), (12, 21)), "WI": ((12, 1), (3, 21))}


def day_of(value: str | None) -> date | None:
    """An ISO day as a date; None for None."""
    return date.fromisoformat(value) if value is not None else None


def safe(year: int, month: int, day: int | None) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return date(year, month, day) if day is not None else None
    except ValueError:
        return None


def month(year: int, number: int, part: str = "") -> Bounds:
    """A month, or its early, middle or late days."""
    last = calendar.monthrange(year, number)[1]
    start, end = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31)}.get(
        part, (1, last)
    )
    return date(year, number, start), date(year, number, min(end, last))


def months(year: int, first: int, count: int) -> Bounds:
    """So many months from the first of one of them."""
    start = date(year, first, 1)
    after = moved(start, count, "month")
    return start, after - timedelta(days=1) if after is not None else None


def year(number: int, part: str = "") -> Bounds:
    """A year, or its early, middle or late months; at its end its last two."""
    first, count = {"early": (1, 4), "start": (1, 3), "mid": (5, 4), "late": (9, 4), "end": (11, 2)}.get(part, (1, 12))
    return months(number, first, count)


def years(first: int, count: int, part: str = "") -> Bounds:
    """A decade or a century by its first year, or the early, middle or late years of it."""
    third = {"early": (0, 0.4), "start": (0, 0.2), "mid": (0.3, 0.4), "late": (0.5, 0.5), "end": (0.7, 0.3)}
    skipped, kept = third.get(part, (0, 1))
    start = first + int(count * skipped)
    return date(start, 1, 1), date(start + max(1, int(count * kept)) - 1, 12, 31)


def fiscal(number: int) -> Bounds:
    """Every day that a fiscal year of that number can have, whoever's it is: it may begin eleven months early or end
    three months late."""
    return date(number - 1, 2, 1), date(number + 1, 3, 31)


def week(day: date) -> Bounds:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def week_value(day: date) -> str:
    """A week as TIMEX3 writes it: ``2016-W11``."""
    iso = day.isocalendar()
    return f"{iso.year}-W{iso.week:02}"


def season(number: int, code: str) -> Bounds:
    """A season of the northern half of the world, generously; the winter is of the year in which it begins."""
    (first_month, first_day), (last_month, last_day) = _SEASONS[code]
    ends = number + 1 if last_month < first_month else number
    return date(number, first_month, first_day), date(ends, last_month, last_day)


def feast(number: int, rule: Feast) -> date | None:
    """The day of a feast in a year."""
    if rule.easter is not None:
        return easter(number) + timedelta(days=rule.easter)
    if rule.month is None:
        return None
    if rule.day is not None:
        return safe(number, rule.month, rule.day)
    return _nth(number, rule.month, rule.weekday or 0, rule.nth or 1)


def easter(number: int) -> date:
    """Easter Sunday of the western churches (Butcher's rule)."""
    a, (b, c) = number % 19, divmod(number, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    at, rest = divmod(h + i - 7 * m + 114, 31)
    return date(number, at, rest + 1)


def _nth(number: int, of: int, weekday: int, nth: int) -> date:
    days = [
        day for week_ in calendar.Calendar().monthdatescalendar(number, of) for day in week_
        if day.month == of and day.weekday() == weekday
    ]  # fmt: skip
    return days[nth - 1 if nth > 0 else nth]


def moved(day: date | None, amount: int, unit: str) -> date | None:
    """The day so many units on; None where there is none. Hours and less do not move a day."""
    if day is None:
        return None
    try:
        if unit in SUB_DAY:
            return day
        if unit in ("day", "night", "week", "fortnight", "weekend"):
            return day + timedelta(days=amount * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))
        total, number = divmod(day.year * 12 + day.month - 1 + amount * _MONTHS_OF[unit], 12)
        return date(total, number + 1, min(day.day, calendar.monthrange(total, number + 1)[1]))
    except (ValueError, OverflowError):
        return None

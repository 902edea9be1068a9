"""Days and times of day resolved: dates without their year, weekdays, feasts, "yesterday", "at 9 p.m."."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from communique.reports import time_bounds
from communique.reports.time_bounds import OPEN
from communique.reports.time_setting import STEPS, Resolved, Setting
from communique.reports.time_words import time_words
from communique.reports.timex_record import Timex

# A date without its year is taken to lie this near to publication, by its tense: news tells of what is recent. A date
# that its tense would put farther away than that lies just on the other side.
_NEAR: Final = timedelta(days=330)
_ASIDE: Final = timedelta(days=365) - _NEAR


def date_(raw: Timex, setting: Setting) -> Resolved:
    """A date, a month or a year."""
    number = raw.year if raw.year is not None else _year_of(raw, setting)
    if number is None:
        month = f"{raw.month:02}" if raw.month is not None else "XX"
        return "DATE", f"XXXX-{month}" + (f"-{raw.day:02}" if raw.day is not None else ""), OPEN
    if raw.month is None:
        return "DATE", str(number), time_bounds.year(number, raw.part)
    if raw.day is None:
        return "DATE", f"{number}-{raw.month:02}", time_bounds.month(number, raw.month, raw.part)
    first = time_bounds.safe(number, raw.month, raw.day)
    last = time_bounds.safe(number, raw.month, raw.last_day) if raw.last_day is not None else first
    if first is None or last is None or last < first:
        return "DATE", f"{number}-{raw.month:02}-XX", time_bounds.month(number, raw.month)
    if raw.mod == "week of":
        return "DATE", time_bounds.week_value(first), time_bounds.week(first)
    return "DATE", first.isoformat(), (first, last)


def _year_of(raw: Timex, setting: Setting) -> int | None:
    """The one year that fits publication, tense and a named weekday; None where several or none do."""
    low, high = setting.low, setting.high
    if raw.month is None or low is None or high is None or (high - low).days > 1500:
        return None
    if raw.mod == "that year":
        first, last = setting.around.bounds
        return first.year if first is not None and last is not None and first.year == last.year else None
    if raw.mod.endswith(" year"):
        return low.year + STEPS.get(raw.mod.split()[0], 0) if low.year == high.year else None
    spans = {}
    for number in range(low.year - 1, high.year + 2):
        day = time_bounds.safe(number, raw.month, raw.day)
        first, last = time_bounds.month(number, raw.month) if raw.day is None else (day, day)
        if first is not None and last is not None and raw.weekday in (None, first.weekday()):
            spans[number] = (first, last)
    return fitting(spans, raw.mod, setting)


def fitting(spans: dict[int, tuple[date, date]], mod: str, setting: Setting) -> int | None:
    """The year whose days lie on the side of publication that the tense or "last" and "next" call for."""
    low, high, tense = setting.low, setting.high, setting.tense
    if low is None or high is None:
        return None
    fits, aside = [], []
    for number, (first, last) in spans.items():
        past, future = last >= low - _NEAR and first <= high, first >= low and last <= high + _NEAR
        if mod in ("last", "next"):
            past, future = past and mod == "last" and last < high, future and mod == "next"
        elif mod == "this":
            past = future = number == low.year
        if (past and (tense != "future" or mod != "")) or (future and (tense != "past" or mod != "")):
            distance = abs((first - low).days) if tense != "past" else max(0, (high - first).days)
            fits.append((distance, number))
        elif mod == "" and (first - _ASIDE <= high and last + _ASIDE >= low):
            aside.append((0, number))
    found = fits or aside
    return min(found)[1] if len(found) == 1 or (len(found) > 1 and low == high) else None


def weekday(raw: Timex, setting: Setting) -> Resolved:
    """A weekday: the nearest that fits the tense, and both where the tense does not tell."""
    if raw.mod == "step":
        return _stepped(raw, setting)
    weekday, today = raw.weekday or 0, setting.today
    if today is None:
        return "DATE", f"XXXX-WXX-{weekday + 1}", OPEN
    ahead, back = (weekday - today.weekday()) % 7, (today.weekday() - weekday) % 7
    if raw.mod.endswith(" week"):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * STEPS.get(raw.mod.split()[0], 0))
        day = monday + timedelta(days=weekday)
    elif raw.mod == "next" or (setting.tense == "future" and raw.mod != "last"):
        day = today + timedelta(days=ahead if ahead > 0 or raw.mod != "next" else 7)
    elif raw.mod == "last" and back == 0:
        day = today - timedelta(days=7)
    elif setting.tense in ("past", "present") or raw.mod in ("last", "earlier on") or back == 0:
        day = today - timedelta(days=back)
    else:
        return "DATE", f"XXXX-WXX-{weekday + 1}", (today - timedelta(days=back), today + timedelta(days=ahead))
    return "DATE", day.isoformat(), (day, day)


def _stepped(raw: Timex, setting: Setting) -> Resolved:
    """ "The previous Friday": the last one before the day told before."""
    weekday, (first, last) = raw.weekday or 0, setting.around.bounds
    if first is None or first != last:
        return "DATE", f"XXXX-WXX-{weekday + 1}", OPEN
    if raw.amount == 1:
        day = first + timedelta(days=(weekday - first.weekday() - 1) % 7 + 1)
    else:
        day = first - timedelta(days=(first.weekday() - weekday - 1) % 7 + 1)
    return "DATE", day.isoformat(), (day, day)


def day_offset(raw: Timex, setting: Setting) -> Resolved:
    """A day counted from publication."""
    low, high = setting.low, setting.high
    step = timedelta(days=raw.amount or 0)
    if low is None or high is None or (high - low).days > 7:
        return "DATE", "PRESENT_REF" if raw.amount == 0 else "XXXX-XX-XX", OPEN
    value = (low + step).isoformat() if low == high else "XXXX-XX-XX"
    first = low + step - timedelta(days=1 if raw.mod == "overnight" else 0)
    return "DATE", value, (first, high + step)


def feast(raw: Timex, setting: Setting) -> Resolved:
    """A feast: the one that fits the tense."""
    rule, low, high = time_words().feasts[raw.word], setting.low, setting.high
    if low is None or high is None or (high - low).days > 1500:
        return "DATE", _blank_feast(raw.word), OPEN
    days = {number: time_bounds.feast(number, rule) for number in range(low.year - 1, high.year + 2)}
    number = fitting({n: (day, day) for n, day in days.items() if day is not None}, raw.mod, setting)
    day = days.get(number) if number is not None else None
    return ("DATE", day.isoformat(), (day, day)) if day is not None else ("DATE", _blank_feast(raw.word), OPEN)


def _blank_feast(name: str) -> str:
    rule = time_words().feasts[name]
    return f"XXXX-{rule.month:02}-{rule.day:02}" if rule.month is not None and rule.day is not None else "XXXX-XX-XX"


def clock(_raw: Timex, setting: Setting) -> Resolved:
    """A bare time of day: of the day told just before, if one was."""
    first, last = setting.around.bounds
    known = first is not None and first == last
    return "TIME", setting.around.value[:10] if known else "XXXX-XX-XX", setting.around.bounds if known else OPEN

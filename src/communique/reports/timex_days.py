"""Dates, weekdays, feasts and times of day as the words give them."""

from __future__ import annotations

import re
from typing import Any, Final

from communique.reports.time_words import number, time_words
from communique.reports.timex_groups import PARTS, STEPS, Groups, clock_part, made, rel, step, weekday_of
from communique.reports.timex_record import Timex

_FAMOUS: Final = re.compile(r"Sept(?:ember|\.)? 11(?:th)?,? (?:attack|terror|hijack|al-)", re.IGNORECASE)


def date_(groups: Groups) -> Timex | None:
    """A date, a month or a year. Months are capitalised: "may" and "march" are words."""
    month = groups.raw("month")
    if month != "" and not month[0].isupper():
        return None
    known, known_days = time_words().month_numbers, time_words().nth
    match = groups.match
    start, end = match.span("core") if "core" in groups else match.span()
    year = groups.integer("year")
    if year is None and _FAMOUS.search(match.string, start, end + 16) is not None:
        year = 2001
    return Timex(
        start=start, end=end, kind="date", year=year,
        day=known_days[groups.get("spelt")] if "spelt" in groups else groups.integer("day"),
        month=known[month.lower()] if month != "" else groups.integer("monthno"), last_day=groups.integer("last"),
        weekday=weekday_of(groups), mod=step(groups) if "mod" in groups else rel(groups),
        part=PARTS.get(groups.get("part"), groups.get("part")),
    )  # fmt: skip


def month_alone(groups: Groups) -> Timex | None:
    """A month that nothing around calls for: only where its name can be nothing else."""
    found = date_(groups)
    words = time_words()
    spelt_out = {names[0] for names in words.months.values()}
    if found is None or groups.get("month") not in spelt_out - words.doubtful_months:
        return None
    after = groups.match.string[found.end : found.end + 2]
    named = len(after) == 2 and after[0] == " " and after[1].isupper()
    return None if named else _alone(found)


def _alone(raw: Timex) -> Timex:
    return Timex(**{name: getattr(raw, name) for name in raw.__struct_fields__} | {"alone": True})


def year_alone(groups: Groups) -> Timex | None:
    """Four digits that nothing around calls for, unless what stands before has numbers of its own."""
    words = groups.before.split()
    if len(words) > 0 and words[-1].lower() in time_words().numbered:
        return None
    found = date_(groups)
    return _alone(found) if found is not None else None


def week_of(groups: Groups) -> Timex | None:
    """ "The week of March 6"."""
    found = date_(groups)
    if found is None:
        return None
    return Timex(**{name: getattr(found, name) for name in found.__struct_fields__} | {"mod": "week of"})


def weekday(groups: Groups) -> Timex | None:
    """A weekday, alone or with its week; in the plural every such day."""
    text, end = groups.match.string, groups.match.end()
    words = groups.before.split()
    if len(words) > 0 and words[-1].lower() in time_words().named_days and "mod" not in groups:
        return None
    after = re.match(r"\s([A-Z]\w+)", text[end : end + 16])
    if not groups.raw("wd")[0].isupper() or (after is not None and after[1].lower() in time_words().papers):
        return None
    weekday = weekday_of(groups)
    if "plural" in groups:
        return made(groups, "set", word=f"XXXX-WXX-{(weekday or 0) + 1}")
    mod = groups.get("mod")
    part = mod if mod in ("early", "late", "mid") else ""
    if mod.startswith("the "):
        amount = 1 if mod.endswith("following") else -1
        return made(groups, "weekday", weekday=weekday, amount=amount, mod="step", anchor="event")
    return made(
        groups, "weekday", weekday=weekday, part=part,
        mod=f"{groups.get('rel')} week" if "rel" in groups else STEPS.get(mod, "" if part != "" else mod),
    )  # fmt: skip


def day_offset(groups: Groups) -> Timex | None:
    """ "Yesterday", "last night", "the day after tomorrow"."""
    over, word, mod = groups.get("over"), groups.get("dayword"), groups.get("mod")
    if groups.match[0] == "Today" and re.search(r"\b[A-Z]\w+ $", groups.before) is not None:
        return None  # "Russia Today"
    if over == "overnight":
        return made(groups, "day_offset", amount=0, unit="day", clock="TNI", mod=over)
    if over != "":
        return made(groups, "day_offset", amount=-2 if over.startswith("before") else 2, unit="day")
    amount = {"this": 0, "last": -1}[word] if word in ("this", "last") else time_words().days[word]
    clock = "TNI" if word == "tonight" else clock_part(groups)
    return made(
        groups, "day_offset", amount=amount, unit="day", clock=clock, part=mod,
        mod="tonight" if word == "tonight" else mod if mod in ("earlier", "later") else "",
    )  # fmt: skip


def year_spelt(groups: Groups) -> Timex | None:
    """A year as it is spoken: "nineteen ninety-six", "the year two thousand"."""
    found = number(groups.get("n").replace(" and", ""))
    if found is None or (found < 100 and found % 100 < 10):
        return None
    return made(groups, "date", year=found if found > 100 else 1900 + found)


def year_end(groups: Groups) -> Timex | None:
    """The last day of a year."""
    return made(groups, "date", year=groups.integer("year"), month=12, day=31)


def feast(groups: Groups) -> Timex | None:
    """A feast by its name."""
    if not groups.raw("feast")[0].isupper():
        return None
    return made(groups, "feast", word=groups.get("feast"), mod=step(groups))


def clock(groups: Groups) -> Timex | None:
    """A time of day, with the day that stands beside it, if one does."""
    word = groups.get("word")
    if word == "" and "hour" not in groups:
        return made(groups, "clock")  # "mid-afternoon"
    if word != "":
        clock = "T" + time_words().clock_words[word]
    else:
        hour = number(groups.get("hour"))
        if hour is None or hour > 24 or (hour > 12 and "half" in groups):
            return None
        late = groups.get("half") == "p" or groups.get("clock") in ("afternoon", "evening")
        hour = hour % 12 + 12 if late and hour <= 12 else 0 if groups.get("half") == "a" and hour == 12 else hour
        clock = f"T{hour:02}:{groups.get('minute') or '00'}"
    month = groups.raw("month")
    fields: dict[str, Any] = {"clock": clock, "mod": "midnight" if word == "midnight" else ""}
    if month != "":
        day = {"month": time_words().month_numbers[month.lower()], "day": groups.integer("day")}
        return made(groups, "date", **fields, **day, year=groups.integer("year"), weekday=weekday_of(groups))
    if "wd" in groups:
        return made(groups, "weekday", **fields, weekday=weekday_of(groups))
    if "dayword" in groups:
        return made(groups, "day_offset", **fields, amount=time_words().days[groups.get("dayword")], unit="day")
    return made(groups, "clock", **fields)

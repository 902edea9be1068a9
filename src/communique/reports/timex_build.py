"""What a match of a shape says, as a ``Timex``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from communique.reports import timex_days
from communique.reports.time_words import number, time_words, unit
from communique.reports.timex_groups import Groups, clock_part, made, rel, step, weekday_of
from communique.reports.timex_record import Timex

_ENDS: Final = frozenset({"", ".", ",", ";", "!", "?", ")", '"'})
_RATED: Final = re.compile(
    r"(?:\d|\b(?:hundred|thousand|million|billion|trillion|once|twice|times|cents|pence|dollars|percent))\b[^.;]{0,24}$"
)
_OVER: Final = re.compile(
    r"\b(?:for|in|within|of|over|than|after|about|nearly|almost|at least|up to|as long as|take|took|lasted|spent|"
    r"through|during)\s(?:half\s)?$", re.IGNORECASE,
)  # fmt: skip


def build(kind: str, match: re.Match[str]) -> Timex | None:
    """The expression that a match of a shape is, or None where it is none after all."""
    return _BUILDERS[kind](Groups(match))


def _amount(groups: Groups) -> int | None:
    if "many" in groups:
        return None
    words = re.sub(r"[\s-]*(?:and[\s-]a[\s-]half|1/2)$", "", groups.get("n"))
    return number(words) if "n" in groups else 1


def _unit_offset(groups: Groups) -> Timex | None:
    way = groups.get("way")
    amount = _amount(groups)
    one = unit(groups.get("unit")) if "unit" in groups else "year"
    if one in ("night", "weekend"):
        return None
    back = way in ("ago", "earlier", "before", "previously")
    if amount is None:
        return made(groups, "vague", word="PAST_REF") if way == "ago" else None
    told = groups.match.string[groups.match.end() : groups.match.end() + 1] not in _ENDS
    return made(
        groups, "unit_offset", amount=-amount if back else amount, unit=one,
        anchor="now" if way in ("ago", "from now", "hence") else "event",
        mod=way if way in ("before", "after") and told else "",
    )  # fmt: skip


def _within(groups: Groups) -> Timex | None:
    return made(groups, "unit_offset", amount=_amount(groups), unit=unit(groups.get("unit")), mod="within")


def _same(groups: Groups) -> Timex | None:
    after = groups.match.string[groups.match.end() : groups.match.end() + 12]
    if " same " in groups.match[0] and re.match(r"\s(?!(?:in|at|as|by|with|to|on|when|for|and|after|of)\b)\w", after):
        return None  # "met the same day foreign ministers gathered": the day of something else
    one = groups.get("unit") or "day"
    return made(groups, "unit_offset", amount=0, unit=one, anchor="event", mod="step")


def _next(groups: Groups) -> Timex | None:
    amount = 1 if groups.get("step") in ("next", "following") else -1
    return made(groups, "unit_offset", amount=amount, unit=groups.get("unit") or "day", anchor="event", mod="step")


def _span(groups: Groups) -> Timex | None:
    return made(groups, "duration", amount=_amount(groups), unit=unit(groups.get("unit")), mod=step(groups))


def _part(groups: Groups) -> Timex | None:
    fiscal = groups.get("fiscal").startswith(("fiscal", "financial"))
    mod = "the" if groups.get("mod") in ("", "the") else step(groups)
    the_last = groups.match[0].lower().startswith("the last ")
    if the_last and re.match(r"\sof\b", groups.after) is not None:
        return None  # "the last week of the race"
    rolling = the_last and groups.get("unit") in ("week", "month", "year")
    mod = "past" if groups.get("mod").endswith("past") or rolling else mod
    return made(groups, "part", amount=1, unit=unit(groups.get("unit")), mod=mod, word="fiscal" if fiscal else "")


def _year_told(groups: Groups) -> Timex | None:
    return made(groups, "duration", amount=1, unit="year")


def _quarter(groups: Groups) -> Timex | None:
    ordinal = groups.get("ord")
    known = {**time_words().ordinals, "final": 4, "last": 2 if groups.get("unit") == "half" else 4}
    return made(
        groups, "quarter", number=known[ordinal] if ordinal != "" else None, year=groups.integer("year"),
        unit=groups.get("unit"), mod=rel(groups) or ("ago" if "ago" in groups else step(groups)),
        word="fiscal" if "fiscal" in groups else "",
    )  # fmt: skip


def _half(groups: Groups) -> Timex | None:
    amount, one = {
        "hour": (30, "minute"), "day": (12, "hour"), "year": (6, "month"), "decade": (5, "year"),
        "century": (50, "year"),
    }[groups.get("unit")]  # fmt: skip
    return made(groups, "duration", amount=amount, unit=one)


def _duration(groups: Groups) -> Timex | None:
    one = unit(groups.get("unit"))
    after = groups.after[:5].lower()
    if re.search(r"(?:\d\s|\bas\s)$", groups.before) is not None and not groups.match[0][0].isupper():
        return None  # half of "5 1/2 years"; "in as many weeks"
    if (one == "quarter" and after.startswith(" of")) or (groups.match[0] == "24 hours" and after == " a da"):
        return None  # "three quarters of the voters", "24 hours a day"
    if one == "second" and groups.get("n") in ("one", "twenty", "thirty") and not groups.get("unit").endswith("s"):
        return None
    amount = None if "n" not in groups and groups.get("unit").endswith("s") else _amount(groups)  # "decades-long"
    return made(groups, "duration", amount=amount, unit=one)


def _length(groups: Groups) -> Timex | None:
    """ "a year", "an hour": how long; after a number, how often."""
    one = unit(groups.get("unit"))
    if groups.get("unit").endswith("s") or one in ("quarter", "weekend", "night"):
        return None
    if _OVER.search(groups.before) is None and _RATED.search(groups.before) is not None:
        return _rate(groups)
    if one in ("second", "minute", "day") and _OVER.search(groups.before) is None:
        return None
    if one == "second" and re.match(r"\s\w", groups.after) is not None:
        return None  # "for a second day"
    return made(groups, "duration", amount=1, unit=one)


def _rate(groups: Groups) -> Timex | None:
    one = unit(groups.get("unit"))
    if groups.before.endswith("24 hours "):
        return None
    rated = _OVER.search(groups.before) is None and _RATED.search(groups.before) is not None
    return made(groups, "set", amount=1, unit=one) if rated else None


def _vague_span(groups: Groups) -> Timex | None:
    one = unit(groups.get("unit"))
    mod = step(groups)
    if one in ("second", "quarter", "weekend", "night") and mod == "":
        return None
    if mod in ("next", "future"):
        return made(groups, "vague", word="FUTURE_REF")
    return made(groups, "duration", amount=None, unit=one, mod=mod)


def _set_of(groups: Groups) -> Timex | None:
    if "month" in groups:
        return made(groups, "set", word=f"XXXX-{time_words().month_numbers[groups.get('month')]:02}")
    if "wd" in groups:
        return made(groups, "set", word=f"XXXX-WXX-{(weekday_of(groups) or 0) + 1}")
    if "clock" in groups:
        return made(groups, "set", word=f"XXXX-XX-XX{clock_part(groups)}", clock="")
    amount = 2 if "other" in groups else _amount(groups)
    return made(groups, "set", amount=amount, unit=unit(groups.get("unit")))


def _set(groups: Groups) -> Timex | None:
    if groups.get("set") in ("annually", "yearly") and _RATED.search(groups.before) is not None:
        return None  # "grew 20% annually": how fast, not how often
    if groups.match[0][0].isupper() and re.search(r"\w\s$", groups.before) is not None:
        return None  # "the Daily News"
    return made(groups, "set", word=time_words().sets[groups.get("set")])


def _century(groups: Groups) -> Timex | None:
    words = groups.get("n")
    known = {"twentieth": 20, "twenty-first": 21, "nineteenth": 19, "eighteenth": 18, "seventeenth": 17}
    found = int(re.sub(r"\D", "", words)) if words[0].isdigit() else known.get(words)
    return made(groups, "century", number=found) if found is not None else None


def _decade(groups: Groups) -> Timex | None:
    if "year" in groups:
        year = int(groups.get("year"))
    else:
        short = int(groups.get("short")) if "short" in groups else time_words().decades[groups.get("word")]
        year = 1900 + short
    return made(groups, "decade", year=year)


def _fiscal(groups: Groups) -> Timex | None:
    return made(groups, "fiscal", year=groups.integer("year"))


def _season(groups: Groups) -> Timex | None:
    code = time_words().seasons[groups.get("season")]
    if "every" in groups:
        return made(groups, "set", word=f"XXXX-{code}")
    mod = rel(groups) or step(groups)
    return made(groups, "season", word=code, year=groups.integer("year"), mod=mod)


def _reference(value: str) -> Callable[[Groups], Timex | None]:
    def built(groups: Groups) -> Timex | None:
        aside = groups.match[0] == "Now" and groups.after.startswith(
            (",", " for")
        )  # "Now, he says", "Now for the weather"
        return None if groups.match[0].isupper() or aside else made(groups, "vague", word=value)

    return built


_BUILDERS: Final[dict[str, Callable[[Groups], Timex | None]]] = {
    "date": timex_days.date_, "month_alone": timex_days.month_alone, "year_alone": timex_days.year_alone,
    "week_of": timex_days.week_of, "weekday": timex_days.weekday, "day_offset": timex_days.day_offset,
    "year_end": timex_days.year_end, "year_spelt": timex_days.year_spelt, "feast": timex_days.feast,
    "clock": timex_days.clock, "unit_offset": _unit_offset, "within": _within, "same": _same, "step": _next,
    "span": _span, "part": _part, "year_told": _year_told, "quarter": _quarter, "half": _half,
    "duration": _duration, "length": _length, "rate": _rate, "vague_span": _vague_span, "set_of": _set_of, "set": _set,
    "century": _century, "decade": _decade, "fiscal": _fiscal, "season": _season,
    "present": _reference("PRESENT_REF"), "past": _reference("PAST_REF"), "future": _reference("FUTURE_REF"),
}  # fmt: skip

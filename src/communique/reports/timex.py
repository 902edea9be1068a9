"""Time expressions as the words give them, before any resolution: what unit, which number, which way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from communique.model import Record

Kind = Literal["date", "weekday", "day_offset", "unit_offset", "part", "duration", "set", "vague"]

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_SPELT_OUT = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
WEEKDAYS = {
    name: i for i, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_TWO_ON = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS = {
    word: n
    for n, words in enumerate(
        ("zero", "one a an", *_TWO_ON))
    for word in words.split()
} | {"a couple of": 2, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30}  # fmt: skip
UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}


class Timex(Record, frozen=True, kw_only=True):
    """One expression, unresolved. ``start`` and ``end`` are offsets into the text searched.

    ``year``, ``month``, ``day``, ``last_day``: as written. ``weekday``: 0 is Monday. ``amount`` and ``unit``: of an
    offset or a duration; a negative amount goes back. ``anchor``: what an offset counts from, ``now`` or ``event``.
    ``mod``: early, mid, late, or last, next, this.
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


_MON = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_DAYS = _DAY + r"(?:\s?(?:-|to|and)\s?(?P<last>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_NUM = r"(?P<n>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_COUNTED = "|".join(word for word in NUMBERS if word not in ("a", "an"))
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade)s?\b"
_WD = r"(?P<wd>" + "|".join(WEEKDAYS) + r")\b"
_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
_MOD = r"(?:(?P<mod>early|mid|late)[\s-](?:in\s)?)?"

# In order: the first that matches at a place wins, so the more telling shapes stand first.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("date", rf"(?:{_WD}\s?,?\s)?(?:the\s)?{_DAYS}\s(?:of\s)?{_MON}(?:,?\s{_YEAR})?"),
    ("date", rf"(?:{_WD}\s?,?\s)?{_MON}\s{_DAYS}(?:,?\s{_YEAR})?"),
    ("date", r"(?P<year>(?:19|20)\d\d)-(?P<monthno>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b"),
    ("date", rf"{_MOD}{_MON},?\s{_YEAR}"),
    ("date", rf"(?P<mod>last|next|this|early|mid|late)[\s-]{_MON}"),
    ("part", r"(?:earlier|later)\s(?P<mod>this)\s(?P<unit>week|month|year)\b"),
    ("part", r"(?:the\s)?(?P<mod>last|past|previous|next|coming|following|this)\s(?P<unit>week|month|year)(?:'s)?\b"),
    ("day_offset", r"the\sday\sbefore\syesterday\b|the\sday\safter\stomorrow\b"),
    ("day_offset", rf"(?:earlier\s|later\s)?(?:today|yesterday|tomorrow|tonight){_PART}\b"),
    ("weekday", rf"(?:(?P<mod>last|next|this|earlier\son|later\son|midnight)\s)?{_WD}{_PART}"),
    ("unit_offset", rf"{_NUM}\s{_UNIT}\s(?P<way>ago|earlier|before|previously|later|after|afterwards|from\snow)\b"),
    ("unit_offset", r"the\s(?P<unit>day)\s(?P<way>before|after)\b"),
    ("unit_offset", rf"(?P<way>within|in\sthe\snext)\s(?:the\snext\s)?{_NUM}\s{_UNIT}"),
    ("vague", r"(?:in\s)?recent\s(?:days|weeks|months|years)\b|(?:the\s)?(?:past|last)\s(?:few|several|two|three)\s"
              r"(?:days|weeks|months|years)\b"),
    ("duration", rf"(?:for\s)?(?P<n>\d{{1,3}}|{_COUNTED})[\s-]{_UNIT}(?!\s?-?old)"),
    ("duration", r"(?P<n>an?|half\san)\s(?P<unit>hour)\b"),
    ("set", r"(?:every|each)\s(?P<unit>day|week|month|year)\b|(?P<setword>daily|weekly|monthly|annually)\b"),
    ("date", rf"(?<=\bin\s){_MON}"),
    ("date", rf"(?<=\bsince\s){_MON}"),
    ("date", rf"(?<=\bby\s){_MON}"),
    ("date", rf"(?<=\buntil\s){_MON}"),
    ("date", rf"(?:{_MOD})(?<![\d,.$]){_YEAR}(?!\s?(?:people|men|troops|soldiers|refugees|[\d,]))"),
)  # fmt: skip
# Month names are capitalised in English; "may" and "march" otherwise are words.
_COMPILED = tuple((kind, re.compile(rf"(?<![\w-]){body}", re.IGNORECASE)) for kind, body in _PATTERNS)
_QUICK = re.compile(
    r"\d|day\b|days\b|today|tonight|tomorrow|week|month|year|hour|minute|decade|daily|annually|"
    r"january|february|march|april|may\b|june|july|august|september|october|november|december|"
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Timex]:
    """The expressions of ``text`` (folded), in order, none overlapping."""
    position = 0
    while (quick := _QUICK.search(text, position)) is not None:
        window = max(position, quick.start() - 30)
        best: tuple[int, int, Timex] | None = None
        for rank, (kind, pattern) in enumerate(_COMPILED):
            match = pattern.search(text, window, min(len(text), quick.end() + 60))
            if match is None or match.start() > quick.end() or not _plausible(match):
                continue
            key = (match.start() if match.start() > quick.start() else quick.start(), rank)
            if best is None or key < best[:2]:
                best = (*key, _build(kind, match))
        if best is None:
            position = quick.end()
        else:
            yield best[2]
            position = max(best[2].end, quick.end())


def _plausible(match: re.Match[str]) -> bool:
    month = match.groupdict().get("month")
    return month is None or month[0].isupper()


def _build(kind: str, match: re.Match[str]) -> Timex:
    groups = match.groupdict()
    make: Callable[[re.Match[str], dict[str, str | None]], Timex] = _BUILDERS[kind]
    return make(match, groups)


def _number(word: str | None) -> int:
    if word is None:
        return 1
    lowered = word.lower()
    return int(lowered) if lowered.isdigit() else NUMBERS.get(lowered, 1)


def _int(word: str | None) -> int | None:
    return int(word) if word is not None else None


def _date(match: re.Match[str], groups: dict[str, str | None]) -> Timex:
    month = groups.get("month")
    number = MONTHS[month.lower()] if month is not None else _int(groups.get("monthno"))
    weekday = groups.get("wd")
    spelt_out = month is not None and month.lower() in _SPELT_OUT and match[0].endswith(".")  # the sentence's full stop
    return Timex(
        start=match.start(), end=match.end() - spelt_out, kind="date", year=_int(groups.get("year")), month=number,
        day=_int(groups.get("day")), last_day=_int(groups.get("last")),
        weekday=WEEKDAYS[weekday.lower()] if weekday is not None else None, mod=(groups.get("mod") or "").lower(),
    )  # fmt: skip


def _weekday(match: re.Match[str], groups: dict[str, str | None]) -> Timex:
    mod = re.sub(r"\s+", " ", (groups.get("mod") or "").lower())
    weekday = WEEKDAYS[(groups["wd"] or "").lower()]
    return Timex(start=match.start(), end=match.end(), kind="weekday", weekday=weekday, mod=mod)


def _day_offset(match: re.Match[str], _groups: dict[str, str | None]) -> Timex:
    words = match[0].lower()
    amount = -2 if "before yesterday" in words else 2 if "after tomorrow" in words else 0
    if amount == 0:
        amount = -1 if "yesterday" in words else 1 if "tomorrow" in words else 0
    mod = "earlier" if words.startswith("earlier") else "tonight" if "tonight" in words else ""
    return Timex(start=match.start(), end=match.end(), kind="day_offset", amount=amount, unit="D", mod=mod)


def _unit_offset(match: re.Match[str], groups: dict[str, str | None]) -> Timex:
    way = re.sub(r"\s+", " ", (groups.get("way") or "").lower())
    back = way in ("ago", "earlier", "before", "previously")
    amount = _number(groups.get("n"))
    return Timex(
        start=match.start(), end=match.end(), kind="unit_offset", amount=-amount if back else amount,
        unit=(groups.get("unit") or "day").lower(), anchor="now" if way in ("ago", "from now") else "event",
        mod="within" if way.startswith(("within", "in")) else "",
    )  # fmt: skip


def _part(match: re.Match[str], groups: dict[str, str | None]) -> Timex:
    mod = (groups.get("mod") or "").lower()
    mod = {"past": "last", "previous": "last", "coming": "next", "following": "next"}.get(mod, mod)
    if match[0].lower().startswith("earlier"):
        mod = "earlier"
    return Timex(start=match.start(), end=match.end(), kind="part", unit=(groups.get("unit") or "").lower(), mod=mod)


def _duration(match: re.Match[str], groups: dict[str, str | None]) -> Timex:
    amount = _number(groups.get("n"))
    return Timex(
        start=match.start(), end=match.end(), kind="duration", amount=amount, unit=(groups["unit"] or "").lower()
    )


def _set(match: re.Match[str], groups: dict[str, str | None]) -> Timex:
    word = (groups.get("setword") or "").lower()
    unit = groups.get("unit") or {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year"}[word]
    return Timex(start=match.start(), end=match.end(), kind="set", amount=1, unit=unit.lower())


def _vague(match: re.Match[str], _groups: dict[str, str | None]) -> Timex:
    return Timex(start=match.start(), end=match.end(), kind="vague")


_BUILDERS = {
    "date": _date, "weekday": _weekday, "day_offset": _day_offset, "unit_offset": _unit_offset, "part": _part,
    "duration": _duration, "set": _set, "vague": _vague,
}  # fmt: skip

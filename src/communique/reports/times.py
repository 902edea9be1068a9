"""Time expressions resolved: TIMEX3 values, and the first and last day that each can mean.

Nothing is guessed: what the publication date and the tense do not settle keeps open ends and an ``X`` in its value.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from communique.model import Published, Span, TimeExpression
from communique.model.reports import TimeType
from communique.reports import syntax, timex
from communique.reports.cues import cues
from communique.reports.document import Document
from communique.reports.timex import UNITS, Timex

_SUB_DAY = frozenset({"second", "minute", "hour"})
# A date without its year is taken to lie this near to publication, by its tense: news tells of what is recent.
_BACK, _AHEAD = timedelta(days=330), timedelta(days=330)
Bounds = tuple[date | None, date | None]
Resolved = tuple[TimeType, str, Bounds]
_OPEN: Bounds = (None, None)
_FORESEEN = frozenset({"plan", "schedule", "expect", "due", "set", "slate", "arrange", "fix", "pencil"})
_LOOKS_AHEAD = _FORESEEN | frozenset(
    {"promise", "pledge", "agree", "vow", "commit", "want", "hope", "intend", "decide"}
)
_LOOKS_AHEAD |= {"ask", "urge", "order", "threaten", "undertake", "offer", "invite"}
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(slots=True)
class Time:
    """A time expression in its place: resolved as far as the words allow."""

    paragraph: int
    first: int
    last: int
    sentence: int
    raw: Timex
    expression: TimeExpression

    @property
    def span(self) -> Span:
        """The words."""
        return Span(start=self.expression.start, end=self.expression.end)

    @property
    def is_moment(self) -> bool:
        """Whether it can say when something took place, rather than how long or how often."""
        return self.expression.type in ("DATE", "TIME") and self.raw.kind != "vague"

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.expression.earliest is not None and self.expression.earliest == self.expression.latest


def read(document: Document) -> list[Time]:
    """All time expressions of the document, in order."""
    found: list[Time] = []
    for paragraph in document.paragraphs:
        raws = list(timex.find(paragraph.doc.text))
        for raw in raws:
            tokens = paragraph.doc.char_span(raw.start, raw.end, alignment_mode="expand")
            if tokens is None or len(tokens) == 0:
                continue
            raw = _with_year_of(raw, raws, tokens.sent.start_char, tokens.sent.end_char)
            tense = _tense_at(tokens.root)
            expression = resolve(raw, document.article.published, tense, offset=paragraph.region.start)
            found.append(Time(paragraph.index, tokens.start, tokens.end - 1, tokens.sent.start, raw, expression))
    return found


def resolve(raw: Timex, published: Published, tense: syntax.Tense, *, offset: int = 0) -> TimeExpression:
    """``raw`` against the publication interval; ``offset`` is where the searched text starts in the article."""
    type_, value, bounds = _RESOLVERS[raw.kind](raw, published, tense)
    earliest, latest = (day.isoformat() if day is not None else None for day in bounds)
    return TimeExpression(
        start=offset + raw.start, end=offset + raw.end, type=type_, value=value, earliest=earliest, latest=latest
    )


def shifted(raw: Timex, earliest: str, latest: str) -> tuple[str, str] | None:
    """The days that an offset from an event means, given the days of the event; None for other expressions."""
    if raw.kind != "unit_offset" or raw.amount is None:
        return None
    first = _moved(date.fromisoformat(earliest), raw.amount, raw.unit)
    last = _moved(date.fromisoformat(latest), raw.amount, raw.unit)
    return (first.isoformat(), last.isoformat()) if first is not None and last is not None else None


def _day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def _date(raw: Timex, published: Published, tense: syntax.Tense) -> Resolved:
    if raw.year is None:
        year = _year_for(raw, published, tense)
        if year is None:
            month = f"{raw.month:02}" if raw.month is not None else "XX"
            return "DATE", f"XXXX-{month}" + (f"-{raw.day:02}" if raw.day is not None else ""), _OPEN
    else:
        year = raw.year
    if raw.month is None:
        return "DATE", str(year), _part_of_year(year, raw.mod)
    if raw.day is None:
        bounds = _month(year, raw.month, raw.mod)
        return "DATE", f"{year}-{raw.month:02}", bounds
    first = _safe(year, raw.month, raw.day)
    last = _safe(year, raw.month, raw.last_day) if raw.last_day is not None else first
    if first is None or last is None or last < first:
        return "DATE", f"{year}-{raw.month:02}-XX", _month(year, raw.month, "")
    return "DATE", first.isoformat(), (first, last)


def _year_for(raw: Timex, published: Published, tense: syntax.Tense) -> int | None:
    """The one year that fits the publication interval, the tense and a named weekday; None where several or none do."""
    low, high = _day_of(published.earliest), _day_of(published.latest)
    if raw.month is None or low is None or high is None or high - low > timedelta(days=1500):
        return None
    fits = []
    for year in range(low.year - 1, high.year + 2):
        first, last = _month(year, raw.month, "") if raw.day is None else (_safe(year, raw.month, raw.day),) * 2
        if first is None or last is None or (raw.weekday is not None and first.weekday() != raw.weekday):
            continue
        past, future = last >= low - _BACK and first <= high, first >= low and last <= high + _AHEAD
        if raw.mod in ("last", "next"):
            past, future = past and raw.mod == "last", future and raw.mod == "next"
        if (past and tense != "future") or (future and tense in ("future", "none", "present")):
            distance = abs((first - low).days) if tense != "past" else max(0, (high - first).days)
            fits.append((distance, year))
    if len(fits) == 0 or (low != high and len(fits) > 1):
        return None
    return min(fits)[1]


def _weekday(raw: Timex, published: Published, tense: syntax.Tense) -> Resolved:
    weekday = raw.weekday if raw.weekday is not None else 0
    type_: TimeType = "TIME" if raw.mod == "midnight" else "DATE"
    today = _day_of(published.day)
    if today is None:
        return type_, f"XXXX-WXX-{weekday + 1}", _OPEN
    ahead = (weekday - today.weekday()) % 7
    back = (today.weekday() - weekday) % 7
    if raw.mod == "next" or (tense == "future" and raw.mod != "last"):
        day = today + timedelta(days=ahead if ahead > 0 or raw.mod != "next" else 7)
    elif raw.mod == "last" and back == 0:
        day = today - timedelta(days=7)
    elif tense in ("past", "present") or raw.mod in ("last", "earlier on"):
        day = today - timedelta(days=back)
    else:
        return type_, f"XXXX-WXX-{weekday + 1}", (today - timedelta(days=back), today + timedelta(days=ahead))
    value = day.isoformat() + ("T24:00" if raw.mod == "midnight" else "")
    return type_, value, (day, day)


def _day_offset(raw: Timex, published: Published, _tense: syntax.Tense) -> Resolved:
    low, high = _day_of(published.earliest), _day_of(published.latest)
    step = timedelta(days=raw.amount or 0)
    if low is None or high is None or (high - low).days > 7:
        return "DATE", "PRESENT_REF" if raw.amount == 0 else "XXXX-XX-XX", _OPEN
    value = (low + step).isoformat() if low == high else "XXXX-XX-XX"
    return "DATE", value, (low + step, high + step)


def _unit_offset(raw: Timex, published: Published, _tense: syntax.Tense) -> Resolved:
    amount = raw.amount or 0
    period = f"P{'T' if raw.unit in _SUB_DAY else ''}{abs(amount)}{UNITS[raw.unit]}"
    low, high = _day_of(published.earliest), _day_of(published.latest)
    if raw.mod == "within":
        end = _moved(high, amount, raw.unit) if high is not None and low == high else None
        return "DATE", period, (low if end is not None else None, end)
    if raw.anchor == "event" or low is None or high is None or low != high:
        return "DATE", period, _OPEN
    day = _moved(low, amount, raw.unit)
    if day is None:
        return "DATE", period, _OPEN
    if raw.unit in ("day", "hour", "minute", "second"):
        return "DATE", day.isoformat(), (day, day)
    if raw.unit == "week":
        return "DATE", f"{day.isocalendar().year}-W{day.isocalendar().week:02}", _week(day)
    if raw.unit == "month":
        return "DATE", f"{day.year}-{day.month:02}", _month(day.year, day.month, "")
    return "DATE", str(day.year), (date(day.year, 1, 1), date(day.year, 12, 31))


def _part(raw: Timex, published: Published, _tense: syntax.Tense) -> Resolved:
    today = _day_of(published.day)
    step = {"last": -1, "next": 1}.get(raw.mod, 0)
    if today is None:
        return "DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}[raw.unit], _OPEN
    day = _moved(today, step, raw.unit) or today
    if raw.unit == "week":
        value, bounds = f"{day.isocalendar().year}-W{day.isocalendar().week:02}", _week(day)
        if raw.mod == "last":  # "last week" in the press reaches from the week before to the day before
            bounds = (bounds[0], today - timedelta(days=1))
    elif raw.unit == "month":
        value, bounds = f"{day.year}-{day.month:02}", _month(day.year, day.month, "")
    else:
        value, bounds = str(day.year), (date(day.year, 1, 1), date(day.year, 12, 31))
    if raw.mod == "earlier" and bounds[1] is not None:
        bounds = (bounds[0], min(bounds[1], today))
    return "DATE", value, bounds


def _duration(raw: Timex, _published: Published, _tense: syntax.Tense) -> Resolved:
    return "DURATION", iso_duration(raw), _OPEN


def _set(raw: Timex, _published: Published, _tense: syntax.Tense) -> Resolved:
    return "SET", f"P1{UNITS[raw.unit]}", _OPEN


def _vague(_raw: Timex, published: Published, _tense: syntax.Tense) -> Resolved:
    return "DATE", "PAST_REF", (None, _day_of(published.latest))


_RESOLVERS = {
    "date": _date, "weekday": _weekday, "day_offset": _day_offset, "unit_offset": _unit_offset, "part": _part,
    "duration": _duration, "set": _set, "vague": _vague,
}  # fmt: skip


def iso_duration(raw: Timex) -> str:
    """The length of a duration, ISO 8601 (decades as ten years)."""
    amount, unit = raw.amount or 1, raw.unit
    if unit == "decade":
        return f"P{amount * 10}Y"
    return f"P{'T' if unit in _SUB_DAY else ''}{amount}{UNITS[unit]}"


def _tense_at(token: Token) -> syntax.Tense:
    """The tense that says which way a weekday or a month lies."""
    verb = token if syntax.is_verb(token) else syntax.governing_verb(token)
    if verb is None:
        return "none"
    if verb.tag_ == "VBN" and verb.lemma_ in _FORESEEN:
        return "future"  # "a call is scheduled for Thursday"
    tense = syntax.tense(verb)
    if syntax.is_infinitive(verb) and (tense in ("present", "none") or verb.head.lemma_ in _LOOKS_AHEAD):
        return "future"  # "seeks to hold talks on Friday", "promised to open the site by June"
    simple = verb.tag_ in ("VBZ", "VBP") and len(syntax.auxiliaries(verb)) == 0
    progressive = verb.tag_ == "VBG" and tense == "present"
    if (simple or progressive) and verb.lemma_ not in cues().speech | {"be", "have"}:
        return "future"  # "Obama meets Xi on Friday"
    return tense


def _with_year_of(raw: Timex, others: list[Timex], start: int, end: int) -> Timex:
    """ "4 April and 5-6 April 2016": a date without its year has that of the next full date of its sentence."""
    if raw.kind != "date" or raw.year is not None or raw.month is None:
        return raw
    for other in others:
        same_sentence = start <= other.start < end and other.start > raw.start
        if same_sentence and other.year is not None and other.month is not None and other.start - raw.end < 60:
            return Timex(**{name: getattr(raw, name) for name in raw.__struct_fields__} | {"year": other.year})
    return raw


def _safe(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day) if day is not None else None
    except ValueError:
        return None


def _month(year: int, month: int, mod: str) -> Bounds:
    last = calendar.monthrange(year, month)[1]
    start, end = _PARTS.get(mod, (1, last))
    return date(year, month, start), date(year, month, min(end, last))


def _part_of_year(year: int, mod: str) -> Bounds:
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(mod, (1, 12))
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _week(day: date) -> Bounds:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _moved(day: date | None, amount: int, unit: str) -> date | None:
    if day is None:
        return None
    try:
        if unit in _SUB_DAY:
            return day
        if unit in ("day", "week"):
            return day + timedelta(days=amount * (7 if unit == "week" else 1))
        months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None

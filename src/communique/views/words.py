"""How the record is worded for people: intervals, statuses, kinds and roles. The same words in every view."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import PurePath
from typing import Final

from communique.model import Event

UNDATED: Final = "undated"

#: Glyph and word of each status. The glyph alone is never shown without the word near it.
STATUS_GLYPHS: Final[dict[str, str]] = {
    "occurred": "●",
    "ongoing": "◐",
    "planned": "○",
    "proposed": "◌",
    "cancelled": "✕",
    "denied": "⊘",
    "hypothetical": "◇",
}
STATUS_HELP: Final[dict[str, str]] = {
    "occurred": "happened",
    "ongoing": "was going on",
    "planned": "was to happen",
    "proposed": "was suggested or asked for",
    "cancelled": "was called off or refused",
    "denied": "is said not to have happened",
    "hypothetical": "is only supposed",
}
#: Plural label of each kind, in the order in which they are shown.
KINDS: Final[dict[str, str]] = {
    "contact": "Contacts",
    "statement": "Statements",
    "commitment": "Commitments",
    "position": "Positions",
    "action": "Actions",
}
_SPACES = re.compile(r"[\t-\r\u0085\u2028\u2029]+")
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CHANNELS: Final[dict[str, str]] = {
    "phone": "by phone",
    "in_person": "in person",
    "video": "by video",
    "written": "in writing",
}
_STANCES: Final[dict[str, str]] = {"for": "in favour", "against": "against", "conditional": "on conditions"}
_BASES: Final[dict[str, str]] = {
    "given": "date as given",
    "metadata": "date from the page's metadata",
    "page": "date from the page",
    "inferred": "date inferred from the text",
    "unknown": "date unknown",
}


def interval(earliest: str | None, latest: str | None) -> str:
    """The interval in words, as exact as it is and no more.

    >>> interval("2013-02-26", "2013-02-26")
    '26 February 2013'
    >>> interval("2013-02-26", "2013-03-01")
    'between 26 February and 1 March 2013'
    >>> interval("2015-09-01", "2015-09-30")
    'September 2015'
    >>> interval(None, "2015-09-29")
    'by 29 September 2015'
    >>> interval(None, None)
    'undated'
    """
    first, last = _day(earliest), _day(latest)
    if first is None and last is None:
        return UNDATED
    if first is None:
        return f"by {_long(last)}" if last is not None else UNDATED
    if last is None:
        return f"from {_long(first)} on"
    if first == last:
        return _long(first)
    return _whole(first, last) or _between(first, last)


def day(text: str | None) -> str:
    """One ISO day in words; ``undated`` where there is none."""
    parsed = _day(text)
    return UNDATED if parsed is None else _long(parsed)


def month(text: str) -> str:
    """The month of an ISO day, in words."""
    parsed = _day(text)
    return "" if parsed is None else f"{calendar.month_name[parsed.month]} {parsed.year}"


def brief(earliest: str | None, latest: str | None) -> str:
    """The interval without its year, for a line that stands under its month.

    >>> brief("2013-03-01", "2013-03-03")
    '1–3 Mar'
    """
    first, last = _day(earliest), _day(latest)
    if first is None or last is None:
        return f"by {_brief(last)}" if last is not None else f"from {_brief(first)}" if first is not None else UNDATED
    if first == last:
        return _brief(first)
    if _whole(first, last) != "":
        return calendar.month_name[first.month] if first.month == last.month else _whole(first, last)
    return f"{first.day}–{_brief(last)}" if first.month == last.month else f"{_brief(first)} – {_brief(last)}"


def days_between(earliest: str | None, latest: str | None) -> int | None:
    """How many days lie between two ISO days; None where either is open."""
    first, last = _day(earliest), _day(latest)
    return None if first is None or last is None else (last - first).days


def published(earliest: str | None, latest: str | None, basis: str) -> str:
    """When something was published, and how that is known."""
    if earliest is None and latest is None:
        return _BASES["unknown"]
    return f"{interval(earliest, latest)} ({_BASES[basis]})"


def form(event: Event) -> str:
    """What sort of its kind the event is, in words: ``call by phone``, ``indirect statement``, ``pledge``."""
    if event.kind == "contact":
        channel = _CHANNELS.get(event.channel or "", "")
        told = event.subkind if event.subkind != "other" else "contact"
        implied = {("call", "phone"), ("letter", "written"), ("visit", "in_person"), ("meeting", "in_person")}
        return told if channel == "" or (event.subkind, event.channel) in implied else f"{told}, {channel}"
    if event.kind == "statement":
        return {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}.get(event.subkind, event.subkind)
    if event.kind == "position":
        return _STANCES.get(event.subkind, event.subkind)
    return event.subkind.lower()


def plain(text: str, *, longest: int = 0) -> str:
    """Text from outside on one line, without characters that steer a terminal or turn the direction of writing.

    >>> plain("red \x1b[31malert\n now")
    'red [31malert now'
    >>> plain("one two three four", longest=10)
    'one two…'
    """
    line = " ".join(_STEERING.sub("", _SPACES.sub(" ", text)).split())
    if longest == 0 or len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"


def source_name(outlet: str | None, origin: str) -> str:
    """Who reported it: the outlet, or, where nobody has named one, the file's own name."""
    return outlet or PurePath(origin).name or origin


def field(name: str) -> str:
    """A field's name as a person says it."""
    return {"earliest": "date", "latest": "date", "when": "date", "according_to": "source"}.get(
        name, name.replace("_", " ")
    )


def value(text: str) -> str:
    """A field's value as a person says it: ISO days and intervals become dates, codes become words."""
    if "/" in text and len(text) <= 21:
        first, _, last = text.partition("/")
        if _day(first) is not None or _day(last) is not None:
            return interval(first, last)
    if _day(text) is not None:
        return day(text)
    return _CHANNELS.get(text, text)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 source``, ``1,204 sources``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _brief(when: date | None) -> str:
    return "" if when is None else f"{when.day} {calendar.month_abbr[when.month]}"


def _long(when: date) -> str:
    return f"{when.day} {calendar.month_name[when.month]} {when.year}"


def _whole(first: date, last: date) -> str:
    """Whole months and years by their names, or nothing."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    opening, closing = calendar.month_name[first.month], calendar.month_name[last.month]
    if first.year != last.year:
        return f"{opening} {first.year} to {closing} {last.year}"
    return f"{closing} {last.year}" if first.month == last.month else f"{opening} to {closing} {last.year}"


def _between(first: date, last: date) -> str:
    if first.year != last.year:
        opening = _long(first)
    elif first.month != last.month:
        opening = f"{first.day} {calendar.month_name[first.month]}"
    else:
        opening = str(first.day)
    return f"between {opening} and {_long(last)}"

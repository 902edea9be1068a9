"""Days as pages write them, and the lines that are nothing but a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+(?:the\s+)?"
#: A year, even where the page lost the space before the clock ("20194:29 AM").
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"
_DAY = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY})?(?:"
    r"(?P<year1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?![\d/-])"
    rf"|{_MONTH.format(2)}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?{_YEAR.format(2)}"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format(3)}[\s,-]+{_YEAR.format(3)}"
    rf"|(?P<a4>\d{{1,2}})(?P<sep>[/.-])(?P<b4>\d{{1,2}})(?P=sep){_YEAR.format(4)}"
    r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<year5>\d\d)(?![\d/])"
    r")",
    re.IGNORECASE,
)
#: What may stand around the day on a line that is nothing else.
_AROUND = re.compile(
    r"\b(?:published|updated|posted|last|modified|created|first|issued|date|release|released|on|at|by|the|of|am|pm|"
    r"a\.m\.?|p\.m\.?|gmt|utc|bst|ist|est|edt|et|pst|pdt|cst|cdt|cet|cest|msk|eet|aest|aedt|hrs?|hours?|mon|tue|tues|wed|"
    r"thu|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|time|local|original|edition|noon)\b"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]m)?|\d{1,2}\s?[ap]m|[+-]\d\d:?\d\d|[\W_]",
    re.IGNORECASE,
)
_LONGEST = 120


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day as written.

    Attributes:
        start, end: where, in the text searched.
        days: what it can mean: one day, or two where day and month could be each other's; best guess never first.
        weekday: 0 (Monday) to 6 where the words name one.
    """

    start: int
    end: int
    days: tuple[dt.date, ...]
    weekday: int | None = None


def days_in(text: str) -> Iterator[Day]:
    """Every full date (with its year) in a text, in order. Impossible ones (31 February) are passed over."""
    for match in _DAY.finditer(text):
        days = tuple(_days(match))
        if len(days) > 0:
            yield Day(start=match.start(), end=match.end(), days=days, weekday=_weekday(match["weekday"]))


def is_date_line(line: str) -> bool:
    """Whether a line is a date line: a day with its year, and at most a label, a time and a zone beside it."""
    if len(line) > _LONGEST:
        return False
    rest = _DAY.sub(" ", line)
    return rest != line and len(_AROUND.sub("", rest)) <= 3


def is_dated(line: str) -> bool:
    """Whether a short line names one full day, with whatever name, place or clock beside it."""
    return len(line) <= _LONGEST and sum(1 for _ in days_in(line)) == 1


def _days(match: re.Match[str]) -> Iterator[dt.date]:
    if match["year1"] is not None:
        pairs = [(match["year1"], match["m1"], match["d1"])]
    elif match["year2"] is not None:
        pairs = [(match["year2"], str(_MONTHS[match["month2"].lower()]), match["d2"])]
    elif match["year3"] is not None:
        pairs = [(match["year3"], str(_MONTHS[match["month3"].lower()]), match["d3"])]
    elif match["year5"] is not None:
        year = "20" + match["year5"]
        pairs = [(year, match["b5"], match["a5"]), (year, match["a5"], match["b5"])]
    else:
        pairs = [(match["year4"], match["b4"], match["a4"]), (match["year4"], match["a4"], match["b4"])]
    seen = set()
    for year, month, day in pairs:
        try:
            found = dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
        if found not in seen:
            seen.add(found)
            yield found


def _weekday(word: str | None) -> int | None:
    if word is None:
        return None
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(word.lower()[:3]))

"""The day that a field of a file gives, where it is written in one of the usual ways; nothing is guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_tz

_LONGEST = 80
_FIRST_YEAR = 1900
_ISO = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)(?=\D|$)")
_WORDS = re.compile(
    r"(?:[a-z]{3,9},? )?(?:(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month2>[a-z]{3,9})\.?,?)[ -](?P<year>\d{4})\b"
)
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of(given: object) -> tuple[str | None, tuple[str, ...]]:
    """The ISO day, None where there is none to be had, and a note where there is something else.

    Read are ISO dates (also without hyphens or with a time), dates of mail and feeds, ``February 24, 2016``,
    ``24 Feb 2016``, seconds or milliseconds since 1970, and ``24/02/2016`` where only one order is possible. The day
    is the one that is written, whatever the time zone.

    >>> day_of("Wed, 24 Feb 2016 23:30:00 -0500")
    ('2016-02-24', ())
    >>> day_of("03/04/2016")[0] is None
    True
    """
    words = " ".join(str(given)[: 2 * _LONGEST].split()) if isinstance(given, str | int | float) else ""
    if words == "" or isinstance(given, bool):
        return None, ()
    found = _written(words) if len(words) <= _LONGEST else None
    if found is not None and _FIRST_YEAR <= found.year <= datetime.now(UTC).year + 1:
        return found.isoformat(), ()
    if (slashes := _SLASHES.match(words)) is not None and max(int(slashes[1]), int(slashes[2])) <= len(_MONTHS):
        return None, (f"the file's date {words[:_LONGEST]!r} can be read with the day or the month first; not used",)
    return None, (f"the file's date {words[:_LONGEST]!r} is none that can be read; not used",)


def _written(words: str) -> date | None:
    lower = words.lower()
    try:
        if (iso := _ISO.match(words)) is not None:
            return date(int(iso[1]), int(iso[3]), int(iso[4]))
        if (epoch := _EPOCH.fullmatch(words)) is not None:
            return datetime.fromtimestamp(int(epoch[1]), UTC).date()
        if (match := _WORDS.match(lower)) is not None:
            month = _MONTHS.index((match["month"] or match["month2"])[:3]) + 1
            return date(int(match["year"]), month, int(match["day"] or match["day2"]))
        if (match := _SLASHES.match(words)) is not None:
            return _in_order(int(match[1]), int(match[2]), int(match[3]))
        mail = parsedate_tz(words)
        return date(*mail[:3]) if mail is not None and ":" in words else None
    except (ValueError, OverflowError, IndexError, TypeError, OSError):
        return None


def _in_order(first: int, second: int, year: int) -> date | None:
    """The day where only one of the two can be the month."""
    if first == second or second > len(_MONTHS):
        return date(year, first, second)
    return date(year, second, first) if first > len(_MONTHS) else None

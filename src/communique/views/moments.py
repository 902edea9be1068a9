"""Where an event stands in time: its own days, else the day that it falls due, else the days of its first report."""

from __future__ import annotations

from typing import Final

from communique.model import Event
from communique.views import words

Days = tuple[str | None, str | None]

#: An interval of more days than this names no month, and does not stretch the axis of a picture.
ROUGH_DAYS: Final = 62
NO_DAYS: Final[Days] = (None, None)
UNDATED: Final = "Undated"


def days(event: Event) -> Days:
    """The first and last ISO day of the event, or the day that a commitment falls due."""
    if event.earliest is None and event.latest is None and event.due is not None:
        return event.due, event.due
    return event.earliest, event.latest


def report_days(event: Event) -> Days:
    """For an event without a day: between which days it was first reported, as far as is known."""
    if days(event) != NO_DAYS:
        return NO_DAYS
    known = [(s.published_latest, s.published_earliest or "") for s in event.sources if s.published_latest is not None]
    if len(known) == 0:
        return NO_DAYS
    latest, earliest = min(known)
    return earliest or None, latest


def is_rough(days_: Days) -> bool:
    """Whether the interval is too long for any one month to be named."""
    between = words.days_between(*days_)
    return between is not None and between > ROUGH_DAYS


def placed_report(event: Event) -> Days:
    """The days of the first report, where they are known on both sides and well enough to place the event by them."""
    reported = report_days(event)
    return NO_DAYS if None in reported or is_rough(reported) else reported


def when(event: Event) -> str:
    """When the event was, in words; where nobody says, when it was reported."""
    if event.earliest is None and event.latest is None and event.due is not None:
        return f"due {words.day(event.due)}"
    reported = report_days(event)
    if reported == NO_DAYS:
        return words.interval(event.earliest, event.latest)
    told = f"reported {words.interval(*reported)}"
    return told if placed_report(event) != NO_DAYS else f"{words.UNDATED}, {told}"


def short(event: Event) -> str:
    """When the event was, briefly, for a line that stands under :func:`heading`."""
    if event.earliest is None and event.latest is None and event.due is not None:
        return f"due {words.brief(event.due, event.due)}"
    reported = placed_report(event)
    if reported != NO_DAYS:
        return f"reported {words.brief(*reported)}"
    own = (event.earliest, event.latest)
    return words.interval(*own) if is_rough(own) else words.brief(*own)


def heading(event: Event) -> str:
    """What an event stands under in a list by time: its month, or a longer stretch where that is all that is known."""
    first, last = days(event)
    if first is not None and last is not None and is_rough((first, last)):
        one, two = first[:4], last[:4]
        return f"Some time in {one}" if one == two else f"Some time from {one} to {two}"
    day = first or last or placed_report(event)[1]
    return UNDATED if day is None else words.month(day)


def order(event: Event) -> tuple[str, str, bool, str, int, str]:
    """A key to sort by: the first day, some time in a year before its months, the undated last; then as told."""
    first, last = days(event)
    reported = placed_report(event)
    told = first is None and last is None
    day = first or last or reported[1] or "9999-99-99"
    until = last or report_days(event)[1] or "9999-99-99"
    if is_rough((first, last)):
        day, until = day[:4], until[:4]
    origin, start = _place_in_text(event)
    return day, until, told, origin, start, event.id


def _place_in_text(event: Event) -> tuple[str, int]:
    first = event.sources[0] if len(event.sources) > 0 else None
    if first is None or len(first.evidence) == 0:
        return "", 0
    return first.origin, first.evidence[0].start

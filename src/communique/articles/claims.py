"""What the page itself says of its day: the date lines of its head, and what each is worth."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from communique.articles.datelines import dateline_of
from communique.articles.daylines import Day, days_in, is_date_line
from communique.model import Region, Span
from communique.model.spans import Record

#: ``labelled``: the page says "published"; ``line``: a date line under the title, or the dateline's day; ``top``: a
#: date above the title, which may be the day of the view; ``updated``: a later state of the page.
ClaimKind = Literal["labelled", "line", "top", "updated"]

_PUBLISHED = re.compile(r"(?:publish(?:ed)?|posted|issued|released?)(?![a-z])", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|last edited)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
#: Countries whose press writes the month first.
_MONTH_FIRST = frozenset({"USA", "PHL"})
_LABEL_REACH = 40
#: Regions between the title and a day above it, from which that day belongs to the paper and not to the story.
_FAR = 4
#: Characters of the summary that may stand between the title and the date line.
_SUMMARY = 600
_LONGEST = 400
_HEAD = frozenset({"published", "byline"})
_CHROME = frozenset({"navigation", "footer"})


class Claim(Record, frozen=True, kw_only=True):
    """A day that the page gives for itself.

    Attributes:
        days: what the words can mean, as ISO days; several where day and month could be each other's.
        span: the words.
        masthead: whether it is a day alone above the title, with its weekday or at a distance, as a paper shows the
            day of the view.
    """

    kind: ClaimKind
    days: tuple[str, ...]
    span: Span
    masthead: bool = False
    weekday_fits: bool = True


def claims_of(text: str, regions: Sequence[Region], *, country: str | None = None) -> tuple[Claim, ...]:
    """The page's claims, best first.

    Dates of related stories, comments and the body are not claims; nor is anything after the story but a date that
    the page labels as that of its publication.

    Args:
        country: ISO 3166-1 alpha-3 of the outlet, which decides between 3/1 and 1/3; None: both stay open.
    """
    found = list(_claims(text, regions, country))
    rank = {"labelled": 0, "line": 1, "top": 2, "updated": 3}
    place, _ = _landmarks(regions)
    title = regions[place].start if place < len(regions) else 0
    return tuple(sorted(found, key=lambda one: (rank[one.kind], one.masthead, abs(one.span.start - title))))


def _claims(text: str, regions: Sequence[Region], country: str | None) -> Iterator[Claim]:
    title, story = _landmarks(regions)
    ends = max((index for index, region in enumerate(regions) if region.kind == "body"), default=len(regions))
    told = 0
    for index, region in enumerate(regions):
        line = text[region.start : min(region.end, region.start + _LONGEST)]
        if region.kind == "dateline":
            yield from _of_dateline(line, region, country)
        elif region.kind == "body" and index >= story:
            told += region.end - region.start
        elif region.kind in _HEAD or (region.kind in _CHROME and is_date_line(line)):
            above = max(title - index, 0)
            for day in days_in(line):
                claim = _claim(line, region, day, country, above=above)
                if claim.kind == "labelled" or (index < ends and told <= (_SUMMARY if region.kind in _HEAD else 0)):
                    yield claim


def _landmarks(regions: Sequence[Region]) -> tuple[int, int]:
    """The places among the regions of the title and of the first paragraph under it.

    Without a title, date lines just above the first paragraph count as being under it.
    """
    title = next((index for index, region in enumerate(regions) if region.kind == "title"), None)
    bodies = (index for index, region in enumerate(regions) if region.kind == "body" and index >= (title or 0))
    story = next(bodies, len(regions))
    return (title if title is not None else max(story - 2 * _FAR, 0)), story


def _claim(line: str, region: Region, day: Day, country: str | None, *, above: int) -> Claim:
    before = line[max(0, day.start - _LABEL_REACH) : day.start]
    kind: ClaimKind = "top" if above > 0 else "line"
    updated, published = _last(_UPDATED, before), _last(_PUBLISHED, before)
    if updated > published:
        kind = "updated"
    elif published >= 0:
        kind = "labelled"
    apart = day.weekday is not None or above > _FAR
    return Claim(
        kind=kind,
        days=tuple(found.isoformat() for found in _resolved(day, country)),
        span=Span(start=region.start + day.start, end=region.start + day.end),
        masthead=kind == "top" and apart and _CLOCK.search(line[day.end :]) is None,
        weekday_fits=day.weekday is None or any(found.weekday() == day.weekday for found in day.days),
    )


def _of_dateline(line: str, region: Region, country: str | None) -> Iterator[Claim]:
    dateline = dateline_of(line + " x")
    if dateline is None or dateline.day is None or dateline.day_at is None:
        return
    for day in days_in(dateline.day):
        start = region.start + dateline.day_at[0] + day.start
        days = tuple(found.isoformat() for found in _resolved(day, country))
        yield Claim(kind="line", days=days, span=Span(start=start, end=start + day.end - day.start))


def _resolved(day: Day, country: str | None) -> tuple[dt.date, ...]:
    """The days it can mean, after the weekday and the country's habit have had their say."""
    if len(day.days) == 1:
        return day.days
    fitting = tuple(found for found in day.days if found.weekday() == day.weekday)
    if len(fitting) == 1:
        return fitting
    if country is None:
        return day.days
    day_first, month_first = day.days
    return (month_first,) if country in _MONTH_FIRST else (day_first,)


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in pattern.finditer(words)), default=-1)

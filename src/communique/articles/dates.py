"""When a text was published: the page's claim, checked against what the text implies.

A date on a page is a claim. It stands unless somebody is called by an office in the text that they did not hold on
that day, or the text tells of a later day as past. A claim that falls leaves an interval, never another day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from communique.actors.registry import Registry
from communique.articles.claims import Claim, claims_of
from communique.articles.implied import Held, Past, offices_in, past_days
from communique.articles.press import PRESS
from communique.model import Outlet, Page, Published, Region, Span
from communique.model.articles import Basis
from communique.model.spans import Record

#: The press calls people by an office for some days before and after they hold it.
_GRACE = 31
#: A tenure written from memory must be this many days off before it speaks against a page.
_GRACE_RECALLED = 183


_ALWAYS, _EVER = "0001-01-01", "9999-12-31"
_Spell = tuple[str, str, bool]


class _Bounds(Record, frozen=True, kw_only=True):
    """First and last ISO day that the text allows, and the words that say so."""

    earliest: str | None = None
    latest: str | None = None
    evidence: tuple[Span, ...] = ()


def published_of(
    page: Page,
    *,
    text: str,
    regions: Sequence[Region],
    metadata: str | None,
    registry: Registry,
    outlet: Outlet | None,
) -> tuple[Published, tuple[str, ...]]:
    """The publication date, and warnings that a person understands.

    Args:
        page: its ``published`` is the user's word, ``fetched`` the last day that it can be.
        metadata: the ISO day that the page's own metadata gives, or None.
        registry: who held which office when.
        outlet: whose country decides between day and month first.
    """
    held = offices_in(text, regions, registry)
    past = past_days(text, regions)
    if page.published is not None:
        against = _against(page.published, held, past)
        doubts = () if against is None else (f"the given date {page.published} does not fit the text: {against}",)
        return Published(earliest=page.published, latest=page.published, basis="given"), doubts
    bounds = _bounds(held, past)
    doubts = ()
    if metadata is not None:
        against = _against(metadata, held, past)
        if against is None:
            return Published(earliest=metadata, latest=metadata, basis="metadata"), ()
        doubts = (f"the page's metadata says {metadata}, but {against}; it is not taken for the publication date",)
    return _from_page(text, _claims(page, text, regions, outlet), held, past, bounds, doubts)


def _claims(page: Page, text: str, regions: Sequence[Region], outlet: Outlet | None) -> tuple[Claim, ...]:
    known = PRESS.named(outlet.name) if outlet is not None else None
    claims = claims_of(text, regions, country=known.country if known is not None else None)
    if page.fetched is None:
        return claims
    last = _shift(page.fetched, 1)
    return tuple(claim for claim in claims if all(day <= last for day in claim.days))


def _from_page(
    text: str,
    claims: Sequence[Claim],
    held: Sequence[Held],
    past: Sequence[Past],
    bounds: _Bounds,
    doubts: tuple[str, ...],
) -> tuple[Published, tuple[str, ...]]:
    for claim in claims:
        words = claim.span.of(text)
        if not claim.weekday_fits:
            doubts = (*doubts, f"the page says {words!r}, which is not that weekday; the date is not used")
            continue
        reasons = [_against(day, held, past) for day in claim.days]
        standing = tuple(day for day, reason in zip(claim.days, reasons, strict=True) if reason is None)
        if len(standing) == 0:
            reason = next(reason for reason in reasons if reason is not None)
            doubts = (*doubts, f"the page says {words!r}, but {reason}; it is not taken for the publication date")
            continue
        return _taken(claim, standing, bounds, past, words), doubts
    return _inferred(bounds, doubts), doubts


def _taken(claim: Claim, days: tuple[str, ...], bounds: _Bounds, past: Sequence[Past], words: str) -> Published:
    """The publication date from a claim that stands."""
    if claim.kind == "updated" or (claim.masthead and not _supported(days[-1], past)):
        reason = "an update" if claim.kind == "updated" else "the day on which the page was viewed"
        return Published(
            earliest=bounds.earliest,
            latest=min(max(days), bounds.latest) if bounds.latest is not None else max(days),
            basis="inferred",
            evidence=(*bounds.evidence, claim.span),
            note=f"{words} may be {reason}, so it is only the last day that publication can have been.",
        )
    note = "" if len(days) == 1 else f"{words} can be read with the day or the month first."
    return Published(earliest=min(days), latest=max(days), basis="page", evidence=(claim.span,), note=note)


def _supported(day: str, past: Sequence[Past]) -> bool:
    """Whether the text tells of a day shortly before the claimed one."""
    return any(_shift(day, -14) <= one.day <= day for one in past)


def _inferred(bounds: _Bounds, doubts: tuple[str, ...]) -> Published:
    basis: Basis = "inferred" if bounds.earliest is not None or bounds.latest is not None else "unknown"
    if len(doubts) > 0:
        note = doubts[0][0].upper() + doubts[0][1:] + "."
    elif basis == "inferred":
        note = "The page gives no date; the text's office-holders and past dates bound it."
    else:
        note = "The page gives no date, and nothing in the text bounds it."
    return Published(earliest=bounds.earliest, latest=bounds.latest, basis=basis, evidence=bounds.evidence, note=note)


def _against(day: str, held: Sequence[Held], past: Sequence[Past]) -> str | None:
    """Why a day cannot be that of publication, in words that follow "but"; None where nothing speaks against it."""
    for one in held:
        if not one.lead:
            continue
        gaps = [_gap(day, first, last) - (_GRACE if sure else _GRACE_RECALLED) for first, last, sure in one.spells]
        if min(gaps) > 0 and not any(_outweighs(other, one, day) for other in held):
            return f"the text speaks of {_called(one)}, an office held {_spells(one)}"
    for told in past:
        if told.day > _shift(day, 1):
            return f"the text tells of {told.day} as past"
    return None


def _outweighs(other: Held, one: Held, day: str) -> bool:
    """Whether somebody else's office fits the day and cannot go with the first one's: then the text looks back."""
    fits = any(first <= day <= last for first, last, _ in other.spells)
    return fits and not any(max(a, c) <= min(b, d) for a, b, _ in one.spells for c, d, _ in other.spells)


def _called(one: Held) -> str:
    return f"{one.title} {one.name}" if one.title[0].isupper() else f"{one.name}, {one.title}"


def _spells(one: Held) -> str:
    return " and ".join(
        f"from {first} to {last}" if last < "9999" else f"since {first}" for first, last, _ in one.spells
    ).replace("from 0001-01-01 to", "until")


def _gap(day: str, first: str, last: str) -> int:
    """Days by which a day lies outside a spell; 0 within it."""
    if day < first:
        return _days(day, first)
    return _days(last, day) if day > last else 0


def _bounds(held: Sequence[Held], past: Sequence[Past]) -> _Bounds:
    """What office-holders and past dates allow; open where they do not agree among themselves.

    A tenure written from memory can only widen what the others allow: an edge that rests on it stays open.
    """
    spells: list[_Spell] = [(_ALWAYS, _EVER, True)]
    used: list[Span] = []
    for one in held:
        if not any(sure for _, _, sure in one.spells):
            continue
        met = _meet(spells, one.spells)
        if len(met) == 0:
            spells, used = [(_ALWAYS, _EVER, True)], []
            break
        if met != spells:
            used.append(one.span)
        spells = met
    first, last = min(spells), max(spells, key=lambda spell: spell[1])
    earliest = first[0] if first[2] else _ALWAYS
    latest = last[1] if last[2] else _EVER
    told = max(past, key=lambda one: one.day, default=None)
    if told is not None and earliest < told.day <= latest:
        earliest = told.day
        used.append(told.span)
    bounded = earliest > _ALWAYS or latest < _EVER
    return _Bounds(
        earliest=_date(earliest).isoformat() if earliest > _ALWAYS else None,
        latest=_date(latest).isoformat() if latest < _EVER else None,
        evidence=tuple(dict.fromkeys(used)) if bounded else (),
    )


def _meet(some: Sequence[_Spell], others: Sequence[_Spell]) -> list[_Spell]:
    """The times that lie in both; sure only where both are."""
    return sorted(
        (max(a, c), min(b, d), sure and too) for a, b, sure in some for c, d, too in others if max(a, c) <= min(b, d)
    )


def _days(first: str, last: str) -> int:
    return (_date(last) - _date(first)).days


def _shift(day: str, days: int) -> str:
    return (_date(day) + dt.timedelta(days=days)).isoformat()


def _date(day: str) -> dt.date:
    """The day, or the last of its month where a tenure known to the month is given as ending on its 31st."""
    year, month, number = (int(part) for part in day.split("-"))
    for last in (number, 30, 29, 28):
        try:
            return dt.date(year, month, last)
        except ValueError:
            continue
    raise ValueError(f"{day!r} is not a day")

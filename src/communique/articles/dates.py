"""When a text was published: the page's claim, checked against what the text implies.

A date on a page is a claim. It stands unless somebody is called by an office in the text that they did not hold on
that day, or the text tells of a later day as past. A claim that falls leaves an interval, never another day.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.registry import Registry
from communique.articles.bounds import Bounds, against, bounds_of, shift
from communique.articles.claims import Claim, claims_of
from communique.articles.implied import Held, offices_in
from communique.articles.past import Past, past_days
from communique.articles.press import PRESS
from communique.model import Outlet, Page, Published, Region
from communique.model.articles import Basis


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
        doubt = against(page.published, held, past)
        doubts = () if doubt is None else (f"the given date {page.published} does not fit the text: {doubt}",)
        return Published(earliest=page.published, latest=page.published, basis="given"), doubts
    bounds = bounds_of(held, past)
    doubts = ()
    if metadata is not None:
        doubt = against(metadata, held, past)
        if doubt is None:
            return Published(earliest=metadata, latest=metadata, basis="metadata"), ()
        doubts = (f"the page's metadata says {metadata}, but {doubt}; it is not taken for the publication date",)
    return _from_page(text, _claims(page, text, regions, outlet), held, past, bounds, doubts)


def _claims(page: Page, text: str, regions: Sequence[Region], outlet: Outlet | None) -> tuple[Claim, ...]:
    known = PRESS.named(outlet.name) if outlet is not None else None
    claims = claims_of(text, regions, country=known.country if known is not None else None)
    if page.fetched is None:
        return claims
    last = shift(page.fetched, 1)
    return tuple(claim for claim in claims if all(day <= last for day in claim.days))


def _from_page(
    text: str,
    claims: Sequence[Claim],
    held: Sequence[Held],
    past: Sequence[Past],
    bounds: Bounds,
    doubts: tuple[str, ...],
) -> tuple[Published, tuple[str, ...]]:
    for claim in claims:
        words = claim.span.of(text)
        if not claim.weekday_fits:
            doubts = (*doubts, f"the page says {words!r}, which is not that weekday; the date is not used")
            continue
        reasons = [against(day, held, past) for day in claim.days]
        standing = tuple(day for day, reason in zip(claim.days, reasons, strict=True) if reason is None)
        if len(standing) == 0:
            reason = next(reason for reason in reasons if reason is not None)
            doubts = (*doubts, f"the page says {words!r}, but {reason}; it is not taken for the publication date")
            continue
        return _taken(claim, standing, bounds, past, words), doubts
    return _inferred(bounds, doubts), doubts


def _taken(claim: Claim, days: tuple[str, ...], bounds: Bounds, past: Sequence[Past], words: str) -> Published:
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
    return any(shift(day, -14) <= one.day <= day for one in past)


def _inferred(bounds: Bounds, doubts: tuple[str, ...]) -> Published:
    basis: Basis = "inferred" if bounds.earliest is not None or bounds.latest is not None else "unknown"
    if len(doubts) > 0:
        note = doubts[0][0].upper() + doubts[0][1:] + "."
    elif basis == "inferred":
        note = "The page gives no date; the text's office-holders and past dates bound it."
    else:
        note = "The page gives no date, and nothing in the text bounds it."
    return Published(earliest=bounds.earliest, latest=bounds.latest, basis=basis, evidence=bounds.evidence, note=note)

"""Whose page it is and whose words it brings: outlet, byline, agency, and the outlets that the story cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.articles.datelines import dateline_of, is_place
from communique.articles.passages import hands_over
from communique.articles.press import PRESS, Known, domain_of
from communique.model import Citation, Outlet, Page, Region, Span
from communique.model.articles import REPORTING

_BY = re.compile(r"\A(?:(?:written|posted|reported|story) )?by:?\s+", re.IGNORECASE)
_SPLIT = re.compile(r",\s*|\s+and\s+|\s*&\s*|\s*\|\s*|\s*/\s*|\s+for\s+|\s+in\s+(?=[A-Z])")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|bureau|chief|columnist|contributor|staff|agenc(?:y|ies)|updated|"
    r"published|diplomatic|political|foreign)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|bin|al|el|da|la)){1,4}")
_SAID = r"(?:reported|reports|said|says|quoted|cited|wrote|writes|told|revealed|claimed|announced)"
_AFTER = re.compile(rf"\A(?:'s|’s)?(?: (?:new|news) agency| radio| television| TV| newspaper)?,? {_SAID}\b")
_BEFORE = re.compile(
    r"(?:\b(?:told|according to|quoted by|cited by|reported by|in comments to|in an interview (?:with|to|for)|"
    r"interview with|said (?:on|to)|statement to|carried by|speaking to|spoke to|talking to|remarks to|"
    r"published (?:in|by))"
    r"(?: (?:the|a|state-run|state|official|semi-official|Russian|Russia's|Syrian|Syria's|Iranian|Iran's|Turkish|"
    r"Turkey's|French|German|British|US|Israeli|Saudi|Chinese|independent|Arab|pan-Arab|news|newspaper|daily|"
    r"broadcaster|television|radio|agency|channel)){0,4} )\Z",
    re.IGNORECASE,
)
#: What the name of an agency that we do not know ends on.
_WIRE = re.compile(r"\w (?:Agency|Wire|News Service|Press)\Z")
_REACH = 90
_NAME_LENGTH = 60
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\bCopyright)[\s\d,–-]*(?P<name>[A-ZÀ-Þ][\w'’&. -]{2,50}?)"
    r"(?=,? (?:Ltd|Limited|Inc|LLC|plc|PLC|Group|Media|Company|Co\.)|[.,;|]|\s*\Z)"
)
_HOUSES = re.compile(r"\bgovernment\b")


def outlet_of(
    page: Page, *, name: str | None = None, url: str | None = None, text: str, regions: Sequence[Region]
) -> Outlet | None:
    """The page's outlet: the user's word first, then the page's own metadata, its address, and its imprint.

    Args:
        page: what came in.
        name, url: what the page's metadata says.
        text, regions: the readable text and its regions; only furniture is searched for the outlet's own name.
    """
    address = page.url or url or (page.origin if "//" in page.origin else None)
    host = domain_of(address) if address is not None else None
    for given in (page.outlet, name):
        if given is not None and given.strip() != "":
            known = PRESS.named(given)
            if known is not None:
                return Outlet(name=known.name, domain=host if host is not None else known.domain)
            return Outlet(name=given.strip(), domain=host)
    at = PRESS.at(address) if address is not None else None
    if at is not None:
        return at.outlet
    if host is not None:
        return Outlet(name=host, domain=host)
    own = _own_name(text, regions)
    if own is not None:
        return own.outlet
    signed = _signed_name(text, regions)
    return Outlet(name=signed) if signed is not None else None


def _own_name(text: str, regions: Sequence[Region]) -> Known | None:
    """The one known outlet that the page's furniture names as itself, or None where it names none or several."""
    alone = [PRESS.named(text[r.start : r.end]) for r in regions if r.kind in {"footer", "navigation"}]
    whole = {known.name: known for known in alone if known is not None}
    if len(whole) == 1:
        return next(iter(whole.values()))
    counts: dict[str, int] = {}
    found: dict[str, Known] = {}
    for region in regions:
        if region.kind not in {"promotion", "footer", "dateline"}:
            continue
        for _, _, known in PRESS.mentions(text[region.start : region.end][:500]):
            if region.kind == "dateline" and known.kind == "agency" and known.name not in counts:
                continue
            counts[known.name] = counts.get(known.name, 0) + 1
            found[known.name] = known
    return found[next(iter(counts))] if len(counts) == 1 else None


def _signed_name(text: str, regions: Sequence[Region]) -> str | None:
    """The name that stands above the story as the paper's and again under it, alone or in the copyright line."""
    heads = {
        _fold(text[r.start : r.end]) for r in regions if r.kind == "navigation" and r.end - r.start <= _NAME_LENGTH
    }
    for region in regions:
        if region.kind != "footer":
            continue
        line = text[region.start : region.end]
        owner = _COPYRIGHT.search(line)
        for name in (owner["name"] if owner is not None else "", line):
            if name[:1].isupper() and " " in name and _fold(name) in heads:
                return name
    return None


def _fold(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def byline_of(text: str, regions: Sequence[Region]) -> tuple[str, ...]:
    """The authors that the byline names, in order, without roles and agencies."""
    names: list[str] = []
    for region in regions:
        if region.kind != "byline":
            continue
        line = _BY.sub("", text[region.start : region.end])
        for part in _SPLIT.split(line):
            name = part.strip(" .,;:")
            if _NAME.fullmatch(name) is None or _ROLE.search(name) is not None or name.startswith("The "):
                continue
            if not PRESS.sounds_like_one(name) and not is_place(name) and name not in names:
                names.append(name)
    return tuple(names)


def agency_of(text: str, regions: Sequence[Region]) -> str | None:
    """The wire service that the dateline or the byline says the story comes from, by its name in our registry."""
    for region in regions:
        words = text[region.start : region.end]
        if region.kind == "dateline":
            dateline = dateline_of(words + " x")
            named = dateline.agency if dateline is not None else None
        elif region.kind == "byline":
            named = _BY.sub("", words)
        else:
            continue
        for part in re.split(r"[/,;|]| and | for ", named) if named is not None else ():
            known = PRESS.named(part.strip())
            if known is not None and known.kind == "agency":
                return known.name
            if known is None and region.kind == "dateline" and _WIRE.search(part) is not None:
                return part.strip()
    return None


def cites_of(text: str, regions: Sequence[Region], *, own: Outlet | None = None) -> tuple[Citation, ...]:
    """The outlets that the story says it has its matter from, each with the words that say so, in order.

    An outlet that is merely named ("he owns the Herald") is not cited; ``own`` is never cited by itself.
    """
    seen: set[str] = {own.name} if own is not None else set()
    found: list[Citation] = []
    for region in regions:
        if region.kind not in REPORTING:
            continue
        for outlet, start, end in _citations(text[region.start : region.end]):
            if outlet not in seen:
                seen.add(outlet)
                found.append(Citation(outlet=outlet, evidence=Span(start=region.start + start, end=region.start + end)))
    return tuple(found)


def _citations(paragraph: str) -> Iterator[tuple[str, int, int]]:
    handed = hands_over(paragraph)
    if handed is not None:
        known = PRESS.named(handed)
        yield (known.name if known is not None else handed), 0, len(paragraph)
        return
    for start, end, known in PRESS.mentions(paragraph):
        if known.kind == "government" or _HOUSES.search(paragraph[end : end + 12]) is not None:
            continue
        after = _AFTER.match(paragraph[end : end + _REACH])
        before = _BEFORE.search(paragraph[max(0, start - _REACH) : start])
        if before is not None:
            yield known.name, max(0, start - _REACH) + before.start(), end
        elif after is not None:
            yield known.name, start, end + after.end()

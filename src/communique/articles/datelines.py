"""The dateline at the head of a story: place, agency and sometimes a day, set off from the first sentence by a dash."""

from __future__ import annotations

import re

import msgspec

from communique.articles.press import PRESS
from communique.vocab import load_data


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    places: frozenset[str]


_PLACES = load_data("communique.vocab", "data/datelines.yaml", _File).places
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w.'’-]*(?:[ /][A-ZÀ-Þ][\w.'’-]*){{0,3}})?"
    rf"(?P<region>, [A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}}?)?"
    rf"(?:[,.]? (?P<day>{_DAY}))?"
    rf"(?:[,.]? ?\((?P<agency>[^()\n]{{2,60}})\))?"
    r"[,.]?(?P<dash> ?[–—] ?|\s?--\s?|\s-\s?|-\s|: )(?=\S)"
)


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline. ``length`` is where the story begins, in code points from the line's start; ``stop`` where the
    dateline's own last character is."""

    length: int
    stop: int
    place: str | None = None
    agency: str | None = None
    day: str | None = None
    agency_at: tuple[int, int] | None = None
    day_at: tuple[int, int] | None = None


def dateline_of(line: str) -> Dateline | None:
    """The dateline that a line begins with, or None.

    A place in capitals, a place of the list, or an agency in brackets makes one; a mere dash in a sentence does not.

    >>> dateline_of("GENEVA (Reuters) - Talks resumed on Monday.").place
    'GENEVA'
    """
    match = _DATELINE.match(line[:200])
    if match is None or match.end() == len(match["dash"]):
        return None
    place, agency, day = match["place"], match["agency"], match["day"]
    wired = agency is not None and _agency_like(agency)
    if not wired and not _stands_alone(place, colon=match["dash"] == ": ", dated=day is not None):
        return None
    if agency is not None and not wired:
        return None
    return Dateline(
        length=match.end(),
        stop=match.end() - (len(match["dash"]) - len(match["dash"].rstrip())),
        place=place,
        agency=agency,
        day=day,
        agency_at=match.span("agency") if agency is not None else None,
        day_at=match.span("day") if day is not None else None,
    )


def is_place(name: str) -> bool:
    """Whether a name is one of the places that stories are filed from."""
    return name in _PLACES


def _agency_like(words: str) -> bool:
    parts = [part.strip() for part in re.split(r"[/,;]| and ", words)]
    return any(PRESS.sounds_like_one(part) or part.lower() in {"agencies", "agency"} for part in parts)


def _stands_alone(place: str | None, *, colon: bool, dated: bool) -> bool:
    """Whether a place makes a dateline without an agency."""
    if place is None:
        return False
    known = is_place(place) or is_place(place.title())
    capitals = place.isupper() and len(place) > 3
    if colon:
        return capitals and known
    return known or (capitals and not place.isdigit()) or (dated and place[0].isupper() and known)

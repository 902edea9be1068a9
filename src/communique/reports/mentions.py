"""The mentions that a report lists: the spots that stand for an actor, without those that only say where."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Mention, Span
from communique.reports.cast import Cast
from communique.reports.document import Paragraph
from communique.reports.nominals import nominals
from communique.reports.spots import Spot

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "his", "her", "its", "their", "our", "my"})


def mentions(cast: Cast, cited: Iterable[Span]) -> tuple[Mention, ...]:
    """The mentions of an article, in order.

    A state or capital where something merely takes place ("in Syria", "a flight to Paris") is no mention of it, nor is
    a collective that nobody can tell from another ("many countries"); either is one where a fact of the report cites
    it.

    Args:
        cast: resolved.
        cited: the spans by which the report's facts name their parties.
    """
    named = set(cited)
    found = []
    for paragraph, row, qualifiers in zip(cast.document.paragraphs, cast.spots, cast.qualifiers, strict=True):
        covered = {at for spot in row for at in range(spot.first, spot.last + 1) if spot.kind == "name"}
        for spot in (*row, *(spot for spot in qualifiers if spot.first not in covered)):
            if len(spot.actors) == 0 and len(spot.candidates) == 0:
                continue
            span = paragraph.span_of(paragraph.doc[spot.first], paragraph.doc[spot.last])
            if span not in named and (_is_place(spot, paragraph) or _is_vague(spot, paragraph)):
                continue
            one = spot.actors[0] if len(spot.actors) == 1 else None
            several = spot.actors if len(spot.actors) > 1 else spot.candidates if one is None else ()
            found.append(Mention(start=span.start, end=span.end, kind=spot.kind, actor=one, candidates=several))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _is_place(spot: Spot, paragraph: Paragraph) -> bool:
    """A state, capital, seat or "the country" that says where, where to, or what about.

    After a word of place always, after one of direction with a word of motion before it; after "on" and "over" unless
    what is done there is done to the state ("sanctions on Iran").
    """
    if spot.sort not in ("state", "land"):
        return False
    words = nominals()
    token = paragraph.doc[spot.head]
    while token.dep_ == "conj":
        token = token.head
    before = token.head if token.dep_ == "pobj" else paragraph.doc[max(spot.first - 1, 0)]
    if before.lower_ in ("on", "over", "about", "regarding", "concerning"):
        return before.pos_ == "ADP" and before.head.lemma_.lower() not in words.targeting
    if not spot.locative:
        return False
    if before.pos_ != "ADP" or before.lower_ in words.place:
        return True
    return before.lower_ == "at" or before.head.lemma_.lower() in words.motion


def _is_vague(spot: Spot, paragraph: Paragraph) -> bool:
    """ "Countries", "other activists": of nobody's, without an article, and not a side of a conflict by itself."""
    if spot.sort not in ("collective", "office", "government") or len(spot.states) > 0 or spot.possessor is not None:
        return False
    if not (spot.sort == "collective" or spot.plural):
        return False
    words = nominals()
    token = paragraph.doc[spot.head]
    if token.lemma_.lower() in words.sides or token.lower_ in words.sides:
        return token.dep_ in ("compound", "amod") and token.head.i > token.i
    near = paragraph.doc[spot.first : spot.head + 1]
    return not any(one.lower_ in _DEFINITE for one in near)

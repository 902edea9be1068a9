"""Where the clauses of a paragraph play: cities and states after a preposition of place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.actors import Registry
from communique.model import Place, Region, Span
from communique.reports.cast import Cast
from communique.reports.document import Document, Paragraph
from communique.reports.spots import Spot
from communique.reports.times import Time

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside"})
_SETTINGS = frozenset(
    {
        "margin",
        "sideline",
        "meeting",
        "assembly",
        "summit",
        "conference",
        "gathering",
        "forum",
        "session",
        "round",
        "talk",
        "visit",
        "day",
        "time",
        "discussion",
        "negotiation",
        "afternoon",
        "morning",
        "evening",
    }
)


class Places:
    """One paragraph with its spots and its own times, asked for places."""

    def __init__(self, document: Document, paragraph: Paragraph, cast: Cast, times: Iterable[Time]) -> None:
        self.document = document
        self.paragraph = paragraph
        self.doc = paragraph.doc
        self.cast = cast
        self.times = list(times)
        self.spots = cast.spots[paragraph.index]
        self._covering = {i: spot for spot in self.spots for i in range(spot.first, spot.last + 1)}

    def span(self, first: int, last: int) -> Span:
        """Where the tokens ``first`` to ``last`` (inclusive) stand in the article."""
        return self.paragraph.span_of(self.doc[first], self.doc[last])

    def place(self, *areas: set[int], heads: set[int] | None = None) -> Place | None:
        """The first place named after a preposition of place, by area; a city before a country.

        ``heads``: tokens that the preposition must hang on, so that "the crisis in Syria" is no place of a meeting.
        """
        for area in areas:
            found = [place for token in self._place_tokens(area, heads) if (place := self._as_place(token)) is not None]
            cities = [place for place, is_city in found if is_city]
            if len(found) > 0:
                return cities[0] if len(cities) > 0 else found[0][0]
        return None

    def _place_tokens(self, area: set[int], heads: set[int] | None) -> Iterator[Token]:
        for i in sorted(area):
            token = self.doc[i]
            if token.lower_ not in _PLACE_PREPOSITIONS or token.pos_ not in ("ADP", "SCONJ", "ADV"):
                continue
            if heads is not None and token.head.i not in heads and self._hangs_on_matter(token.head):
                continue
            after = i + 1
            while after < len(self.doc) and self.doc[after].lower_ in ("the", "central", "downtown"):
                after += 1
            spot = self._covering.get(after)
            if spot is not None and spot.locative:
                yield self.doc[spot.head]
            yield from (inner for inner in token.children if inner.dep_ == "pobj")

    def _hangs_on_matter(self, noun: Token) -> bool:
        """ "the crisis in Syria", "airstrikes in Iraq": where the matter is, not where people met about it."""
        if noun.pos_ != "NOUN" or noun.ent_type_ in ("DATE", "TIME") or noun.lemma_ in _SETTINGS:
            return False
        spot = self._covering.get(noun.i)
        return spot is None or spot.sort not in (
            "person",
            "office",
            "government",
            "collective",
            "organisation",
            "group",
            "pair",
            "body",
        )

    def place_of(self, spot: Spot) -> Place | None:
        """The state or city that a visit is to."""
        return self.place_at(self.doc[spot.head])

    def place_at(self, token: Token) -> Place | None:
        """The place that a name is of."""
        found = self._as_place(token)
        return found[0] if found is not None else None

    def _as_place(self, token: Token) -> tuple[Place, bool] | None:
        spot = self._covering.get(token.i)
        if spot is not None and spot.sort in ("state", "organisation") and len(spot.senses) > 0:
            entry = spot.senses[0]
            if entry.type != "state":
                return None
            uses = {
                name.use for name in entry.names if name.text.removeprefix("the ") == spot.name.removeprefix("the ")
            }
            evidence = self.span(spot.first, spot.last)
            if "capital" in uses:
                return Place(name=spot.name.removeprefix("the "), country=entry.country, evidence=evidence), True
            if "seat" in uses:
                capital = next((name.text for name in entry.names if name.use == "capital"), entry.name)
                return Place(name=capital, country=entry.country, evidence=evidence), True
            return Place(name=entry.name, country=entry.country, evidence=evidence), False
        ent = next(
            (ent for ent in self.doc.ents if ent.start <= token.i < ent.end and ent.label_ in ("GPE", "LOC", "FAC")),
            None,
        )
        if ent is None or (spot is not None and spot.sort == "person"):
            return None
        first, last = ent.start, ent.end - 1
        while first < last and self.doc[first].lower_ == "the":
            first += 1
        town = self.cast.registry.town(self.doc[first : last + 1].text)
        country = self._country_after(last) or (town.country if town is not None else None)
        is_city = ent.label_ != "LOC"
        return Place(name=self.doc[first : last + 1].text, country=country, evidence=self.span(first, last)), is_city

    def _country_after(self, last: int) -> str | None:
        """ "Geneva, Switzerland"."""
        if last + 2 < len(self.doc) and self.doc[last + 1].text == ",":
            spot = self._covering.get(last + 2)
            if spot is not None and spot.sort == "state":
                return spot.senses[0].country
        return None


def dateline_place(document: Document, line: Region, registry: Registry) -> Place | None:
    """The city of a dateline, where the registry knows it: "ADDIS ABABA (Reuters) -"."""
    name = re.split(r"[,(/]|--|[–—]| - |:", document.text[line.start : line.end], maxsplit=1)[0].strip()
    town = registry.town(name.title()) if name != "" else None
    if town is None:
        return None
    return Place(name=town.name, country=town.country, evidence=Span(start=line.start, end=line.start + len(name)))

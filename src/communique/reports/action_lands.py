"""Of which state a word is: a people's name, a town, a province, the name of whoever rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from communique.model import Span
from communique.reports.action_words import words
from communique.reports.scene import Scene
from communique.reports.spots import nations

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_RULE = frozenset({"administration", "regime", "government", "cabinet", "presidency"})


@dataclass(slots=True, frozen=True)
class Found:
    """An actor in an action, the words that name it and the first token of them."""

    actor: str
    mention: Span
    first: int


class Lands:
    """The states that the words of one paragraph are of."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.cast = scene.cast
        self.people = words().people
        row = self.cast.seen_names[scene.paragraph.index] if len(self.cast.seen_names) > 0 else ()
        self._hits = {i: hit for hit in row for i in range(hit.first, hit.last + 1)}

    def _is_people(self, token: Token) -> bool:
        hit = self._hits.get(token.i)
        if hit is None or hit.last != token.i or token.dep_ in MODIFIERS:
            return False
        named = len(hit.used_as("people", "adjective")) > 0 and self._state_at(token.i) is not None
        return token.tag_ in ("NNS", "NNPS") and named

    def _state_at(self, i: int) -> str | None:
        hit = self._hits.get(i)
        if hit is None:
            return None
        if i > 0 and (country := _provinces().get(self.scene.doc[i - 1 : i + 1].text)) is not None:
            return f"state/{country}"  # "New Mexico"
        return next((id_ for id_ in nations(hit) if id_.startswith("state/")), None)

    def _state_led(self, child: Token) -> str | None:
        """ "The Obama administration", "the Gaddafi regime": the state of all whom the name can mean."""
        hit = self._hits.get(child.i)
        if hit is None or child.head.lemma_.lower() not in _RULE:
            return None
        countries = {entry.country for entry, _ in hit.senses if entry.type == "person"}
        country = next(iter(countries), None)
        known = len(countries) == 1 and country is not None and f"state/{country}" in self.cast.registry
        return f"state/{country}" if known else None

    def _at(self, token: Token) -> list[Found]:
        """The state in which a town is: "shelled Aleppo"."""
        country = self._country_of(token) if token.pos_ == "PROPN" else None
        if country is None or f"state/{country}" not in self.cast.registry:
            return []
        return [Found(self.cast.state(f"state/{country}"), self.scene.span(token.i, token.i), token.i)]

    def _country_of(self, token: Token) -> str | None:
        """The country of a town, or of a province that is known well beyond it."""
        place = self.scene.place_at(token)
        if place is not None and place.country is not None:
            return place.country
        if token.pos_ != "PROPN":
            return None
        name = self.scene.doc[max(token.i - 1, 0) : token.i + 1].text
        return _provinces().get(name) or _provinces().get(token.text)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    return {name: country for country, names in words().regions.items() for name in names}

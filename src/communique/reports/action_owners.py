"""Whom a noun phrase names, and whose the thing is that it names."""

from __future__ import annotations

from spacy.tokens import Token

from communique.reports import syntax
from communique.reports.action_lands import MODIFIERS, Found, Lands
from communique.reports.action_words import words
from communique.reports.scene import Scene, Stand

WHERE = ("in", "at", "near", "across", "outside", "inside", "throughout", "into")
DEPTH = 3  # noun phrases looked into: "an arms depot of the army of X", not further
_HIS = frozenset({"country", "government", "nation", "administration"})


class Owners(Lands):
    """The actors that stand at a token or before it."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        qualifiers = self.cast.qualifiers[scene.paragraph.index]
        self._qualifying = {i: spot for spot in qualifiers for i in range(spot.first, spot.last + 1)}

    def owners(self, token: Token) -> list[Found]:
        """Whose act a noun is by what stands before it: "Israeli raids", "a NATO attack"."""
        return self._modifiers(token)

    def _is_loose(self, actor: str) -> bool:
        """A group that the article describes and the registry does not know, of no country."""
        ref = self.cast.cards[actor].ref
        return ref.type == "group" and not ref.registered and self.cast.country_of(actor) is None

    def _named(self, token: Token) -> list[Found]:
        """Spots at the token that are somebody: not a place that only says where somebody is."""
        told = self.scene.actors_at(token)
        stands = [stand for stand in told if not self._is_guessed(stand) and not self._is_excepted(stand)]
        several = next((s for s in stands if s.spot.sort == "body" and len(set(s.spot.states)) > 1), None)
        if several is not None:  # "French and Egyptian warships"
            states = [state for state in dict.fromkeys(several.spot.states) if state.startswith("state/")]
            return [Found(self.cast.state(state), several.mention, several.spot.first) for state in states]
        found = [Found(stand.actor, stand.mention, stand.spot.first) for stand in stands]
        for one, stand in zip(found, stands, strict=True):
            self._place_group(one, token, stand.spot.states)
        return found

    def _is_excepted(self, stand: Stand) -> bool:
        """ "One man, not Gaddafi, was killed"."""
        at = stand.spot.first - 1
        return at >= 0 and self.scene.doc[at].lower_ in ("not", "except", "but", "unlike")

    def _is_guessed(self, stand: Stand) -> bool:
        """ "Warplanes", "the authorities": without a word of whose, theirs of the state that the article is about."""
        spot = stand.spot
        if spot.sort not in ("body", "government") or len(spot.states) > 0 or stand.actor.startswith("group/"):
            return False
        if spot.possessor is not None:
            return bool(self.scene.doc[spot.possessor].tag_ == "PRP$")
        whole = self.scene.doc[spot.first : spot.last + 1]
        if any(token.pos_ == "PROPN" or self._state_at(token.i) is not None for token in whole):
            return False
        country = self.cast.country(stand.actor)
        home = self.cast.home
        return home is None or country is None or home != f"state/{country}" or spot.name.lower() in words().anybodys

    def _place_group(self, one: Found, token: Token, states: list[str]) -> None:
        """ "Rebels in the Ivory Coast" are Ivorians, whatever else they are."""
        if self.cast.type_of(one.actor) != "group" or self.cast.country(one.actor) is not None:
            return
        state = next((s for s in states if s.startswith("state/")), None) or self._state_beside(token)
        if state is not None:
            self.cast.belongs(one.actor, state.removeprefix("state/"))

    def _own_country(self, token: Token) -> Found | None:
        """ "His country", "their government": the state of whoever is meant."""
        if token.lemma_.lower() not in _HIS:
            return None
        owner = next((child for child in token.children if child.tag_ == "PRP$"), None)
        for one in self._named(owner) if owner is not None else ():
            country = self.cast.country_of(one.actor)
            if country is not None and f"state/{country}" in self.cast.registry:
                return Found(self.cast.state(f"state/{country}"), self.scene.span(token.i, token.i), token.i)
        return None

    def _modifiers(self, token: Token) -> list[Found]:
        """Whose it is by what stands before it: "Syria's reactor", "a Senegalese plan", "NATO strikes"."""
        found: list[Found] = []
        for child in token.children:
            if child.i > token.i or child.dep_ not in MODIFIERS:
                continue
            if child.tag_ == "PRP$" and token.lemma_.lower() not in self.people:
                continue  # "its tanks", "their neighbours": whoever has them is not meant
            for one in syntax.conjuncts(child):
                found += self._modifier(one)
            if len(found) == 0 and child.dep_ in ("compound", "amod", "nmod") and _may_own(child):
                found += self._modifiers(child)
        return found

    def _province_before(self, token: Token) -> list[Found]:
        """ "The Kansas government"."""
        return [
            one for child in token.children if child.dep_ in MODIFIERS and child.i < token.i for one in self._at(child)
        ]

    def _modifier(self, child: Token) -> list[Found]:
        named = self._named(child)
        if len(named) > 0:
            return named
        spot = self._qualifying.get(child.i)
        if spot is not None and len(spot.actors) > 0:
            return [Found(spot.actors[0], self.scene.span(spot.first, spot.last), spot.first)]
        state = self._state_at(child.i) or self._state_led(child)
        if state is None:
            return []
        hit = self._hits[child.i]
        return [Found(self.cast.state(state), self.scene.span(hit.first, hit.last), hit.first)]

    def _state_beside(self, token: Token, depth: int = 0) -> str | None:
        """The state of the noun phrase by its modifiers, or by where the words after it say that it is."""
        for child in token.children:
            if child.dep_ in MODIFIERS and (state := self._state_at(child.i)) is not None:
                return state
        loyal = next((child for child in token.children if child.lemma_ in ("loyal", "allied")), None)
        for inner in syntax.prepositional(loyal, "to", "with") if loyal is not None else ():
            for one in self._named(inner):
                if (country := self.cast.country_of(one.actor)) is not None:
                    return f"state/{country}"  # "forces loyal to Khalifa Haftar"
        for inner in syntax.prepositional(token, "of", "from", *WHERE):
            if (state := self._state_at(inner.i)) is not None:
                return state
            country = self._country_of(inner)
            if country is not None:
                return f"state/{country}"
            owner = next((one.actor for one in self._modifiers(inner) or self._province_before(inner)), None)
            if owner is not None and (country := self.cast.country_of(owner)) is not None:
                return f"state/{country}"
            if inner.pos_ == "NOUN" and depth < DEPTH and (found := self._state_beside(inner, depth + 1)) is not None:
                return found
        return None


def _may_own(child: Token) -> bool:
    """Not "UN-brokered", "Iran-backed": whose broker or backer it is does not make it his."""
    return child.tag_ not in ("VBN", "VBD", "VBG") or child.lower_ == "led"

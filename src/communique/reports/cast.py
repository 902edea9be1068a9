"""The cast of one article: who each spot is, decided by the article's own words first and the registry second."""

from __future__ import annotations

import re

from communique.actors.naming import fold
from communique.reports.cards import Card, slug
from communique.reports.document import Document
from communique.reports.lexicon import Lexicon
from communique.reports.nominals import nominals
from communique.reports.overview import Overview
from communique.reports.references import References
from communique.reports.spots import Spot, nations

# Institutions that are the state when they deal with another.
_IS_STATE = frozenset({"government", "presidency", "prime_ministers_office", "royal_court", "delegation"})
# A state has one of it, by whatever word: its troops, forces and soldiers are its army.
_ONE_NAME = frozenset({"army"})
# Of these a state may have several, but "the" one is whoever alone is known to have been it at the time.
_BY_DATE = frozenset({"speaker", "un_ambassador", "ambassador", "chief_of_staff", "chief_negotiator"})
_OF_STATES = frozenset(
    {"vice_president", "prime_minister", "foreign_minister", "defence_minister", "interior_minister"}
)
_DETERMINER = re.compile(
    r"^(?:the|a|an|both|all|some|many|several|his|her|their|its|our|key|two|three|any)\s+", re.IGNORECASE
)


class Cast(References):
    """Resolves the spots of a document, in the order of the text."""

    def __init__(self, document: Document, spots: list[list[Spot]], lexicon: Lexicon, known: Overview) -> None:
        super().__init__(document, [[s for s in row if not s.qualifies] for row in spots], lexicon, known)
        self.qualifiers = [[s for s in row if s.qualifies] for row in spots]
        self.labels = {body.id: body.label for body in lexicon.registry.bodies()}
        self._by_noun: dict[tuple[str, str], list[Spot]] = {}
        self._introduce()
        for row in self.spots:
            for spot in row:
                self._resolve(spot)
        for spot in (spot for row in self.qualifiers for spot in row):
            spot.actors = (self._named(spot).ref.id,)

    def described(self, spot: Spot) -> str:
        """The officials of a spot as a group of their own, named as the text has them."""
        written = spot.name if spot.name != "" and spot.sort != "body" else self._words(spot)
        name = _DETERMINER.sub("", " ".join(written.split()))
        return self._card(f"group/{slug(name)}", name, "group", None).ref.id

    def _words(self, spot: Spot) -> str:
        paragraph = self.document.paragraphs[spot.paragraph]
        return paragraph.span_of(paragraph.doc[spot.first], paragraph.doc[spot.last]).of(self.document.text)

    def _resolve(self, spot: Spot) -> None:
        if spot.sort in ("state", "organisation", "group"):
            spot.actors = (self._named(spot).ref.id,)
        elif spot.sort == "office":
            spot.actors = self._office(spot)
        elif spot.sort == "body":
            spot.actors = self._body(spot)
        elif spot.sort == "government":
            spot.actors = self._government(spot)
        elif spot.sort == "collective":
            spot.actors = self._collective(spot)
        elif spot.sort == "pair":
            spot.actors = self._pair(spot)
        elif spot.sort == "land":
            spot.actors = self._land(spot)
        elif spot.sort == "institution":
            spot.actors = self._institution(spot)
        elif spot.sort == "pronoun":
            spot.actors = self._pronoun(spot)
        for actor in spot.actors:
            self._see(spot, actor)
        if len(spot.actors) > 0 and spot.kind == "description":
            self._by_noun.setdefault(self._noun_of(spot), []).append(spot)

    def _named(self, spot: Spot) -> Card:
        if len(spot.senses) > 0:
            return self._card_of_entry(spot.senses[0])
        return self._card(f"organisation/{slug(spot.name)}", spot.name, "organisation", None)

    def _office(self, spot: Spot) -> tuple[str, ...]:
        if spot.same_as is not None and len(spot.same_as.actors) > 0:
            return spot.same_as.actors
        states = self._states_of(spot) or self._owned_states(spot)
        if spot.plural:
            if len(spot.states) == 0 and len(states) > 0:
                return (self.described(spot),)  # "the EU foreign ministers"
            if len(spot.states) == 0:
                return (
                    self._collective(spot) if spot.title in ("leaders", "ministers", "officials", "diplomats") else ()
                )
            if len(spot.states) == 1:
                return (self._state(spot.states[0]),)  # "Libya's interim rulers": several people of one state
            return tuple(dict.fromkeys(self._holder(spot, state) or self._state(state) for state in spot.states))
        if spot.former:
            return ()
        if "counterpart" in spot.title and len(states) > 0:
            return (self._state(states[0]),)
        if len(states) > 0:
            if self._is_underling(spot):
                return self._underling(spot, states[0])
            return (self._holder(spot, states[0]) or self._state(states[0]),)
        described = self._described_before(spot)
        if described is not None:
            return (described,)
        return self._of_home(spot)

    def _of_home(self, spot: Spot) -> tuple[str, ...]:
        """ "The vice president", of nobody told before: of the state that the article is about, at home in it."""
        doc = self.document.paragraphs[spot.paragraph].doc
        definite = doc[spot.first].lower_ == "the" and doc[spot.head].tag_ == "NN"
        if self.home is None or not definite or not any(office in _OF_STATES for office, _ in spot.offices):
            return ()
        return (self._holder(spot, self.home) or self._state(self.home),)

    def _land(self, spot: Spot) -> tuple[str, ...]:
        """ "The country": the state last spoken of, if that was not long ago."""
        for seen in reversed(self.seen):
            if spot.paragraph - seen.paragraph > 1:
                return ()
            if self.cards[seen.actor].ref.type == "state":
                return (seen.actor,)
        return ()

    def _owned_states(self, spot: Spot) -> list[str]:
        """ "Putin's spokesman": the state of whoever owns the office."""
        owner = self._spot_at(spot.paragraph, spot.possessor)
        if owner is None:
            return []
        return [
            state
            for actor in owner.actors[:1]
            for state in sorted(self.cards[actor].states)
            if state.startswith("state/")
        ][:1]

    def _named_inside(self, spot: Spot) -> list[str]:
        """ "The Obama administration": the state of the person whose name qualifies the noun."""
        doc = self.document.paragraphs[spot.paragraph].doc
        for at in range(max(spot.first - 1, 0), spot.head):
            ids = self._people.get(fold(doc[at].text), ()) if doc[at].pos_ == "PROPN" else ()
            country = self.cards[ids[0]].ref.country if len(ids) > 0 else None
            if country is not None:
                return [f"state/{country}"]
        return []

    def _is_underling(self, spot: Spot) -> bool:
        """A spokesman, official or envoy is not the one holder of an office."""
        singles = {office.id for office in self.registry.offices() if office.single}
        return not any(office in singles or office in self.lexicon.leading for office, _ in spot.offices)

    def _underling(self, spot: Spot, state: str) -> tuple[str, ...]:
        known = self._by_title(spot, state)
        if known is None and any(office in _BY_DATE for office, _ in spot.offices) and self._is_definite(spot):
            known = self._holder(spot, state)
        return (known,) if known is not None else (self._state(state),)

    def _described_before(self, spot: Spot) -> str | None:
        token = self.document.paragraphs[spot.paragraph].doc[spot.head]
        definite = any(child.lower_ in ("the", "his", "her") for child in token.children) or spot.title[:1].isupper()
        return self._by_title(spot, None) if definite or token.text[0].isupper() else None

    def _body(self, spot: Spot) -> tuple[str, ...]:
        if spot.body == "opposition":
            return self._collective(spot)
        states = spot.states or self._owned_states(spot)
        if len(spot.candidates) > 0 and spot.body not in _IS_STATE:
            id_ = spot.candidates[0]
            spot.candidates = ()
            return (self._card_of_entry(self.registry.get(id_)).ref.id,) if id_ in self.registry else ()
        spot.candidates = ()
        states = states or self._named_inside(spot)
        if len(states) == 0 and spot.body not in _IS_STATE and self._is_definite(spot):
            before = self._body_before(spot)
            if len(before) > 0:
                return before
        bare = spot.body not in _IS_STATE and self.document.paragraphs[spot.paragraph].doc[spot.first].lower_ != "the"
        states = states or ([] if bare else self._home(spot))  # "ruling forces" can be anybody's
        if len(states) == 0:
            return ()
        if spot.body in _IS_STATE:
            return tuple(dict.fromkeys(self._state(state) for state in states))
        entry = self.registry.get(states[0]) if states[0] in self.registry else None
        if entry is None:
            return ()
        adjective = next((name.text for name in entry.names if name.use == "adjective"), entry.name)
        label = self.labels[spot.body] if spot.body in _ONE_NAME else spot.name
        name = f"{adjective} {' '.join(word.capitalize() for word in label.split())}"
        keys = {spot.name, f"{adjective} {spot.name}"}
        return (self._card(f"organisation/{slug(name)}", name, "organisation", entry.country, keys).ref.id,)

    def _home(self, spot: Spot) -> list[str]:
        """ "The government", "the army": of the state meant before in these words, or that the article is about."""
        if not self._is_definite(spot) or spot.head - spot.first > 1:
            return []
        teller = self._teller_of(spot)
        if teller is not None and self.cards[teller].ref.country is not None:
            return [f"state/{self.cards[teller].ref.country}"]
        meant = self._meant_before(spot)
        if len(meant) > 0:
            return meant
        near = self._states_named(spot.paragraph, spot.first) or self._states_named(spot.paragraph - 1, None)
        if len(near) == 1:
            return list(near)
        return [self.home] if self.home is not None and (len(near) == 0 or self.home in near) else []

    def _meant_before(self, spot: Spot) -> list[str]:
        """The state of the last spot with the same noun, if it was near."""
        for other in reversed(self._earlier(spot)):
            if len(other.states) == 1 and other.states[0].startswith("state/"):
                return list(other.states)
            if spot.paragraph - other.paragraph > 1:
                break
        return []

    def _states_named(self, paragraph: int, before: int | None) -> set[str]:
        """The states named in a paragraph, in any form, before one of its tokens."""
        hits = self.seen_names[paragraph] if 0 <= paragraph < len(self.seen_names) else ()
        near = [hit for hit in hits if before is None or hit.last < before]
        near = [hit for hit in near if len(hit.used_as("capital", "seat")) == 0]
        return {id_ for hit in near for id_ in nations(hit) if id_.startswith("state/")}

    def _is_definite(self, spot: Spot) -> bool:
        """With "the", or the bare plural that the press writes of parties known: "rebels", "authorities"."""
        token = self.document.paragraphs[spot.paragraph].doc[spot.head]
        determiners = {child.lower_ for child in token.children if child.dep_ in ("det", "poss")}
        return "the" in determiners or (len(determiners) == 0 and token.tag_ in ("NNS", "NNPS"))

    def _earlier(self, spot: Spot) -> list[Spot]:
        """The spots of the same noun that were resolved before."""
        return self._by_noun.get(self._noun_of(spot), [])

    def _noun_of(self, spot: Spot) -> tuple[str, str]:
        return spot.body or spot.sort, self.document.paragraphs[spot.paragraph].doc[spot.head].lemma_.lower()

    def _body_before(self, spot: Spot) -> tuple[str, ...]:
        """ "the ministry": the last institution whose name ends so."""
        ending = fold(spot.name).split(" ")[-1]
        for actor in self._recent():
            card = self.cards[actor]
            if card.ref.type == "organisation" and any(key.endswith(ending) for key in card.keys):
                return (actor,)
        return ()

    def _government(self, spot: Spot) -> tuple[str, ...]:
        states = spot.states or self._owned_states(spot) or self._named_inside(spot)
        if len(states) == 0 and spot.title in ("government", "regime", "authority"):
            states = self._home(spot)
        return tuple(dict.fromkeys(self._state(state) for state in states))

    def _collective(self, spot: Spot) -> tuple[str, ...]:
        words = nominals()
        whole = [state for state in spot.states if not state.startswith("state/")]
        written = spot.name if spot.name != "" else self._words(spot) if spot.sort == "office" else spot.title
        name = _DETERMINER.sub("", _DETERMINER.sub("", " ".join(written.split())))
        if len(whole) > 0 and spot.title in ("member", "members", "leader", "leaders"):
            return (self._state(whole[0]),)
        if spot.title in ("leaders", "ministers") and len(spot.states) > 0:
            return tuple(dict.fromkeys(self._state(state) for state in spot.states))
        if "opposition" in name.lower() or "rebel" in name.lower():
            name = self._opposition(name, spot)
        if len(name.split()) < 2 and spot.title not in words.political and name.lower() not in words.political:
            return ()
        known = [entry for entry, use in self.registry.named(name) if entry.type == "group" and use == "name"]
        if len(known) > 0:
            return (self._card_of_entry(known[0]).ref.id,)
        return (self._card(f"group/{slug(name)}", name, "group", None).ref.id,)

    def _opposition(self, name: str, spot: Spot) -> str:
        """One name for the opposition however it is described, by its state where the text says one."""
        state = next((s for s in spot.states if s.startswith("state/")), None)
        kind = "opposition" if "opposition" in name.lower() else "rebels"
        if len(spot.states) > 0 and spot.states[0] in self.registry and state is None:
            return self.registry.get(spot.states[0]).name
        if state is None:
            state = self._government_beside(spot)
        if state is None and self._is_definite(spot):
            state = next(iter(self._meant_before(spot)), None)
        if state is None:
            # Whoever the article has set against a government so far, before the state that it names most.
            names = [card.ref.name for card in self.cards.values() if card.ref.type == "group"]
            whose = [side.rpartition(" ")[0] for side in names if side.lower().endswith((" opposition", " rebels"))]
            if len(whose) > 0:
                return f"{whose[-1]} {kind}"
            state = self.home if self._is_definite(spot) else None
        if state is None:
            return name
        adjective = next((n.text for n in self.registry.get(state).names if n.use == "adjective"), "")
        return f"{adjective} {kind}".strip()

    def _government_beside(self, spot: Spot) -> str | None:
        """The state whose government the same sentence sets against "the opposition".

        Not where that government is named with its state and stands apart: "Moroccan officials met the rebels".
        """
        doc = self.document.paragraphs[spot.paragraph].doc
        here = doc[spot.head].sent
        for other in self.spots[spot.paragraph]:
            if other.sort == "body" and other.body == "government" and here.start <= other.head < here.end:
                first, second = sorted((other, spot), key=lambda one: one.first)
                between = [token.lower_ for token in doc[first.last + 1 : second.first]]
                rules = doc[other.head].lower_ in ("government", "regime", "authorities", "leadership")
                if rules or len(other.states) == 0 or (len(between) <= 3 and "and" in between):
                    return next((actor for actor in other.actors if actor.startswith("state/")), None)
        return None

"""Who acts and who is acted on: the actors that a noun phrase names, holds or belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.reports import syntax
from communique.reports.action_lands import Found
from communique.reports.action_owners import DEPTH, WHERE, Owners
from communique.reports.action_words import words
from communique.reports.cards import slug

_NAMING = frozenset({"amod", "compound", "nmod"})
_OF = ("of", "by", "from", "against", "on", "with")
_BY = ("by", "from", "of")
_SMALL = frozenset({"DET", "NUM", "PUNCT", "ADV", "SPACE"})


class Roles(Owners):
    """Finds the actors of one paragraph's noun phrases."""

    def of(self, token: Token, *, place: bool = True, bodily: bool = False, judged: bool = False) -> list[Found]:
        """The actors of the noun phrase at ``token`` and of those coordinated with it; none twice.

        Args:
            place: whether a phrase that only says where counts with the state in which that is.
            judged: it is blamed or praised: of "the attack on the town" nobody is meant, least of all the town.
            bodily: it is done by or to the people themselves: officials who resign or are shot are not their state.
        """
        found: list[Found] = []
        for one in syntax.conjuncts(token):
            here = self._of_one(one, place and not judged, 0, _BY if judged else _OF)
            if bodily and one.lemma_.lower() in self.people and any(f.actor.startswith("state/") for f in here):
                described = self._described(one)
                here = [described] if described is not None else here
            found += here
        kept = [one for one in found if not self._is_vague(one.actor)]
        return list({one.actor: one for one in reversed(kept)}.values())[::-1]

    def speakers(self, token: Token) -> list[Found]:
        """Who speaks: as :meth:`of`, but no matter or event of somebody's, other than his report, office or paper."""
        found: list[Found] = []
        for one in syntax.conjuncts(token):
            lemma = one.lemma_.lower()
            if len(self._named(one)) > 0 or lemma in self.people or lemma in words().voices or self._is_people(one):
                found += self._of_one(one, False, 0)
        kept = [one for one in found if not self._is_vague(one.actor)]
        return list({one.actor: one for one in reversed(kept)}.values())[::-1]

    def inside(self, tokens: Iterator[Token], head: Token, but: set[str], *, judged: bool = False) -> list[Found]:
        """The first actor among the nouns of a stretch of text below ``head`` that is none of ``but``."""
        nouns = (token for token in tokens if token.pos_ in ("NOUN", "PROPN"))
        listed = [token for token in nouns if not _says_where(token) and not _is_aside(token, head)]
        for token in sorted(listed, key=lambda one: one.dep_ != "dative" and one.head.lower_ not in ("to", "with")):
            found = [one for one in self.of(token, judged=judged) if one.actor not in but]
            if len(found) > 0:
                return found
        return []

    def people_at(self, token: Token, verb: Token) -> list[Found]:
        """Plain people where the clause says where it was: "nine people were killed in Kabul"."""
        nouns = [token, *syntax.prepositional(token, "of")]
        noun = next((one for one in nouns if one.lemma_.lower() in self.people), None)
        if noun is None or noun.pos_ != "NOUN":
            return []
        for inner in syntax.prepositional(verb, *WHERE):
            state = self._state_at(inner.i)
            country = state.removeprefix("state/") if state is not None else self._country_of(inner)
            if country is None and inner.pos_ == "NOUN":
                state = self._state_beside(inner)
                country = state.removeprefix("state/") if state is not None else None
            if country is not None and f"state/{country}" in self.cast.registry:
                name = f"{noun.lower_} in {self.cast.registry.get(f'state/{country}').name}"
                actor = self.cast.group(f"group/{slug(name)}", name, country)
                return [Found(actor, self.scene.span(noun.i, noun.i), noun.i)]
        return []

    def protesters(self, one: Found) -> Found:
        """ "Egyptian protests": people of the state protest, not the state."""
        entry = self.cast.registry.get(one.actor)
        said = next((n.text for n in entry.names if n.use == "adjective"), entry.name)
        name = f"{said} protesters"
        actor = self.cast.group(f"group/{slug(name)}", name, one.actor.removeprefix("state/"))
        return Found(actor, one.mention, one.first)

    def is_official(self, one: Found) -> bool:
        """Whether somebody can resign from an office: a named person, or people by their office."""
        if self.cast.type_of(one.actor) == "person":
            return True
        return any(name in words().officials for name in self.cast.cards[one.actor].ref.name.lower().split())

    def are_persons(self, some: list[Found]) -> bool:
        """Whether there is anybody, and all are single people."""
        return len(some) > 0 and all(self.cast.type_of(one.actor) == "person" for one in some)

    def is_somebody(self, token: Token) -> bool:
        """Whether the noun means people or an actor, known or not."""
        return token.lemma_.lower() in self.people or self.scene.spot_at(token) is not None

    def is_agent(self, token: Token) -> bool:
        """Whether the noun can act at all, or stands for an act: not floods, prices or laws of nature."""
        if token.pos_ in ("PRON", "PROPN") or (token.is_upper and len(token) > 1) or self.is_somebody(token):
            return True
        known = words()
        lemmas = {token.lemma_.lower(), *(child.lemma_.lower() for child in token.children if child.i < token.i)}
        if any(len(lemmas & some) > 0 for some in (known.deeds, known.voices, *known.weapons.values())):
            return True
        if token.lemma_.endswith(("ist", "ian", "eer")):
            return True
        return any(self.is_somebody(inner) for inner in syntax.prepositional(token, "of"))

    def is_known(self, actor: str) -> bool:
        """Whether it is clear who that is: somebody of the registry or of a country, or at least with a name."""
        return not self._is_loose(actor) or not self.cast.cards[actor].ref.name.islower()

    def _is_vague(self, actor: str) -> bool:
        """A group that nobody can tell from another: "leaders", "these groups"."""
        return self._is_loose(actor) and self.cast.cards[actor].ref.name.islower()

    def _of_one(self, token: Token, place: bool, depth: int, whose: tuple[str, ...] = _OF) -> list[Found]:
        named = self._named(token)
        if len(named) > 0 and all(self._is_loose(one.actor) for one in named):
            described = self._described(token)
            return [described] if described is not None else named
        if len(named) > 0 or depth >= DEPTH:
            return named
        own = self._own_country(token)
        if own is not None:
            return [own]
        if token.lemma_.lower() in self.people or self._is_people(token):
            described = self._described(token)
            if described is not None:
                return [described]
        owners = self._modifiers(token) or self._province_before(token)
        if len(owners) > 0:
            return owners
        for prepositions in (whose, WHERE) if place else (whose,):
            for inner in syntax.prepositional(token, *prepositions):
                found = [f for one in syntax.conjuncts(inner) for f in self._of_one(one, place, depth + 1, whose)]
                if len(found) > 0:
                    return found
        made = next((child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN"), None)
        for inner in syntax.prepositional(made, "by") if made is not None else ():
            return self._of_one(inner, place, depth + 1, whose)  # "threats made by Russia"
        named = self._entity(token)
        return named if len(named) > 0 or not place else self._at(token)

    def _entity(self, token: Token) -> list[Found]:
        """An organisation with a name of several words that the cast left open: "the Department of Transportation"."""
        if token.ent_type_ != "ORG":
            return []
        ent = next((ent for ent in self.scene.doc.ents if ent.start <= token.i < ent.end), None)
        inside = [one for one in ent if one.lower_ != "the"] if ent is not None else []
        if len(inside) < 2 or any(one.is_punct for one in inside):
            return []
        first, last = inside[0].i, inside[-1].i
        span = self.scene.span(first, last)
        return [Found(self.cast.organisation(self.scene.doc[first : last + 1].text), span, first)]

    def _described(self, token: Token) -> Found | None:
        """People whom nobody names: "Iraqi civilians", "students in Jakarta"; a group of their own with a country."""
        state = self._state_at(token.i) if self._is_people(token) else None
        if state is not None:
            hit = self._hits[token.i]
            return self._group(hit.first, hit.last, state)
        first = token.i
        for child in token.children:
            if child.i < first and child.dep_ in _NAMING and child.pos_ not in _SMALL:
                first = min(first, child.left_edge.i)
        while first < token.i and self.scene.doc[first].pos_ in _SMALL:
            first += 1
        owner = self._modifiers(token) or self._province_before(token)
        type_ = self.cast.type_of(owner[0].actor) if len(owner) > 0 else None
        if type_ in ("organisation", "group"):
            return owner[0]  # "Taliban gunmen" act for the Taliban
        if type_ == "person":
            country = self.cast.country(owner[0].actor)
            state = f"state/{country}" if country is not None else None
        else:
            state = owner[0].actor if len(owner) > 0 else self._state_beside(token)
        if state is None and any(t.pos_ == "PROPN" for t in self.scene.doc[first : token.i]):
            name = self.scene.doc[first : token.i + 1].text  # "Ssangyong workers"
            return Found(self.cast.group(f"group/{slug(name)}", name, None), self.scene.span(first, token.i), first)
        if state is None or state not in self.cast.registry:
            return None
        return self._group(first, token.i, state)

    def _group(self, first: int, last: int, state: str) -> Found:
        span = self.scene.span(first, last)
        name = span.of(self.scene.document.text)
        adjective = next((t.text for t in self.scene.doc[first : last + 1] if self._state_at(t.i) == state), None)
        if adjective is None:
            entry = self.cast.registry.get(state)
            said = next((n.text for n in entry.names if n.use == "adjective"), entry.name)
            beside = any(child.dep_ == "prep" and child.lower_ in WHERE for child in self.scene.doc[last].children)
            name = f"{name} in {entry.name}" if beside else f"{said} {name}"
        actor = self.cast.group(f"group/{slug(name)}", name, state.removeprefix("state/"))
        return Found(actor, span, first)


def _is_aside(token: Token, head: Token) -> bool:
    """Whether the noun stands in a relative clause below the head, as "steps that would harm Russia"."""
    while token.head.i != token.i and token.i != head.i and token.dep_ != "relcl":
        token = token.head
    return bool(token.dep_ == "relcl" and token.i != head.i)


def _says_where(token: Token) -> bool:
    head = token.head
    while head.dep_ in ("conj", "compound", "amod", "nmod", "poss") and head.head.i != head.i:
        token, head = head, head.head
    return token.dep_ == "pobj" and head.lower_ in WHERE

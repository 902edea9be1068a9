"""The cards of an article's cast: one for each actor, with how the article introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from communique.actors import Entry, Registry
from communique.actors.naming import fold, surnames
from communique.model import ActorRef, Published
from communique.model.reports import ActorType
from communique.reports.document import Document
from communique.reports.given_names import is_feminine
from communique.reports.lexicon import Lexicon
from communique.reports.overview import Overview
from communique.reports.spots import Spot, nations

# Offices whose holders the press gives by surname alone, beside those that lead; and for how many years after.
_WELL_KNOWN = frozenset(
    {"foreign_minister", "vice_president", "crown_prince", "un_secretary_general", "secretary_general"}
    | {"high_representative", "president_elect"}
)
_REMEMBERED = 10
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Card:
    """One actor of the article: how it was introduced, so that later words can be matched with it."""

    ref: ActorRef
    keys: set[str] = field(default_factory=set)
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    feminine: bool | None = None


class Cards:
    """Who is in the article: filled by full names first, wherever they stand, since headlines give surnames alone."""

    def __init__(self, document: Document, spots: list[list[Spot]], lexicon: Lexicon, known: Overview) -> None:
        self.document = document
        self.home = known.home
        self.seen_names = known.names
        self.lexicon = lexicon
        self.registry: Registry = lexicon.registry
        self.published: Published = document.article.published
        self.cards: dict[str, Card] = {}
        self.spots = spots
        self._people: dict[str, list[str]] = {}  # ids of persons by each key that names them
        self._names: dict[str, set[str]] | None = None
        self._belongs: dict[str, str] = {}
        self.named_states = {id_ for hits in known.names for hit in hits for id_ in nations(hit)}

    def _introduce(self) -> None:
        people = [spot for row in self.spots for spot in row if spot.sort == "person"]
        for spot in people:
            if not spot.surname_only:
                self._introduce_person(spot)
        for spot in people:
            if spot.surname_only:
                self._introduce_surname(spot)

    def _introduce_person(self, spot: Spot) -> None:
        entry = self._choose(spot.senses, spot)
        if entry is None:
            known = self._card_of_name(spot.name)
            if known is not None and known.ref.type == "person":
                self._learn(known, spot)
                spot.actors = (known.ref.id,)
                return
        card = self._card_of_entry(entry) if entry is not None else self._unregistered_person(spot)
        self._learn(card, spot)
        spot.actors = (card.ref.id,)

    def _introduce_surname(self, spot: Spot) -> None:
        card = self._card_of_name(spot.name, spot)
        if card is None:
            possible = [entry for entry in self._in_office(spot.senses, spot) if _may_be_of(entry, spot.states)]
            if len(spot.offices) == 0:
                possible = [entry for entry in possible if self._needs_no_introduction(entry, spot)]
            if len(possible) == 1:
                card = self._card_of_entry(possible[0])
            elif len(possible) > 1:
                spot.candidates = tuple(sorted(entry.id for entry in possible))
                return
            elif len(spot.senses) > 0 and not self._seen_as_person(spot):
                return
            else:
                card = self._unregistered_person(spot)
        self._learn(card, spot)
        spot.actors = (card.ref.id,)

    def _needs_no_introduction(self, entry: Entry, spot: Spot) -> bool:
        """Whether an article that names the person's state can give a surname alone: "Putin", "Merkel".

        The press does so with those who lead or led a state or speak for it abroad, about the time when they do.
        Anybody else of that surname is more likely somebody whom the registry does not know. "Mr Putin" does without
        the state.
        """
        bare = spot.first == spot.last
        if bare and not self.named_states & {f"state/{entry.country}", *(one.of for one in entry.tenures)}:
            return False
        low, high = self.published.earliest, self.published.latest
        first = f"{int(low[:4]) - _REMEMBERED}-01-01" if low is not None else "0001-01-01"
        last = f"{int(high[:4]) + 1}-12-31" if high is not None else "9999-12-31"
        known = self.lexicon.leading | _WELL_KNOWN
        return any(t.office in known and t.earliest <= last and first <= t.latest for t in entry.tenures)

    def _seen_as_person(self, spot: Spot) -> bool:
        token = self.document.paragraphs[spot.paragraph].doc[spot.last]
        return token.ent_type_ == "PERSON" or spot.feminine is not None

    def _choose(self, senses: list[Entry], spot: Spot) -> Entry | None:
        if len(senses) <= 1:
            return senses[0] if len(senses) == 1 else None
        return self._in_office(senses, spot)[0]

    def _in_office(self, senses: list[Entry], spot: Spot) -> list[Entry]:
        """The entries that fit the title and, where publication is bounded, the time; all of them where none does."""
        offices = {office for office, _ in spot.offices}
        states = set(spot.states) | {of for _, of in spot.offices if of is not None}
        fits = senses
        for narrower in (
            [
                e
                for e in fits
                if offices & {t.office for t in e.tenures} and (not states or states & {t.of for t in e.tenures})
            ],
            [e for e in fits if states & ({t.of for t in e.tenures} | {f"state/{e.country}"})],
        ):
            if len(narrower) > 0:
                fits = narrower
                break
        if len(fits) > 1 and self.published.latest is not None:
            low, high = self.published.earliest or "0001", self.published.latest
            timely = [e for e in fits if any(t.earliest <= high and low <= t.latest for t in e.tenures)]
            fits = timely if len(timely) > 0 else fits
        return fits

    def _card_of_name(self, name: str, spot: Spot | None = None) -> Card | None:
        found = [self.cards[id_] for id_ in self._people.get(fold(name), ())]
        if spot is not None and spot.surname_only and len(spot.states) > 0:  # "King Hussein of Jordan" is not Saddam
            found = [card for card in found if len(card.states) == 0 or not card.states.isdisjoint(spot.states)]
        if len(found) > 1 and spot is not None and len(spot.offices) > 0:
            titled = [card for card in found if card.offices & set(spot.offices)]
            found = titled if len(titled) > 0 else found
        return found[0] if len(found) > 0 else None

    def _card_of_entry(self, entry: Entry) -> Card:
        card = self.cards.get(entry.id)
        if card is None:
            ref = ActorRef(
                id=entry.id,
                name=entry.name,
                type=entry.type,
                country=entry.country,
                wikidata=entry.wikidata,
                registered=True,
            )
            card = self.cards[entry.id] = Card(ref=ref)
            self._index(card, {fold(name.text) for name in entry.names})
            card.states = {f"state/{entry.country}"} if entry.country is not None else set()
            if entry.type == "person":
                card.feminine = is_feminine(entry.name)
        return card

    def _unregistered_person(self, spot: Spot) -> Card:
        country = next((s.removeprefix("state/") for s in self._states_of(spot) if s.startswith("state/")), None)
        return self._card(f"person/{slug(spot.name)}", spot.name, "person", country, {*surnames(spot.name), spot.name})

    def _card(self, id_: str, name: str, type_: ActorType, country: str | None, keys: Iterable[str] = ()) -> Card:
        card = self.cards.get(id_)
        if card is None:
            ref = ActorRef(id=id_, name=name, type=type_, country=country)
            card = self.cards[id_] = Card(ref=ref)
            self._index(card, {fold(key) for key in (name, *keys)})
        return card

    def _index(self, card: Card, keys: set[str]) -> None:
        for key in sorted(keys - card.keys):
            card.keys.add(key)
            if card.ref.type == "person":
                self._people.setdefault(key, []).append(card.ref.id)

    def _learn(self, card: Card, spot: Spot) -> None:
        if not spot.former:
            card.offices |= set(spot.offices)
            if spot.title != "":
                card.titles.add(spot.title)
        card.states |= set(self._states_of(spot))
        self._index(card, {fold(name) for name in (spot.name, *(() if spot.surname_only else surnames(spot.name)))})
        if spot.feminine is not None:
            card.feminine = spot.feminine
        elif spot.title.endswith(("woman", "queen")):
            card.feminine = True
        elif card.feminine is None:
            card.feminine = False if spot.title.endswith("sman") else is_feminine(spot.name)
        if card.ref.country is None and not card.ref.registered:
            country = next((s.removeprefix("state/") for s in sorted(card.states) if s.startswith("state/")), None)
            if country is not None:
                ref = card.ref
                card.ref = ActorRef(id=ref.id, name=ref.name, type=ref.type, country=country)

    def _states_of(self, spot: Spot) -> list[str]:
        return spot.states + [of for _, of in spot.offices if of is not None and len({o for _, o in spot.offices}) == 1]

    def _held(self, card: Card) -> set[str]:
        """The offices that the registry gives the person, while the article can have been written."""
        if not card.ref.registered:
            return set()
        low, high = self.published.earliest or "0001-01-01", self.published.latest or "9999-12-31"
        return {t.office for t in self.registry.tenures_of(card.ref.id) if t.earliest <= high and low <= t.latest}

    def _leads(self, card: Card) -> bool:
        offices = {office for office, _ in card.offices}
        if len(offices & self.lexicon.leading) > 0:
            return True
        return len(self._held(card) & self.lexicon.leading) > 0

    def _fits_words(self, title: str, card: Card) -> bool:
        words = set(title.split())
        return any(words <= set(known.split()) for known in card.titles)

    def _state(self, id_: str) -> str:
        return self._card_of_entry(self.registry.get(id_)).ref.id

    def refs(self, used: Iterable[str]) -> tuple[ActorRef, ...]:
        """The records of the actors among ``used``, by id; organisations as the text names them."""
        return tuple(self._as_named(self.cards[id_].ref) for id_ in sorted(set(used)) if id_ in self.cards)

    def _as_named(self, ref: ActorRef) -> ActorRef:
        if ref.country is None and ref.id in self._belongs:
            return msgspec.structs.replace(ref, country=self._belongs[ref.id])
        if not ref.registered or ref.type != "organisation":
            return ref
        if self._names is None:
            self._names = {}
            for spot in (spot for row in self.spots for spot in row if spot.kind == "name" and len(spot.actors) == 1):
                self._names.setdefault(spot.actors[0], set()).add(spot.name.removeprefix("the "))
        full = sorted(name for name in self._names.get(ref.id, ()) if " " in name and not name.islower())
        return msgspec.structs.replace(ref, name=max(full, key=len)) if len(full) > 0 else ref

    def country(self, actor: str) -> str | None:
        """ISO code of the actor's state."""
        return self.cards[actor].ref.country if actor in self.cards else None

    def type_of(self, actor: str) -> ActorType | None:
        """The actor's type."""
        return self.cards[actor].ref.type if actor in self.cards else None

    def group(self, id_: str, name: str, country: str | None) -> str:
        """The id of a group that only the text describes, one of the cast from now on."""
        return self._card(id_, name, "group", country).ref.id

    def organisation(self, name: str) -> str:
        """The id of an organisation that only this article names, one of the cast from now on."""
        return self._card(f"organisation/{slug(name)}", name, "organisation", None).ref.id

    def belongs(self, actor: str, country: str) -> None:
        """Note the country of a group that the text places only where it acts; the first note stands."""
        self._belongs.setdefault(actor, country)

    def country_of(self, actor: str) -> str | None:
        """As :meth:`country`, a group's by where it acts included."""
        return self.country(actor) or self._belongs.get(actor)

    def state(self, id_: str) -> str:
        """The id of a state of the registry, one of the cast from now on."""
        return self._state(id_)

    def known(self, entry: Entry) -> str:
        """The id of a registry's entry, which from now on is one of the cast."""
        return self._card_of_entry(entry).ref.id


def slug(name: str) -> str:
    """The part of an id that comes from a name."""
    return _SLUG.sub("-", fold(name).lower()).strip("-")[:60] or "unnamed"


def _may_be_of(entry: Entry, states: list[str]) -> bool:
    """Whether somebody of the registry can be the one whom the text gives to these states; to none: to any."""
    return (
        len(states) == 0
        or entry.country is None
        or not {f"state/{entry.country}", *(t.of for t in entry.tenures)}.isdisjoint(states)
    )

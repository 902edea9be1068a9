"""The cast of one article: who each spot is, decided by the article's own words first and the registry second."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.actors import Entry, Registry
from communique.actors.naming import fold, surnames
from communique.model import ActorRef, Mention, Published
from communique.model.reports import ActorType
from communique.reports import syntax
from communique.reports.document import Document
from communique.reports.lexicon import Lexicon
from communique.reports.nominals import nominals
from communique.reports.spots import Spot

# Institutions that are the state when they deal with another.
_IS_STATE = frozenset({"government", "presidency", "prime_ministers_office", "royal_court", "delegation"})
_DETERMINER = re.compile(
    r"^(?:the|a|an|both|all|some|many|several|his|her|their|its|our|key|two|three|any)\s+", re.IGNORECASE
)
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


@dataclass(slots=True, frozen=True)
class Seen:
    """A person or pair met at a place of the text, for what refers back to it."""

    paragraph: int
    sentence: int
    token: int
    actor: str
    is_subject: bool


class Cast:
    """Resolves the spots of a document, in the order of the text."""

    def __init__(self, document: Document, spots: list[list[Spot]], lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.registry: Registry = lexicon.registry
        self.published: Published = document.article.published
        self.cards: dict[str, Card] = {}
        self.seen: list[Seen] = []
        self.spots = spots
        self._introduce()
        for row in spots:
            for spot in row:
                self._resolve(spot)

    def refs(self, used: Iterable[str]) -> tuple[ActorRef, ...]:
        """The records of the actors among ``used``, by id."""
        return tuple(self.cards[id_].ref for id_ in sorted(set(used)) if id_ in self.cards)

    def country(self, actor: str) -> str | None:
        """ISO code of the actor's state."""
        return self.cards[actor].ref.country if actor in self.cards else None

    def type_of(self, actor: str) -> ActorType | None:
        """The actor's type."""
        return self.cards[actor].ref.type if actor in self.cards else None

    def known(self, entry: Entry) -> str:
        """The id of a registry's entry, which from now on is one of the cast."""
        return self._card_of_entry(entry).ref.id

    def described(self, spot: Spot) -> str:
        """The officials of a spot as a group of their own, named as the text has them."""
        name = _DETERMINER.sub("", spot.name)
        return self._card(f"group/{_slug(name)}", name, "group", None).ref.id

    def mentions(self) -> tuple[Mention, ...]:
        """All spots that are somebody, as the report lists them."""
        found = []
        for row in self.spots:
            for spot in row:
                if len(spot.actors) == 0 and len(spot.candidates) == 0:
                    continue
                paragraph = self.document.paragraphs[spot.paragraph]
                span = paragraph.span_of(paragraph.doc[spot.first], paragraph.doc[spot.last])
                one = spot.actors[0] if len(spot.actors) == 1 else None
                several = spot.actors if len(spot.actors) > 1 else spot.candidates if one is None else ()
                found.append(Mention(start=span.start, end=span.end, kind=spot.kind, actor=one, candidates=several))
        return tuple(found)

    # Introductions: full names anywhere in the article, since a headline's surname is explained further down.

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
            possible = self._in_office(spot.senses, spot)
            if len(possible) == 1:
                card = self._card_of_entry(possible[0])
            elif len(possible) > 1:
                spot.candidates = tuple(sorted(entry.id for entry in possible))
                return
            else:
                card = self._unregistered_person(spot)
        self._learn(card, spot)
        spot.actors = (card.ref.id,)

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
        key = fold(name)
        found = [card for card in self.cards.values() if key in card.keys and card.ref.type == "person"]
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
            card = self.cards[entry.id] = Card(ref=ref, keys={fold(name.text) for name in entry.names})
            card.states = {f"state/{entry.country}"} if entry.country is not None else set()
        return card

    def _unregistered_person(self, spot: Spot) -> Card:
        country = next((s.removeprefix("state/") for s in self._states_of(spot) if s.startswith("state/")), None)
        return self._card(f"person/{_slug(spot.name)}", spot.name, "person", country, {*surnames(spot.name), spot.name})

    def _card(self, id_: str, name: str, type_: ActorType, country: str | None, keys: Iterable[str] = ()) -> Card:
        card = self.cards.get(id_)
        if card is None:
            ref = ActorRef(id=id_, name=name, type=type_, country=country)
            card = self.cards[id_] = Card(ref=ref, keys={fold(key) for key in (name, *keys)})
        return card

    def _learn(self, card: Card, spot: Spot) -> None:
        if not spot.former:
            card.offices |= set(spot.offices)
            if spot.title != "":
                card.titles.add(spot.title)
        card.states |= set(self._states_of(spot))
        card.keys.add(fold(spot.name))
        if spot.feminine is not None:
            card.feminine = spot.feminine
        if card.ref.country is None and not card.ref.registered:
            country = next((s.removeprefix("state/") for s in sorted(card.states) if s.startswith("state/")), None)
            if country is not None:
                ref = card.ref
                card.ref = ActorRef(id=ref.id, name=ref.name, type=ref.type, country=country)

    def _states_of(self, spot: Spot) -> list[str]:
        return spot.states + [of for _, of in spot.offices if of is not None and len({o for _, o in spot.offices}) == 1]

    # Resolution, spot by spot.

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
        elif spot.sort == "pronoun":
            spot.actors = self._pronoun(spot)
        for actor in spot.actors:
            self._see(spot, actor)

    def _see(self, spot: Spot, actor: str) -> None:
        token = self.document.paragraphs[spot.paragraph].doc[spot.head]
        top = token
        while top.dep_ == "conj" and top.head.i < top.i:
            top = top.head
        self.seen.append(Seen(spot.paragraph, token.sent.start, spot.head, actor, top.dep_ in syntax.SUBJECTS))

    def _named(self, spot: Spot) -> Card:
        if len(spot.senses) > 0:
            return self._card_of_entry(spot.senses[0])
        return self._card(f"organisation/{_slug(spot.name)}", spot.name, "organisation", None)

    def _office(self, spot: Spot) -> tuple[str, ...]:
        if spot.same_as is not None and len(spot.same_as.actors) > 0:
            return spot.same_as.actors
        states = self._states_of(spot) or self._owned_states(spot)
        if spot.plural:
            if len(spot.states) == 0:
                return (
                    self._collective(spot) if spot.title in ("leaders", "ministers", "officials", "diplomats") else ()
                )
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
        return (described,) if described is not None else ()

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

    def _is_underling(self, spot: Spot) -> bool:
        """A spokesman, official or envoy is not the one holder of an office."""
        singles = {office.id for office in self.registry.offices() if office.single}
        return not any(office in singles or office in self.lexicon.leading for office, _ in spot.offices)

    def _underling(self, spot: Spot, state: str) -> tuple[str, ...]:
        known = self._by_title(spot, state)
        return (known,) if known is not None else (self._state(state),)

    def _holder(self, spot: Spot, state: str) -> str | None:
        known = self._by_title(spot, state)
        if known is not None:
            return known
        low, high = self.published.earliest, self.published.latest
        if low is None or high is None:
            return None
        leads = any(office in self.lexicon.leading for office, _ in spot.offices) and "leader" in spot.title
        held = self.registry.leader_of(state, low, high) if leads else ()
        if not leads:
            for office, of in spot.offices:
                if of in (None, state):
                    held += self.registry.holders(office, state, low, high)
        holders = {entry.id: entry for entry, _ in held}
        return self._card_of_entry(next(iter(holders.values()))).ref.id if len(holders) == 1 else None

    def _by_title(self, spot: Spot, state: str | None) -> str | None:
        """The last one met who was introduced with such a title, of that state."""
        generic = "leader" in spot.title or "head of state" in spot.title
        wanted = {office for office, _ in spot.offices}
        bound = {of for _, of in spot.offices}
        found: str | None = None
        for seen in self._recent(introduced=True):
            card = self.cards[seen]
            if card.ref.type != "person" or (state is not None and state not in card.states):
                continue
            if self._fits_words(spot.title, card):
                return seen  # the very words it was introduced with
            if None not in bound and not bound & card.states:
                continue  # "the foreign secretary" is of Britain, not any foreign minister
            offices = {office for office, _ in card.offices} | self._held(card)
            if found is None and (wanted & offices or (generic and self._leads(card))):
                found = seen
        return found

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
        if len(states) == 0:
            return self._body_before(spot)
        if spot.body in _IS_STATE:
            return tuple(dict.fromkeys(self._state(state) for state in states))
        entry = self.registry.get(states[0]) if states[0] in self.registry else None
        if entry is None:
            return ()
        adjective = next((name.text for name in entry.names if name.use == "adjective"), entry.name)
        label = " ".join(word.capitalize() for word in spot.name.split())
        return (
            self._card(
                f"organisation/{_slug(f'{adjective} {spot.name}')}",
                f"{adjective} {label}",
                "organisation",
                entry.country,
            ).ref.id,
        )

    def _body_before(self, spot: Spot) -> tuple[str, ...]:
        """ "the ministry": the last institution whose name ends so."""
        ending = fold(spot.name).split(" ")[-1]
        for actor in self._recent():
            card = self.cards[actor]
            if card.ref.type == "organisation" and any(key.endswith(ending) for key in card.keys):
                return (actor,)
        return ()

    def _government(self, spot: Spot) -> tuple[str, ...]:
        states = spot.states or self._owned_states(spot)
        return tuple(dict.fromkeys(self._state(state) for state in states))

    def _collective(self, spot: Spot) -> tuple[str, ...]:
        words = nominals()
        whole = [state for state in spot.states if not state.startswith("state/")]
        name = _DETERMINER.sub("", spot.name if spot.name != "" else spot.title)
        name = _DETERMINER.sub("", name)
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
        return (self._card(f"group/{_slug(name)}", name, "group", None).ref.id,)

    def _opposition(self, name: str, spot: Spot) -> str:
        """One name for the opposition however it is described, by its state where the text says one."""
        state = next((s for s in spot.states if s.startswith("state/")), None)
        kind = "opposition" if "opposition" in name.lower() else "rebels"
        if len(spot.states) > 0 and spot.states[0] in self.registry and state is None:
            return self.registry.get(spot.states[0]).name
        if state is None:
            state = self._government_beside(spot)
        if state is None:
            known = [
                c.ref.name
                for c in self.cards.values()
                if c.ref.type == "group" and c.ref.name.lower().endswith(f" {kind}")
            ]
            return known[-1] if len(known) > 0 else name
        adjective = next((n.text for n in self.registry.get(state).names if n.use == "adjective"), "")
        return f"{adjective} {kind}".strip()

    def _government_beside(self, spot: Spot) -> str | None:
        """The state whose government the same sentence sets against "the opposition"."""
        here = self.document.paragraphs[spot.paragraph].doc[spot.head].sent
        for other in self.spots[spot.paragraph]:
            if other.sort == "body" and other.body == "government" and here.start <= other.head < here.end:
                return next((actor for actor in other.actors if actor.startswith("state/")), None)
        return None

    def _pair(self, spot: Spot) -> tuple[str, ...]:
        """ "The two leaders": the last two people met together; "the two countries": the last two states."""
        states = spot.title in nominals().pair_states
        if len(spot.states) == 2:
            return tuple(self._holder(spot, s) or self._state(s) for s in spot.states)
        people = [seen for seen in reversed(self.seen) if self.cards[seen.actor].ref.type == "person"]
        here = self.document.paragraphs[spot.paragraph].doc[spot.head].sent.start
        wanted = {office for office, _ in spot.offices}
        order: list[str] = []
        for seen in sorted(people, key=lambda s: (s.paragraph, s.sentence) != (spot.paragraph, here)):
            card = self.cards[seen.actor]
            generic = spot.title.rstrip("s") in ("leader", "man", "men", "head of state", "side") or states
            fits = (generic and (states or self._leads(card) or "man" in spot.title)) or wanted & {
                o for o, _ in card.offices
            }
            fits = fits or bool(
                card.ref.registered and wanted & {t.office for t in self.registry.tenures_of(seen.actor)}
            )
            if fits and seen.actor not in order:
                order.append(seen.actor)
            if len(order) == 2:
                break
        if len(order) < 2:
            return ()
        order.reverse()
        if not states:
            return tuple(order)
        countries = [self.cards[actor].ref.country for actor in order]
        return (
            tuple(dict.fromkeys(self._state(f"state/{c}") for c in countries if c is not None))
            if len(set(countries)) == 2
            else ()
        )

    def speak(self, paragraph: int, first: int, last: int, actor: str) -> None:
        """ "I" and "we" between two tokens are the speaker."""
        for spot in self.spots[paragraph]:
            word = self.document.paragraphs[paragraph].doc[spot.head].lower_
            if spot.sort == "pronoun" and first <= spot.head <= last and word in ("i", "me", "we", "us"):
                spot.actors = (actor,)

    def _pronoun(self, spot: Spot) -> tuple[str, ...]:
        doc = self.document.paragraphs[spot.paragraph].doc
        token = doc[spot.head]
        if token.lower_ in ("i", "me", "my", "we", "us", "our"):
            return ()  # whoever speaks; known once the statements are read
        if self.document.is_quoted(self.document.paragraphs[spot.paragraph], token) or spot.plural:
            return self._they(spot) if spot.plural else ()
        here = token.sent.start
        scores: dict[str, tuple[float, float]] = {}
        for distance, seen in enumerate(reversed(self.seen)):
            card = self.cards[seen.actor]
            gap = spot.paragraph - seen.paragraph
            if gap > 1 or distance > 40:
                break
            if card.ref.type != "person" or (
                spot.feminine is not None and card.feminine is not None and card.feminine != spot.feminine
            ):
                continue
            if (card.feminine is True) != (spot.feminine is True) and card.feminine is not None:
                continue
            same = gap == 0 and seen.sentence == here
            if same and doc[seen.token].head.i == token.head.i and token.dep_ not in ("poss",):
                continue  # "Putin told him": two of one verb are two people
            sentences = 0 if same else len([s for s in doc.sents if seen.sentence < s.start <= here]) if gap == 0 else 2
            weight = (2.0 if seen.is_subject else 0.5) - sentences * 1.5 - distance * 0.05
            first, more = scores.get(seen.actor, (weight, 0.0))
            scores[seen.actor] = (max(first, weight), more + 0.4) if seen.actor in scores else (weight, 0.0)
        if len(scores) == 0:
            return ()
        return (max(scores, key=lambda actor: sum(scores[actor])),)

    def _they(self, spot: Spot) -> tuple[str, ...]:
        """ "They": the last several met in one place, when that was near."""
        groups: dict[tuple[int, int], list[str]] = {}
        for seen in self.seen:
            if spot.paragraph - seen.paragraph <= 1 and seen.is_subject:
                key = (seen.paragraph, seen.sentence)
                if seen.actor not in groups.setdefault(key, []):
                    groups[key].append(seen.actor)
        for key in sorted(groups, reverse=True):
            kinds = {self.type_of(actor) for actor in groups[key]}
            if len(groups[key]) >= 2 and len(kinds) == 1:
                return tuple(groups[key])
        return ()

    def _recent(self, *, introduced: bool = False) -> Iterable[str]:
        """Actors met before the spot, last first; then, if asked, those that the article introduces later."""
        order = dict.fromkeys(seen.actor for seen in reversed(self.seen))
        if introduced:
            order |= dict.fromkeys(id_ for id_ in self.cards if id_ not in order)
        return list(order)

    def _spot_at(self, paragraph: int, token: int | None) -> Spot | None:
        if token is None:
            return None
        return next(
            (s for s in self.spots[paragraph] if (s.first <= token <= s.last and s.head != token) or s.head == token),
            None,
        )

    def _state(self, id_: str) -> str:
        return self._card_of_entry(self.registry.get(id_)).ref.id


def _slug(name: str) -> str:
    return _SLUG.sub("-", fold(name).lower()).strip("-")[:60] or "unnamed"

"""What refers back: pronouns, "the two leaders", "the minister"; by who was met before, how near and in which part."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from communique.actors import Entry
from communique.reports import syntax
from communique.reports.cards import Card, Cards
from communique.reports.cues import cues
from communique.reports.document import Document
from communique.reports.lexicon import Lexicon
from communique.reports.nominals import nominals
from communique.reports.overview import Overview
from communique.reports.spots import Spot

# How many spots back anything refers: a page of a few columns has fewer, and one of a megabyte must not cost a day.
_MEMORY = 300
_NO_BLOCS = frozenset({"organisation/united-nations", "organisation/un-security-council"})


def _can_be(card: Card, *, feminine: bool) -> bool:
    """Whether a person can be "she" or "he"; of the registry's people whose name does not tell, nearly all are men."""
    if card.feminine is None:
        return not (feminine and card.ref.registered)
    return card.feminine == feminine


@dataclass(slots=True, frozen=True)
class Seen:
    """A person or pair met at a place of the text, for what refers back to it."""

    paragraph: int
    sentence: int
    token: int
    actor: str
    is_subject: bool


class References(Cards):
    """The cast as it has been met so far, for what refers back to it."""

    def __init__(self, document: Document, spots: list[list[Spot]], lexicon: Lexicon, known: Overview) -> None:
        super().__init__(document, spots, lexicon, known)
        self.seen: deque[Seen] = deque(maxlen=_MEMORY)

    def _pair(self, spot: Spot) -> tuple[str, ...]:
        """ "The two leaders": the last two people met together; "the two countries": the last two states."""
        states = spot.title in nominals().pair_states
        if len(spot.states) == 2:
            return tuple(self._holder(spot, s) or self._state(s) for s in spot.states)
        named = self._named_behind(spot)
        if len(named) == 2:
            return named
        tellers = self._tellers(spot)
        people = [s for s in reversed(self.seen) if self.cards[s.actor].ref.type == "person" and s not in tellers]
        here = self.document.paragraphs[spot.paragraph].doc[spot.head].sent.start
        wanted = {office for office, _ in spot.offices}
        order: list[str] = []
        for seen in sorted(people, key=lambda s: (s.paragraph, s.sentence) != (spot.paragraph, here)):
            card = self.cards[seen.actor]
            generic = spot.title.rstrip("s") in ("leader", "man", "men", "head of state", "side") or states
            held = self.registry.tenures_of(seen.actor) if card.ref.registered else ()
            fits = generic and (states or self._leads(card) or "man" in spot.title)
            fits = fits or self._fits_words(spot.title.removesuffix("s"), card)
            fits = fits or len(wanted & ({o for o, _ in card.offices} | {t.office for t in held})) > 0
            if fits and seen.actor not in order:
                order.append(seen.actor)
            if len(order) == 2:
                break
        # "The two men" can be any two: they must have been named together.
        loose = states or spot.title.rstrip("s") in ("man", "men")
        if loose and (not self._says_which(spot) or self._is_qualified(spot)):
            return ()  # "two white men", "the only two Arab states": two of whom the text has not told
        if len(order) < 2 or (loose and not self._together(order)):
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

    def _is_qualified(self, spot: Spot) -> bool:
        doc = self.document.paragraphs[spot.paragraph].doc
        return any(doc[i].pos_ in ("ADJ", "PROPN") for i in range(spot.first, spot.head))

    def _named_behind(self, spot: Spot) -> tuple[str, ...]:
        """ "The two presidents, Vladimir Putin and Emmanuel Macron,"."""
        doc = self.document.paragraphs[spot.paragraph].doc
        if spot.last + 1 >= len(doc) or doc[spot.last + 1].text != ",":
            return ()
        after = [
            s for s in self.spots[spot.paragraph] if spot.last + 2 <= s.first <= spot.last + 12 and s.sort == "person"
        ]
        if len(after) < 2 or after[0].first != spot.last + 2:
            return ()
        between = [token.lower_ for token in doc[after[0].last + 1 : after[1].first]]
        return (*after[0].actors[:1], *after[1].actors[:1]) if between == ["and"] else ()

    def _says_which(self, spot: Spot) -> bool:
        doc = self.document.paragraphs[spot.paragraph].doc
        return any(doc[i].lower_ in ("the", "both", "these", "those") for i in range(max(spot.first - 1, 0), spot.head))

    def _tellers(self, spot: Spot) -> list[Seen]:
        """Who says the sentence that the spot stands in: "Earnest said the two men had spoken" of two others."""
        doc = self.document.paragraphs[spot.paragraph].doc
        token = doc[spot.head]
        above = {token.i}
        while token.head.i != token.i:
            token = token.head
            above.add(token.i)
        here = [s for s in self.seen if s.paragraph == spot.paragraph and s.is_subject and s.token < len(doc)]
        return [s for s in here if doc[s.token].head.i in above and cues().is_cue(doc[s.token].head.lemma_)]

    def _together(self, actors: list[str]) -> bool:
        """Whether the two were met in one sentence: only then are they the two sides of something."""
        places = [{(s.paragraph, s.sentence) for s in self.seen if s.actor == actor} for actor in actors]
        return len(places[0] & places[1]) > 0

    def _pronoun(self, spot: Spot) -> tuple[str, ...]:
        doc = self.document.paragraphs[spot.paragraph].doc
        token = doc[spot.head]
        if token.lower_ in ("i", "me", "my", "we", "us", "our"):
            return ()  # whoever speaks; known once the statements are read
        if token.lower_ in ("it", "its", "itself"):
            return self._it(spot)
        if self.document.is_quoted(self.document.paragraphs[spot.paragraph], token) or spot.plural:
            return self._they(spot) if spot.plural else ()
        here = token.sent.start
        teller = self._teller_of(spot)
        scores: dict[str, tuple[float, float]] = {}
        for distance, seen in enumerate(reversed(self.seen)):
            card = self.cards[seen.actor]
            gap = spot.paragraph - seen.paragraph
            if gap > 1 or distance > 40:
                break
            if card.ref.type != "person" or not _can_be(card, feminine=spot.feminine is True):
                continue
            same = gap == 0 and seen.sentence == here
            if same and doc[seen.token].head.i == token.head.i and token.dep_ not in ("poss",):
                continue  # "Putin told him": two of one verb are two people
            sentences = 0 if same else len([s for s in doc.sents if seen.sentence < s.start <= here]) if gap == 0 else 2
            weight = (2.0 if seen.is_subject else 0.5) - sentences * 1.5 - distance * 0.05
            weight += 2.0 if seen.actor == teller else 0.0  # "Putin told Obama that he": the one who tells
            first, more = scores.get(seen.actor, (weight, 0.0))
            scores[seen.actor] = (max(first, weight), more + 0.4) if seen.actor in scores else (weight, 0.0)
        if len(scores) == 0:
            return ()
        return (max(scores, key=lambda actor: sum(scores[actor])),)

    def _teller_of(self, spot: Spot) -> str | None:
        """Who says the clause that a spot stands in, by the subject of the verb of saying above it."""
        doc = self.document.paragraphs[spot.paragraph].doc
        token = doc[spot.head]
        while token.head.i != token.i:
            below, token = token, token.head
            if below.dep_ not in ("ccomp", "advcl", "xcomp", "conj") and below.pos_ != "VERB":
                continue
            if cues().is_cue(token.lemma_) and below.dep_ == "ccomp":
                subjects = [child.i for child in token.children if child.dep_ in syntax.SUBJECTS]
                told = [self._spot_at(spot.paragraph, at) for at in subjects]
                said = [one for one in told if one is not None and len(one.actors) == 1 and one.head < token.i]
                if len(said) == 0 and len(told) > 0:
                    # "X, the minister, told Y that": the parser may take Y for the subject; nobody is told before.
                    before = [one for one in self.spots[spot.paragraph] if token.sent.start <= one.head < token.i]
                    said = [one for one in before if one.sort == "person" and len(one.actors) == 1][-1:]
                return said[0].actors[0] if len(said) > 0 else None
        return None

    def _institution(self, spot: Spot) -> tuple[str, ...]:
        """ "The council": the last organisation told of that has the word in its name; "the bloc": any of states."""
        bloc = spot.name in nominals().blocs
        for seen in reversed(self.seen):
            ref = self.cards[seen.actor].ref
            if ref.type not in ("organisation", "group"):
                continue
            of_states = ref.registered and ref.country is None and ref.type == "organisation"
            if (bloc and of_states and ref.id not in _NO_BLOCS) or spot.name in ref.name.lower().split():
                return (seen.actor,)
        return ()

    def _it(self, spot: Spot) -> tuple[str, ...]:
        """ "It", "its": the state, organisation or group that is the subject right before, if nothing else can be."""
        subject = self._subject_before(spot, plural=False)
        if subject is None or len(subject.actors) != 1 or self.type_of(subject.actors[0]) == "person":
            return ()
        return subject.actors

    def _subject_before(self, spot: Spot, *, plural: bool) -> Spot | None:
        """Who the nearest subject before a pronoun is, that agrees with it in number; None where it is no actor.

        A subject that is no actor ("the talks", "the plan") takes the pronoun as well as one that is.
        """
        doc = self.document.paragraphs[spot.paragraph].doc
        token = doc[spot.head]
        if token.dep_ == "expl" or (token.lower_ == "it" and token.head.lemma_ == "be"):
            return None  # "it is clear that"
        own = token.head.i if token.dep_ != "poss" else -1
        start = token.sent.start
        while True:
            for at in range(min(spot.head, doc[start].sent.end) - 1, start - 1, -1):
                other = doc[at]
                if other.dep_ not in syntax.SUBJECTS or other.pos_ in ("DET", "SCONJ") or other.head.i == own:
                    continue
                found = self._spot_at(spot.paragraph, at)
                if other.pos_ == "PRON" and (found is None or len(found.actors) == 0):
                    continue
                if self._is_person(found) and not plural:
                    continue
                if self._number(other, found) != plural:
                    continue
                return found
            if start == 0 or token.sent.start != start:
                return None
            start = doc[start - 1].sent.start

    def _is_person(self, spot: Spot | None) -> bool:
        return spot is not None and len(spot.actors) > 0 and self.type_of(spot.actors[0]) == "person"

    def _number(self, token: Token, spot: Spot | None) -> bool:
        """Whether a subject can be "they": a plural, or a list; a team or side of whatever number can."""
        if any(child.dep_ == "conj" for child in token.children):
            return True
        if spot is not None and spot.sort in ("state", "organisation", "body", "group", "government"):
            return token.tag_ in ("NNS", "NNPS") and (spot.kind != "name" or spot.sort == "group")
        return token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "both")

    def _they(self, spot: Spot) -> tuple[str, ...]:
        """ "They": the last several met in one place, when that was near, or a side told of in the plural."""
        subject = self._subject_before(spot, plural=True)
        if subject is not None and subject.sort in (
            "body",
            "group",
            "collective",
            "government",
            "state",
            "organisation",
        ):
            return subject.actors
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

    def speak(self, paragraph: int, first: int, last: int, actor: str) -> None:
        """ "I" and "we" between two tokens are the speaker."""
        for spot in self.spots[paragraph]:
            word = self.document.paragraphs[paragraph].doc[spot.head].lower_
            if spot.sort != "pronoun" or not first <= spot.head <= last:
                continue
            if word in ("i", "me", "my"):
                spot.actors = (actor,)
            elif word in ("we", "us", "our"):
                spot.actors = (self._spoken_for(actor),)

    def _spoken_for(self, actor: str) -> str:
        """Whom a speaker means by "we": a spokesman speaks for his state or organisation, anybody else for himself."""
        card = self.cards[actor]
        if not any(office.endswith("spokesperson") for office, _ in card.offices) or len(card.states) != 1:
            return actor
        whole = next(iter(card.states))
        return self._state(whole) if whole in self.registry else actor

    def _see(self, spot: Spot, actor: str) -> None:
        token = self.document.paragraphs[spot.paragraph].doc[spot.head]
        top = token
        while top.dep_ == "conj" and top.head.i < top.i:
            top = top.head
        self.seen.append(Seen(spot.paragraph, token.sent.start, spot.head, actor, top.dep_ in syntax.SUBJECTS))

    def _recent(self, *, introduced: bool = False) -> list[str]:
        """Actors met before the spot, last first; then, if asked, those that the article introduces later."""
        order = dict.fromkeys(seen.actor for seen in reversed(self.seen))
        if introduced:
            order |= dict.fromkeys(islice((id_ for id_ in self.cards if id_ not in order), _MEMORY))
        return list(order)

    def _spot_at(self, paragraph: int, token: int | None) -> Spot | None:
        if token is None:
            return None
        covering = [s for s in self.spots[paragraph] if s.first <= token <= s.last]
        return next((s for s in covering if s.head == token), covering[0] if len(covering) > 0 else None)

    def _by_title(self, spot: Spot, state: str | None) -> str | None:
        """The last one met who was introduced with such a title, of that state."""
        generic = "leader" in spot.title or "head of state" in spot.title
        wanted = {office for office, _ in spot.offices}
        bound = {of for _, of in spot.offices}
        recent = self._recent(introduced=True)
        own = [seen for seen in recent if bound & self.cards[seen].states]
        by_words: list[str] = []
        by_office: list[str] = []
        for seen in dict.fromkeys((*own, *recent)):  # "foreign secretary" is of Britain before it is of another
            card = self.cards[seen]
            if card.ref.type != "person" or (state is not None and state not in card.states):
                continue
            if self._fits_words(spot.title, card):
                by_words.append(seen)  # the very words it was introduced with
            if None not in bound and not bound & card.states:
                continue
            offices = {office for office, _ in card.offices} | self._held(card)
            minister = spot.title == "minister" and any(office.endswith("minister") for office in offices)
            if wanted & offices or minister or (generic and self._leads(card)):
                by_office.append(seen)
        fits = by_words or by_office
        if state is None and self._is_open(fits, bound):
            return None
        return fits[0] if len(fits) > 0 else None

    def _is_open(self, fits: list[str], bound: set[str | None]) -> bool:
        """Whether "the president" can be any of several whom the article has had on stage: then it is nobody's."""
        met = {seen.actor for seen in self.seen}
        rivals = [actor for actor in fits if actor in met]
        return len(rivals) > 1 and not bound & self.cards[fits[0]].states

    def _wholes(self, id_: str) -> list[str]:
        """What an office can be of: the one named, what that is part of, its state ("speaker of Iran's parliament")."""
        entry = self.registry.get(id_)
        found = [id_, entry.parent, f"state/{entry.country}" if entry.country is not None else None]
        return list(dict.fromkeys(one for one in found if one is not None and one in self.registry))

    def _holder(self, spot: Spot, state: str) -> str | None:
        known = self._by_title(spot, state)
        if known is not None:
            return known
        low, high = self.published.earliest, self.published.latest
        if low is None or high is None:
            return None
        leads = any(office in self.lexicon.leading for office, _ in spot.offices) and "leader" in spot.title
        holders: dict[str, Entry] = {}
        for whole in self._wholes(state):
            held = self.registry.leader_of(whole, low, high) if leads else ()
            for office, of in spot.offices if not leads else ():
                if of in (None, whole):
                    held += self.registry.holders(office, whole, low, high, about=spot.about)
            holders = {entry.id: entry for entry, _ in held}
            if len(holders) > 0:
                break
        return self._card_of_entry(next(iter(holders.values()))).ref.id if len(holders) == 1 else None

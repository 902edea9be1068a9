"""What a reader of events asks of one paragraph: who stands at a token, where and when a clause plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model import Place, Span, When
from communique.reports import syntax
from communique.reports.nominals import nominals
from communique.reports.places import Places
from communique.reports.spots import Spot
from communique.reports.times import Time

_DESCRIBES = ("amod", "compound", "nmod")
_UNSPECIFIC = frozenset(
    {"other", "many", "several", "some", "few", "more", "most", "such", "various", "numerous", "certain"}
)
_SHORT = 6  # tokens of "of the ..." that still belong to a description


@dataclass(slots=True, frozen=True)
class Stand:
    """An actor at a place of the text."""

    actor: str
    mention: Span
    spot: Spot


class Scene(Places):
    """One paragraph with its spots and its own times."""

    def add(self, spot: Spot) -> None:
        """One more spot: a name that only qualifies, until the noun that it qualifies turns out to be a contact."""
        self.spots.append(spot)
        self.spots.sort(key=lambda one: (one.head, one.first))
        self._covering |= dict.fromkeys(range(spot.first, spot.last + 1), spot)

    def spot_at(self, token: Token) -> Spot | None:
        """The spot that covers the token."""
        return self._covering.get(token.i)

    def actors_at(self, token: Token) -> list[Stand]:
        """Who the noun phrase at ``token`` is, everyone coordinated with it included."""
        found: list[Stand] = []
        for one in syntax.conjuncts(token):
            spot = self._covering.get(one.i)
            if spot is None or len(spot.actors) == 0:
                spot = self._inside(one) or self._apposed(one)
            elif spot.title == "counterpart":
                spot = self._apposed(one) or spot
            elif spot.kind != "name" and self.cast.type_of(spot.actors[0]) == "group":
                spot = self._inside(one) or spot  # "representatives of Gaddafi", who else are a group of their own
            for named in self._included(self.doc[spot.head] if spot is not None else one):
                found += [stand for stand in named if stand.actor not in [known.actor for known in found]]
                spot = None
            for actor in spot.actors if spot is not None else ():
                assert spot is not None
                if actor not in [stand.actor for stand in found]:
                    found.append(Stand(actor, self.span(spot.first, spot.last), spot))
        before = self._joined_before(found[0].spot) if len(found) > 0 else None
        if before is not None:
            span = self.span(before.first, before.last)
            found = [*(Stand(actor, span, before) for actor in before.actors), *found]
        for spot in self._listed(found[-1].spot) if len(found) > 0 else ():
            for actor in spot.actors:
                if actor not in [stand.actor for stand in found]:
                    found.append(Stand(actor, self.span(spot.first, spot.last), spot))
        return found

    def _included(self, token: Token) -> Iterator[list[Stand]]:
        """ "International groups, including the United Nations and the European Union": the ones named."""
        for child in token.children:
            if child.lower_ == "including" and child.i > token.i and child.dep_ == "prep":
                for inner in child.children:
                    if inner.dep_ == "pobj" and len(stands := self.actors_at(inner)) > 0:
                        yield stands
        rest = self.doc[token.i + 1 : token.sent.end if token.tag_ in ("NNS", "NNPS") else token.i + 1]
        for at, word in enumerate(rest[:-2]):  # "Islamist leaders on Thursday, among them the Muslim Brotherhood"
            if word.lower_ == "among" and rest[at + 1].lower_ in ("them", "whom") and at <= _SHORT:
                first = next(
                    (spot for spot in self.spots if 0 < spot.first - word.i <= 6 and spot.kind == "name"), None
                )
                if first is not None and len(stands := self.actors_at(self.doc[first.head])) > 0:
                    yield stands

    def people_at(self, token: Token) -> list[Stand]:
        """Who takes part at ``token``: its actors, and people whom the text only describes: "Gonzalez's lawyer"."""
        found = [stand for stand in self.actors_at(token) if self.doc[stand.spot.head].dep_ != "poss"]
        for one in syntax.conjuncts(token):
            spot = self._covering.get(one.i)
            if (spot is not None and len(spot.actors) > 0) or not self._is_people(one):
                continue
            if not any(one.i < stand.spot.head <= one.right_edge.i for stand in found):
                found.append(self._describe(one))
        return found

    def _is_people(self, noun: Token) -> bool:
        words = nominals()
        if noun.pos_ not in ("NOUN", "PROPN") or noun.lower_ in words.audience:
            return False
        said = [c for c in noun.children if c.dep_ in _DESCRIBES and c.i < noun.i and c.lower_ not in _UNSPECIFIC]
        owned = any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.children)
        told = len(said) > 0 or owned or any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
        return told and (noun.lower_ in words.people or (owned and noun.lemma_.lower() in words.relations))

    def _describe(self, noun: Token) -> Stand:
        """The noun phrase as a group of its own: from its first describing word to an "of" behind it.

        Its mention leaves out what is a mention of another: "Gonzalez's".
        """
        first = last = noun.i
        for child in noun.children:
            if child.dep_ in (*_DESCRIBES, "nummod", "poss") and child.i < noun.i and child.tag_ != "PRP$":
                first = min(first, child.left_edge.i)
            elif child.dep_ == "prep" and child.lower_ in ("of", "from") and child.right_edge.i - noun.i <= _SHORT:
                last = max(last, child.right_edge.i)
        name = " ".join(self.doc[first : last + 1].text.split())
        taken = [i for i in range(first, last + 1) if i in self._covering]
        first = max([first, *(i + 1 for i in taken if i < noun.i)])
        while first < noun.i and (self.doc[first].tag_ == "POS" or self.doc[first].pos_ == "DET"):
            first += 1
        last = noun.i if any(i > noun.i for i in taken) else last
        spot = Spot(
            paragraph=self.paragraph.index, first=first, last=last, head=noun.i, sort="collective", kind="description",
            name=name, plural=noun.tag_ in ("NNS", "NNPS"),
        )  # fmt: skip
        spot.actors = (self.cast.described(spot),)
        known = self._covering.get(noun.i)
        if known is None:
            self.add(spot)
            return Stand(spot.actors[0], self.span(first, last), spot)
        known.actors = spot.actors
        return Stand(spot.actors[0], self.span(known.first, known.last), known)

    def sightings(self) -> Iterator[tuple[frozenset[str], Place]]:
        """Two people named together with a place right after: "between Obama and Putin in New York"."""
        for spot in self.spots:
            pair = [spot, *self._listed(spot)] if spot.sort == "person" else []
            actors = frozenset(actor for one in pair for actor in one.actors)
            at = pair[-1].last + 1 if len(pair) == 2 else len(self.doc)
            if len(actors) != 2 or at >= len(self.doc) or self.doc[at].lower_ != "in":
                continue
            found = next(
                (place for inner in self.doc[at].children if (place := self._as_place(inner)) is not None), None
            )
            if found is not None and found[1]:
                yield actors, found[0]

    def _joined_before(self, spot: Spot) -> Spot | None:
        """The first of "the minister and foreign partners", which the parser took for a qualifier of the second."""
        before = next((s for s in reversed(self.spots) if s.last < spot.first and s.sort != "pronoun"), None)
        if before is None or self._joint(before, spot) != "and":
            return None
        head = self.doc[before.head]
        return before if head.head.i == spot.head and head.dep_ in ("nmod", "compound", "amod") else None

    def _listed(self, spot: Spot) -> list[Spot]:
        """The spots listed with this one, by the commas and "and"s between: the parser often loses long lists."""
        chain, closed, edge = [spot], 0, spot
        while (nxt := next((s for s in self.spots if s.first > edge.last and s.sort != "pronoun"), None)) is not None:
            if self._is_of(edge, nxt):
                edge = nxt  # "King Salman of Saudi Arabia and ...": the name of the office, not the next on the list
                continue
            joint = self._joint(edge, nxt)
            if joint == "" or not _listable(spot, nxt):
                break
            chain.append(nxt)
            edge = nxt
            if joint == "and":
                closed = len(chain)
        return chain[1:closed]

    def _is_of(self, a: Spot, b: Spot) -> bool:
        return b.first - a.last <= 3 and self.doc[a.last + 1].lower_ in ("of", "from", "for")

    def _joint(self, a: Spot, b: Spot) -> str:
        timed = {i for time in self.times for i in range(time.first, time.last + 1)}
        skip = (
            "the",
            "both",
            "with",
            "to",
            "also",
            "then",
            "his",
            "her",
            "their",
            "its",
            "later",
            "on" if len(timed) > 0 else "",
            "from" if len(timed) > 0 else "",
        )
        between = [t.lower_ for t in self.doc[a.last + 1 : b.first] if t.lower_ not in skip and t.i not in timed]
        words = self.doc[a.last + 1 : b.first]
        if len(words) > 1 and words[0].lower_ == "and" and words[-1].lower_ in _EQUALS and len(words) <= 5:
            return "and"  # "Obama and his Russian counterpart Vladimir Putin"
        if between in (["and"], [",", "and"], ["as", "well", "as"], [",", "as", "well", "as"], ["&"]):
            return "and"
        return "," if between == [","] else ""

    def between(self, preposition: Token) -> list[Stand]:
        """The parties after "between": the first spot and those listed with it."""
        first = next((s for s in self.spots if preposition.i < s.first <= preposition.i + 6), None)
        phrase = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if phrase is not None and (first is None or self.doc[first.head].dep_ == "poss"):
            return self.people_at(phrase)  # "between Gonzalez's family and the ministry"
        if first is None:
            return []
        spots = [first, *self._listed(first)]
        found = [Stand(actor, self.span(s.first, s.last), s) for s in spots for actor in s.actors]
        found = [stand for stand in found if self.doc[stand.spot.head].dep_ != "poss"]
        if phrase is not None and len(found) < 2:
            found += [stand for stand in self.people_at(phrase) if stand.actor not in {one.actor for one in found}]
        return found

    def _inside(self, token: Token) -> Spot | None:
        """ "a number of ministers", "members of the council": the noun after "of" says who."""
        for inner in syntax.prepositional(token, "of", "from", "for"):
            spot = self._covering.get(inner.i)
            if spot is not None and len(spot.actors) > 0 and token.lemma_ in _PARTITIVE:
                return spot
        for led in token.children:  # "a delegation led by William Burns"
            if led.dep_ == "acl" and led.lemma_ in ("lead", "head") and token.lemma_ in _PARTITIVE:
                for inner in syntax.prepositional(led, "by"):
                    spot = self._covering.get(inner.i)
                    if spot is not None and len(spot.actors) > 0:
                        return spot
        return None

    def _apposed(self, token: Token) -> Spot | None:
        for child in token.subtree:
            if (
                child.dep_ == "appos"
                and child.i > token.i
                and (spot := self._covering.get(child.i)) is not None
                and len(spot.actors) > 0
            ):
                return spot
        return None

    def when(self, *areas: set[int]) -> tuple[When, Time] | None:
        """The first time expression that says when, by area in order of closeness; never a duration."""
        for area in areas:
            near = [
                time
                for time in self.times
                if time.is_moment and any(i in area for i in range(time.first, time.last + 1))
            ]
            near.sort(key=lambda time: (not time.is_day, time.first))
            if len(near) > 0:
                return as_when(near[0]), near[0]
        return None

    def duration(self, area: set[int]) -> tuple[str, Span] | None:
        """A length of time below a month within the area: longer ones are ages of wars and terms of office."""
        for time in self.times:
            short = time.raw.unit in ("minute", "hour", "day", "week")
            if time.is_length and short and any(i in area for i in range(time.first, time.last + 1)):
                return time.expression.value, time.span
        return None

    def holds_clause(self, token: Token) -> set[int]:
        """The clause that the token belongs to."""
        verb = token if syntax.is_verb(token) else syntax.governing_verb(token)
        return syntax.clause(verb) if verb is not None else {t.i for t in token.subtree}


_EQUALS = frozenset(
    {"counterpart", "counterparts", "colleague", "opposite", "successor", "predecessor", "host", "guest"}
)
_PEOPLE = frozenset({"person", "office"})


def _listable(a: Spot, b: Spot) -> bool:
    """Whether two spots are of one kind, so that a comma between them can make a list."""
    if a.sort in _PEOPLE:
        return b.sort in _PEOPLE or b.sort in ("collective", "state")
    return b.sort not in _PEOPLE or a.sort in ("organisation", "group", "collective", "government")


_PARTITIVE = frozenset(
    [
        "each",
        "both",
        "number",
        "member",
        "majority",
        "head",
        "leader",
        "group",
        "some",
        "one",
        "representative",
        "range",
        "delegation",
        "emissary",
        "envoy",
        "official",
        "diplomat",
        "negotiator",
        "delegate",
        "minister",
        "team",
        "variety",
        "all",
        "spectrum",
        "side",
        "series",
    ]
)


def as_when(time: Time) -> When:
    """The contact's time as the report gives it."""
    expression = time.expression
    return When(earliest=expression.earliest, latest=expression.latest, value=expression.value, evidence=time.span)

"""Contacts told by a verb: "met", "called", "flew to Ankara"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.reports import speakers, status, syntax
from communique.reports.drafts import Draft, complete, is_registered, noun_in_clause, shape, start, unique
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand, as_when
from communique.reports.spots import Spot
from communique.reports.triggers import VerbTrigger, triggers

_SEPARATE = frozenset({"call", "letter", "visit"})


def from_verb(scene: Scene, verb: Token, trigger: VerbTrigger) -> Iterator[Draft]:
    """The drafts that a contact verb gives: one, or one for each object where each is a contact of its own."""
    state = status.of_verb(verb)
    if state is None or status.is_habit(verb):
        return
    takers = subjects(scene, verb)
    others = _objects(scene, verb, trigger)
    noun = noun_in_clause(verb)
    if trigger.needs_noun and noun is None:
        return
    if trigger.official and not any(_is_official(scene, stand) for stand in takers):
        return
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if passive:
        by = [s for agent in syntax.prepositional(verb, "by") for s in scene.actors_at(agent)]
        takers, others = (by, takers + others) if len(by) > 0 else (takers, others)
    if len(others) == 0 and not (trigger.reciprocal and len(takers) > 1):
        return
    if len(takers) == 0:
        return
    form, channel, spans = shape(
        scene, verb, trigger.form, trigger.channel, noun if trigger.form in ("talks", "other") else None
    )
    base = start(scene, verb, form, channel, state)
    base.fields["form"] = spans
    base.journey = trigger.official
    if channel != "unspecified":
        base.fields["channel"] = spans
    groups = [[other] for other in others] if trigger.each and len(others) > 1 and not _is_joint(verb) else [others]
    if form not in _SEPARATE and trigger.form != "talks":
        groups = [others]
    for group in groups:
        parties = [(s.actor, trigger.subject, s.mention) for s in takers]
        parties += [(s.actor, "party", s.mention) for s in group if s.actor not in {a for a, _, _ in parties}]
        own = _timed_by_object(scene, base, group) if len(groups) > 1 else base
        draft = complete(scene, _placed_by_object(scene, own, group) if trigger.object_place else own, parties, verb)
        if draft is not None:
            yield draft


def _placed_by_object(scene: Scene, base: Draft, group: list[Stand]) -> Draft:
    """ "visited Turkey": the state visited is the place, where no city is said."""
    states = [stand for stand in group if stand.spot.sort == "state"]
    place = scene.place_of(states[0].spot) if len(states) > 0 else None
    if place is None or (base.place is not None and base.place.country == place.country):
        return base
    return replace(base, place=place, fields=base.fields | {"place": (place.evidence,)})


def _timed_by_object(scene: Scene, base: Draft, group: list[Stand]) -> Draft:
    """ "visited Turkey on 4 April and Uzbekistan from 5-6 April": each has the time that follows it."""
    end = max(stand.mention.end for stand in group)
    own = [time for time in scene.times if time.is_moment and 0 <= time.span.start - end <= 10]
    if len(own) == 0 or len({time.span for time in scene.times if time.is_moment}) < 2:
        return base
    return replace(base, when=as_when(own[0]), time=own[0], fields=base.fields | {"when": (own[0].span,)})


def subjects(scene: Scene, verb: Token) -> list[Stand]:
    """Who does it: the subject, everyone listed with it, and those "along with" it; never a mere place."""
    subject = speakers.subject_of(scene, verb, near_only=False)
    found = scene.actors_at(subject) if subject is not None else []
    for extra in syntax.prepositional(verb, "along", "together", "alongside"):
        found += [stand for stand in scene.actors_at(extra) if stand.actor not in {s.actor for s in found}]
    return [stand for stand in found if not stand.spot.locative]


def _objects(scene: Scene, verb: Token, trigger: VerbTrigger) -> list[Stand]:
    found: list[Stand] = []
    if trigger.object != "none":
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and not _is_described(child, verb):
                told = verb.head if child.lower_ in ("whom", "who", "that") and verb.dep_ == "relcl" else child
                found += party_stands(scene, told, place=trigger.object_place)
    for inner in syntax.prepositional(verb, *trigger.with_) if len(trigger.with_) > 0 else ():
        if inner.lower_ not in nominals().audience:
            found += party_stands(scene, inner, place=trigger.object_place)
    means = [c for prep in verb.children if prep.dep_ == "prep" for c in prep.children if c.lower_ in triggers().means]
    for inner in (i for c in means for i in syntax.prepositional(c, *trigger.with_)) if len(trigger.with_) > 0 else ():
        found += party_stands(scene, inner, place=False)  # "spoke by telephone with Erdogan"
    if trigger.object == "none" and trigger.reciprocal:
        for child in verb.children:  # "discussed the plan with Obama": the parser hangs "with" on the plan
            if child.dep_ == "dobj":
                inner_stands = [
                    s for inner in syntax.prepositional(child, "with") for s in party_stands(scene, inner, place=False)
                ]
                found += [s for s in inner_stands if s.spot.sort in ("person", "office")]
    for inner in syntax.prepositional(verb, "with", "alongside", "along"):
        if len(trigger.with_) == 0 and trigger.object != "none" and len(found) > 0 and inner.head.lower_ != "with":
            found += party_stands(scene, inner, place=False)
    if trigger.object != "none" and len(found) == 0:
        after = next((s for s in scene.spots if s.first == verb.i + 1 and s.kind != "pronoun"), None)
        following = scene.doc[after.last + 1] if after is not None and after.last + 1 < len(scene.doc) else None
        described = following is not None and following.pos_ in ("DET", "ADJ", "NOUN")  # "called Assad a tyrant"
        if after is not None and not described and scene.doc[after.head].dep_ not in syntax.SUBJECTS:
            found += _party_stands_of(scene, after)  # the parser lost the object: "phoned Barack Obama"
    if trigger.object == "person":
        found = [stand for stand in found if _can_answer(scene, stand)]
    return unique(found)


def _party_stands_of(scene: Scene, spot: Spot) -> list[Stand]:
    return [Stand(actor, scene.span(spot.first, spot.last), spot) for actor in spot.actors]


def party_stands(scene: Scene, token: Token, *, place: bool) -> list[Stand]:
    """Who stands at a token as a party; ``place``: a state visited counts, else a place does not."""
    stands = scene.actors_at(token)
    if place:
        return [s for s in stands if s.spot.sort not in ("pronoun", "pair")]
    return [s for s in stands if not (s.spot.locative and s.spot.sort == "state" and s.spot.kind == "name")]


def _is_described(child: Token, verb: Token) -> bool:
    """ "called Assad a tyrant": the object is described, not addressed."""
    if verb.lemma_ not in ("call",):
        return False
    return any(t.dep_ in ("oprd", "attr", "acomp", "ccomp", "xcomp") and t.i > child.i for t in verb.children)


def _can_answer(scene: Scene, stand: Stand) -> bool:
    """A person, or a body of people; not a thing that happens to bear a name."""
    return (scene.cast.type_of(stand.actor) is not None and stand.spot.sort != "organisation") or is_registered(
        scene, stand.actor
    )


def _is_official(scene: Scene, stand: Stand) -> bool:
    """Somebody whose journey is a visit: a titled or registered person, or a government."""
    card = scene.cast.cards[stand.actor]
    if card.ref.type == "person":
        return card.ref.registered or len(card.offices) > 0
    return stand.spot.sort in ("government", "office") or (stand.spot.sort == "body" and card.ref.type == "state")


def _is_joint(verb: Token) -> bool:
    return any(child.lower_ in ("jointly", "together") or "conference" in child.lower_ for child in verb.subtree)

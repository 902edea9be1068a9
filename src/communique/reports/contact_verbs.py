"""Contacts told by a verb: "met", "called", "flew to Ankara"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.model.reports import Status
from communique.reports import status, syntax
from communique.reports.contact_parties import has_other_object, is_official, objects, only_speaks, subjects
from communique.reports.contact_places import noun_in_clause
from communique.reports.drafts import Draft, complete, shape, start
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand, as_when
from communique.reports.triggers import VerbTrigger

_EACH_ALONE = frozenset({"call", "letter", "visit"})
_BY = frozenset({"phone", "telephone", "videolink", "videoconference"})
#: Words that can make a contact of a verb that is none by itself.
MEANS_OF_SPEECH = _BY | {"visiting"}
_INVITED_TO = frozenset({"to", "for"})


def from_verb(scene: Scene, verb: Token, trigger: VerbTrigger) -> Iterator[Draft]:
    """The drafts that a contact verb gives: one, or one for each object where each is a contact of its own."""
    state = _status(verb, trigger)
    if state is None or status.is_habit(verb):
        return
    noun = noun_in_clause(verb)
    if trigger.needs_noun and noun is None:
        return
    if trigger.needs_place and noun is None and not _leads_somewhere(scene, verb):
        return
    if trigger.certain and state not in ("occurred", "planned"):
        return
    if len(trigger.things) > 0 and not any(c.dep_ == "dobj" and c.lemma_ in trigger.things for c in verb.children):
        return
    takers, others = _sides(scene, verb, trigger)
    if len(others) == 0 and not (trigger.reciprocal and len(takers) > 1):
        return
    if len(others) == 0 and (only_speaks(verb) or (trigger.object != "none" and has_other_object(scene, verb))):
        return
    if len(takers) == 0:
        return
    form, channel, spans = shape(
        scene, verb, trigger.form, trigger.channel, noun if trigger.form in ("talks", "other") else None
    )
    base = start(scene, verb, form, channel, state)
    base.fields["form"] = spans
    base.journey = trigger.journey
    if channel != "unspecified":
        base.fields["channel"] = spans
    for ones, group in _contacts(verb, trigger, form, takers, others):
        parties = [(s.actor, trigger.subject, s.mention) for s in ones]
        parties += [(s.actor, "party", s.mention) for s in group if s.actor not in {a for a, _, _ in parties}]
        own = _timed_by_object(scene, base, group) if len(group) < len(others) else base
        draft = complete(scene, _placed_by_object(scene, own, group) if trigger.object_place else own, parties, verb)
        if draft is not None:
            yield draft


def by_means(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Informed Clinton of the decision by telephone": a verb that is no contact, but for the means."""
    doc = scene.doc
    means = any(
        doc[i].lower_ in _BY and doc[i].dep_ == "pobj" and doc[i].head.lower_ in ("by", "over", "via", "on")
        for i in syntax.clause(verb)
    )
    heads = [
        child for child in verb.children if child.dep_ in ("dobj", "dative") and child.lower_ not in nominals().audience
    ]
    visitor = any(word.lower_ == "visiting" for head in heads for word in head.children)
    state = status.of_verb(verb) if means or visitor else None
    if state is None or status.is_habit(verb):
        return
    takers = subjects(scene, verb)
    others = [
        stand
        for head in heads
        for stand in scene.actors_at(head)
        if stand.spot.sort in ("person", "office", "pronoun", "government")
    ]
    if len(takers) == 0 or len(others) == 0:
        return
    form, channel, spans = shape(scene, verb, "talks", "unspecified", None)
    if visitor and form == "talks":
        form, channel = "meeting", "in_person"  # "told his visiting Libyan counterpart"
    base = start(scene, verb, form, channel, state)
    base.fields |= {"form": spans} | ({"channel": spans} if channel != "unspecified" else {})
    draft = complete(scene, base, [(s.actor, "party", s.mention) for s in (*takers, *others)], verb)
    if draft is not None:
        yield draft


def _status(verb: Token, trigger: VerbTrigger) -> Status | None:
    state = status.of_verb(verb)
    if trigger.status is not None and state in ("occurred", "ongoing"):
        return trigger.status
    return state


def _sides(scene: Scene, verb: Token, trigger: VerbTrigger) -> tuple[list[Stand], list[Stand]]:
    """Those who do it and those to whom it is done; of a passive, the ones behind "by" do it."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if passive and trigger.active:
        return [], []
    takers, others = subjects(scene, verb), objects(scene, verb, trigger)
    if trigger.official and not any(is_official(scene, stand) for stand in takers):
        return [], []
    if not passive:
        return takers, others
    by = [s for agent in syntax.prepositional(verb, "by") for s in scene.actors_at(agent)]
    if len(by) == 0 and verb.lemma_ == "summon":  # "was summoned to the foreign ministry"
        by = [s for inner in syntax.prepositional(verb, "to", "by") for s in scene.actors_at(inner)]
    return (by, takers + others) if len(by) > 0 else (takers, others)


def _contacts(
    verb: Token, trigger: VerbTrigger, form: str, takers: list[Stand], others: list[Stand]
) -> list[tuple[list[Stand], list[Stand]]]:
    """The sides of each contact: "called A and B" are two calls, "spoke with A and B separately" are two talks."""
    apart = any(child.lower_ == "separately" for child in verb.subtree)
    if apart and len(others) > 1:
        return [(takers, [other]) for other in others]
    if apart and len(takers) > 1 and len(others) == 1:
        return [([taker], others) for taker in takers]
    one_by_one = trigger.each and (form in _EACH_ALONE or trigger.form == "talks")
    if one_by_one and len(others) > 1 and not _is_joint(verb):
        if form in _EACH_ALONE:
            return [(takers, [other]) for other in others]
        phrases = dict.fromkeys(other.mention for other in others)  # "Chinese and Japanese officials" are one
        return [(takers, [other for other in others if other.mention == phrase]) for phrase in phrases]
    return [(takers, others)]


def _leads_somewhere(scene: Scene, verb: Token) -> bool:
    """ "Invited Putin to Ankara": to a place, not to reconsider."""
    ways = (c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in _INVITED_TO)
    inside = [inner for way in ways for inner in way.children]
    if verb.lemma_ == "welcome" and any(inner.pos_ == "PROPN" for inner in inside):
        return True  # "to NATO Headquarters"
    return any(scene.place_at(inner) is not None for inner in inside)


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


def _is_joint(verb: Token) -> bool:
    return any(child.lower_ in ("jointly", "together") or "conference" in child.lower_ for child in verb.subtree)

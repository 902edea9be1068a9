"""Where a contact is held: beside its word, in the clause that plans it, at the end of the journey to it."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model import Place
from communique.reports import status, syntax
from communique.reports.nominals import nominals
from communique.reports.scene import Scene
from communique.reports.triggers import triggers

_FETCHING = frozenset({"welcome", "invite", "bring", "summon"})
_SENDING = frozenset({"lead", "send", "dispatch", "head", "take"})
_DUE = frozenset({"due", "set", "scheduled"})
_JOURNEYS = frozenset({"visit", "trip", "journey", "tour", "mission"})


def noun_in_clause(verb: Token) -> Token | None:
    """A contact noun in the verb's clause: "discussed Syria at a meeting", "joined Kerry for talks"."""
    inside = syntax.clause(verb)
    for i in sorted(inside):
        token = verb.doc[i]
        noun = triggers().noun(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if noun is not None and token.dep_ == "pobj" and (not noun.plural or token.tag_ == "NNS"):
            return token
    return None


def place_of_contact(scene: Scene, head: Token, own: set[int], clause: set[int], above: set[int]) -> Place | None:
    """The place that the head, its verb or a contact noun beside it is said to have, or that "where" points back to."""
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head)
    noun = noun_in_clause(head) if syntax.is_verb(head) else None
    heads = {head.i} | {token.i for token in (verb, noun) if token is not None}
    heads |= {i for i in above if syntax.is_verb(head.doc[i])}
    if verb is not None and verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
        return scene.place_at(verb.head)
    found = scene.place(own, clause, above, _to_next_verb(head), heads=heads)
    if found is not None:
        return found
    goal = _goal(scene, head, verb, noun)
    return goal if goal is not None else _on_arrival(scene, head)


def _on_arrival(scene: Scene, head: Token) -> Place | None:
    """ "Will meet Trump when he arrives in Israel"."""
    for clause in head.children:
        if clause.dep_ == "advcl" and clause.lemma_ in ("arrive", "visit", "come", "land"):
            for inner in (*syntax.prepositional(clause, "in", "to"), *(c for c in clause.children if c.dep_ == "dobj")):
                place = scene.place_at(inner)
                if place is not None:
                    return place
    return None


def _goal(scene: Scene, head: Token, verb: Token | None, during: Token | None) -> Place | None:
    """Where a journey to the contact leads: "flew to Tripoli to meet Gaddafi", "a visit to Paris".

    Args:
        during: the contact noun in the clause of ``head``, where that is a verb.
    """
    moves = [head] if not syntax.is_verb(head) and head.lemma_ in _JOURNEYS else []
    if during is not None and during.lemma_ in _JOURNEYS and during.head.lower_ in ("during", "on"):
        moves.append(during)  # "met officials during his visit to Istanbul"
    if verb is not None and verb.i != head.i and head.dep_ == "pobj" and head.head.lower_ == "for":
        moves.append(verb)
    if syntax.is_verb(head) and head.dep_ in ("advcl", "xcomp"):
        moves.append(head.head)
    if syntax.is_verb(head) and head.lemma_ in _FETCHING:
        moves.append(head)  # "welcomed Macron to Berlin"
    moves += [child for move in moves if move.lemma_ in _SENDING for child in move.children if child.dep_ == "dobj"]
    for move in moves:
        if move.lemma_ in _JOURNEYS | _FETCHING | _SENDING or move.lemma_ in nominals().motion or move.dep_ == "dobj":
            for inner in syntax.prepositional(move, "to", "into"):
                place = scene.place_at(inner)
                if place is not None:
                    return place
    return None


def _to_next_verb(head: Token) -> set[int]:
    """The words from the head to the next verb: what the parser hung elsewhere in a long sentence."""
    inside: set[int] = set()
    for token in head.doc[head.i + 1 : head.sent.end]:
        if syntax.is_verb(token) or token.text in (";", ":"):
            break
        inside.add(token.i)
    return inside


def governing_clause(head: Token) -> set[int]:
    """The clause above, where it is the one that plans or foresees: "in October it is expected that they meet"."""
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head)
    if verb is not None and verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _DUE and verb.head.pos_ == "ADJ":
        due = syntax.governing_verb(verb.head)  # "is due in Damascus on Saturday to see Assad"
        return syntax.clause(due) if due is not None else set()
    while verb is not None and verb.dep_ in ("xcomp", "ccomp", "conj", "advcl") and syntax.is_verb(verb.head):
        if verb.dep_ == "advcl" and not syntax.is_infinitive(verb):
            return set()
        if verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in nominals().motion:
            return syntax.clause(verb.head)  # "flew to Tripoli on Monday to meet Gaddafi"
        verb = verb.head
        if verb.lemma_ in status.words().planned:
            return syntax.clause(verb)
        if verb.lemma_ in status.words().reporting:
            return set()
    return set()

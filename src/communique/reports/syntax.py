"""Small questions to a dependency parse: who is the subject, what tense, which clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

Tense = Literal["past", "present", "future", "none"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSAL = frozenset({"xcomp", "advcl", "pcomp", "acl", "conj", "ccomp", "dep"})
_FUTURE_AUX = frozenset({"will", "shall", "wo"})
_MODALS = frozenset({"could", "would", "may", "might", "can", "should", "must", "ca"})
SENDING = frozenset({"send", "dispatch", "order", "deploy", "invite", "appoint", "instruct", "task"})
_GOVERNS_FUTURE = frozenset({"expect", "schedule", "due", "plan", "set", "slate", "intend", "go", "prepare", "bind"})


def is_verb(token: Token) -> bool:
    """A verb or auxiliary by its part of speech or its tag: the small model sometimes gives them apart."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above ``token`` (never itself), or None."""
    current = token
    while current.head.i != current.i:
        current = current.head
        if is_verb(current):
            return current
    return None


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries and particles that shape the verb's tense and mood, in order."""
    found = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if len(found) == 0 and verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ in ("VB", "VBN", "VBG"):
        return auxiliaries(verb.head)
    return found


def modal(verb: Token) -> str | None:
    """The modal verb, lower case, or None; ``will`` and ``shall`` are tense here, not mood."""
    return next((aux.lower_ for aux in auxiliaries(verb) if aux.lower_ in _MODALS), None)


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied: "not", "never", "no longer", "neither", "without meeting", "has yet to meet"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor"):
            return True
        if child.lower_ == "longer" and any(t.lower_ == "no" for t in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and is_none(child):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    head = verb.head
    return (
        verb.dep_ == "xcomp"
        and head.lemma_ == "have"
        and any(t.lower_ == "yet" for t in (*head.children, *verb.children))
    )


def is_none(noun: Token) -> bool:
    """Whether a noun phrase is of none: "no talks", "neither minister"."""
    return any(child.lower_ in ("no", "neither") and child.i < noun.i for child in noun.children)


def phrasal(verb: Token) -> str:
    """The verb's lemma with its particle: ``call_off``, ``put_off``, ``rule_out``; the bare lemma without one."""
    particle = next(
        (c.lower_ for c in verb.children if c.dep_ == "prt" or (c.dep_ == "prep" and c.lower_ == "out")), ""
    )
    return f"{verb.lemma_}_{particle}" if particle != "" else verb.lemma_


def tense(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries; an infinitive or participle has its governor's."""
    aux = auxiliaries(verb)
    words = {token.lower_ for token in aux}
    if len(words & _FUTURE_AUX) > 0 or words & {"'ll", "would", "'d"}:
        return "future"
    if verb.tag_ == "VBD":
        return "past"
    for token in aux:
        if token.tag_ == "VBD" and token.lower_ not in _MODALS:
            return "past"
        if token.lemma_ == "have":
            return "past"
    if verb.tag_ in ("VB", "VBG", "VBN") and not any(t.tag_ in ("VBZ", "VBP", "MD") for t in aux):
        return _governed_tense(verb)
    if verb.tag_ in ("VBZ", "VBP", "VBG") or any(t.tag_ in ("VBZ", "VBP") for t in aux):
        return "present"
    return "none"


def _governed_tense(verb: Token) -> Tense:
    head = verb.head
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        return "past"
    if verb.dep_ == "xcomp" and head.lemma_ in _GOVERNS_FUTURE | {"be"} and is_infinitive(verb):
        return "future"
    governor = head if is_verb(head) else governing_verb(verb)
    if governor is None or governor.i == verb.i:
        return "past" if verb.tag_ == "VBN" else "none"
    return tense(governor)


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def own_subject(verb: Token) -> Token | None:
    """The subject that the verb itself has."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def subject(verb: Token) -> Token | None:
    """The subject of the verb: its own, its antecedent's, or the one it shares with the verb that governs it."""
    current, seen = verb, 0
    while seen < 12:
        seen += 1
        own = own_subject(current)
        if own is not None:
            if own.lower_ in ("who", "which", "that") and current.dep_ == "relcl":
                return current.head
            return own
        head = current.head
        if head.i == current.i:
            return None
        if current.dep_ == "acl" and not is_verb(head):
            if current.tag_ == "VBG" or not is_infinitive(current):
                return head if current.tag_ == "VBG" else None
            owner = next((child for child in head.children if child.dep_ == "poss"), None)
            verb_above = governing_verb(head)
            if owner is not None or verb_above is None:
                return owner  # "Putin's offer to meet Obama"
            current = verb_above  # "showed willingness to hold talks": whoever shows it would hold them
            continue
        if current.dep_ == "relcl":
            return head
        if current.dep_ == "xcomp" or (current.dep_ == "advcl" and head.lemma_ in SENDING and is_infinitive(current)):
            controlled = next((c for c in head.children if c.dep_ == "dobj"), None)
            if controlled is not None and any(t.lower_ == "to" for t in auxiliaries(current)):
                return controlled  # "asked Putin to meet": the object meets
        if current.dep_ in _CLAUSAL or current.dep_ == "prep":
            if head.pos_ == "ADJ" and is_verb(head.head):
                head = head.head  # "is ready to talk"
            current = head
            while not is_verb(current) and current.head.i != current.i and current.dep_ in ("prep", "pobj", "pcomp"):
                current = current.head
            if not is_verb(current):
                return None
            continue
        return None
    return None


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything coordinated with it, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def prepositional(token: Token, *words: str) -> Iterator[Token]:
    """The objects of the token's own prepositions among ``words``, one step through chains like ``along with``."""
    for child in _prepositions(token):
        if child.lower_ in words:
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))
            for further in child.children:
                if further.dep_ == "prep" and further.lower_ in words:
                    yield from (c for c in further.children if c.dep_ == "pobj")


def _prepositions(token: Token) -> Iterator[Token]:
    """The token's prepositions, with those listed behind one: "to Putin and to Merkel"."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "advmod", "prt"):
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")


def clause(verb: Token) -> set[int]:
    """Indices of the verb's own clause: its subtree without the clauses that have a subject of their own."""
    inside = {verb.i}
    stack = [verb]
    while len(stack) > 0:
        for child in stack.pop().children:
            if child.dep_ in ("ccomp", "relcl", "parataxis") or (child.dep_ in ("advcl", "conj") and is_verb(child)):
                continue
            inside.add(child.i)
            stack.append(child)
    return inside

"""What becomes of an action by the mood of its words: refused, promised, threatened, or nothing at all."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from communique.model.reports import Plover, Status
from communique.reports import status, syntax
from communique.reports.action_frames import Frame
from communique.reports.action_words import types, words
from communique.reports.cues import cues

#: Those who say that they will do it promise it; of the rest they threaten.
COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
YIELDING: Final = frozenset({"CONCEDE", "RETREAT"})
_SETTLED = frozenset({"decide", "announce", "order", "begin", "start", "declare", "approve", "authorise", "authorize"})
_WILL = frozenset({"will", "'ll", "wo", "would", "shall", "'d"})
_EVEN_TRIED = frozenset({"ASSAULT", "COERCE"})
_BRINGS_ABOUT = frozenset(
    {"force", "compel", "make", "let", "help", "see", "watch", "move", "allow", "lead", "seem", "appear"}
)
_GATHERING = frozenset({"gather", "assemble", "march", "rally", "turn", "come", "meet", "flock"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_HIS_SIDE = frozenset({"government", "authority", "country", "administration", "army", "force"})
_OPEN = frozenset({"once", "when", "until", "unless", "before", "if", "whenever"})
_PURPOSE = frozenset({"acl", "advcl", "relcl", "ccomp"})
_ABOUT = frozenset({"for", "of", "on", "about", "over"})
_SENDING = frozenset({"send", "dispatch", "deploy"})
_INTENDS = frozenset({"plan", "intend", "prepare", "go", "be", "decide", "resolve", "set", "due", "schedule"})
_NEITHER = frozenset({"accept", "allow", "give", "grant", "let", "permit", "recognise", "recognize"})


def outcome(frame: Frame) -> tuple[Plover, Status] | None:
    """The type and status of what the frame reports; None where it reports nothing that anybody did."""
    type_, verb = frame.pattern.plover, frame.verb
    if syntax.is_verb(verb) and (syntax.is_negated(verb) or syntax.is_none(frame.head)):
        return ("REJECT", "occurred") if frame.source is not None and _is_refused(type_, verb) else None
    state = _state(frame)
    if state in ("occurred", "ongoing"):
        return type_, state
    if not syntax.is_verb(verb):
        return None
    if state != "planned" or frame.passive or frame.source is None:
        return None
    if type_ in YIELDING and verb.head.lemma_ in _SETTLED and verb.dep_ == "xcomp":
        return "CONCEDE", "occurred"
    future = types().types[type_].future
    if future is None:
        return (type_, "planned") if frame.pattern.mode == "investigate" and _is_meant(verb) else None
    if future == "THREATEN" and type_ != "PROTEST":
        return (future, "occurred") if _says_so_himself(verb) else None
    return (future, "occurred") if _is_meant(verb) else None


def _state(frame: Frame) -> Status | None:
    verb = frame.verb
    if not syntax.is_verb(frame.head) and frame.head.pos_ != "ADJ":
        if frame.carrier is not None and frame.carrier.lemma_ in _SETTLED:
            return status.of_verb(frame.carrier)  # "announced the release": it is done
        return status.of_noun(frame.head, frame.carrier)
    if frame.pattern.mode == "investigate" and verb.head.lemma_ in _SENDING and verb.dep_ in ("advcl", "xcomp"):
        return status.of_verb(verb.head)  # whoever sends a team to investigate does
    if frame.pattern.plover in _EVEN_TRIED and verb.dep_ == "xcomp" and verb.head.lemma_ in ("try", "attempt"):
        return status.of_verb(verb.head)
    if frame.pattern.plover == "PROTEST" and verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in _GATHERING:
        return status.of_verb(verb.head)
    if verb.tag_ in ("VBZ", "VBP") and any(c.dep_ in ("advmod", "mark") and c.lower_ in _OPEN for c in verb.children):
        return "hypothetical"  # "once he resigns": it is still to come
    first = verb
    while first.dep_ == "conj" and syntax.is_verb(first.head) and first.tag_ == "VB":
        first = first.head
    if first.i != verb.i and syntax.is_infinitive(first) and first.dep_ in _PURPOSE:
        return "hypothetical"  # "the power to enter the country and arrest him"
    if verb.dep_ == "pcomp" and verb.head.lower_ in _ABOUT and not syntax.is_verb(verb.head.head):
        return "hypothetical"  # "scope for tightening sanctions"
    if syntax.is_infinitive(verb) and verb.dep_ in _PURPOSE:
        return "hypothetical"  # "an excuse to attack", "sent jets to bomb": what for, not what happened
    return _of_infinitive(verb, status.of_verb(verb))


def _of_infinitive(verb: Token, state: Status | None) -> Status | None:
    """ "Authorised them to arm the rebels", "has to resign": nothing happened yet, unless the verb above says so."""
    if state not in ("occurred", "ongoing") or verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp"):
        return state
    above = verb.head
    if above.dep_ == "pcomp" or not (above.lemma_ in _BRINGS_ABOUT or above.lemma_ in status.words().transparent):
        return "hypothetical"
    return state


def _is_refused(type_: Plover, verb: Token) -> bool:
    """ "Will not release them", "did not allow it": a plain "did not send aid" refuses nothing."""
    if type_ not in COOPERATIVE or not any(c.dep_ == "neg" for c in verb.children):
        return False
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children):
        return False
    auxiliaries = {aux.lower_ for aux in syntax.auxiliaries(verb)}
    return len(auxiliaries & _WILL) > 0 or verb.lemma_ in _NEITHER


def _is_meant(verb: Token) -> bool:
    """Whether somebody says that he will do it; what others expect of him is no promise."""
    if any(aux.lower_ in _WILL for aux in syntax.auxiliaries(verb)):
        return True
    planned = verb.dep_ == "xcomp" and verb.head.lemma_ in _INTENDS
    planned = planned and not any(c.dep_ == "acomp" for c in verb.head.children)  # "is too weak to withdraw"
    return planned and status.of_verb(verb.head) in ("occurred", "ongoing")


def _says_so_himself(verb: Token) -> bool:
    """ "Said it would boycott the vote": what others say that he will do is no threat of his."""
    if not any(aux.lower_ in _WILL for aux in syntax.auxiliaries(verb)):
        return False
    above = verb.head
    if verb.dep_ == "conj" and syntax.is_verb(above):
        verb, above = above, above.head
    own = syntax.own_subject(verb)
    if verb.dep_ != "ccomp" or own is None or above.lemma_ not in cues().speech or above.i > verb.i:
        return False
    return own.lower_ in _SELF or own.lemma_.lower() in _HIS_SIDE


def mode_of(frame: Frame, type_: Plover, inner: list[Frame]) -> str | None:
    """The mode that the words show: the pattern's own, of what is demanded or threatened, or of the weapon."""
    known = types()
    if type_ == frame.pattern.plover and frame.pattern.mode is not None:
        return frame.pattern.mode
    if type_ == "ASSAULT":
        return _weapon(frame)
    asked = known.content.get(type_)
    if asked is None:
        return None
    whole = [*inner, frame] if type_ != frame.pattern.plover else inner
    for one in whole:
        mode = asked.get(one.pattern.mode or "") or asked.get(one.pattern.plover)
        if mode is not None:
            return mode
    return None


def _weapon(frame: Frame) -> str | None:
    weapons = words().weapons
    near = {token.lemma_.lower() for token in (frame.head, *frame.head.children)}
    for part in (frame.source, *frame.objects[:1], frame.carrier):
        near |= {token.lemma_.lower() for token in part.children} | {part.lemma_.lower()} if part is not None else set()
    for inner in syntax.prepositional(frame.verb, "with", "in", "by"):
        near |= {token.lemma_.lower() for token in (inner, *inner.children)}
    return next((mode for mode, lemmas in weapons.items() if len(near & lemmas) > 0), None)

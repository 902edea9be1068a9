"""Positions within what somebody says: what must or cannot be, what is unacceptable, what he will not do."""

from __future__ import annotations

from collections.abc import Iterator

from spacy import symbols
from spacy.tokens import Doc, Token

from communique.model import Statement
from communique.model.reports import Stance
from communique.reports import matters, syntax
from communique.reports.bearers import Voices, bearers, is_onlooker, speaks_of_self
from communique.reports.pledges import is_renounced
from communique.reports.scene import Scene
from communique.reports.stance_words import words
from communique.reports.stances import Held, value_of

_FIRST = frozenset({"i", "we"})
_EXPLETIVE = frozenset({"it", "this", "that"})
_HOLDING = frozenset({"believe", "think", "feel", "consider", "hold"})
_TOLERATED = frozenset(
    {"accept", "allow", "tolerate", "support", "agree", "let", "permit", "endorse", "recognise", "recognize", "stand"}
)
_NO_WAY = frozenset({"solution", "alternative", "place", "room", "justification", "excuse", "role", "future", "way"})
_NEEDING = frozenset({"need", "have", "ought", "lose"})
_FORESEEN = frozenset({"achieve", "arrive", "last", "take", "become", "know", "emerge", "reach"})
_UNKNOWN = frozenset({"accomplish", "find", "do", "confirm", "verify", "reach", "see", "know", "identify", "name"})
_ENDURING = frozenset({"continue", "go", "proceed", "start", "begin", "happen", "end"})
Found = tuple[Token, Stance]  # the head of the matter, and the side taken on it


def read(scene: Scene, token: Token, voices: Voices) -> Iterator[Held]:
    """The stance that the word at ``token`` carries within somebody's words."""
    found = _demanded(token) or _valued(token) or _timely(token) or _refused(scene, token, voices)
    if found is None or matters.is_question(token) or _is_asked(token) or is_onlooker(token):
        return
    matter, stance = found
    verb = _verb_of(token)
    held = [(actor, verb.i) for actor in _tellers(scene, verb, voices)]
    yield Held(verb, held, matter, stance, 0.6)


def carriers(doc: Doc) -> set[int]:
    """Where ``read`` is worth a look: what is said of something, and verbs with a modal or of need."""
    ids = doc.vocab.strings
    said, time, needing = (symbols.acomp, symbols.attr), ids["time"], {ids[lemma] for lemma in _NEEDING}
    found: set[int] = set()
    for token in doc:  # by numbers, not by strings: every token of every article comes by here
        dep = token.dep
        if dep == symbols.aux:
            found.add(token.head.i)
        elif dep in said or token.lower == time:
            found.add(token.i)
        elif dep == symbols.conj:
            if syntax.is_verb(token) or (token.pos in (symbols.ADJ, symbols.NOUN) and token.head.dep in said):
                found.add(token.i)
        elif token.lemma in needing and syntax.is_verb(token):
            found.add(token.i)
    return found


def _tellers(scene: Scene, verb: Token, voices: Voices) -> list[str]:
    """Whose words they are: of the subject of the verb that governs the clause, else of the speaker."""
    above = verb
    while above.dep_ == "conj" and above.head.i != above.i:
        above = above.head
    if above.dep_ == "ccomp" and above.head.lemma_ in _HOLDING and syntax.own_subject(above.head) is not None:
        return [stand.actor for stand in bearers(scene, above.head)]
    statement = voices.of(scene.span(verb.i, verb.i))
    speaker = statement.speaker.actor if statement is not None and statement.speaker is not None else None
    return [speaker] if statement is not None and speaker is not None and _is_stood_by(scene, statement) else []


def _is_stood_by(scene: Scene, statement: Statement) -> bool:
    """Whether the speaker means it: what is said or believed, not what is hoped or feared."""
    if statement.kind == "speech" or statement.cue is None:
        return True
    return any(t.lemma_ in _HOLDING for t in scene.paragraph.tokens(statement.cue) or ())


def _is_asked(token: Token) -> bool:
    """ "Over which groups should take part", "if it should fail": an open question, not a demand."""
    verb = _verb_of(token)
    if any(c.tag_ in ("WDT", "WP", "WRB") and c.i < verb.i for c in verb.children if c.dep_ != "nsubj"):
        return True
    if verb.dep_ == "ccomp" and any(c.dep_ == "nsubj" and c.tag_ == "WP" for c in verb.children):
        return True  # "discussed who should rule"
    marks = [c for c in verb.children if c.dep_ == "mark"]
    return any(c.lower_ in ("if", "whether", "unless") for c in marks) or verb.dep_ == "relcl"


def _verb_of(token: Token) -> Token:
    return token if syntax.is_verb(token) else token.head


def _demanded(verb: Token) -> Found | None:
    """ "He must go", "the sieges need to end", "Syria cannot be divided", "the talks could not continue while"."""
    if not syntax.is_verb(verb):
        return None
    modal, refused = syntax.modal(verb), _is_refused(verb)
    own = syntax.own_subject(verb) or next((c for c in verb.children if c.dep_ == "expl"), None)
    if own is None and verb.dep_ != "conj":
        return None
    if modal in ("can", "ca", "could") and refused:
        return _impossible(verb, own, modal)
    if verb.lemma_ == "lose" and any(c.lemma_ == "legitimacy" for c in verb.children) and own is not None:
        return own, "against"
    if modal == "can" and verb.lemma_ == "decide" and own is not None and any(c.lower_ == "only" for c in own.children):
        return verb, "for"
    if modal not in ("must", "should") and not _needs(verb):
        return None
    if own is not None and own.lower_ == "there":
        return _there(verb, "against" if refused else "for")
    return None if _is_forecast(verb, own, modal) else _deed(verb, modal, refused=refused)


def _there(verb: Token, stance: Stance) -> Found | None:
    """ "There must be reform"."""
    named = next((c for c in verb.children if c.dep_ == "attr"), None)
    if named is None or named.lemma_ in ("doubt", "question", "mistake", "illusion", "reason"):
        return None
    return named, stance


def _is_forecast(verb: Token, own: Token | None, modal: str | None) -> bool:
    """ "Must have been", "should be able to", "as we should have", "agreed that they should": nothing is demanded."""
    if own is not None and own.lower_ in ("i", "you"):
        return True
    if any(aux.lemma_ == "have" for aux in syntax.auxiliaries(verb)) or (verb.dep_ == "xcomp" and _needs(verb.head)):
        return True
    if verb.dep_ == "ccomp" and verb.head.lemma_ in ("agree", "promise", "pledge", "vow"):
        return True
    if verb.lemma_ == "have" and modal is not None and not any(c.dep_ == "dobj" for c in verb.children):
        return True
    return modal == "should" and (verb.lemma_ in _FORESEEN or any(c.lower_ == "able" for c in verb.children))


def _deed(verb: Token, modal: str | None, *, refused: bool) -> Found | None:
    """What is to be done, or left."""
    deed = next((c for c in verb.children if c.dep_ == "xcomp"), verb) if modal is None else verb
    if refused and verb.lemma_ in words().turning:
        inner = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
        return (inner, "for") if inner is not None else None
    if refused:
        return deed, "against"
    if deed.lemma_ in words().talk - {"go", "come", "be", "find", "make"}:
        return None
    turned = matters.turned(deed, "for")
    return turned.head, turned.stance


def _needs(verb: Token) -> bool:
    """ "Needs to", "has to", "ought to"."""
    if verb.lemma_ not in ("need", "have", "ought") or syntax.modal(verb) is not None:
        return False
    if verb.tag_ not in ("VBZ", "VBP", "MD") or any(c.dep_ == "dobj" for c in verb.children):
        return False
    return any(c.dep_ == "xcomp" and syntax.is_infinitive(c) and c.i - verb.i <= 3 for c in verb.children)


def _is_refused(verb: Token) -> bool:
    return syntax.is_negated(verb) or any(
        c.dep_ in ("attr", *syntax.SUBJECTS) and syntax.is_none(c) for c in verb.children
    )


def _impossible(verb: Token, own: Token | None, modal: str) -> Found | None:
    """ "Cannot be part of", "we cannot accept it", "there can be no military solution"."""
    condition = any(c.dep_ in ("advcl", "mark") for c in verb.children) and any(
        t.lower_ in ("while", "unless", "until", "if", "as") and t.dep_ == "mark" for t in verb.subtree
    )
    if verb.lemma_ in _ENDURING and condition:
        return (own if own is not None and own.pos_ != "PRON" else verb), "conditional"
    if modal == "could" or (own is not None and own.lower_ == "you"):
        return None
    attribute = next((c for c in verb.children if c.dep_ == "attr"), None)
    if verb.lemma_ == "be" and attribute is not None and attribute.lemma_ in _NO_WAY and own is not None:
        return attribute, "against"
    if own is not None and own.lower_ in _FIRST | {"he", "she"} and verb.lemma_ not in _TOLERATED:
        return None
    if (
        own is not None
        and own.lower_ in ("he", "she", "they")
        and verb.lemma_ not in ("be", "stay", "remain", "decide")
    ):
        return None
    passive = matters.is_plainly_passive(verb) and verb.lemma_ not in _UNKNOWN
    if not passive and verb.lemma_ not in _TOLERATED | {
        "be",
        "stay",
        "remain",
        "decide",
        "continue",
        "dictate",
        "impose",
    }:
        return None
    return verb, "against"


def _valued(token: Token) -> Found | None:
    """ "It is vital that all respect it", "the raids are unacceptable", "it is too early to normalise relations"."""
    if token.dep_ not in ("acomp", "attr", "conj") or syntax.is_verb(token):
        return None
    be = token.head if token.dep_ != "conj" else token.head.head
    subject = syntax.own_subject(be) if be.lemma_ == "be" else None
    if (
        subject is None
        or syntax.is_negated(be)
        or syntax.modal(be) in ("may", "might", "could")
        or any(a.lower_ in ("will", "wo") for a in syntax.auxiliaries(be))
    ):
        return None
    lemma = token.lemma_.lower()
    clause = next(
        (
            c
            for c in (*token.children, *be.children)
            if c.dep_ in ("ccomp", "xcomp", "advcl", "acl", "relcl") and c.i > token.i
        ),
        None,
    )
    expletive = subject.lower_ in _EXPLETIVE
    if lemma in ("early", "soon") and any(c.lower_ == "too" for c in token.children):
        return (clause or next(syntax.prepositional(token, "for"), token), "against")
    if lemma in words().essential:
        if expletive and clause is not None and clause.i > token.i:
            turned = matters.turned(clause, "for")
            return turned.head, turned.stance
        return (subject, "for") if not expletive and subject.pos_ == "NOUN" else None
    value = value_of(token)
    if value == "against" and expletive and clause is not None and clause.i > token.i:
        return clause, "for" if syntax.is_negated(clause) else "against"
    if subject.dep_ == "csubj" or subject.pos_ == "VERB":
        return (subject, value) if value is not None else None
    if token.dep_ == "attr" and (value is None or subject.pos_ == "PRON"):
        return None
    return (subject, value) if value is not None and subject.pos_ != "PRON" else None


def _timely(token: Token) -> Found | None:
    """ "It is time for them to go"."""
    if token.lower_ != "time" or token.dep_ not in ("attr", "nsubj") or token.head.lemma_ != "be":
        return None
    expected = any(c.lower_ in _EXPLETIVE | {"now"} for c in token.head.children)
    if not expected or any(c.dep_ == "amod" for c in token.children):
        return None
    below = [c for part in (token, token.head) for c in part.children if c.i > token.i]
    deed = next(
        (c for part in below for c in (part, *part.children) if syntax.is_verb(c) and syntax.is_infinitive(c)), None
    )
    return (deed, "for") if deed is not None else None


def _refused(scene: Scene, verb: Token, voices: Voices) -> Found | None:
    """ "Said it would not return to the talks": what a speaker says that his own side will not do, or only if."""
    if not syntax.is_verb(verb) or verb.lemma_ in words().talk - {"come", "go"}:
        return None
    going = verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and verb.head.tag_ == "VBG"
    aux = {a.lower_ for a in syntax.auxiliaries(verb)}
    willing = bool(aux & {"will", "would", "'ll", "wo", "'d"})
    refused = syntax.is_negated(verb) or (going and syntax.is_negated(verb.head))
    conditional = verb.lemma_ in words().yielding and matters.has_condition(verb) and (willing or "could" in aux)
    if not conditional and not (refused and (willing or going)):
        return None
    if verb.lemma_ in ("come", "go") and not conditional:
        return None
    if is_renounced(verb):
        return None  # a pledge
    stands, statement = speaks_of_self(scene, verb, voices)
    if len(stands) == 0 or statement is None:
        return None
    if refused and not conditional:
        turned = matters.turned(verb, "against")
        return verb, "for" if turned.head is not verb and turned.stance == "against" else "against"
    return verb, "conditional"

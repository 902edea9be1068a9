"""Agreements and pledges named by a noun: "a deal reached with Iran", "the truce that Moscow helped establish"."""

from __future__ import annotations

from spacy.tokens import Token

from communique.reports import status, syntax
from communique.reports.bearers import bearers, owners, stands_at
from communique.reports.commitment_words import verbs, words
from communique.reports.pledges import Bound
from communique.reports.scene import Scene, Stand

_WISHED = frozenset({"readiness", "resolve", "determination", "obligation", "undertaking"})
_DECLARED = frozenset({"declaration", "communique", "settlement", "resolution", "contract"})


def read(scene: Scene, noun: Token) -> Bound | None:
    """The commitment that the noun at ``noun`` names, where the text says whose it is."""
    lists = words()
    lemma = noun.lemma_.lower()
    pledge, instrument = lemma in lists.bonds - _WISHED, lemma in lists.instruments
    if not pledge and not instrument:
        return None
    verb = syntax.governing_verb(noun)
    if noun.dep_ in ("dobj", "nsubjpass") and verb is not None and verb.lemma_ in verbs():
        return None  # read with its verb
    if not _is_reached(noun) and status.of_noun(noun, None) not in ("occurred", "ongoing"):
        return None
    parties = _pledging(scene, noun) if pledge else _agreeing(scene, noun, lemma)
    return Bound(noun, "pledge" if pledge else "agreement", parties, [noun], 0.6) if len(parties) > 0 else None


def _is_reached(noun: Token) -> bool:
    """ "A deal reached in July": whatever is said of it, it was reached."""
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in words().reached for c in noun.children)


def _pledging(scene: Scene, noun: Token) -> list[Stand]:
    """Who pledged: the owner of a pledge whose matter is told too."""
    told = any(
        (c.dep_ in ("acl", "relcl", "ccomp") and (syntax.is_infinitive(c) or syntax.tense(c) == "future"))
        or (c.dep_ == "prep" and c.lower_ in ("to", "of", "for", "at"))
        for c in noun.children
    )
    named = any(c.dep_ == "poss" for c in noun.children) or any(c.lower_ in ("by", "from") for c in noun.children)
    return owners(scene, noun) if told and named else []


def _agreeing(scene: Scene, noun: Token, lemma: str) -> list[Stand]:
    """Who agreed: those after "between", the owner and those after "with", whoever reached or brokered it."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "into" else None
    if verb is not None and verb.lemma_ == "enter" and status.of_verb(verb) == "occurred":
        others = [*syntax.prepositional(noun, "with"), *syntax.prepositional(verb, "with")]
        return [*bearers(scene, verb), *stands_at(scene, others)]
    between = [stand for c in noun.children if c.lower_ == "between" for stand in scene.between(c)]
    if len(between) >= 2:
        return between
    parties: list[Stand] = []
    reached = False
    for clause in noun.children:
        if clause.dep_ not in ("acl", "relcl") or clause.lemma_ not in words().reached | {"help"}:
            continue
        if clause.dep_ == "acl" and (clause.tag_ != "VBN" or syntax.is_infinitive(clause)):
            continue
        if clause.dep_ == "relcl" and status.of_verb(clause) != "occurred":
            continue
        reached = True
        parties += stands_at(scene, syntax.prepositional(clause, "by", "with"))
        parties += [s for c in clause.children if c.lower_ == "between" for s in scene.between(c)]
        parties += bearers(scene, clause) if clause.dep_ == "relcl" else []
    held = owners(scene, noun, "by")
    others = stands_at(scene, syntax.prepositional(noun, "with"))
    if lemma not in _DECLARED and (reached or (len(held) > 0 and len(others) > 0)):
        parties += [*held, *others]
    return list({stand.actor: stand for stand in reversed(parties)}.values())[::-1]

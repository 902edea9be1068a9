"""Positions in the words of the text itself: "Russia opposes a no-fly zone", "is ready to talk", "its demand for"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.reports import Stance
from communique.reports import matters, syntax
from communique.reports.bearers import bearers, is_onlooker, owners, stands_at
from communique.reports.scene import Scene, Stand
from communique.reports.stance_words import adjectives, nouns, verbs, words

_BLAMING = frozenset({"accuse", "suspect", "blame", "criticise", "criticize", "condemn", "denounce", "charge"})
_HELPING = frozenset(
    {
        "help",
        "assist",
        "provide",
        "cooperate",
        "contribute",
        "facilitate",
        "support",
        "implement",
        "send",
        "give",
        "offer",
    }
)  # whoever is ready for these binds himself
_BEING = frozenset({"be", "remain", "stay", "seem", "stand"})
_FAVOUR = frozenset({"favour", "favor"})


@dataclass(slots=True, frozen=True)
class Held:
    """A stance that somebody holds: the word that carries it, on what, and who, each with the token that names him."""

    cue: Token
    holders: list[tuple[str, int]]
    matter: Token
    stance: Stance
    confidence: float = 0.7


def read(scene: Scene, token: Token) -> Iterator[Held]:
    """The stances that the word at ``token`` carries."""
    if token.lower_ in adjectives() and token.dep_ in ("acomp", "oprd", "amod", "conj", "ROOT"):
        found = _of_adjective(scene, token) or (_of_verb(scene, token) if syntax.is_verb(token) else None)
    elif syntax.is_verb(token):
        found = _of_verb(scene, token) or _of_intention(scene, token) or _characterised(scene, token)
    elif token.pos_ == "NOUN" and token.lemma_ in nouns():
        found = _of_noun(scene, token)
    elif token.dep_ == "attr" and token.lemma_ in words().roles:
        found = _of_role(scene, token)
    elif token.lower_ in _FAVOUR or token.lower_ == "against":
        found = _in_favour(scene, token)
    else:
        return
    if found is not None and len(found.holders) > 0:
        yield found


def _of_verb(scene: Scene, verb: Token) -> Held | None:
    if verb.lemma_ not in verbs() or verb.dep_ in ("amod", "compound") or _is_of_others(verb):
        return None
    for word in verbs()[verb.lemma_]:
        matter = matters.matter_of(verb, word)
        stance = matters.side_of(verb, matter.stance) if matter is not None else None
        if matter is None or stance is None:
            continue
        inside = {t.i for t in matter.head.subtree}
        holders = [s for s in bearers(scene, verb) if s.spot.head not in inside]
        return Held(verb, _named(holders), matter.head, stance)
    return None


def _named(stands: list[Stand]) -> list[tuple[str, int]]:
    return [(stand.actor, stand.spot.first) for stand in stands]


def _is_of_others(verb: Token) -> bool:
    """ "Accused Russia of supporting", "told the ministers to seek", "agreed on seeking": nobody's side is told."""
    if verb.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj", "attr", "poss"):
        return True  # "about its backing independence"
    if verb.dep_ == "pcomp":
        return verb.head.lower_ not in ("in", "by", "after", "while", "despite") or verb.head.head.lemma_ in _BLAMING
    top = verb
    while top.dep_ == "conj" and syntax.own_subject(top) is None and syntax.is_verb(top.head):
        top = top.head
    if top.dep_ not in ("xcomp", "ccomp", "advcl") or not syntax.is_infinitive(top):
        return False
    asked = top.dep_ == "xcomp" and any(c.dep_ == "dobj" and c.i < top.i for c in top.head.children)
    return asked or any(word.asks for word in verbs().get(top.head.lemma_, ()))


def _of_intention(scene: Scene, verb: Token) -> Held | None:
    """ "Does not plan to arm them", "has no intention of stepping down": what somebody will not do."""
    if verb.lemma_ in ("plan", "intend") and syntax.is_negated(verb) and syntax.modal(verb) is None:
        deed = next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ not in words().talk), None)
        return Held(verb, _named(bearers(scene, verb)), deed, "against") if deed is not None else None
    if verb.lemma_ == "have":
        noun = next(
            (c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in ("intention", "plan", "desire")), None
        )
        if noun is None or not (syntax.is_none(noun) or syntax.is_negated(verb)):
            return None
        deed = next((c for c in noun.children if c.dep_ in ("acl", "xcomp")), None)
        deed = deed or next(syntax.prepositional(noun, "of", "for"), None)
        if deed is not None and deed.lemma_ not in words().talk:
            return Held(verb, _named(bearers(scene, verb)), deed, "against")
    return None


def _characterised(scene: Scene, verb: Token) -> Held | None:
    """ "Called the plan a step forward", "described the raids as a crime"."""
    if verb.lemma_ not in words().characterising or syntax.is_negated(verb):
        return None
    matter = next((c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.i > verb.i), None)
    told = [c for c in verb.children if c.dep_ in ("oprd", "attr", "ccomp", "xcomp")]
    told += list(syntax.prepositional(verb, "as"))
    told += [c for one in told for c in one.children if c.dep_ in ("conj", "attr")]
    if matter is None and len(told) > 0:
        matter = next((c for c in told[0].children if c.dep_ in syntax.SUBJECTS), None)
    if matter is None or matter.pos_ == "PRON":
        return None
    for one in told:
        stance = value_of(one)
        if stance is not None and one.i != matter.i:
            return Held(verb, _named(bearers(scene, verb)), matter, stance, 0.6)
    return None


def value_of(token: Token) -> Stance | None:
    """The side that a word of praise or blame takes: "step", "mistake", "unacceptable"."""
    lists = words()
    lemma = token.lemma_.lower()
    if lemma in lists.unfavourable or lemma in lists.unacceptable:
        return "against"
    return "for" if lemma in lists.favourable else None


def _of_adjective(scene: Scene, adjective: Token) -> Held | None:
    word = adjectives()[adjective.lower_]
    be = adjective.head if adjective.dep_ != "conj" else adjective.head.head
    if be.lemma_ not in _BEING or matters.is_question(adjective):
        return None
    if len(word.with_) > 0:
        matter = next(syntax.prepositional(adjective, *word.with_), None)
    else:
        matter = next(
            (
                c
                for c in (*adjective.children, *be.children)
                if c.dep_ in ("xcomp", "ccomp") and syntax.is_infinitive(c)
            ),
            None,
        )
    if matter is None or matter.pos_ == "PRON" or matter.lemma_ in words().talk - {"talk"}:
        return None
    if word.stance == "for" and matter.lemma_ in _HELPING:
        return None
    turned = matters.turned(matter, word.stance)
    stance = matters.side_of(be, turned.stance)
    return Held(adjective, _named(bearers(scene, be)), turned.head, stance, 0.6) if stance is not None else None


def _of_noun(scene: Scene, noun: Token) -> Held | None:
    word = nouns()[noun.lemma_]
    matter = next(syntax.prepositional(noun, *word.with_), None)
    after = scene.doc[noun.i + 1] if noun.i + 1 < len(scene.doc) else None
    if matter is None and after is not None and after.dep_ in ("prep", "dative") and after.lower_ in word.with_:
        matter = next((c for c in after.children if c.dep_ in ("pobj", "pcomp")), None)  # hung on the verb
    if matter is None:
        matter = next(
            (c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and _is_content(c, word.with_)), None
        )
    if matter is None or matter.pos_ == "PRON" or syntax.is_none(noun) or matters.is_question(noun):
        return None
    holders, verb = owners(scene, noun), syntax.governing_verb(noun)
    if noun.dep_ == "dobj" and verb is not None and verb.lemma_ in words().voicing:
        if matters.side_of(verb, "for") != "for":
            return None
        holders = bearers(scene, verb) or holders
    turned = matters.turned(matter, word.stance)
    return Held(noun, _named(holders), turned.head, turned.stance, 0.6) if len(holders) > 0 else None


def _of_role(scene: Scene, noun: Token) -> Held | None:
    """ "Has been a strong critic of the campaign"."""
    matter = next(syntax.prepositional(noun, "of"), None)
    if matter is None or noun.head.lemma_ not in _BEING or matters.side_of(noun.head, "for") != "for":
        return None
    return Held(noun, _named(bearers(scene, noun.head)), matter, words().roles[noun.lemma_])


def _is_content(clause: Token, with_: tuple[str, ...]) -> bool:
    """The infinitive or "that" clause that says what a demand is for."""
    if "to" in with_ and syntax.is_infinitive(clause):
        return True
    return "that" in with_ and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _in_favour(scene: Scene, token: Token) -> Held | None:
    """ "Is in favour of strikes", "is against strikes", "the position in favour of strikes"."""
    if token.lower_ == "against":
        be, matter = token.head, next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), None)
        if be.lemma_ != "be" or token.dep_ != "prep":
            return None
        stance: Stance = "against"
    else:
        outer = token.head
        if outer.lower_ != "in" or (matter := next(syntax.prepositional(token, "of"), None)) is None:
            return None
        be, stance = outer.head, "for"
    if matter is None or matter.pos_ == "PRON":
        return None
    if not syntax.is_verb(be):
        return Held(token, _named(owners(scene, be)), matter, stance, 0.6)
    side = matters.side_of(be, stance)
    if side is None or is_onlooker(be):
        return None
    subject = syntax.subject(be)
    return Held(token, _named(stands_at(scene, [subject])) if subject is not None else [], matter, side)

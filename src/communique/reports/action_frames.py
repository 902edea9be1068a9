"""Where the parts of an action stand: for each word that reports one, its source, its object and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from communique.reports import syntax
from communique.reports.action_words import Pattern, by_word, words
from communique.reports.cues import cues
from communique.reports.scene import Scene

_BACK = frozenset({"he", "she", "it", "they"})
_CONTENT = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl"})


@dataclass(slots=True)
class Frame:
    """A word that reports an action, with the tokens around it.

    Attributes:
        head: the word itself; ``carrier``: the light verb that carries a noun ("launched an attack"), if one does.
        source: who does it; None where the words do not say.
        objects: what it is done to, as the syntax has it, or the noun that the pattern asks for.
        passive: the source stands after "by", or nowhere.
    """

    pattern: Pattern
    head: Token
    carrier: Token | None = None
    source: Token | None = None
    objects: list[Token] = field(default_factory=list)
    passive: bool = False

    @property
    def verb(self) -> Token:
        """The verb that says whether it happened, or the noun where no verb carries it."""
        return self.carrier if self.carrier is not None else self.head

    def content(self) -> Iterator[Token]:
        """The tokens of the clause or phrase that says what is agreed, demanded or refused."""
        for part in (self.head, *self.objects, *((self.carrier,) if self.carrier is not None else ())):
            for child in part.children:
                if child.i > part.i and child.dep_ in _CONTENT | {"dobj", "prep", "prt", "dative", "oprd"}:
                    yield from child.subtree


def frames(scene: Scene) -> Iterator[Frame]:
    """Every place of the paragraph where the words of a pattern stand as it asks, in order."""
    verbs, nouns, adjectives = by_word()
    known = _hashes()
    # Nearly all tokens are none of ours, and asking spaCy for the lemma of each as text is what would cost.
    for at in [at for at, hash_ in enumerate(scene.doc.to_array("LEMMA").tolist()) if hash_ in known]:
        token = scene.doc[at]
        lemma = token.lemma_.lower()
        if syntax.is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            patterns = verbs.get(syntax.phrasal(token).lower()) or verbs.get(lemma) or ()
            found = next((f for p in patterns if (f := _verb(scene, token, p)) is not None), None)
        elif token.pos_ in ("NOUN", "PROPN") and lemma in nouns and token.ent_type_ not in ("DATE", "TIME"):
            found = next((f for p in nouns[lemma] if (f := _noun(scene, token, p)) is not None), None)
        elif token.pos_ == "ADJ" and lemma in adjectives:
            found = next((f for p in adjectives[lemma] if (f := _adjective(scene, token, p)) is not None), None)
        else:
            continue
        if found is not None:
            yield found


@lru_cache(maxsize=1)
def _hashes() -> frozenset[int]:
    """spaCy's hashes of all lemmas that stand in a pattern, also as names are written."""
    lemmas = {lemma.partition("_")[0] for table in by_word() for lemma in table}
    spelt = {form for lemma in lemmas for form in (lemma, lemma.capitalize(), lemma.upper())}
    return frozenset(int(get_string_id(form)) for form in spelt)


def _verb(scene: Scene, verb: Token, pattern: Pattern) -> Frame | None:
    bare = syntax.own_subject(verb) is None and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    first = verb
    while first.dep_ == "conj" and first.head.tag_ in ("VBN", "VBD"):
        first = first.head
    participle = bare and ((verb.tag_ in ("VBN", "VBD") and first.dep_ == "acl") or _trails(verb))
    if participle and pattern.content and len(pattern.objects) == 0:
        return None  # "the president, backed by Iran": how things stand, not what was done
    agreed_by = [one for one in syntax.prepositional(verb, "to", "by") if one.head.lower_ == "by"]
    if len(agreed_by) > 0 and syntax.own_subject(verb) is None:
        plain = pattern.content and len(pattern.objects) == 0
        return Frame(pattern, verb, source=agreed_by[0], passive=True) if plain else None
    passive = participle or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if participle:
        objects = [first.head] if first.dep_ == "acl" else [o for o in (syntax.subject(verb),) if o is not None]
    elif passive:
        subject = syntax.subject(verb)
        objects = [subject] if subject is not None else []
    else:
        objects = [o for o in _objects(verb) if o.dep_ != "attr" or len(pattern.via) == 0]
        if verb.dep_ == "relcl" and len(objects) > 0 and objects[0].lower_ in ("which", "that", "whom"):
            objects = [verb.head]
    via = [o for o in syntax.prepositional(verb, *pattern.via) if o.ent_type_ not in ("DATE", "TIME")]
    if len(pattern.via) > 0 and len(pattern.objects) == 0 and len(via) == 0:
        return None
    if pattern.lone and (len(objects) > 0 or any(c.dep_ == "ccomp" for c in verb.children)):
        return None
    chosen = _fitting(scene, pattern, [*objects, *via])
    if chosen is None or (pattern.clause and not _has_clause(verb)):
        return None
    if len(pattern.beside) > 0 and not any(t.lemma_.lower() in pattern.beside for t in verb.subtree):
        return None
    if len(pattern.unless) > 0 and any(t.lemma_.lower() in pattern.unless for t in _near(verb, objects)):
        return None
    if len(pattern.matter) > 0 and not any(
        c.dep_ in ("xcomp", "ccomp", "acomp", "oprd", "amod") and c.lemma_ in pattern.matter
        for part in (verb, *objects)
        for c in part.children
    ):
        return None
    if pattern.content and not pattern.bare and len(objects) == 0 and not _has_content(verb):
        return None
    if participle and len(pattern.via) > 0:
        passive, chosen, objects = False, via, []  # "a report called for sanctions": a verb that has no passive
    source = next(syntax.prepositional(verb, "by"), None) if passive else _subject(scene, verb)
    if source is None and participle and not passive:
        source = verb.head
    if pattern.suffers:
        given = [inner for part in (verb, *chosen) for inner in syntax.prepositional(part, "by", "from")]
        objects, source = [o for o in (source,) if o is not None], next(iter(given), None)
        return Frame(pattern, verb, source=source, objects=objects, passive=True)
    if pattern.told:
        source = syntax.own_subject(verb.head) if verb.dep_ == "ccomp" else None
    if len(pattern.by) > 0 and (source is None or not _is_of(source, pattern.by)):
        return None
    return Frame(pattern, verb, source=source, objects=[*chosen, *(o for o in objects if o not in chosen)],
                 passive=passive)  # fmt: skip


def _near(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """What stands right with the verb: its clause's verb, its objects and their own words."""
    for part in (verb, *objects):
        for child in part.children:
            yield child
            if child.dep_ == "prep":
                yield from child.children


def _trails(verb: Token) -> bool:
    """ "A hundred were held, accused of theft": a participle that tells what was done to the subject."""
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(c.dep_ == "dobj" for c in verb.children)


def _is_of(noun: Token, classes: tuple[str, ...]) -> bool:
    known = words()
    plain = "PEOPLE" in classes
    if (noun.ent_type_ == "PERSON" and (plain or "PERSON" in classes)) or (plain and noun.ent_type_ == "NORP"):
        return True
    return any(known.noun_in(one, classes) or (plain and one in known.people) for one in _lemmas(noun, deep=True))


def _objects(verb: Token) -> list[Token]:
    """The objects; of "found him guilty" the one found so, of "up to ten men" the men."""
    found: list[Token] = []
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("dobj", "oprd", "attr"):
            found.append(child)
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ":
            found += [c for c in child.children if c.dep_ in syntax.SUBJECTS]
        elif child.dep_ == "prt" and child.lower_ == "up":
            found += list(syntax.prepositional(child, "to")) or list(syntax.prepositional(verb, "to"))
    return found


def _subject(scene: Scene, verb: Token) -> Token | None:
    """The subject; where that is a pronoun in a clause reported, whoever reports it of himself."""
    subject = syntax.subject(verb)
    if subject is None or subject.i == verb.i:
        return None
    if verb.dep_ == "acl" and subject.lemma_.lower() in words().voices and (above := syntax.governing_verb(subject)):
        return syntax.subject(above) or subject  # "put out a report accusing the army": whoever puts it out
    clause = verb
    while clause.dep_ == "conj" and syntax.is_verb(clause.head):
        clause = clause.head
    if subject.lower_ in _BACK and clause.dep_ == "ccomp" and clause.head.lemma_ in cues().speech:
        teller = syntax.own_subject(clause.head)
        if teller is not None and teller.pos_ != "PRON" and _can_be(scene, teller, subject.lower_):
            return teller
    return subject


def _can_be(scene: Scene, teller: Token, pronoun: str) -> bool:
    """Whether "he", "it" or "they" can be the one who tells."""
    spot = scene.spot_at(teller)
    plural = teller.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in teller.children)
    if pronoun == "they":
        several = plural or teller.lemma_.lower().startswith("spokes")
        return several or spot is None or spot.sort not in ("person", "office")
    person = spot.sort in ("person", "office") if spot is not None else teller.lemma_.lower() in words().people
    return not plural and person == (pronoun in ("he", "she"))


def _has_clause(verb: Token) -> bool:
    """Whether an infinitive or a clause of what shall be follows: "asked him to go", "ordered that he go"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and child.tag_ == "VB":
            auxiliaries = syntax.auxiliaries(child)
            return syntax.is_infinitive(child) or len(auxiliaries) == 0
    return False


def _has_content(verb: Token) -> bool:
    after = [child for child in verb.children if child.i > verb.i]
    if any(child.dep_ == "advcl" and syntax.is_infinitive(child) for child in after):
        return True  # "have sworn to fight", which the parser often takes for a purpose
    return any(child.dep_ in ("xcomp", "ccomp", "prep", "dative") for child in after)


def _fitting(scene: Scene, pattern: Pattern, objects: list[Token]) -> list[Token] | None:
    """The objects that the pattern asks for; None where it asks in vain or one stands there that may not."""
    known = words()
    if any(known.noun_in(lemma, pattern.never) for one in objects for lemma in _lemmas(one)):
        return None
    if len(pattern.objects) == 0:
        return objects if len(objects) > 0 or pattern.bare or pattern.content or pattern.clause else None
    fitting = [
        one for first in objects for one in syntax.conjuncts(first)
        if any(known.noun_in(lemma, pattern.objects) for lemma in _lemmas(one, deep=True))
        or ("ACTOR" in pattern.objects and _is_actor(scene, one))
        or ("PEOPLE" in pattern.objects and (one.lemma_.lower() in known.people or one.ent_type_ in ("NORP", "PERSON")))
    ]  # fmt: skip
    return fitting if len(fitting) > 0 else None


def _is_actor(scene: Scene, noun: Token) -> bool:
    spot = scene.spot_at(noun)
    return (spot is not None and len(spot.actors) > 0 and spot.sort != "pronoun") or noun.ent_type_ == "PERSON"


def _lemmas(noun: Token, *, deep: bool = False) -> Iterator[str]:
    """The noun's lemma, those of the nouns compounded with it, and of what it is a number or kind of."""
    yield noun.lemma_.lower()
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "quantmod") or (child.dep_ == "amod" and (deep or child.i == noun.i - 1)):
            yield child.lemma_.lower()
        elif child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _lemmas(inner, deep=True) if deep else (inner.lemma_.lower(),)


def _noun(scene: Scene, noun: Token, pattern: Pattern) -> Frame | None:
    if any(c.lemma_.lower() in pattern.unless for c in noun.children):
        return None
    if noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        return None  # "the ceasefire talks": of another matter
    known = words()
    objects = list(syntax.prepositional(noun, "of"))
    if len(pattern.beside) > 0 and not any(t.lemma_.lower() in pattern.beside for t in (*noun.children, noun.head)):
        return None
    if pattern.clause and not any(
        c.dep_ == "acl" or c.lower_ == "for" or (c.dep_ == "ccomp" and c.i > noun.i)
        for c in (*noun.children, *(noun.head.children if noun.dep_ == "dobj" else ()))
    ):
        return None  # "a phone call": no call for anything
    if len(pattern.objects) > 0:
        own = [
            c for c in noun.children
            if c.dep_ in ("compound", "poss") and known.noun_in(c.lemma_.lower(), pattern.objects)
        ]  # fmt: skip
        fitting = _fitting(scene, pattern, objects) if len(objects) > 0 else None
        if len(own) == 0 and fitting is None:
            return None
        objects = fitting if fitting is not None else own
    aims = list(syntax.prepositional(noun, "of", "on", "against", "from"))
    if any(known.noun_in(lemma, pattern.never) for one in aims for lemma in _lemmas(one)):
        return None
    carrier = _carrier(noun)
    passive = False
    source = next(syntax.prepositional(noun, "by"), None)
    if source is None:
        source = next((c for c in noun.children if c.dep_ == "poss" and c.tag_ != "PRP$" and c not in objects), None)
    if carrier is not None:
        passive = any(c.dep_ == "nsubjpass" for c in carrier.children) or carrier.dep_ == "acl"
        if source is None:
            source = next(syntax.prepositional(carrier, "by"), None) if passive else _subject(scene, carrier)
    return Frame(pattern, noun, carrier=carrier, source=source, objects=objects, passive=passive)


def _carrier(noun: Token) -> Token | None:
    """The light verb of which the noun is the object or the passive subject: "launched", "carried out", "imposed"."""
    light = words().light
    token = noun
    while token.dep_ == "conj" and not syntax.is_verb(token.head):
        token = token.head
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        token, head = head.head, head.head.head  # "a series of attacks"
    if token.dep_ in ("dobj", "nsubjpass") and syntax.is_verb(head):
        return head if head.lemma_ in light or syntax.phrasal(head) in light else None
    participle = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if participle is not None and (participle.lemma_ in light or syntax.phrasal(participle) in light):
        return participle  # "the attack launched by"
    return None


def _adjective(scene: Scene, token: Token, pattern: Pattern) -> Frame | None:
    head = token.head
    if token.dep_ not in ("acomp", "oprd") or not syntax.is_verb(head):
        return None
    if pattern.content and not any(c.dep_ in ("xcomp", "ccomp", "prep") for c in token.children):
        return None
    return Frame(pattern, token, carrier=head, source=_subject(scene, head))

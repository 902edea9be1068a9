"""Who takes part in a contact: the subjects and objects of the verbs and nouns that tell of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.reports import speakers, syntax
from communique.reports.drafts import is_registered, unique
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand
from communique.reports.spots import Spot
from communique.reports.triggers import VerbTrigger, triggers

_ASKING = frozenset({"ask", "invite"})  # to talk: with the one who asks
_PEOPLE = frozenset({"person", "office", "pronoun", "pair", "collective", "government", "group"})


def subjects(scene: Scene, verb: Token) -> list[Stand]:
    """Who does it: the subject, everyone listed with it, and those "along with" it; never a mere place."""
    subject = speakers.subject_of(scene, verb, near_only=False)
    found = scene.people_at(subject) if subject is not None else []
    for extra in (*syntax.prepositional(verb, "along", "together", "alongside"), *_alongside(verb)):
        found += [stand for stand in scene.actors_at(extra) if stand.actor not in {s.actor for s in found}]
    found = [stand for stand in found if not stand.spot.locative]
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _ASKING and len(found) == 1 and syntax.own_subject(verb) is None:
        return found + [s for s in subjects(scene, verb.head) if s.actor != found[0].actor]
    if len(found) == 0 and verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in syntax.SENDING:
        return subjects(scene, verb.head)  # "sent an envoy to talk to": his sender, where nobody names him
    return found


def _alongside(verb: Token) -> Iterator[Token]:
    """ "Have met repeatedly in recent months, along with the envoy": the parser hangs it on what stands before."""
    for token in verb.sent:
        if token.lower_ not in ("along", "together") or token.i < verb.i or token.head.i == verb.i:
            continue
        if token.i > 0 and token.nbor(-1).text == "," and syntax.governing_verb(token) == verb:
            yield from syntax.prepositional(token, "with")


def objects(scene: Scene, verb: Token, trigger: VerbTrigger) -> list[Stand]:
    """The others whom the verb names, as its trigger has them."""
    found = _direct(scene, verb, trigger) if trigger.object != "none" else []
    found += _behind_prepositions(scene, verb, trigger)
    if trigger.object == "none" and trigger.reciprocal:
        for child in verb.children:  # "discussed the plan with Obama": the parser hangs "with" on the plan
            if child.dep_ == "dobj":
                inner = [s for i in syntax.prepositional(child, "with") for s in party_stands(scene, i, place=False)]
                found += [s for s in inner if s.spot.sort in ("person", "office")]
    if trigger.object != "none" and len(found) == 0:
        found = _lost_object(scene, verb)
    if len(found) == 0 and len(trigger.with_) > 0:
        found = _lost_partner(scene, verb, trigger)
    if trigger.object == "person":
        found = [stand for stand in found if _can_answer(scene, stand)]
    elif trigger.object == "people":
        found = [stand for stand in found if stand.spot.sort in _PEOPLE and _can_answer(scene, stand)]
    return unique(found)


def _direct(scene: Scene, verb: Token, trigger: VerbTrigger) -> list[Stand]:
    found: list[Stand] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and not _is_described(child, verb):
            relative = child.lower_ in ("whom", "who", "that") and verb.dep_ == "relcl"
            found += party_stands(scene, verb.head if relative else child, place=trigger.object_place)
    return found


def _behind_prepositions(scene: Scene, verb: Token, trigger: VerbTrigger) -> list[Stand]:
    found: list[Stand] = []
    if trigger.between:
        preposition = next((c for c in verb.children if c.lower_ in ("between", "among") and c.i > verb.i), None)
        found += scene.between(preposition) if preposition is not None else []
    if len(trigger.with_) > 0:
        for inner in syntax.prepositional(verb, *trigger.with_):
            if inner.lower_ in nominals().audience:
                continue
            stands = party_stands(scene, inner, place=trigger.object_place)
            if verb.lemma_ in ("speak", "talk") and inner.head.lower_ == "to":
                stands = [s for s in stands if s.spot.sort != "organisation"]  # a speech to an association
            found += stands
        means = (c for p in verb.children if p.dep_ in ("prep", "agent") for c in p.children)
        for inner in (
            i for c in means if c.lower_ in triggers().means for i in syntax.prepositional(c, *trigger.with_)
        ):
            found += party_stands(scene, inner, place=False)  # "spoke by telephone with Erdogan"
    elif trigger.object != "none":
        for inner in syntax.prepositional(verb, "with", "alongside", "along"):
            if inner.head.lower_ != "with":
                found += party_stands(scene, inner, place=False)
    return found


def _lost_object(scene: Scene, verb: Token) -> list[Stand]:
    """The spot right behind the verb, where the parser lost the object: "phoned Barack Obama"."""
    after = next((s for s in scene.spots if s.first == verb.i + 1 and s.kind != "pronoun"), None)
    if after is None or scene.doc[after.head].dep_ in (*syntax.SUBJECTS, "poss"):
        return []
    described = verb.lemma_ == "see" or _is_labelled(
        scene.doc, after.last
    )  # "called Assad a tyrant", "sees Assad as one"
    return [] if described else _stands_of(scene, after)


def _lost_partner(scene: Scene, verb: Token, trigger: VerbTrigger) -> list[Stand]:
    """Who stands right behind "with", where the parser took it for something else: "spoke today with Abadi to"."""
    for token in scene.doc[verb.i + 1 : verb.i + 5]:
        if token.lower_ in trigger.with_ and token.lower_ == "with":
            after = next((s for s in scene.spots if s.first == token.i + 1 and s.kind != "pronoun"), None)
            return _stands_of(scene, after) if after is not None and not after.locative else []
        if syntax.is_verb(token) or token.is_punct:
            break
    return []


def _stands_of(scene: Scene, spot: Spot) -> list[Stand]:
    return [Stand(actor, scene.span(spot.first, spot.last), spot) for actor in spot.actors]


def party_stands(scene: Scene, token: Token, *, place: bool) -> list[Stand]:
    """Who stands at a token as a party; ``place``: a state visited counts, else a place does not."""
    stands = scene.actors_at(token) if place else scene.people_at(token)
    if place:
        return [s for s in stands if s.spot.sort != "pronoun"]
    return [s for s in stands if not (s.spot.locative and s.spot.sort == "state" and s.spot.kind == "name")]


def _is_described(child: Token, verb: Token) -> bool:
    """ "called Assad a tyrant", "sees Iran as a threat": the object is described, not addressed."""
    if verb.lemma_ == "see":
        return any(t.lower_ == "as" and t.i > child.i for t in (*verb.children, *child.children))
    if verb.lemma_ != "call":
        return False
    if any(t.dep_ in ("oprd", "attr", "acomp", "ccomp", "xcomp") and t.i > child.i for t in verb.children):
        return not any(t.dep_ == "xcomp" and syntax.is_infinitive(t) for t in verb.children)
    return _is_labelled(child.doc, child.right_edge.i if child.right_edge.i - child.i < 3 else child.i)


def _is_labelled(doc: Doc, last: int) -> bool:
    """Whether what follows somebody who is "called" is what he is called: "a tyrant", "'Little Marco'"."""
    rest = doc[last + 1 : doc[last].sent.end]
    if len(rest) == 0:
        return False
    first = rest[0]
    timed = first.head.ent_type_ in ("DATE", "TIME") or first.ent_type_ in ("DATE", "TIME")
    if first.is_quote or first.text in ("'", "''", "`", "``", "--", "-", ":"):
        return True
    if first.pos_ in ("DET", "ADJ", "NOUN", "PROPN") and not timed:
        return True
    return first.text == "," and any(
        token.lower_ in ("a", "an")
        and token.nbor(-1).text in (",", "-", "--", '"')
        and token.head.ent_type_ not in ("DATE", "TIME")
        for token in rest[1:]
    )


def only_speaks(verb: Token) -> bool:
    """ "Obama and Kelly speak at the breakfast": to an audience, not with each other."""
    return verb.lemma_ in ("speak", "talk") and any(
        child.dep_ == "prep" and child.lower_ in ("at", "before", "from", "during") for child in verb.children
    )


def has_other_object(scene: Scene, verb: Token) -> bool:
    """ "Tried to meet the standards": what is met is no party."""
    things = (
        c for c in verb.children if c.dep_ == "dobj" and c.ent_type_ not in ("DATE", "TIME", "ORDINAL", "CARDINAL")
    )
    return any(thing.lower_ not in ("each", "one", "other") and len(scene.actors_at(thing)) == 0 for thing in things)


def _can_answer(scene: Scene, stand: Stand) -> bool:
    """A person, or a body of people; not a thing that happens to bear a name."""
    return (scene.cast.type_of(stand.actor) is not None and stand.spot.sort != "organisation") or is_registered(
        scene, stand.actor
    )


def is_official(scene: Scene, stand: Stand) -> bool:
    """Somebody whose journey is a visit: a titled or registered person, or a government."""
    card = scene.cast.cards[stand.actor]
    if card.ref.type == "person":
        return card.ref.registered or len(card.offices) > 0
    return stand.spot.sort in ("government", "office") or (stand.spot.sort == "body" and card.ref.type == "state")

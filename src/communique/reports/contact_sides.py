"""Who takes part in a contact that a noun names: its own parties, and those that the words around it tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from communique.actors import Entry
from communique.model.reports import Role
from communique.reports import syntax
from communique.reports.contact_parties import party_stands, subjects
from communique.reports.cues import cues
from communique.reports.drafts import unique
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand
from communique.reports.spots import Spot
from communique.reports.triggers import NounTrigger, triggers

_CIRCUMSTANCES = frozenset({"in", "at", "during", "after", "following", "for", "on", "before", "since", "over", "by"})
_KEEPING = frozenset({"be", "remain", "keep", "stay", "continue", "maintain"})
_HOSTING = frozenset({"host", "convene", "chair", "organise", "organize"})
_ABOUT_IT = frozenset(
    {"result", "outcome", "progress", "detail", "content", "round", "series", "set", "success", "failure"}
)
_TRAVELS = frozenset(
    {"arrive", "fly", "travel", "go", "come", "head", "be", "leave", "depart", "return", "gather", "land"}
)
_DOORS = frozenset(
    {"door", "way", "path", "openness", "readiness", "willingness", "return", "commitment", "hope", "plan"}
)
_PREFIXES = frozenset({"anti", "pro", "non", "post"})
_BROKERED = frozenset({"brokered", "mediated", "led", "sponsored", "hosted", "backed", "facilitated"})


@dataclass(slots=True)
class Parties:
    """Who takes part in what a noun names; ``others``: those whom it is held with or goes to."""

    all: list[Stand]
    roles: dict[str, Role]
    others: set[str]


def noun_parties(
    scene: Scene, noun: Token, trigger: NounTrigger, carrier: Token | None, *, inside_verb: bool
) -> Parties:
    roles: dict[str, Role] = {}
    found: list[Stand] = []
    heads = (noun, noun.head) if syntax.is_verb(noun.head) else (noun,)
    prepositions = [
        c for head in heads for c in head.children if c.lower_ in ("between", "among", "amongst") and c.i > noun.i
    ]
    between = [stand for preposition in prepositions[:1] for stand in scene.between(preposition)]
    found += between
    if trigger.needs_between and len(between) == 0:
        return Parties([], {}, set())
    found += _owners(scene, noun)
    within = _compound_parties(scene, noun)
    found += within if len(within) != 1 else []
    if carrier is not None and (len(between) < 2 or carrier.lemma_ in triggers().hosts):
        found += _carried(scene, carrier, roles)
    hosting = ("with", "for") if noun.lemma_ in ("dinner", "lunch", "breakfast") else ("with",)
    withs = [s for inner in syntax.prepositional(noun, *hosting) for s in scene.people_at(inner)]
    if carrier is not None:
        withs += [s for inner in syntax.prepositional(carrier, "with") for s in party_stands(scene, inner, place=False)]
    if trigger.needs_with and len(withs) == 0:
        return Parties([], {}, set())
    found += withs if len(between) < 2 else []
    around = _around(scene, noun, roles)
    found += around
    tos = _addressed(scene, noun, carrier) if trigger.to else []
    gathered = trigger.form in ("meeting", "summit", "talks", "conference")
    ofs = [s for inner in syntax.prepositional(noun, "of") for s in scene.people_at(inner)] if gathered else []
    ofs += within if len(within) == 1 and gathered else []  # "attended a NATO summit"
    froms = _givers(scene, noun, trigger)
    travels = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in _TRAVELS
    if carrier is None and (len(found) < 2 or travels):
        found = _circumstance(scene, noun, trigger, withs + tos + ofs + froms + around, inside_verb=inside_verb) + found
    found += ofs + tos
    if len(tos) > 0 and trigger.form in ("call", "letter"):
        roles |= {s.actor: "initiator" for s in found if s.actor not in {t.actor for t in tos}}
    if len(froms) > 0:
        if trigger.form == "letter" and len(tos) > 0:
            found, roles = tos, {}  # who brings a message from one to another is no party to it
        found += froms
        if trigger.form in ("call", "letter"):
            roles |= {s.actor: "initiator" for s in froms}
    if trigger.form == "visit" and len(withs + tos + between + froms) == 0:
        found = found[:1]  # two who went on a visit together did not visit each other
    return Parties(unique(found), roles, {s.actor for s in withs + tos})


def _givers(scene: Scene, noun: Token, trigger: NounTrigger) -> list[Stand]:
    """By whom: "a letter from Rouhani", "a visit by Lavrov"."""
    words = tuple(w for w, on in (("from", trigger.from_), ("by", trigger.by)) if on)
    if len(words) == 0:
        return []
    heads = [noun]
    if trigger.form == "letter" and noun.dep_ == "dobj":
        heads.append(noun.head)  # "published a letter on Thursday from": the parser hangs it on the verb
    inner = [i for head in heads for i in syntax.prepositional(head, *words) if i.i > noun.i]
    return [s for i in inner for s in scene.people_at(i) if not s.spot.locative or s.spot.sort != "state"]


def _owners(scene: Scene, noun: Token) -> list[Stand]:
    """Whose meeting it is: "Putin's talks with", "during his visit to Ankara, Mr Lavrov said"."""
    found: list[Stand] = []
    for owner in (child for child in noun.children if child.dep_ == "poss"):
        verb = syntax.governing_verb(noun)
        subject = syntax.own_subject(verb) if verb is not None and owner.tag_ == "PRP$" else None
        ahead = subject is not None and noun.dep_ == "pobj" and noun.i < subject.i
        told = [s for s in scene.actors_at(subject) if s.spot.sort in ("person", "office")] if ahead else []
        found += told if len(told) > 0 else scene.actors_at(owner)
    return found


def _addressed(scene: Scene, noun: Token, carrier: Token | None) -> list[Stand]:
    """To whom: "a letter to Obama", "sent Obama a letter", "handed a letter to Obama"."""
    found = [s for inner in syntax.prepositional(noun, "to", "for") for s in scene.people_at(inner)]
    if carrier is not None:
        found += [s for inner in syntax.prepositional(carrier, "to") for s in scene.people_at(inner)]
        found += [s for child in carrier.children if child.dep_ == "dative" for s in scene.actors_at(child)]
    elif noun.dep_ == "dobj" and noun.lemma_ in ("letter", "message"):
        found += [s for inner in syntax.prepositional(noun.head, "to") for s in scene.people_at(inner)]
    return found


def _around(scene: Scene, noun: Token, roles: dict[str, Role]) -> list[Stand]:
    """Parties in a clause about the noun: "a meeting that X convened with Y", "attended by X and Y", "hosted by X"."""
    found: list[Stand] = []
    words = triggers()
    for clause in noun.children:
        if clause.dep_ == "relcl" and any(
            c.lower_ == "which" and c.dep_ == "pobj" and c.head.lower_ in _CIRCUMSTANCES for c in clause.subtree
        ):
            found += subjects(scene, clause)  # "a meeting in Rome, after which Kerry pledged"
        known = clause.lemma_ in (words.hosts | words.carriers) - _KEEPING
        if clause.dep_ not in ("relcl", "acl") or not syntax.is_verb(clause) or not known or clause.tag_ == "VB":
            continue
        if clause.tag_ == "VBN" and syntax.own_subject(clause) is None:
            takers = [s for inner in syntax.prepositional(clause, "by") for s in scene.people_at(inner)]
        else:
            takers = subjects(scene, clause)
        if clause.lemma_ in words.hosts:
            roles |= {s.actor: _as_host(clause) for s in takers}
        found += takers + [
            s for inner in syntax.prepositional(clause, "with", "between") for s in scene.people_at(inner)
        ]
    return found


def _circumstance(
    scene: Scene, noun: Token, trigger: NounTrigger, others: list[Stand], *, inside_verb: bool
) -> list[Stand]:
    """ "After talks with Yang, Lavrov said", "told him at a meeting": the clause around says who else took part."""
    token, via = noun, ""
    while token.dep_ in ("conj", "appos", "compound"):
        token = token.head
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _ABOUT_IT:
        token = token.head.head  # "reported the results of his contacts with": whoever reports had them
        if token.dep_ == "dobj" and len(others) > 0 and syntax.is_verb(token.head):
            return subjects(scene, token.head)
    if token.dep_ == "pobj":
        via = token.head.lower_
    verb = syntax.governing_verb(noun)
    if via == "of" and token.head.head.lower_ in ("ahead", "eve"):
        via = "before"  # "ahead of talks with", "on the eve of his meeting with"
    if via == "from" and token.head.head.lemma_ in ("emerge", "return", "come"):
        via = "after"
    if via in ("to", "for") and len(others) > 0:
        above = token.head.head
        if any(child.dep_ == "dobj" and child.lemma_ in _DOORS for child in above.children):
            return subjects(scene, above)  # "opened the door on Sunday to talks with"
        opening = syntax.governing_verb(above) if above.lemma_ in _DOORS else None
        if opening is not None:
            return subjects(scene, opening)
    if via not in _CIRCUMSTANCES or inside_verb:
        return []
    held_by = token.head.head  # "Lavrov, on a visit to Turkey, warned"
    if not syntax.is_verb(held_by) and len(others) > 0 and via in ("on", "during", "in", "after"):
        stands = [s for s in scene.actors_at(held_by) if s.spot.sort in ("person", "office")]
        if len(stands) > 0:
            return stands
    if not syntax.is_verb(held_by) and len(others) > 0 and via in ("at", "during"):
        owners = [child for child in held_by.children if child.dep_ == "poss"]
        if len(owners) > 0:
            return [s for owner in owners for s in scene.actors_at(owner)]  # "Obama's pledge at the G7 summit"
    if verb is None or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return []  # "decisions made at a meeting of"
    takers = subjects(scene, verb)
    if len(others) > 0 or (len(takers) > 1 and via in ("in", "at", "during")):
        return takers
    told = verb.lemma_ in cues().speech
    if via not in ("in", "at", "during", "on", "by") or not (told or trigger.form in ("call", "talks", "meeting")):
        return []
    heard = _hearers(scene, verb, told)
    return takers + heard if len(heard) > 0 else []


def _hearers(scene: Scene, verb: Token, told: bool) -> list[Stand]:
    """To whom the verb's subject speaks: "told Kerry", "said to Kerry", "pressed his counterpart"."""
    kinds = {"person", "office"} | ({"state", "group"} if told else set())
    heads = [child for child in verb.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"]
    heads += syntax.prepositional(verb, "to") if told else ()
    near = next((s for s in scene.spots if 0 < s.first - verb.i <= 2), None)
    if near is not None and len(heads) == 0:
        heads = [scene.doc[near.head]]
    heard = [s for head in heads if head.lower_ not in nominals().audience for s in scene.people_at(head)]
    heard = [stand for stand in heard if stand.spot.sort in kinds]
    return heard + [
        s for head in syntax.prepositional(verb, "with") for s in scene.people_at(head)
    ]  # "quarrelled with"


def _compound_parties(scene: Scene, noun: Token) -> list[Stand]:
    """ "Putin-Obama meeting", "US-Russia talks": the names that qualify the noun, two or more, or one body's."""
    first = min(
        (child.left_edge.i for child in noun.children if child.dep_ in ("compound", "amod", "nmod")), default=noun.i
    )
    spots = {id(spot): spot for i in range(first, noun.i) if (spot := scene.spot_at(scene.doc[i])) is not None}
    stands = [
        Stand(actor, scene.span(s.first, s.last), s)
        for s in spots.values()
        for actor in s.actors
        if not _is_prefixed(scene, s.first)
    ]
    states = _compound_states(scene, first, noun.i)
    parties = unique(stands + states)
    if len(parties) >= 2 or any(scene.doc[i].lower_.split("-")[-1] in _BROKERED for i in range(first, noun.i)):
        return parties
    return [stand for stand in parties if stand.spot.sort in ("organisation", "group")]


def _compound_states(scene: Scene, first: int, last: int) -> list[Stand]:
    found = []
    for hit in scene.cast.lexicon.names(scene.doc[first:last].as_doc()) if last > first else ():
        entry = next((e for e, _ in hit.senses if e.type in ("state", "organisation", "group")), None)
        start, end = first + hit.first, first + hit.last
        if entry is not None and not _is_prefixed(scene, start):
            actor = scene.cast.known(entry)
            spot = Spot(scene.paragraph.index, start, end, end, _sort(entry), "name", [entry])
            if scene.spot_at(scene.doc[spot.head]) is None:
                scene.add(spot)
            spot.actors = (actor,)
            found.append(Stand(actor, scene.span(spot.first, spot.last), spot))
    return found


def _is_prefixed(scene: Scene, at: int) -> bool:
    """ "US-Russia anti-ISIS dialogue": whom it is against or for is no party."""
    return at >= 2 and scene.doc[at - 1].text == "-" and scene.doc[at - 2].lower_ in _PREFIXES


def _sort(entry: Entry) -> Literal["state", "organisation", "group"]:
    return "state" if entry.type == "state" else "group" if entry.type == "group" else "organisation"


def _carried(scene: Scene, carrier: Token, roles: dict[str, Role]) -> list[Stand]:
    words = triggers()
    passive = any(child.dep_ == "nsubjpass" for child in carrier.children)
    if passive:
        stands = [s for inner in syntax.prepositional(carrier, "by") for s in scene.people_at(inner)]
    else:
        stands = subjects(scene, carrier)
    if carrier.lemma_ in words.hosts:
        roles |= {s.actor: _as_host(carrier) for s in stands}
    return stands


def _as_host(verb: Token) -> Role:
    return "host" if verb.lemma_ in _HOSTING else "mediator"

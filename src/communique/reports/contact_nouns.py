"""Contacts named by a noun: "a telephone conversation between", "Putin-Obama meeting", "held talks with"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.model import Span
from communique.model.reports import Role
from communique.reports import status, syntax
from communique.reports.contact_verbs import party_stands, subjects
from communique.reports.cues import cues
from communique.reports.drafts import Draft, complete, shape, start, unique
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand
from communique.reports.spots import Spot
from communique.reports.triggers import NounTrigger, triggers

_CIRCUMSTANCES = frozenset({"in", "at", "during", "after", "following", "for", "on", "before", "since", "over"})
_TELEPHONED = frozenset({"make", "place", "receive", "get", "hold", "have", "return", "take"})
_KEEPING = frozenset({"be", "remain", "keep", "stay", "continue", "maintain"})
_SERIES = frozenset({"round", "series", "number", "set", "couple", "host", "string"})
_BROKERED = frozenset({"brokered", "mediated", "led", "sponsored", "hosted", "backed", "facilitated"})


def from_noun(scene: Scene, noun: Token, trigger: NounTrigger, *, inside_verb: bool) -> Iterator[Draft]:
    """The drafts that a contact noun gives: with parties of its own, or bare where it refers back."""
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        return  # "meeting room", "conference centre", "visit schedule"
    if any(child.dep_ == "compound" and child.lower_ in ("news", "press", "media") for child in noun.children):
        return
    if trigger.form == "call" and not _is_telephone(noun):
        return
    carrier = _carrier(noun)
    stands, roles = _noun_parties(scene, noun, trigger, carrier)
    state = status.of_noun(noun, carrier)
    if state is None:
        return
    if (
        trigger.form == "other"
        and carrier is not None
        and carrier.lemma_ in _KEEPING
        and state in ("planned", "occurred")
    ):
        state = "ongoing"  # "agreed to stay in touch": they are in touch
    form, channel, spans = shape(scene, noun, trigger.form, trigger.channel, None)
    draft = start(scene, noun, form, channel, state)
    draft.fields["form"] = spans
    if channel != "unspecified":
        draft.fields["channel"] = spans
    parties = [(s.actor, roles.get(s.actor, "party"), s.mention) for s in stands]
    if len(parties) < 2:
        if inside_verb or not _refers_back(noun):
            return
        draft.bare = True
        draft.parties = [p for p in parties if p[1] == "initiator"] + _initiators(scene, noun)
        yield draft
        return
    if inside_verb and carrier is not None and triggers().verb(carrier.lemma_) is not None:
        return
    groups = [parties]
    if form in ("call", "letter", "visit") and noun.tag_ == "NNS" and len(parties) > 2:
        groups = [[parties[0], other] for other in parties[1:]]
    for group in groups:
        found = complete(
            scene, draft, group + [p for p in _initiators(scene, noun) if p[0] in {g[0] for g in group}], noun
        )
        if found is not None:
            yield found


def _is_telephone(noun: Token) -> bool:
    """A call by its words ("phone call", "made a call to Putin"), not an appeal ("a call for calm")."""
    if any(child.lower_ in triggers().phone for child in noun.children):
        return True
    if any(child.dep_ == "prep" and child.lower_ == "for" for child in noun.children):
        return False
    if any(child.dep_ in ("acl", "relcl") and child.tag_ == "VB" for child in noun.children):
        return False
    governor = syntax.governing_verb(noun)
    people = any(child.dep_ == "prep" and child.lower_ in ("to", "with", "between", "from") for child in noun.children)
    carried = governor is not None and governor.lemma_ in _TELEPHONED
    return (people and (carried or noun.dep_ in ("pobj", "nsubj", "nsubjpass"))) or _refers_back(noun)


def _carrier(noun: Token) -> Token | None:
    """The verb that carries the noun as its object, or through "in", "for", "part in"; passives too."""
    words = triggers()
    token = noun
    while token.dep_ == "conj" and not syntax.is_verb(token.head):
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _SERIES:
        token = token.head.head  # "held a round of talks"
    if token.dep_ == "pobj":
        above = token.head.head
        if above.lemma_ in ("part", "participation"):
            above = above.head  # "took part in talks"
            return above if syntax.is_verb(above) and above.lemma_ in words.carriers | words.through else None
        if token.head.lower_ == "of" and above.lower_ == "out":
            above = above.head  # "walked out of the talks"
        return above if syntax.is_verb(above) and above.lemma_ in words.through else None
    known = words.carriers | words.hosts | words.initiates
    if token.dep_ in ("dobj", "nsubjpass") and syntax.is_verb(token.head) and token.head.lemma_ in known:
        return token.head
    return None


def _noun_parties(
    scene: Scene, noun: Token, trigger: NounTrigger, carrier: Token | None
) -> tuple[list[Stand], dict[str, Role]]:
    roles: dict[str, Role] = {}
    found: list[Stand] = []
    heads = (noun, noun.head) if syntax.is_verb(noun.head) else (noun,)
    prepositions = [
        c for head in heads for c in head.children if c.lower_ in ("between", "among", "amongst") and c.i > noun.i
    ]
    between = [stand for preposition in prepositions[:1] for stand in scene.between(preposition)]
    found += between
    if trigger.needs_between and len(between) == 0:
        return [], {}
    owners = [child for child in noun.children if child.dep_ == "poss"]
    found += [s for owner in owners for s in scene.actors_at(owner)]
    found += _compound_parties(scene, noun)
    if carrier is not None and (len(between) < 2 or carrier.lemma_ in triggers().hosts):
        found += _carried(scene, carrier, roles)
    withs = [s for inner in syntax.prepositional(noun, "with") for s in scene.actors_at(inner)]
    if carrier is not None:
        withs += [s for inner in syntax.prepositional(carrier, "with") for s in party_stands(scene, inner, place=False)]
    if trigger.needs_with and len(withs) == 0:
        return [], {}
    found += withs if len(between) < 2 else []
    found += _around(scene, noun, roles)
    if carrier is None and len(found) < 2:
        found = _circumstance(scene, noun, withs) + found
    found += [
        s
        for inner in syntax.prepositional(noun, "of")
        for s in scene.actors_at(inner)
        if trigger.form in ("meeting", "summit", "talks", "conference")
    ]
    if trigger.to:
        tos = [s for inner in syntax.prepositional(noun, "to") for s in scene.actors_at(inner)]
        if carrier is not None:
            tos += [s for inner in syntax.prepositional(carrier, "to") for s in scene.actors_at(inner)]
            tos += [s for child in carrier.children if child.dep_ == "dative" for s in scene.actors_at(child)]
        found += tos
        if len(tos) > 0 and trigger.form in ("call", "letter"):
            roles |= {s.actor: "initiator" for s in found if s.actor not in {t.actor for t in tos}}
    if trigger.from_ or trigger.by:
        words = tuple(w for w, on in (("from", trigger.from_), ("by", trigger.by)) if on)
        froms = [
            s
            for inner in syntax.prepositional(noun, *words)
            for s in scene.actors_at(inner)
            if not s.spot.locative or s.spot.sort != "state"
        ]
        found += froms
        if trigger.form in ("call", "letter"):
            roles |= {s.actor: "initiator" for s in froms}
    return unique(found), roles


def _around(scene: Scene, noun: Token, roles: dict[str, Role]) -> list[Stand]:
    """Parties in a clause about the noun: "a meeting that X convened with Y", "attended by X and Y", "hosted by X"."""
    found: list[Stand] = []
    for clause in noun.children:
        words = triggers()
        known = clause.lemma_ in words.hosts | words.carriers
        if clause.dep_ not in ("relcl", "acl") or not syntax.is_verb(clause) or not known or clause.tag_ == "VB":
            continue
        if clause.tag_ == "VBN" and syntax.own_subject(clause) is None:
            takers = [s for inner in syntax.prepositional(clause, "by") for s in scene.actors_at(inner)]
        else:
            takers = subjects(scene, clause)
        if clause.lemma_ in words.hosts:
            roles |= {s.actor: "host" for s in takers}
        found += takers + [
            s for inner in syntax.prepositional(clause, "with", "between") for s in scene.actors_at(inner)
        ]
    return found


def _circumstance(scene: Scene, noun: Token, withs: list[Stand]) -> list[Stand]:
    """ "After talks with Yang, Lavrov said", "told him at a meeting": the clause around says who else took part."""
    token, via = noun, ""
    while token.dep_ in ("conj", "appos", "compound"):
        token = token.head
    if token.dep_ == "pobj":
        via = token.head.lower_
    verb = syntax.governing_verb(noun)
    if verb is None or via not in _CIRCUMSTANCES:
        return []
    takers = subjects(scene, verb)
    if len(withs) > 0 or (len(takers) > 1 and via in ("in", "at", "during")):
        return takers
    if via not in ("in", "at", "during", "on") or verb.lemma_ not in cues().speech:
        return []
    hearer = next(
        (s for s in scene.spots if 0 < s.first - verb.i <= 2 and s.sort in ("person", "state", "office", "group")), None
    )
    objects = [scene.doc[hearer.head]] if hearer is not None else list(syntax.prepositional(verb, "to"))
    heard = [s for o in objects if o.lower_ not in nominals().audience for s in scene.actors_at(o)]
    return takers + heard if len(heard) > 0 else []


def _compound_parties(scene: Scene, noun: Token) -> list[Stand]:
    """ "Putin-Obama meeting", "US-Russia talks": the names that qualify the noun, at least two of them."""
    first = min(
        (child.left_edge.i for child in noun.children if child.dep_ in ("compound", "amod", "nmod")), default=noun.i
    )
    spots = {id(spot): spot for i in range(first, noun.i) if (spot := scene.spot_at(scene.doc[i])) is not None}
    stands = [Stand(actor, scene.span(s.first, s.last), s) for s in spots.values() for actor in s.actors]
    states = _compound_states(scene, first, noun.i)
    parties = unique(stands + states)
    brokered = any(scene.doc[i].lower_.split("-")[-1] in _BROKERED for i in range(first, noun.i))
    return parties if len(parties) >= 2 or brokered else []


def _compound_states(scene: Scene, first: int, last: int) -> list[Stand]:

    found = []
    for hit in scene.cast.lexicon.names(scene.doc[first:last].as_doc()) if last > first else ():
        entry = next((e for e, _ in hit.senses if e.type == "state"), None)
        if entry is not None:
            actor = scene.cast.known(entry)
            spot = Spot(
                scene.paragraph.index, first + hit.first, first + hit.last, first + hit.last, "state", "name", [entry]
            )
            if scene.spot_at(scene.doc[spot.head]) is None:
                scene.add(spot)
            spot.actors = (actor,)
            found.append(Stand(actor, scene.span(spot.first, spot.last), spot))
    return found


def _carried(scene: Scene, carrier: Token, roles: dict[str, Role]) -> list[Stand]:
    words = triggers()
    passive = any(child.dep_ == "nsubjpass" for child in carrier.children)
    if passive:
        stands = [s for inner in syntax.prepositional(carrier, "by") for s in scene.actors_at(inner)]
    else:
        stands = subjects(scene, carrier)
    if carrier.lemma_ in words.hosts:
        roles |= {s.actor: "host" if carrier.lemma_ in ("host", "convene", "chair") else "mediator" for s in stands}
    return stands


def _refers_back(noun: Token) -> bool:
    """ "the call", "their meeting", "Wednesday's talks": something the text has told of already."""
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        or (child.dep_ == "poss" and (child.tag_ == "PRP$" or child.ent_type_ == "DATE"))
        for child in noun.children
    )


def _initiators(scene: Scene, noun: Token) -> list[tuple[str, Role, Span]]:
    """ "The call was initiated by Obama", "at the request of the US side"."""
    verb = syntax.governing_verb(noun)
    found: list[Stand] = []
    if verb is not None:
        if verb.lemma_ in ("initiate", "request", "propose") and noun.dep_ == "nsubjpass":
            found = [s for inner in syntax.prepositional(verb, "by") for s in scene.actors_at(inner)]
        elif verb.lemma_ in ("initiate", "request") and noun.dep_ == "dobj":
            found = subjects(scene, verb)
    return [(stand.actor, "initiator", stand.mention) for stand in found]

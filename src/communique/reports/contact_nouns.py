"""Contacts named by a noun: "a telephone conversation between", "Putin-Obama meeting", "held talks with"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.model import Span
from communique.model.reports import Role
from communique.reports import status, syntax
from communique.reports.contact_parties import subjects
from communique.reports.contact_sides import noun_parties
from communique.reports.drafts import Draft, complete, shape, start
from communique.reports.scene import Scene, Stand
from communique.reports.triggers import NounTrigger, triggers

_TELEPHONED = frozenset({"make", "place", "receive", "get", "hold", "have", "return", "take"})
_KEEPING = frozenset({"be", "remain", "keep", "stay", "continue", "maintain"})
_APART = frozenset({"separate", "individual", "bilateral", "one-on-one"})
_SERIES = frozenset(
    {"hour", "day", "week", "minute", "session", "round", "series", "number", "set", "couple", "host", "string"}
)


def from_noun(scene: Scene, noun: Token, trigger: NounTrigger, *, inside_verb: bool) -> Iterator[Draft]:
    """The drafts that a contact noun gives: with parties of its own, or bare where it refers back."""
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        return  # "meeting room", "conference centre", "visit schedule"
    if any(child.dep_ == "compound" and child.lower_ in ("news", "press", "media") for child in noun.children):
        return
    if trigger.form == "call" and not _is_telephone(noun):
        return
    carrier = _carrier(noun)
    if not _is_meant(noun, trigger, carrier):
        return
    parties_of = noun_parties(scene, noun, trigger, carrier, inside_verb=inside_verb)
    stands, roles = parties_of.all, parties_of.roles
    state = status.of_noun(noun, carrier)
    if state is None:
        return
    lasting = trigger.form == "visit" or (
        trigger.form == "talks" and carrier is not None and carrier.tag_ in ("VBZ", "VBP")
    )
    if lasting and carrier is not None and carrier.lemma_ in ("be", "remain") and state == "occurred":
        state = "ongoing"  # "is on a visit to", "is in talks with"
    if (
        trigger.form == "other"
        and carrier is not None
        and carrier.lemma_ in _KEEPING
        and state in ("planned", "occurred")
    ):
        state = "ongoing"  # "agreed to stay in touch": they are in touch
    form, channel, spans = shape(scene, noun, trigger.form, trigger.channel, None)
    draft = start(scene, noun, form, channel, state)
    own = scene.span(noun.left_edge.i, noun.right_edge.i)
    if draft.when is not None and state in ("proposed", "hypothetical") and not own.contains(draft.when.evidence):
        draft.when = draft.time = None  # "the possibility of a meeting was raised on Thursday"
        draft.fields.pop("when", None)
    draft.fields["form"] = spans
    if channel != "unspecified":
        draft.fields["channel"] = spans
    if len({s.actor for s in stands}) == 1:
        stands = _teller(scene, noun) + stands
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
    for group in _contacts(noun, form, parties, parties_of.others):
        found = complete(
            scene, draft, group + [p for p in _initiators(scene, noun) if p[0] in {g[0] for g in group}], noun
        )
        if found is not None:
            yield found


def _teller(scene: Scene, noun: Token) -> list[Stand]:
    """ "The council said there had been no talks with Gaddafi": who says it of talks that have one side only."""
    verb = syntax.governing_verb(noun)
    if verb is None or verb.lemma_ != "be" or not any(child.dep_ == "expl" for child in verb.children):
        return []
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in status.words().reporting:
        return []
    return subjects(scene, above)


def _contacts(
    noun: Token, form: str, parties: list[tuple[str, Role, Span]], others: set[str]
) -> list[list[tuple[str, Role, Span]]]:
    """The parties of each contact that a noun tells of: "calls to A and B", "separate meetings with A and B"."""
    if form in ("call", "letter", "visit") and noun.tag_ == "NNS" and len(parties) > 2:
        return [[parties[0], other] for other in parties[1:]]
    if not any(child.lower_ in _APART for child in noun.children):
        return [parties]
    here, there = [p for p in parties if p[0] not in others], [p for p in parties if p[0] in others]
    if len(here) == 0 or len(there) == 0:
        return [parties]
    return [[one, other] for one in here for other in there]


def _is_meant(noun: Token, trigger: NounTrigger, carrier: Token | None) -> bool:
    """Whether a noun that is a contact in some phrases only stands in one of them."""
    if len(trigger.carriers) > 0:
        return carrier is not None and carrier.lemma_ in trigger.carriers
    if len(trigger.qualifiers) > 0:
        return any(child.lower_ in trigger.qualifiers for child in noun.children)
    if trigger.sociable and noun.tag_ != "NNS":
        held = (noun, carrier) if carrier is not None else (noun,)
        return any(child.lower_ in ("with", "between") for head in held for child in head.children)
    return True


def _is_telephone(noun: Token) -> bool:
    """A call by its words ("phone call", "made a call to Putin"), not an appeal ("a call for calm")."""
    if noun.lemma_ != "call" or any(c.lower_ in triggers().phone | {"conference", "video"} for c in noun.children):
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
            found = [s for inner in syntax.prepositional(verb, "by") for s in scene.people_at(inner)]
        elif verb.lemma_ in ("initiate", "request") and noun.dep_ == "dobj":
            found = subjects(scene, verb)
    return [(stand.actor, "initiator", stand.mention) for stand in found]

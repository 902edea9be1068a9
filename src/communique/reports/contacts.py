"""Contacts: who spoke to whom, read from verbs ("met", "called") and nouns ("a telephone conversation between")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.model import Place, Span, When
from communique.model.reports import Channel, Form, Role, Status
from communique.reports import speakers, status, syntax
from communique.reports.cues import cues
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand, as_when
from communique.reports.times import Time
from communique.reports.triggers import NounTrigger, VerbTrigger, triggers

_IN_PERSON = frozenset({"meeting", "talks", "summit", "conference", "visit"})
_CIRCUMSTANCES = frozenset({"in", "at", "during", "after", "following", "for", "on", "before", "since", "over"})
_BROKERED = frozenset({"brokered", "mediated", "led", "sponsored", "hosted", "backed", "facilitated"})
_SEPARATE = frozenset({"call", "letter", "visit"})
_MEANS = ("by", "on", "over", "via", "in", "through")


@dataclass(slots=True)
class Draft:
    """A contact as one place of the text gives it; merged with others before it is reported.

    ``journey``: a way to somewhere ("flew to Paris"), which may be part of a meeting there.
    ``bare``: a noun without parties of its own ("the call", "the meeting"), which refers back to another draft.
    """

    paragraph: int
    sentence: int
    trigger: Span
    form: Form
    channel: Channel
    status: Status
    parties: list[tuple[str, Role, Span]]
    extent: Span
    when: When | None = None
    time: Time | None = None
    place: Place | None = None
    duration: str | None = None
    topics: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    fields: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    bare: bool = False
    journey: bool = False
    strength: float = 0.5

    @property
    def actors(self) -> set[str]:
        """Ids of the parties."""
        return {actor for actor, _, _ in self.parties}


def read(scene: Scene) -> Iterator[Draft]:
    """The drafts of one paragraph, in order."""
    words = triggers()
    used: set[int] = set()
    for token in scene.doc:
        if syntax.is_verb(token):
            verb = words.verb(token.lemma_)
            if verb is not None:
                found = list(_from_verb(scene, token, verb))
                if any(not draft.bare for draft in found):
                    used |= {t.i for t in token.subtree} & syntax.clause(token)
                yield from found
    for token in scene.doc:
        noun = words.noun(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if noun is not None and (not noun.plural or token.tag_ in ("NNS", "NNPS")):
            yield from _from_noun(scene, token, noun, inside_verb=token.i in used)


# Verbs


def _from_verb(scene: Scene, verb: Token, trigger: VerbTrigger) -> Iterator[Draft]:
    state = status.of_verb(verb)
    if state is None:
        return
    subjects = _subjects(scene, verb)
    others = _objects(scene, verb, trigger)
    noun = _noun_in_clause(verb)
    if trigger.needs_noun and noun is None:
        return
    if trigger.official and not any(_is_official(scene, stand) for stand in subjects):
        return
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if passive:
        by = [s for agent in syntax.prepositional(verb, "by") for s in scene.actors_at(agent)]
        subjects, others = (by, subjects + others) if len(by) > 0 else (subjects, others)
    if len(others) == 0 and not (trigger.reciprocal and len(subjects) > 1):
        return
    if len(subjects) == 0:
        return
    form, channel, spans = _shape(
        scene, verb, trigger.form, trigger.channel, noun if trigger.form in ("talks", "other") else None
    )
    base = _draft(scene, verb, form, channel, state)
    base.fields["form"] = spans
    base.journey = trigger.official
    if channel != "unspecified":
        base.fields["channel"] = spans
    groups = [[other] for other in others] if trigger.each and len(others) > 1 and not _is_joint(verb) else [others]
    if form not in _SEPARATE and trigger.form != "talks":
        groups = [others]
    for group in groups:
        parties = [(s.actor, trigger.subject, s.mention) for s in subjects]
        parties += [(s.actor, "party", s.mention) for s in group if s.actor not in {a for a, _, _ in parties}]
        own = _timed_by_object(scene, base, group) if len(groups) > 1 else base
        draft = _complete(scene, _placed_by_object(scene, own, group) if trigger.object_place else own, parties, verb)
        if draft is not None:
            yield draft


def _placed_by_object(scene: Scene, base: Draft, group: list[Stand]) -> Draft:
    """ "visited Turkey": the state visited is the place, where no city is said."""
    states = [stand for stand in group if stand.spot.sort == "state"]
    place = scene.place_of(states[0].spot) if len(states) > 0 else None
    if place is None or (base.place is not None and base.place.country == place.country):
        return base
    return replace(base, place=place, fields=base.fields | {"place": (place.evidence,)})


def _timed_by_object(scene: Scene, base: Draft, group: list[Stand]) -> Draft:
    """ "visited Turkey on 4 April and Uzbekistan from 5-6 April": each has the time that follows it."""
    end = max(stand.mention.end for stand in group)
    own = [time for time in scene.times if time.is_moment and 0 <= time.span.start - end <= 10]
    if len(own) == 0 or len({time.span for time in scene.times if time.is_moment}) < 2:
        return base
    return replace(base, when=as_when(own[0]), time=own[0], fields=base.fields | {"when": (own[0].span,)})


def _subjects(scene: Scene, verb: Token) -> list[Stand]:
    subject = speakers.subject_of(scene, verb, near_only=False)
    found = scene.actors_at(subject) if subject is not None else []
    for extra in syntax.prepositional(verb, "along", "together", "alongside"):
        found += [stand for stand in scene.actors_at(extra) if stand.actor not in {s.actor for s in found}]
    return [stand for stand in found if not stand.spot.locative]


def _objects(scene: Scene, verb: Token, trigger: VerbTrigger) -> list[Stand]:
    found: list[Stand] = []
    if trigger.object != "none":
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and not _is_described(child, verb):
                found += _party_stands(scene, child, place=trigger.object_place)
    for inner in syntax.prepositional(verb, *trigger.with_) if len(trigger.with_) > 0 else ():
        if inner.lower_ not in nominals().audience:
            found += _party_stands(scene, inner, place=trigger.object_place)
    if trigger.object == "none" and trigger.reciprocal:
        for child in verb.children:  # "discussed the plan with Obama": the parser hangs "with" on the plan
            if child.dep_ == "dobj":
                inner_stands = [
                    s for inner in syntax.prepositional(child, "with") for s in _party_stands(scene, inner, place=False)
                ]
                found += [s for s in inner_stands if s.spot.sort in ("person", "office")]
    for inner in syntax.prepositional(verb, "with", "alongside", "along"):
        if len(trigger.with_) == 0 and trigger.object != "none" and len(found) > 0 and inner.head.lower_ != "with":
            found += _party_stands(scene, inner, place=False)
    if trigger.object == "person":
        found = [stand for stand in found if _can_answer(scene, stand)]
    return _unique(found)


def _party_stands(scene: Scene, token: Token, *, place: bool) -> list[Stand]:
    stands = scene.actors_at(token)
    if place:
        return [s for s in stands if s.spot.sort not in ("pronoun", "pair")]
    return [s for s in stands if not (s.spot.locative and s.spot.sort == "state" and s.spot.kind == "name")]


def _is_described(child: Token, verb: Token) -> bool:
    """ "called Assad a tyrant": the object is described, not addressed."""
    if verb.lemma_ not in ("call",):
        return False
    return any(t.dep_ in ("oprd", "attr", "acomp", "ccomp", "xcomp") and t.i > child.i for t in verb.children)


def _can_answer(scene: Scene, stand: Stand) -> bool:
    """A person, or a body of people; not a thing that happens to bear a name."""
    return (scene.cast.type_of(stand.actor) is not None and stand.spot.sort != "organisation") or _is_registered(
        scene, stand.actor
    )


def _is_registered(scene: Scene, actor: str) -> bool:
    card = scene.cast.cards.get(actor)
    return card is not None and card.ref.registered


def _is_official(scene: Scene, stand: Stand) -> bool:
    """Somebody whose journey is a visit: a titled or registered person, or a government."""
    card = scene.cast.cards[stand.actor]
    if card.ref.type == "person":
        return card.ref.registered or len(card.offices) > 0
    return stand.spot.sort in ("government", "office", "body")


def _is_joint(verb: Token) -> bool:
    return any(child.lower_ in ("jointly", "together") or "conference" in child.lower_ for child in verb.subtree)


def _noun_in_clause(verb: Token) -> Token | None:
    """A contact noun in the verb's clause: "discussed Syria at a meeting", "joined Kerry for talks"."""
    inside = syntax.clause(verb)
    for i in sorted(inside):
        token = verb.doc[i]
        noun = triggers().noun(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if noun is not None and token.dep_ == "pobj" and (not noun.plural or token.tag_ == "NNS"):
            return token
    return None


def _shape(
    scene: Scene, head: Token, form: Form, channel: Channel, noun: Token | None
) -> tuple[Form, Channel, tuple[Span, ...]]:
    """Form and channel after the words around: "by phone", "at a meeting", "face-to-face"; and the words that say so."""
    words = triggers()
    spans = [scene.span(head.i, head.i)]
    near = [t for t in head.subtree if abs(t.i - head.i) <= 12]
    if noun is not None:
        named = words.noun(noun.lemma_.lower())
        if named is not None and named.form in _IN_PERSON and named.channel != "unspecified":
            form, channel = named.form, named.channel
            spans = [scene.span(noun.i, noun.i)]
        near += list(noun.subtree)
    for token in near:
        said = token.lower_.strip(".")
        if said in words.phone and channel == "unspecified" and form in ("talks", "other", "call"):
            return "call", "phone", (scene.span(token.i, token.i),)
        if said in words.video and channel in ("unspecified", "in_person"):
            return form, "video", (scene.span(token.i, token.i),)
        if said in words.face_to_face and channel == "unspecified":
            return form, "in_person", (scene.span(token.i, token.i),)
    return form, channel, tuple(spans)


# Nouns


def _from_noun(scene: Scene, noun: Token, trigger: NounTrigger, *, inside_verb: bool) -> Iterator[Draft]:
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
    form, channel, spans = _shape(scene, noun, trigger.form, trigger.channel, None)
    draft = _draft(scene, noun, form, channel, state)
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
    if (
        inside_verb
        and {s.actor for s in stands}
        and carrier is not None
        and triggers().verb(carrier.lemma_) is not None
    ):
        return
    groups = [parties]
    if form in ("call", "letter", "visit") and noun.tag_ == "NNS" and len(parties) > 2:
        groups = [[parties[0], other] for other in parties[1:]]
    for group in groups:
        complete = _complete(
            scene, draft, group + [p for p in _initiators(scene, noun) if p[0] in {g[0] for g in group}], noun
        )
        if complete is not None:
            yield complete


def _is_telephone(noun: Token) -> bool:
    """A call by its words ("phone call", "made a call to Putin"), not an appeal ("a call for calm", "calls to disarm")."""
    if any(child.lower_ in triggers().phone for child in noun.children):
        return True
    if any(child.dep_ == "prep" and child.lower_ == "for" for child in noun.children):
        return False
    if any(child.dep_ in ("acl", "relcl") and child.tag_ == "VB" for child in noun.children):
        return False
    governor = syntax.governing_verb(noun)
    people = any(child.dep_ == "prep" and child.lower_ in ("to", "with", "between", "from") for child in noun.children)
    carried = governor is not None and governor.lemma_ in (
        "make",
        "place",
        "receive",
        "get",
        "hold",
        "have",
        "return",
        "take",
    )
    return (people and (carried or noun.dep_ in ("pobj", "nsubj", "nsubjpass"))) or _refers_back(noun)


def _carrier(noun: Token) -> Token | None:
    """The verb that carries the noun as its object, or through "in", "for", "part in"; passives too."""
    words = triggers()
    token = noun
    while token.dep_ == "conj" and not syntax.is_verb(token.head):
        token = token.head
    head = token.head
    if token.dep_ == "pobj" and head.lower_ in ("in", "for", "at", "into", "to", "on", "from", "of", "out"):
        if head.head.lemma_ in ("part", "participation", "round", "series", "host", "number", "set", "couple"):
            inner = head.head
            head = inner.head.head if inner.dep_ == "pobj" else inner.head
        else:
            head = head.head
        if head.lemma_ in ("hold", "make", "have", "pay") or not syntax.is_verb(head):
            return (
                head if syntax.is_verb(head) and head.lemma_ in words.carriers and token.head.lower_ == "of" else None
            )
    elif token.dep_ not in ("dobj", "nsubjpass"):
        return None
    if not syntax.is_verb(head):
        return None
    if head.lemma_ in words.carriers | words.hosts or head.lemma_ in words.initiates:
        return head
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
    if carrier is not None:
        found += _carried(scene, carrier, roles)
    withs = [s for inner in syntax.prepositional(noun, "with") for s in scene.actors_at(inner)]
    if carrier is not None:
        withs += [
            s for inner in syntax.prepositional(carrier, "with") for s in _party_stands(scene, inner, place=False)
        ]
    if trigger.needs_with and len(withs) == 0:
        return [], {}
    found += withs
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
    return _unique(found), roles


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
    subjects = _subjects(scene, verb)
    if len(withs) > 0 or (len(subjects) > 1 and via in ("in", "at", "during")):
        return subjects
    if via not in ("in", "at", "during", "on") or verb.lemma_ not in cues().speech:
        return []
    hearer = next(
        (s for s in scene.spots if 0 < s.first - verb.i <= 2 and s.sort in ("person", "state", "office", "group")), None
    )
    objects = [scene.doc[hearer.head]] if hearer is not None else list(syntax.prepositional(verb, "to"))
    heard = [s for o in objects if o.lower_ not in nominals().audience for s in scene.actors_at(o)]
    return subjects + heard if len(heard) > 0 else []


def _compound_parties(scene: Scene, noun: Token) -> list[Stand]:
    """ "Putin-Obama meeting", "US-Russia talks": the names that qualify the noun, at least two of them."""
    first = min(
        (child.left_edge.i for child in noun.children if child.dep_ in ("compound", "amod", "nmod")), default=noun.i
    )
    names = [scene.spot_at(scene.doc[i]) for i in range(first, noun.i)]
    stands = [
        Stand(a, scene.span(s.first, s.last), s)
        for s in dict.fromkeys(map(id, names))
        for s in [next(n for n in names if id(n) == s)]
        if s is not None
        for a in s.actors
    ]
    states = _compound_states(scene, first, noun.i)
    unique = _unique(stands + states)
    brokered = any(scene.doc[i].lower_.split("-")[-1] in _BROKERED for i in range(first, noun.i))
    return unique if len(unique) >= 2 or brokered else []


def _compound_states(scene: Scene, first: int, last: int) -> list[Stand]:
    from communique.reports.spots import Spot

    found = []
    for hit in scene.cast.lexicon.names(scene.doc[first:last].as_doc()) if last > first else ():
        entry = next((e for e, _ in hit.senses if e.type == "state"), None)
        if entry is not None:
            actor = scene.cast._state(entry.id)
            spot = Spot(
                scene.paragraph.index, first + hit.first, first + hit.last, first + hit.last, "state", "name", [entry]
            )
            found.append(Stand(actor, scene.span(spot.first, spot.last), spot))
    return found


def _carried(scene: Scene, carrier: Token, roles: dict[str, Role]) -> list[Stand]:
    words = triggers()
    passive = any(child.dep_ == "nsubjpass" for child in carrier.children)
    if passive:
        stands = [s for inner in syntax.prepositional(carrier, "by") for s in scene.actors_at(inner)]
    else:
        stands = _subjects(scene, carrier)
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
            found = _subjects(scene, verb)
    found = found or _at_request(scene, noun, verb)
    return [(stand.actor, "initiator", stand.mention) for stand in found]


def _at_request(scene: Scene, noun: Token, verb: Token | None) -> list[Stand]:
    for token in noun.sent:
        if (
            token.lower_ in ("request", "initiative", "invitation")
            and token.dep_ == "pobj"
            and token.head.lower_ in ("at", "on")
        ):
            owners = list(syntax.prepositional(token, "of", "from")) + [c for c in token.children if c.dep_ == "poss"]
            return [stand for owner in owners for stand in scene.actors_at(owner)]
    return []


# Both


def _draft(scene: Scene, head: Token, form: Form, channel: Channel, state: Status) -> Draft:
    clause = scene.holds_clause(head)
    subtree = {t.i for t in head.subtree}
    own = subtree & clause if syntax.is_verb(head) else subtree
    timed = scene.when(own, clause, _governing_clause(scene, head))
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head)
    noun = _noun_in_clause(head) if syntax.is_verb(head) else None
    heads = {head.i} | ({verb.i} if verb is not None else set()) | ({noun.i} if noun is not None else set())
    place = scene.place(own, clause, heads=heads) if form not in ("call", "letter") else None
    lasting = scene.duration(own) or (scene.duration(clause) if not syntax.is_verb(head) else None)
    if form == "talks" and channel == "unspecified" and place is not None:
        channel = "in_person"
    fields: dict[str, tuple[Span, ...]] = {}
    if timed is not None:
        fields["when"] = (timed[0].evidence,)
    if place is not None:
        fields["place"] = (place.evidence,)
    if lasting is not None:
        fields["duration"] = (lasting[1],)
    first = min((c.i for c in head.children if c.dep_ in ("compound", "amod") and c.i == head.i - 1), default=head.i)
    trigger = scene.span(first, head.i)
    return Draft(
        paragraph=scene.paragraph.index, sentence=head.sent.start, trigger=trigger, form=form, channel=channel,
        status=state, parties=[], extent=trigger, when=timed[0] if timed is not None else None,
        time=timed[1] if timed is not None else None, place=place, duration=lasting[0] if lasting is not None else None,
        fields=fields, topics=_topics(scene, head), according_to=_sources(scene, head),
    )  # fmt: skip


def _governing_clause(scene: Scene, head: Token) -> set[int]:
    """The clause above, where it is the one that plans or foresees: "in October it is expected that they meet"."""
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head)
    while verb is not None and verb.dep_ in ("xcomp", "ccomp", "conj") and syntax.is_verb(verb.head):
        verb = verb.head
        if verb.lemma_ in status.words().planned:
            return syntax.clause(verb)
        if verb.lemma_ in status.words().reporting:
            return set()
    return set()


def _complete(scene: Scene, base: Draft, parties: list[tuple[str, Role, Span]], head: Token) -> Draft | None:
    """The draft with its parties, where they make a contact; None where they do not."""
    kept = _sensible(scene, parties)
    if len({actor for actor, _, _ in kept}) < 2 or not any(_is_political(scene, actor) for actor, _, _ in kept):
        return None
    spans = [base.trigger, *(span for _, _, span in kept)]
    spans += [span for name in ("place", "when") for span in base.fields.get(name, ())]
    start, end = scene.paragraph.region.start + head.sent.start_char, scene.paragraph.region.start + head.sent.end_char
    inside = [span for span in spans if start <= span.start and span.end <= end]
    extent = Span(start=min(s.start for s in inside), end=max(s.end for s in inside))
    fields = dict(base.fields)
    initiators = tuple(span for _, role, span in kept if role == "initiator")
    if len(initiators) > 0:
        fields["initiator"] = initiators
    named = sum(scene.cast.type_of(actor) == "person" or _is_registered(scene, actor) for actor, _, _ in kept)
    strength = (
        0.6 + 0.1 * min(named, 2) + (0.05 if base.place is not None else 0) + (0.05 if base.when is not None else 0)
    )
    return replace(base, parties=kept, extent=extent, fields=fields, strength=min(strength, 0.9))


def _sensible(scene: Scene, parties: list[tuple[str, Role, Span]]) -> list[tuple[str, Role, Span]]:
    """Each actor once; a state not beside its own people, unless it is its officials whom one of them meets."""
    kept: list[tuple[str, Role, Span]] = []
    for actor, role, span in parties:
        known = next((i for i, (a, _, _) in enumerate(kept) if a == actor), None)
        if known is None:
            kept.append((actor, role, span))
        elif role != "party" and kept[known][1] == "party":
            kept[known] = (actor, role, span)
    countries = {scene.cast.country(a) for a, _, _ in kept if scene.cast.type_of(a) == "person"}
    out = []
    for actor, role, span in kept:
        spot = next((s for s in scene.spots if scene.span(s.first, s.last) == span), None)
        if scene.cast.type_of(actor) == "state" and scene.cast.country(actor) in countries:
            if spot is None or spot.sort not in ("government", "body") or spot.body == "government":
                continue
            actor = scene.cast.described(spot)
        if _is_press(scene, actor):
            continue
        out.append((actor, role, span))
    return out


def _is_press(scene: Scene, actor: str) -> bool:
    card = scene.cast.cards[actor]
    return card.ref.type == "organisation" and any(
        word in nominals().audience for word in card.ref.name.lower().split()
    )


def _is_political(scene: Scene, actor: str) -> bool:
    card = scene.cast.cards[actor]
    if card.ref.type == "state" or card.ref.registered:
        return True
    if card.ref.type == "person":
        return len(card.offices) > 0
    return any(word in nominals().political for word in card.ref.name.lower().split())


def _unique(stands: list[Stand]) -> list[Stand]:
    return list({stand.actor: stand for stand in reversed(stands)}.values())[::-1]


def _topics(scene: Scene, head: Token) -> tuple[str, ...]:
    """What it was about: the object of "discuss", or of "on" and "about", a few words long."""
    tokens = list(syntax.prepositional(head, "on", "about", "over", "regarding", "concerning"))
    for verb in (head, *(child for child in head.subtree if child.lemma_ == "discuss")):
        if verb.lemma_ == "discuss":
            tokens += [child for child in verb.children if child.dep_ == "dobj"]
    found = []
    for token in tokens:
        phrase = scene.doc[token.left_edge.i : min(token.right_edge.i, token.left_edge.i + 11) + 1]
        text = phrase.text.split(",")[0].split("\n")[0].strip(" .\"'")
        if (
            token.ent_type_ not in ("DATE", "TIME")
            and len(text) > 2
            and token.lower_ not in ("phone", "telephone", "sidelines", "margins")
        ):
            found.append(text.removeprefix("the ").removeprefix("a "))
    return tuple(dict.fromkeys(found))[:4]


def _sources(scene: Scene, head: Token) -> tuple[str, ...]:
    """Who says that it happened: "according to the Kremlin", "the White House said"."""
    for token in head.sent:
        if token.lower_ == "according" or (token.lower_ == "to" and token.head.lower_ == "according"):
            prep = token if token.lower_ == "to" else next((c for c in token.children if c.lower_ == "to"), None)
            for inner in prep.children if prep is not None else ():
                return tuple(stand.actor for stand in scene.actors_at(inner))
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head)
    while verb is not None and verb.dep_ in ("xcomp", "advcl", "conj", "relcl", "acl"):
        verb = syntax.governing_verb(verb)
    if verb is not None and verb.dep_ == "ccomp" and verb.head.lemma_ in status.words().reporting:
        subject = syntax.subject(verb.head)
        return tuple(stand.actor for stand in scene.actors_at(subject)) if subject is not None else ()
    return ()

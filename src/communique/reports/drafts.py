"""Drafts: a contact as one place of the text gives it, before the places that tell of one contact are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.articles.press import PRESS
from communique.model import Place, Span, When
from communique.model.reports import Channel, Form, Role, Status
from communique.reports import status, syntax
from communique.reports.contact_places import governing_clause, place_of_contact
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand
from communique.reports.spots import Spot
from communique.reports.times import Time
from communique.reports.timex import WEEKDAYS
from communique.reports.triggers import triggers

_MARGINS = frozenset({"margins", "sidelines", "margin", "sideline"})
_TOPIC = 11  # tokens
_GLANCE = 36  # tokens of a clause that is given whole as the evidence
_NO_TOPICS = frozenset({"phone", "telephone", "sidelines", "margins", "condition", "behalf", "request", "invitation"})
_IN_PERSON = frozenset({"meeting", "talks", "summit", "conference", "visit"})


@dataclass(slots=True)
class Draft:
    """A contact as one place of the text gives it; merged with others before it is reported.

    ``journey``: a way to somewhere ("flew to Paris"), which may be part of a meeting there.
    ``narrated``: told in the simple past, as the story's own events are.
    ``aside``: held on the margins of something else that the text tells of.
    ``also``: told as one more of what was told just before.
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
    narrated: bool = False
    aside: bool = False
    also: bool = False
    strength: float = 0.5

    @property
    def actors(self) -> set[str]:
        """Ids of the parties."""
        return {actor for actor, _, _ in self.parties}


def shape(
    scene: Scene, head: Token, form: Form, channel: Channel, noun: Token | None
) -> tuple[Form, Channel, tuple[Span, ...]]:
    """Form and channel after the words around ("by phone", "at a meeting"), and the words that say so."""
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


def start(scene: Scene, head: Token, form: Form, channel: Channel, state: Status) -> Draft:
    """A draft without parties: what the clause around its head says of time, place, duration, topics and sources."""
    clause = scene.holds_clause(head)
    subtree = {t.i for t in head.subtree}
    own = subtree & clause if syntax.is_verb(head) else subtree
    above = governing_clause(head)
    timed = scene.when(own, clause, above)
    place = place_of_contact(scene, head, own, clause, above) if form not in ("call", "letter") else None
    lasting = scene.duration(own) or (scene.duration(clause) if not syntax.is_verb(head) else None)
    fields: dict[str, tuple[Span, ...]] = {}
    if form == "talks" and channel == "unspecified" and place is not None:
        channel = "in_person"
        fields["channel"] = (place.evidence,)  # talks in a city are held face to face
    if timed is not None:
        fields["when"] = (timed[0].evidence,)
    if place is not None:
        fields["place"] = (place.evidence,)
    if lasting is not None:
        fields["duration"] = (lasting[1],)
    topics = _topics(scene, head)
    if len(topics) > 0:
        fields["topics"] = tuple(topics.values())
    first = min((c.i for c in head.children if c.dep_ in ("compound", "amod") and c.i == head.i - 1), default=head.i)
    trigger = scene.span(first, head.i)
    return Draft(
        paragraph=scene.paragraph.index, sentence=head.sent.start, trigger=trigger, form=form, channel=channel,
        status=state, parties=[], extent=trigger, when=timed[0] if timed is not None else None,
        time=timed[1] if timed is not None else None, place=place, duration=lasting[0] if lasting is not None else None,
        fields=fields, topics=tuple(topics), according_to=_sources(scene, head), narrated=_is_narrated(head),
        also=any(child.lower_ == "also" for child in head.children),
        aside=any(scene.doc[i].lower_ in _MARGINS for i in clause),
    )  # fmt: skip


def _is_narrated(head: Token) -> bool:
    """Told in the simple past: not "had met", "has met", "met last year with"."""
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head)
    return verb is not None and verb.tag_ == "VBD" and len(syntax.auxiliaries(verb)) == 0


def complete(scene: Scene, base: Draft, parties: list[tuple[str, Role, Span]], head: Token) -> Draft | None:
    """The draft with its parties, where they make a contact; None where they do not."""
    wanted = _requested(scene, head)
    kept = [_as_initiator(scene, party, wanted) for party in _sensible(scene, parties)]
    if base.form == "visit":
        kept = [party for party in kept if not _is_mere_place(scene, party[0])]
    if len({actor for actor, _, _ in kept}) < 2 or not any(_is_political(scene, actor) for actor, _, _ in kept):
        return None
    if base.form == "visit" and not any(_is_public(scene, actor) for actor, _, _ in kept):
        return None  # a traveller's journey
    spans = [base.trigger, *(span for _, _, span in kept)]
    spans += [span for name in ("place", "when") for span in base.fields.get(name, ())]
    sentence = scene.paragraph.span(head.sent)
    inside = [span for span in spans if sentence.contains(span)]
    extent = _telling(scene, head, Span(start=min(s.start for s in inside), end=max(s.end for s in inside)))
    fields = dict(base.fields)
    for special in ("initiator", "host", "mediator"):
        named = tuple(span for _, role, span in kept if role == special)
        if len(named) > 0:
            fields[special] = named
    known = sum(scene.cast.type_of(actor) == "person" or is_registered(scene, actor) for actor, _, _ in kept)
    strength = (
        0.6 + 0.1 * min(known, 2) + (0.05 if base.place is not None else 0) + (0.05 if base.when is not None else 0)
    )
    return replace(base, parties=kept, extent=extent, fields=fields, strength=min(strength, 0.9))


def _telling(scene: Scene, head: Token, facts: Span) -> Span:
    """The words that tell of it: the clause around ``facts``, where it is not too long to be read at a glance."""
    clause = [scene.doc[i] for i in sorted(scene.holds_clause(head))]
    while len(clause) > 0 and (clause[0].is_punct or clause[0].dep_ in ("cc", "mark")):
        del clause[0]
    while len(clause) > 0 and (clause[-1].is_punct or clause[-1].dep_ == "cc"):
        del clause[-1]
    if len(clause) == 0 or clause[-1].i - clause[0].i >= _GLANCE:
        return facts
    whole = scene.span(clause[0].i, clause[-1].i)
    return Span(start=min(whole.start, facts.start), end=max(whole.end, facts.end))


def _as_initiator(scene: Scene, party: tuple[str, Role, Span], wanted: list[Stand]) -> tuple[str, Role, Span]:
    """The party as the one who began it, where it or its state is said to have asked for it."""
    actor = party[0]
    for stand in wanted:
        same = stand.actor == actor
        country = scene.cast.country(actor)
        sides = {scene.cast.type_of(actor), scene.cast.type_of(stand.actor)} == {"person", "state"}
        if same or (sides and country is not None and scene.cast.country(stand.actor) == country):
            return actor, "initiator", stand.mention
    return party


def _requested(scene: Scene, head: Token) -> list[Stand]:
    """ "At the request of the Turkish side", "on Obama's initiative": who wanted it."""
    for token in head.sent:
        if (
            token.lower_ in ("request", "initiative", "invitation")
            and token.dep_ == "pobj"
            and token.head.lower_ in ("at", "on")
        ):
            owners = list(syntax.prepositional(token, "of", "from")) + [c for c in token.children if c.dep_ == "poss"]
            return [stand for owner in owners for stand in scene.actors_at(owner)]
    return []


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
        own = scene.cast.country(actor) in countries and scene.cast.country(actor) is not None
        if own and spot is not None and scene.cast.type_of(actor) == "organisation" and _names_officials(scene, spot):
            actor = scene.cast.described(spot)  # "senior U.S. military officials" met by an American
            spot.actors = (actor,)
        elif scene.cast.type_of(actor) == "state" and scene.cast.country(actor) in countries:
            officials = spot is not None and spot.sort in ("government", "body") and spot.body != "government"
            if spot is None or not officials or "counterpart" in spot.name.lower():
                continue
            actor = scene.cast.described(spot)
            spot.actors = (actor,)
        if _is_press(scene, actor):
            continue
        out.append((actor, role, span))
    return out


def _names_officials(scene: Scene, spot: Spot) -> bool:
    return spot.sort == "body" and scene.doc[spot.last].lower_ in nominals().people | nominals().government


def _is_press(scene: Scene, actor: str) -> bool:
    card = scene.cast.cards[actor]
    if card.ref.type == "person" and not card.ref.registered and len(card.offices) == 0:
        return _works_for_press(scene, actor)
    if card.ref.type != "organisation" or card.ref.registered:
        return False
    words = card.ref.name.lower().split()
    return any(word in nominals().audience for word in words) or PRESS.sounds_like_one(card.ref.name)


def _works_for_press(scene: Scene, actor: str) -> bool:
    """ "CNN's Nic Robertson": whoever asks for an outlet is no party."""
    for spot in scene.spots:
        if spot.actors == (actor,) and spot.first > 1 and scene.doc[spot.first - 1].tag_ == "POS":
            return PRESS.sounds_like_one(scene.doc[spot.first - 2].text)
    return False


def _is_mere_place(scene: Scene, actor: str) -> bool:
    """ "A visit to Capitol Hill": a name that the registry does not know and that nobody acts under."""
    ref = scene.cast.cards[actor].ref
    return ref.type == "organisation" and not ref.registered


def _is_public(scene: Scene, actor: str) -> bool:
    """Somebody whose visits are of public matter: in office or known to the registry, or a government or group."""
    card = scene.cast.cards[actor]
    return card.ref.type != "state" and (card.ref.registered or len(card.offices) > 0 or card.ref.type == "group")


def _is_political(scene: Scene, actor: str) -> bool:
    card = scene.cast.cards[actor]
    if card.ref.type == "state" or card.ref.registered:
        return True
    if card.ref.type == "person":
        return len(card.offices) > 0
    return any(word in nominals().political for word in card.ref.name.lower().split())


def is_registered(scene: Scene, actor: str) -> bool:
    """Whether the registry knows the actor."""
    card = scene.cast.cards.get(actor)
    return card is not None and card.ref.registered


def unique(stands: list[Stand]) -> list[Stand]:
    """Each actor once, where it first stands."""
    return list({stand.actor: stand for stand in reversed(stands)}.values())[::-1]


def _topics(scene: Scene, head: Token) -> dict[str, Span]:
    """What it was about, a few words each, and where they stand: the object of "discuss", or of "on" and "about"."""
    tokens = list(syntax.prepositional(head, "on", "about", "over", "regarding", "concerning"))
    for verb in (head, *(child for child in head.subtree if child.lemma_ == "discuss")):
        if verb.lemma_ == "discuss":
            tokens += [child for child in verb.children if child.dep_ == "dobj"]
    found: dict[str, Span] = {}
    for token in tokens:
        first, last = token.left_edge.i, min(token.right_edge.i, token.left_edge.i + _TOPIC)
        comma = next((i for i in range(first, last + 1) if scene.doc[i].text in (",", ";", '"')), last + 1)
        last = min(last, comma - 1)
        while first < last and scene.doc[first].pos_ == "DET":
            first += 1
        named = token.lower_ not in _NO_TOPICS and scene.doc[first].lower_ not in WEEKDAYS
        if named and last >= first and token.ent_type_ not in ("DATE", "TIME"):
            span = scene.span(first, last)
            found.setdefault(" ".join(span.of(scene.document.text).split()), span)
    return dict(list(found.items())[:4])


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

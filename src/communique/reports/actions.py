"""Actions: the events of the PLOVER ontology that are no contacts, and who did them to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from spacy.tokens import Token

from communique.model import Action, Contact, Span
from communique.model.reports import Plover, Status
from communique.reports import action_moods, status, syntax
from communique.reports.action_actors import Roles
from communique.reports.action_frames import Frame, frames
from communique.reports.action_lands import Found
from communique.reports.action_words import types, words
from communique.reports.cues import cues
from communique.reports.scene import Scene

_DATED: Final = re.compile(r"\d{3,4}|XXXX-(?:\d\d|W\d\d)")
_LONGEST = 60  # tokens of evidence
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
VERBAL: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_SPOKEN_ONLY = frozenset({"ACCUSE", "REQUEST", "AGREE"})  # nothing but somebody accuses; much threatens and supports
_JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_BODILY = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_OUGHT = ("must", "should")
_OF_PLACES = frozenset({"capture", "control"})  # a town that the parser takes for a man stays a town
_SUBORDINATE = frozenset({"advcl", "acl", "pcomp", "csubj"})


def read(scenes: list[Scene], contacts: Iterable[Contact] = ()) -> tuple[Action, ...]:
    """The actions of the document, in order; what is only quoted, demanded or feared is none.

    Args:
        scenes: the document's paragraphs.
        contacts: what has been read already: a consultation that is one of them is no action.
    """
    told = {"CONSULT": [span for contact in contacts for span in contact.evidence]}
    found = [action for scene in scenes for action in _of_paragraph(scene, told)]
    return tuple(msgspec.structs.replace(one, id=f"action-{number}") for number, one in enumerate(found, 1))


def _of_paragraph(scene: Scene, told: dict[str, list[Span]]) -> Iterator[Action]:
    stated = [frame for frame in frames(scene) if not _is_open(scene, frame.head)]
    wanted = any(word in scene.doc.text for word in _OUGHT)
    if len(stated) == 0 and not wanted:
        return
    roles = Roles(scene)
    taken: dict[int, Frame] = {}
    for frame in stated:
        if frame.pattern.content:
            taken |= {token.i: frame for token in frame.content() if token.i not in taken}
    found: list[Action] = []
    for frame in stated:
        if frame.head.i in taken and taken[frame.head.i] is not frame:
            continue
        inner = [one for one in stated if taken.get(one.head.i) is frame and one is not frame]
        action = _action(roles, frame, inner)
        if action is None or _is_among(action, told.get(action.plover, [])):
            continue
        if len(action.source) == 0 and action.plover in ("CONSULT", "AGREE"):
            continue  # talks and agreements of nobody
        _add(found, action)
    for action in _demands(roles, taken) if wanted else ():
        _add(found, action)
    yield from sorted(found, key=lambda one: one.fields["plover"][0].start)


def _is_open(scene: Scene, head: Token) -> bool:
    """Whether the words only stand in somebody's mouth or in a question."""
    return scene.document.is_quoted(scene.paragraph, head) or head.sent[-1].text == "?"


def _is_among(action: Action, told: list[Span]) -> bool:
    return any(span.overlaps(other) for span in action.evidence for other in told)


def _add(found: list[Action], action: Action) -> None:
    """Add the action unless the sentence has told of it already, by another word."""
    for i, other in enumerate(found):
        near = any(a.overlaps(b) for a in other.evidence for b in action.evidence)
        if not near or other.plover != action.plover:
            continue
        if other.source == action.source or len(other.source) == 0 or len(action.source) == 0:
            fuller, poorer = (other, action) if len(other.source) > 0 else (action, other)
            if len(fuller.target) == 0 and len(set(poorer.target) - set(fuller.source)) > 0:
                fuller = msgspec.structs.replace(
                    fuller, target=poorer.target, fields=fuller.fields | {"target": poorer.fields["target"]}
                )
            found[i] = fuller
            return
    found.append(action)


def _action(roles: Roles, frame: Frame, inner: list[Frame]) -> Action | None:
    judged = action_moods.outcome(frame)
    if judged is None:
        return None
    type_, state = judged
    harmful = any(one.pattern.plover in _HARM and _is_matter(one, frame) for one in inner)
    if frame.pattern.harm and not harmful:
        return None
    if frame.pattern.vows and harmful:
        type_ = "THREATEN"
    sources = _sources(roles, frame)
    speaks = frame.pattern.plover in _SPOKEN_ONLY and not (
        frame.source is not None and frame.source.lemma_.lower() in words().things
    )
    if len(sources) == 0 and frame.source is not None and not speaks and not roles.is_agent(frame.source):
        return None
    spoken = frame.source is not None and frame.source.pos_ in ("NOUN", "PROPN")
    charged = frame.passive and frame.source is None and frame.pattern.plover == "ACCUSE"
    if len(sources) == 0 and frame.pattern.plover in VERBAL and not spoken and not charged:
        return None
    if frame.pattern.own and frame.source is None:
        sources = [one for token in frame.objects for one in roles.of(token, place=False)]
    targets = _targets(roles, frame, {one.actor for one in sources})
    if frame.pattern.name in _OF_PLACES:
        targets = [one for one in targets if roles.cast.type_of(one.actor) != "person"]
    if len(targets) == 0 and type_ in _BODILY and len(frame.objects) > 0 and frame.pattern.target[0] == "object":
        targets = roles.people_at(frame.objects[0], frame.verb)
    if type_ == "PROTEST" and len(sources) == 0 and frame.source is not None:
        sources = roles.people_at(frame.source, frame.verb)
    if type_ == "PROTEST" and len(targets) == 0:
        sources = [one for one in sources if roles.cast.type_of(one.actor) != "person"]
    if frame.pattern.between is not None and roles.are_persons(sources) and roles.are_persons(targets):
        type_ = frame.pattern.between
    needs = frame.pattern.aimed or (type_ == "AID" and (len(sources) == 0 or roles.are_persons(sources)))
    needs = needs or (type_ == "SUPPORT" and not frame.pattern.reciprocal)
    if needs and len(targets) == 0 and not (type_ == "SUPPORT" and _aims_at_name(frame)):
        return None
    if frame.pattern.alone is not None and len(sources) + len(targets) < 2:
        type_ = frame.pattern.alone
    elif frame.pattern.reciprocal and len(sources) > 0:
        sources, targets = [*sources, *targets], []
    if not _is_told(roles, frame, sources, targets):
        return None
    mode = action_moods.mode_of(frame, type_, inner)
    return _record(roles, frame.head, (type_, mode, state), sources, targets)


def _sources(roles: Roles, frame: Frame) -> list[Found]:
    if frame.source is None:
        found = roles.owners(frame.head) if not syntax.is_verb(frame.verb) else []
    elif frame.pattern.plover in VERBAL:
        found = roles.speakers(frame.source)
    else:
        found = roles.of(frame.source, place=False, bodily=frame.pattern.mode == "resign")
    if frame.pattern.mode == "resign":
        return [one for one in found if roles.is_official(one)]
    if frame.pattern.plover != "PROTEST":
        return found
    return [roles.protesters(one) if one.actor.startswith("state/") else one for one in found]


def _is_matter(inner: Frame, frame: Frame) -> bool:
    """Whether the inner act is what is promised itself, not something named along with it."""
    above = inner.verb.head
    if above.dep_ == "xcomp" and above.lemma_ in ("resume", "continue", "start", "begin", "launch"):
        above = above.head  # "prepared to resume shelling"
    return bool(frame.head.i in (above.i, inner.head.head.i))


def _is_told(roles: Roles, frame: Frame, sources: list[Found], targets: list[Found]) -> bool:
    """Whether the words say enough for an event: one side that is known, both where it is told in passing."""
    known = [one for one in (*sources, *targets) if roles.is_known(one.actor)]
    if len(known) == 0:
        return False
    verb = frame.verb
    while verb.dep_ == "conj" and syntax.is_verb(verb.head):
        verb = verb.head
    lent = frame.source is not None and verb.dep_ == "acl" and frame.source.i != verb.head.i
    passing = not syntax.is_verb(verb) or (verb.dep_ in _SUBORDINATE and not lent)
    if frame.pattern.reciprocal and frame.pattern.plover not in VERBAL and frame.pattern.alone is None:
        return len(sources) > 1
    return not passing or (len(sources) > 0 and len(targets) > 0) or len(sources) > 1


def _targets(roles: Roles, frame: Frame, sources: set[str]) -> list[Found]:
    for slot in frame.pattern.target:
        if slot == "object":
            bodily = frame.pattern.plover in _BODILY
            judged = frame.pattern.plover in _JUDGING
            found = [one for token in frame.objects for one in roles.of(token, bodily=bodily, judged=judged)]
        elif slot == "content":
            if any(roles.is_somebody(token) for token in frame.objects):
                return []  # "told their ministers to end it": they are told, whoever they are
            content = frame.content()
            if frame.pattern.plover in ("ACCUSE", "REJECT"):
                content = (token for token in content if not _is_claimed(token, frame.head))
            found = roles.inside(content, frame.head, sources, judged=frame.pattern.mode == "disapprove")
        elif slot == "subject":
            subject = syntax.own_subject(frame.head)
            found = roles.inside(subject.subtree, frame.head, sources) if subject is not None else []
        elif slot == "dative":
            found = [one for token in frame.head.children if token.dep_ == "dative" for one in roles.of(token)]
        else:
            found = [one for token in _after(frame, slot) for one in roles.of(token)]
        found = [one for one in found if one.actor not in sources]
        if len(found) > 0:
            return list({one.actor: one for one in found}.values())
    return []


def _after(frame: Frame, preposition: str) -> Iterator[Token]:
    parts = [frame.head, *frame.objects, *([frame.carrier] if frame.carrier is not None else [])]
    for part in parts:
        yield from syntax.prepositional(part, preposition)


def _is_claimed(token: Token, head: Token) -> bool:
    """Whether the token stands in what somebody claims ("claims that he fled") or in a reason ("for lack of air")."""
    while token.head.i != token.i and token.i != head.i:
        if token.dep_ in ("acl", "ccomp") and any(child.lower_ == "that" for child in token.children):
            return True
        if token.lower_ == "for" and token.dep_ == "prep" and token.head.i == head.i:
            return True
        token = token.head
    return False


def _aims_at_name(frame: Frame) -> bool:
    """Whether it is for somebody whose name is there, though nobody can tell whose: "support for Mr Green"."""
    slots = [slot for slot in frame.pattern.target if slot not in ("object", "content", "dative", "subject")]
    return any(token.ent_type_ == "PERSON" for slot in slots for token in _after(frame, slot))


def _demands(roles: Roles, taken: dict[int, Frame]) -> Iterator[Action]:
    """ "Moscow said that Khartoum must return the aircraft": a demand on whoever must."""
    scene = roles.scene
    for verb in scene.doc:
        if verb.dep_ != "ccomp" or syntax.modal(verb) not in _OUGHT or verb.i in taken:
            continue
        cue, subject = verb.head, syntax.own_subject(verb)
        said = cue.lemma_ in cues().speech and status.of_verb(cue) in ("occurred", "ongoing")
        if (
            not said
            or subject is None
            or subject.dep_ == "nsubjpass"
            or scene.document.is_quoted(scene.paragraph, verb)
        ):
            continue
        speaker = syntax.subject(cue)
        sources = roles.speakers(speaker) if speaker is not None else []
        targets = [one for one in roles.speakers(subject) if one.actor not in {s.actor for s in sources}]
        if len(sources) > 0 and len(targets) > 0:
            yield _record(roles, verb, ("REQUEST", None, "occurred"), sources, targets)


def _record(
    roles: Roles, head: Token, kind: tuple[Plover, str | None, Status], sources: list[Found], targets: list[Found]
) -> Action:
    scene = roles.scene
    type_, mode, state = kind
    word = scene.span(head.i, head.i)
    fields: dict[str, tuple[Span, ...]] = {"plover": (word,)}
    if mode is not None:
        fields["mode"] = (word,)
    for name, side in (("source", sources), ("target", targets)):
        if len(side) > 0:
            fields[name] = tuple(dict.fromkeys(one.mention for one in side))
    clause = scene.holds_clause(head)
    timed = scene.when(clause)
    if timed is not None and _DATED.match(timed[0].value) is None:
        timed = None  # "a year after", "this week" of an undated article: no day can be told
    place = scene.place(clause)
    if timed is not None:
        fields["when"] = (timed[0].evidence,)
    if place is not None:
        fields["place"] = (place.evidence,)
    return Action(
        id="action", evidence=(_evidence(scene, head, [*sources, *targets]),), plover=type_, mode=mode,
        source=tuple(dict.fromkeys(one.actor for one in sources)),
        target=tuple(dict.fromkeys(one.actor for one in targets)), when=timed[0] if timed is not None else None,
        place=place, status=state, cameo=types().cameo(type_, mode), fields=fields,
        confidence=0.8 if len(sources) > 0 and len(targets) > 0 else 0.6,
    )  # fmt: skip


def _evidence(scene: Scene, head: Token, sides: list[Found]) -> Span:
    """The clause from its first named side to its last word."""
    verb = head if syntax.is_verb(head) else syntax.governing_verb(head) or head
    inside = [i for i in syntax.clause(verb) if head.sent.start <= i < head.sent.end]
    first = min([head.i, *(one.first for one in sides if head.sent.start <= one.first < head.sent.end)])
    last = min(max([head.i, *inside]), first + _LONGEST)
    while last > head.i and scene.doc[last].is_punct:
        last -= 1
    return scene.span(first, max(last, head.i))

"""Positions: the stance of an actor on a matter, taken from what it said or did."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model import Position, Record, Statement
from communique.reports import demands, matters, stances, syntax
from communique.reports.bearers import Voices, is_headline, is_same_side
from communique.reports.scene import Scene
from communique.reports.stance_words import carriers
from communique.reports.stances import Held

_MEMORY = 200  # how many back anything is told twice: a page of a megabyte must not cost a day
_SILENT = frozenset({"PUNCT", "SPACE", "DET", "PRON", "NUM", "CCONJ", "PART", "SYM"})  # they carry no stance


def read(scenes: list[Scene], statements: tuple[Statement, ...]) -> tuple[Position, ...]:
    """The positions of the document: one for each actor and matter, in order."""
    voices = Voices(statements)
    known: list[_Known] = []
    for scene in scenes:
        for held in _in_scene(scene, voices):
            left = min((at for _, at in held.holders), default=0)
            for actor, _ in held.holders:
                one = _position(scene, held, actor, left)
                seen = _Known(position=one, words=_content(held), headline=is_headline(scene))
                near = (k for k in known[-_MEMORY:] if is_same_side(scene, actor, k.position.actor))
                same = next((k for k in near if _is_same(seen, k)), None)
                if same is None:
                    known.append(seen)
                elif same.headline and not seen.headline:
                    known[known.index(same)] = seen
    found = sorted((one.position for one in known), key=lambda one: one.evidence[0].start)
    return tuple(
        _numbered(one, number, voices.carrier(one.actor, one.evidence[0])) for number, one in enumerate(found, 1)
    )


class _Known(Record, frozen=True, kw_only=True):
    """A position, the words that its matter is known by, and whether a headline told it."""

    position: Position
    words: frozenset[str]
    headline: bool


def _in_scene(scene: Scene, voices: Voices) -> Iterator[Held]:
    known = carriers()
    demanding = demands.carriers(scene.doc)
    for token in scene.doc:
        stated = token.lemma_ in known or token.lower_ in known
        if (not stated and token.i not in demanding) or token.pos_ in _SILENT:
            continue
        own = list(stances.read(scene, token)) if stated else []
        if len(own) > 0:
            yield from own
        elif token.i in demanding:
            yield from demands.read(scene, token, voices)


def _position(scene: Scene, held: Held, actor: str, left: int) -> Position:
    first, last = matters.extent(scene, held.cue, held.matter)
    shares = held.cue.dep_ == "conj" and syntax.own_subject(held.cue) is None  # its subject is another verb's
    if not shares and held.cue.sent.start <= left < held.cue.i and held.cue.i - left < matters.LONGEST:
        first = left
    return Position(
        id="position", evidence=(scene.span(first, last),), actor=actor, issue=matters.issue_of(scene, held.matter),
        stance=held.stance, confidence=held.confidence,
    )  # fmt: skip


def _content(held: Held) -> frozenset[str]:
    """The words that tell one matter from another."""
    return frozenset(t.lemma_.lower() for t in held.matter.subtree if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"))


def _is_same(a: _Known, b: _Known) -> bool:
    """Whether two positions of one side are on one matter: told in the same words, or in as good as the same."""
    if a.position.evidence[0].overlaps(b.position.evidence[0]):
        return a.position.actor == b.position.actor or a.words == b.words
    if a.position.stance != b.position.stance or min(len(a.words), len(b.words)) == 0:
        return False
    return 2 * len(a.words & b.words) > min(len(a.words), len(b.words))


def _numbered(one: Position, number: int, carrier: str | None) -> Position:
    return Position(
        **{name: getattr(one, name) for name in one.__struct_fields__}
        | {"id": f"position-{number}", "statement": carrier}
    )

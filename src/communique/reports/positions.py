"""Positions: the stance of an actor on a matter, taken from what it said or did."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from communique.model import Position, Record, Span, Statement
from communique.model.reports import Stance
from communique.reports import speakers, status, syntax
from communique.reports.scene import Scene
from communique.vocab import load_data

_LONGEST = 40  # tokens of evidence
_INNER = frozenset({"-", "'", "’", "/"})  # marks inside names and compounds
_ISSUE = 8  # words of an issue's name
# What these want is what another is to do: "urged Russia to stop the strikes".
_OF_OTHERS = frozenset({"urge", "want", "press", "call"})
_BLAMING = frozenset({"accuse", "suspect", "blame", "criticise", "criticize", "condemn", "denounce"})
_LEADING = frozenset({"the", "a", "an", "that", "to", "for", "on", "any", "its", "his", "her", "their", "our", "of"})


class StanceVerb(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A verb of stance; ``with``: the matter stands after one of these; ``needs``: only with such an object."""

    lemma: str
    example: str
    with_: tuple[str, ...] = ()
    needs: Literal["", "need"] = ""


class PositionWords(Record, frozen=True, kw_only=True, rename={"for_": "for"}):
    """The data file."""

    label: str
    description: str
    for_: tuple[StanceVerb, ...]
    against: tuple[StanceVerb, ...]
    need: frozenset[str]
    must: frozenset[str]
    essential: frozenset[str]
    unacceptable: frozenset[str]
    conditional: frozenset[str]


def read(scenes: list[Scene], statements: tuple[Statement, ...]) -> tuple[Position, ...]:
    """The positions of the document: one for each actor, matter and stance, in order."""
    spoken: dict[int, list[tuple[Statement, Span]]] = {}
    by_speaker: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.speaker is None or statement.speaker.actor is None:
            continue
        by_speaker.setdefault(statement.speaker.actor, []).append(statement)
        for span in statement.content if len(scenes) > 0 else ():
            paragraph = scenes[0].document.paragraph_at(span.start)
            if paragraph is not None:
                spoken.setdefault(paragraph.index, []).append((statement, span))
    found: list[Position] = []
    held: dict[str, list[Position]] = {}
    for scene in scenes:
        for one in (*_from_verbs(scene), *_from_speech(scene, spoken.get(scene.paragraph.index, []))):
            known = held.setdefault(one.actor, [])
            if not any(_is_same(one, other) for other in known):
                known.append(one)
                found.append(one)
    return tuple(_numbered(one, number, by_speaker.get(one.actor, [])) for number, one in enumerate(found, 1))


def _from_verbs(scene: Scene) -> Iterator[Position]:
    lists = words()
    stances: dict[str, tuple[StanceVerb, Stance]] = {v.lemma: (v, "for") for v in lists.for_}
    stances |= {v.lemma: (v, "against") for v in lists.against}
    for token in scene.doc:
        known = stances.get(token.lemma_) if syntax.is_verb(token) else None
        blamed = token.dep_ == "pcomp" and token.head.head.lemma_ in _BLAMING  # what another is accused of
        if (
            known is None
            or blamed
            or token.dep_ in ("amod", "compound")
            or scene.document.is_quoted(scene.paragraph, token)
        ):
            continue
        verb, stance = known
        matter = _matter(token, verb)
        if matter is not None and (matter.ent_type_ in ("DATE", "TIME") or matter.tag_ in ("WDT", "WP")):
            continue  # "called Obama on Friday", "which Obama supported"
        if matter is None or status.of_verb(token) not in ("occurred", "ongoing"):
            negated = syntax.is_negated(token) and syntax.modal(token) is None
            if matter is None or not negated:
                continue
            stance = "against" if stance == "for" else "for"
        for actor, left in _holders(scene, token):
            yield _position(scene, token, actor, left, matter, stance)


def _matter(token: Token, verb: StanceVerb) -> Token | None:
    """What the stance is on: the object, the clause, or what follows the verb's preposition."""
    if len(verb.with_) > 0:
        if "out" in verb.with_:
            return (
                next((c for c in token.children if c.dep_ == "dobj"), None)
                if any(c.lower_ == "out" for c in token.children)
                else None
            )
        return next(iter(syntax.prepositional(token, *verb.with_)), None)
    order = ("xcomp", "ccomp", "dobj") if verb.lemma in _OF_OTHERS else ("dobj", "ccomp", "xcomp")
    for dep in order:
        found = next((c for c in token.children if c.dep_ == dep), None)
        if found is not None:
            needed = verb.needs == "" or found.lemma_.lower() in words().need
            return found if needed else None
    return None


def _holders(scene: Scene, verb: Token) -> list[tuple[str, int]]:
    """Who holds it, and where the words for them start: the subject, or the agent of a passive ("backed by Iran")."""
    passive = verb.tag_ == "VBN" and (
        verb.dep_ == "acl" or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    )
    if passive:
        return [(s.actor, verb.i) for inner in syntax.prepositional(verb, "by") for s in scene.actors_at(inner)]
    subject = speakers.subject_of(scene, verb)
    stands = scene.actors_at(subject) if subject is not None else []
    return [(s.actor, min(s.spot.first, verb.i)) for s in stands if not s.spot.locative]


def _position(scene: Scene, verb: Token, actor: str, left: int, matter: Token, stance: Stance) -> Position:
    inside = [t.i for t in matter.subtree]
    last = min(max(inside), min(inside) + _LONGEST)
    while last > verb.i and scene.doc[last].is_punct:
        last -= 1
    first = min(left, verb.i) if verb.i - left < _LONGEST else verb.i
    if any(t.lower_ in words().conditional and t.dep_ in ("mark", "advmod") for t in verb.subtree) and stance == "for":
        stance = "conditional"
    return Position(
        id="position", evidence=(scene.span(first, max(last, verb.i)),), actor=actor, issue=_issue(scene, matter),
        stance=stance, confidence=0.7,
    )  # fmt: skip


def _issue(scene: Scene, matter: Token) -> str:
    """A short name of the matter: its words, without the first small ones and what hangs on at the end."""
    tokens = [t for t in scene.doc[matter.left_edge.i : matter.right_edge.i + 1] if not t.is_space and t.text != '"']
    while len(tokens) > 1 and tokens[0].lower_ in _LEADING:
        tokens.pop(0)
    kept: list[Token] = []
    for token in tokens[: _ISSUE + 1]:
        mark = token.is_punct and token.text not in _INNER
        ends = mark or token.dep_ in ("relcl", "mark") or token.lower_ in ("which", "who", "after")
        if len(kept) >= 2 and ends:
            break
        kept.append(token)
    while len(kept) > 1 and (kept[-1].pos_ in ("ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ") or kept[-1].is_punct):
        kept.pop()
    return "".join(token.text_with_ws for token in kept).strip()


def _from_speech(scene: Scene, spoken: list[tuple[Statement, Span]]) -> Iterator[Position]:
    """ "Washington says he must go", "It is vital that all sides respect it": demands within what somebody says."""
    for statement, span in spoken:
        actor = statement.speaker.actor if statement.speaker is not None else None
        tokens = scene.paragraph.tokens(span) if actor is not None and statement.kind == "speech" else None
        for token in tokens if tokens is not None else ():
            stance = _demand(token)
            if stance is not None and actor is not None:
                yield _spoken(scene, token, actor, stance, statement)


def _demand(token: Token) -> Stance | None:
    lists = words()
    if syntax.is_verb(token) and (modal := syntax.modal(token)) in ("must", "should", "can"):
        if any(c.tag_ in ("WDT", "WP", "WRB") for c in token.subtree if c.i < token.i):
            return None  # "over which groups should take part": a question, not a demand
        refused = syntax.is_negated(token) or any(
            c.dep_ == "det" and c.lower_ == "no" for a in token.children for c in a.children
        )
        if modal == "can":
            return "against" if refused and token.lemma_ == "be" else None
        return "against" if refused else "for"
    if (
        token.dep_ == "acomp"
        and token.head.lemma_ == "be"
        and any(c.lower_ in ("it", "this", "that") for c in token.head.children)
    ):
        if token.lower_ in lists.essential:
            return "for"
        if token.lower_ in lists.unacceptable:
            clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
            return "for" if clause is not None and syntax.is_negated(clause) else "against"
    return None


def _spoken(scene: Scene, token: Token, actor: str, stance: Stance, statement: Statement) -> Position:
    verb = token if syntax.is_verb(token) else token.head
    inside = sorted(
        syntax.clause(verb) | {t.i for c in verb.children if c.dep_ in ("ccomp", "xcomp") for t in c.subtree}
    )
    first, last = inside[0], min(inside[-1], inside[0] + _LONGEST)
    while first < last and scene.doc[first].is_punct:
        first += 1
    while last > first and scene.doc[last].is_punct:
        last -= 1
    issue = _issue(
        scene, next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "dobj") and c.pos_ != "PRON"), verb)
    )
    return Position(
        id="position",
        evidence=(scene.span(first, last),),
        actor=actor,
        issue=issue,
        stance=stance,
        statement=statement.id,
        confidence=0.6,
    )


def _is_same(a: Position, b: Position) -> bool:
    return a.issue.lower() == b.issue.lower() or a.evidence[0].overlaps(b.evidence[0])


def _numbered(one: Position, number: int, spoken: list[Statement]) -> Position:
    carrier = one.statement
    if carrier is None:
        here = one.evidence[0]
        carrier = next((s.id for s in spoken if any(content.overlaps(here) for content in s.content)), None)
    return Position(
        **{name: getattr(one, name) for name in one.__struct_fields__}
        | {"id": f"position-{number}", "statement": carrier}
    )


@lru_cache(maxsize=1)
def words() -> PositionWords:
    """The words, loaded once."""
    return load_data("communique.vocab", "data/positions.yaml", PositionWords)

"""Commitments: agreements, pledges, deadlines, scheduled steps and ultimatums that the text says bind somebody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from communique.model import Commitment, Due, Record, Span
from communique.model.reports import CommitmentKind, Plover, Status
from communique.reports import speakers, status, syntax
from communique.reports.nominals import nominals
from communique.reports.scene import Scene, Stand
from communique.vocab import load_data

_LONGEST = 45  # tokens of evidence: a clause, not a paragraph
_TERM = frozenset({"by", "until", "before", "within", "midnight", "from", "starting", "for"})
_DUE = frozenset({"on", "in", "at"})


class CommitmentVerb(Record, frozen=True, kw_only=True):
    """A verb that binds its subject; ``needs``: only with such a noun as its object; ``clause``: only
    with a clause; ``mutual``: nobody does it alone."""

    lemma: str
    kind: CommitmentKind
    example: str
    counter: str = ""
    needs: Literal["", "instrument", "bond"] = ""
    clause: bool = False
    mutual: bool = False


class CommitmentWords(Record, frozen=True, kw_only=True):
    """The data file."""

    verbs: tuple[CommitmentVerb, ...]
    will: frozenset[str]
    instruments: frozenset[str]
    bonds: frozenset[str]
    scheduled: frozenset[str]
    steps: frozenset[str]
    ultimatum: frozenset[str]


@lru_cache(maxsize=1)
def words() -> CommitmentWords:
    """The words, loaded once."""
    return load_data("communique.vocab", "data/commitments.yaml", CommitmentWords)


def read(scenes: list[Scene]) -> tuple[Commitment, ...]:
    """The commitments of the document, each once, in order."""
    found: list[Commitment] = []
    bound: dict[tuple[str, frozenset[str]], list[Commitment]] = {}
    for scene in scenes:
        for one in _of_paragraph(scene):
            known = bound.setdefault((one.kind, frozenset(one.parties)), [])
            if not any(_is_same(one, other) for other in known):
                known.append(one)
                found.append(one)
    return tuple(_numbered(one, number) for number, one in enumerate(found, 1))


def _of_paragraph(scene: Scene) -> Iterator[Commitment]:
    lists = words()
    verbs = {verb.lemma: verb for verb in lists.verbs}
    for token in scene.doc:
        if syntax.is_verb(token):
            verb = verbs.get(token.lemma_)
            one = _from_verb(scene, token, verb) if verb is not None else None
            one = one or _from_will(scene, token) or _from_schedule(scene, token)
        elif token.pos_ == "NOUN":
            one = _from_noun(scene, token)
        else:
            continue
        if one is not None:
            yield one


def _from_verb(scene: Scene, token: Token, verb: CommitmentVerb) -> Commitment | None:
    state = status.of_verb(token)
    if state not in ("occurred", "ongoing"):
        return None
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.needs != "" and not any(o.lemma_.lower() in _nouns(verb.needs) for o in objects):
        return None
    clause = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and syntax.is_verb(c)), None)
    towards = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("to", "on", "over")]
    if verb.clause and clause is None:
        return None
    if verb.lemma == "agree" and not (towards or objects or (clause is not None and _is_undertaking(clause))):
        return None
    if verb.lemma == "commit" and clause is None and len(towards) == 0:
        return None
    parties = _parties(scene, token)
    if len(parties) == 0 or (verb.mutual and len(parties) < 2):
        return None
    first = [*objects, *([clause] if clause is not None else []), *towards]
    return _commitment(scene, token, verb.kind, parties, first)


def _is_undertaking(clause: Token) -> bool:
    """What one agrees to do, or that shall be done; "agreed that it was late" binds nobody."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    if any(child.dep_ == "expl" for child in clause.children):
        return False
    return infinitive or syntax.tense(clause) == "future" or syntax.modal(clause) in ("should", "must", "would")


def _nouns(kind: str) -> frozenset[str]:
    return words().instruments if kind == "instrument" else words().bonds


def _from_will(scene: Scene, token: Token) -> Commitment | None:
    """ "We will continue to support Iraq": a state or its officials, of their own acts."""
    if (
        token.lemma_ not in words().will
        or syntax.tense(token) != "future"
        or status.of_verb(token) not in ("planned", None)
    ):
        return None
    if not any(aux.lower_ in ("will", "'ll", "shall") for aux in syntax.auxiliaries(token)):
        return None
    parties = _parties(scene, token)
    official = [
        p for p in parties if scene.cast.type_of(p.actor) in ("state", "person") or p.spot.sort == "organisation"
    ]
    objects = [c for c in token.children if c.dep_ in ("dobj", "xcomp", "ccomp", "prep")]
    if token.lemma_ == "continue":
        objects = [c for c in objects if c.dep_ == "xcomp"]
    if len(official) == 0 or len(objects) == 0:
        return None
    return _commitment(scene, token, "pledge", official, objects)


def _from_schedule(scene: Scene, token: Token) -> Commitment | None:
    """ "the truce, due to start on Friday", "elections set for May"."""
    if token.lemma_ not in words().scheduled or token.tag_ != "VBN":
        return None
    step = token.head if token.dep_ in ("acl", "relcl") else syntax.own_subject(token)
    if step is None or step.lemma_.lower() not in words().steps:
        return None
    inside = {t.i for t in token.subtree}
    if scene.when(inside) is None:
        return None
    inner = [spot for child in step.subtree if (spot := scene.spot_at(child)) is not None]
    parties = [Stand(actor, scene.span(spot.first, spot.last), spot) for spot in inner for actor in spot.actors]
    return _commitment(scene, token, "schedule", _unique(parties) or _states_before(scene, token), [token])


def _states_before(scene: Scene, token: Token) -> list[Stand]:
    """Whose plan it is where the sentence does not say: nobody is guessed."""
    sentence = token.sent
    return _unique([
        Stand(actor, scene.span(spot.first, spot.last), spot)
        for spot in scene.spots if sentence.start <= spot.head < token.i and spot.sort == "state" and not spot.locative
        for actor in spot.actors
    ])  # fmt: skip


def _from_noun(scene: Scene, noun: Token) -> Commitment | None:
    """ "an agreement between A and B", "the truce that Moscow helped establish", "Obama's pledge"."""
    lists = words()
    lemma = noun.lemma_.lower()
    if lemma not in lists.instruments | lists.bonds - {"readiness", "resolve", "determination", "obligation"}:
        return None
    verb = syntax.governing_verb(noun)
    bound = {v.lemma for v in lists.verbs}
    if noun.dep_ == "dobj" and verb is not None and verb.lemma_ in bound:
        return None  # read with its verb
    parties = [stand for c in noun.children if c.lower_ == "between" for stand in scene.between(c)]
    by = [
        c
        for c in noun.children
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in ("agree", "announce", "broker", "reach", "sign")
    ]
    parties += [s for c in by for inner in syntax.prepositional(c, "by", "between") for s in scene.actors_at(inner)]
    if lemma in lists.bonds:
        parties += [s for c in noun.children if c.dep_ == "poss" for s in scene.actors_at(c)]
    elif len(parties) < 2 and len(by) == 0:
        return None
    if len(parties) == 0:
        return None
    state = status.of_noun(noun, None)
    if state not in ("occurred", "ongoing"):
        return None
    kind: CommitmentKind = "pledge" if lemma in lists.bonds else "agreement"
    return _commitment(scene, noun, kind, _unique(parties), [noun])


def _parties(scene: Scene, verb: Token) -> list[Stand]:
    participle = verb.tag_ == "VBN" and verb.dep_ == "acl"
    passive = (
        participle or any(child.dep_ == "nsubjpass" for child in verb.children)
    ) and verb.lemma_ != "commit"  # "is committed to"
    if passive:
        return _unique([s for inner in syntax.prepositional(verb, "by", "between") for s in scene.actors_at(inner)])
    subject = speakers.subject_of(scene, verb, near_only=False)
    found = scene.actors_at(subject) if subject is not None else []
    found += [s for inner in syntax.prepositional(verb, "with") for s in scene.actors_at(inner)]
    for child in verb.children:
        if child.dep_ == "dobj":
            found += [s for inner in syntax.prepositional(child, "with", "to") for s in scene.actors_at(inner)]
    return [stand for stand in _unique(found) if not stand.spot.locative]


def _commitment(
    scene: Scene, head: Token, kind: CommitmentKind, parties: list[Stand], content: list[Token]
) -> Commitment | None:
    inside = {t.i for part in content for t in part.subtree}
    if len(inside) == 0:
        return None  # "pledged", and the parser hung what on something else
    first, last = min(inside), max(inside)
    aside = next((i for i in range(first + 1, last + 1) if scene.doc[i].text in (")", ";")), last + 1)
    last = min(last, aside - 1, first + _LONGEST)
    while last > first and scene.doc[last].is_punct:
        last -= 1
    left = min(
        [
            head.i,
            *(
                p.spot.first
                for p in parties
                if p.spot.first < first
                and first - p.spot.first < _LONGEST
                and scene.doc[p.spot.head].sent.start == head.sent.start
            ),
        ]
    )
    evidence = scene.span(min(left, first), max(last, head.i))
    due, due_span = _due(scene, head, inside)
    conditions = tuple(
        scene.span(c.left_edge.i, c.right_edge.i)
        for c in head.children
        if c.dep_ == "advcl" and any(m.lower_ in ("if", "unless", "once", "provided") for m in c.children)
    )
    fields: dict[str, tuple[Span, ...]] = {"kind": (scene.span(head.i, head.i),)}
    if due_span is not None:
        fields["due"] = (due_span,)
    plover: Plover = "AGREE"
    state: Status = "occurred"
    return Commitment(
        id="commitment", evidence=(evidence,), kind=kind, parties=tuple(dict.fromkeys(p.actor for p in parties)),
        content=(scene.span(first, last),), conditions=conditions, due=due, status=state, plover=plover, fields=fields,
        confidence=0.7 if kind in ("agreement", "pledge") else 0.6,
    )  # fmt: skip


def _due(scene: Scene, head: Token, inside: set[int]) -> tuple[Due | None, Span | None]:
    """By when: a moment inside what is promised, after a word that sets a term; not the day of the promise itself."""
    for time in scene.times:
        before = scene.doc[time.first - 1].lower_ if time.first > 0 else ""
        term = before in _TERM or time.raw.mod in ("midnight", "within")
        if not time.is_moment or time.first not in inside or time.raw.anchor != "now":
            continue
        governor = syntax.governing_verb(scene.doc[time.first])
        if term or (before in _DUE and governor is not None and governor.i != head.i):
            e = time.expression
            return Due(earliest=e.earliest, latest=e.latest, value=e.value, evidence=time.span), time.span
    return None, None


def _unique(stands: list[Stand]) -> list[Stand]:
    kept = [s for s in stands if s.spot.sort != "pronoun" or s.actor is not None]
    return list({s.actor: s for s in reversed(kept) if not _is_audience(s)}.values())[::-1]


def _is_audience(stand: Stand) -> bool:
    return stand.spot.name.lower() in nominals().audience


def _is_same(a: Commitment, b: Commitment) -> bool:
    return a.evidence[0].overlaps(b.evidence[0]) or a.content == b.content


def _numbered(one: Commitment, number: int) -> Commitment:
    return Commitment(**{name: getattr(one, name) for name in one.__struct_fields__} | {"id": f"commitment-{number}"})

"""Commitments: agreements, pledges, deadlines, scheduled steps and ultimatums that the text says bind somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Commitment, Due, Span, Statement
from communique.reports import agreements, pledges, schedules, syntax
from communique.reports.bearers import Voices, is_headline, is_same_side
from communique.reports.commitment_words import words
from communique.reports.pledges import Bound
from communique.reports.scene import Scene
from communique.reports.times import Time
from communique.reports.timex import WEEKDAYS

_LONGEST = 45  # tokens of evidence: a clause, not a paragraph
_MEMORY = 200  # how many back anything is told twice: a page of a megabyte must not cost a day
_TERM = frozenset({"by", "until", "before", "within", "midnight", "from", "starting", "for", "till"})
_DUE = frozenset({"on", "in", "at"})
_NATIONAL = frozenset({"election", "referendum", "ballot", "poll", "runoff", "vote", "transition"})
_CONDITIONS = frozenset({"if", "unless", "once", "provided"})


def read(scenes: list[Scene], statements: tuple[Statement, ...]) -> tuple[Commitment, ...]:
    """The commitments of the document, each once, in order."""
    voices = Voices(statements)
    known: list[_Known] = []
    for scene in scenes:
        for bound in _of_paragraph(scene, voices):
            parties = tuple(dict.fromkeys(p.actor for p in bound.parties))
            parties = parties or _parties_before(scene, bound, [one.commitment for one in known])
            if len(parties) == 0:
                continue
            one = _Known(_commitment(scene, bound, parties), _content_words(bound), is_headline(scene))
            same = next((other for other in known[-_MEMORY:] if _is_same(scene, one, other)), None)
            if same is None:
                known.append(one)
            elif same.headline and not one.headline:
                known[known.index(same)] = one
    told = sorted((one.commitment for one in known), key=lambda one: one.evidence[0].start)
    return tuple(_numbered(one, number) for number, one in enumerate(told, 1))


@dataclass(slots=True, frozen=True)
class _Known:
    """A commitment, the words that its matter is known by, and whether a headline told it."""

    commitment: Commitment
    words: frozenset[str]
    headline: bool


def _parties_before(scene: Scene, bound: Bound, found: list[Commitment]) -> tuple[str, ...]:
    """Whose a step is that the sentence names nobody for: of those who agreed on it before, or of the state told of."""
    if bound.kind != "schedule":
        return ()
    step = {t.lemma_.lower() for part in bound.content for t in (part, *part.children, part.head)}
    if step & (words().instruments | {"plan"}):
        return next((one.parties for one in reversed(found) if one.kind == "agreement"), ())
    home = scene.cast.home
    if home is None or not step & _NATIONAL:
        return ()
    return (scene.cast.known(scene.cast.registry.get(home)),)


def _of_paragraph(scene: Scene, voices: Voices) -> Iterator[Bound]:
    for token in scene.doc:
        if token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADP") and not syntax.is_verb(token):
            continue
        one = schedules.read(scene, token)
        if one is None and (syntax.is_verb(token) or token.pos_ == "ADJ"):
            one = pledges.read(scene, token, voices)
        elif one is None and token.pos_ == "NOUN":
            one = agreements.read(scene, token)
        if one is not None and len(one.content) > 0:
            yield one


def _commitment(scene: Scene, bound: Bound, actors: tuple[str, ...]) -> Commitment:
    head, parties = bound.head, bound.parties
    inside = {t.i for part in bound.content for t in part.subtree}
    first, last = min(inside), max(inside)
    aside = next((i for i in range(first + 1, last + 1) if scene.doc[i].text in (")", ";")), last + 1)
    last = max(first, min(last, aside - 1, first + _LONGEST))
    while last > first and (scene.doc[last].is_punct or scene.doc[last].is_space):
        last -= 1
    named = [
        p.spot.first for p in parties
        if p.spot.first < first and first - p.spot.first < _LONGEST
        and head.sent.start <= p.spot.head < head.sent.end and p.spot.paragraph == scene.paragraph.index
    ]  # fmt: skip
    evidence = scene.span(min([head.i, first, *named]), max(last, head.i))
    due, due_span = _due(scene, bound, inside)
    fields: dict[str, tuple[Span, ...]] = {"kind": (scene.span(head.i, head.i),)}
    if due_span is not None:
        fields["due"] = (due_span,)
    return Commitment(
        id="commitment", evidence=(evidence,), kind=bound.kind, parties=actors,
        content=(scene.span(first, last),), conditions=_conditions(scene, bound), due=due, status="occurred",
        plover="THREATEN" if bound.kind == "ultimatum" else "AGREE", fields=fields, confidence=bound.confidence,
    )  # fmt: skip


def _conditions(scene: Scene, bound: Bound) -> tuple[Span, ...]:
    """The clauses that say under what condition."""
    near = [c for part in (bound.head, *bound.content) for c in part.children if c.dep_ == "advcl"]
    told = {c.i: c for c in near if any(m.lower_ in _CONDITIONS for m in c.children)}
    return tuple(scene.span(c.left_edge.i, c.right_edge.i) for _, c in sorted(told.items()))


def _due(scene: Scene, bound: Bound, inside: set[int]) -> tuple[Due | None, Span | None]:
    """By when: a moment inside what is promised, after a word that sets a term; not the day of the promise itself."""
    head = bound.head
    is_act = bound.kind in ("schedule", "deadline") or syntax.tense(head) == "future"
    for time in scene.times:
        before = scene.doc[time.first - 1].lower_ if time.first > 0 else ""
        term = before in _TERM or time.raw.mod in ("midnight", "within")
        if time.first not in inside or not (_is_span(time, before) or (time.is_moment and time.raw.anchor == "now")):
            continue
        governor = syntax.governing_verb(scene.doc[time.first])
        if governor is not None and governor.lemma_ in words().reached and governor.i != head.i:
            continue  # "the deal reached in July"
        if before == "until" and _is_before(scene, time):
            continue  # "gave them until Friday": the day to come, not the one that the past tense points to
        if term or is_act or (before in _DUE and governor is not None and governor.i != head.i):
            e = time.expression
            return Due(earliest=e.earliest, latest=e.latest, value=e.value, evidence=time.span), time.span
    return None, None


def _is_before(scene: Scene, time: Time) -> bool:
    """Whether a day of the week was resolved to one before publication."""
    published, latest = scene.document.article.published.earliest, time.expression.latest
    weekday = scene.doc[time.last].lower_ in WEEKDAYS
    return weekday and published is not None and latest is not None and latest < published


def _is_span(time: Time, before: str) -> bool:
    """ "Within six months": how long at most."""
    return time.expression.type == "DURATION" and (before == "within" or time.raw.mod == "within")


def _content_words(bound: Bound) -> frozenset[str]:
    """The words that tell one commitment from another."""
    tokens = (bound.head, *(t for part in bound.content for t in part.subtree))
    return frozenset(t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "VERB", "ADJ"))


def _is_same(scene: Scene, one: _Known, other: _Known) -> bool:
    """Whether two are one commitment told twice: the same words, or the same side bound to as good as the same."""
    a, b = one.commitment, other.commitment
    if a.evidence[0].overlaps(b.evidence[0]):
        return True
    if not any(is_same_side(scene, x, y) for x in a.parties for y in b.parties):
        return False
    shared = one.words & other.words
    if a.kind == b.kind == "agreement" and len(words().instruments & shared) > 0 and set(a.parties) & set(b.parties):
        return True
    return 2 * len(shared) > min(len(one.words), len(other.words))


def _numbered(one: Commitment, number: int) -> Commitment:
    return Commitment(**{name: getattr(one, name) for name in one.__struct_fields__} | {"id": f"commitment-{number}"})

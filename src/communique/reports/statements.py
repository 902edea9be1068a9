"""Statements: who said what. Quotation marks are hard evidence; clauses under a verb of speech are read beside them."""

from __future__ import annotations

from communique.model import Span, Speaker, Statement, Unattributed
from communique.reports import speakers, syntax
from communique.reports.cues import cues
from communique.reports.indirect import according, add_indirect, announced_block, announces, indirect, is_short
from communique.reports.said import Reading, Said, circumstances, settled
from communique.reports.scene import Scene
from communique.reports.speakers import Placed, Source

#: Fewer quoted words than this, with nobody speaking them, are a title, a name or a scare quote.
FEWEST_WORDS = 4


def read(scenes: list[Scene]) -> tuple[list[Said], list[Unattributed]]:
    """All statements of the document and the quoted words that are nobody's, in order."""
    reading = Reading()
    for scene in scenes:
        if scene.paragraph.region.kind == "title":
            continue
        announced_block(scene, reading)
        for quote in speakers.placed(scene):
            _quotation(scene, quote, reading)
        for said, cue in (*indirect(scene), *according(scene)):
            said.source = settled(scene, said.source, reading)
            add_indirect(said, cue, reading)
        reading.announced = announces(scene) or (reading.announced if is_short(scene) else None)
    return reading.said, reading.unattributed


def records(said: list[Said]) -> tuple[Statement, ...]:
    """The statements as the report gives them, in the order of the text, numbered."""
    order = sorted(range(len(said)), key=lambda i: (said[i].content[0].start, -said[i].content[0].end))
    ids = {old: f"statement-{new}" for new, old in enumerate(order, 1)}
    return tuple(_record(said[i], ids[i], None if (outer := said[i].outer) is None else ids.get(outer)) for i in order)


def _record(one: Said, id_: str, within: str | None) -> Statement:
    source = one.source
    speaker = (
        Speaker(mention=source.mention, actor=source.actor)
        if source is not None and source.mention is not None
        else None
    )
    cue = None
    if source is not None and source.cue is not None and one.tokens is not None:
        cue = Span(start=one.tokens[0], end=one.tokens[1])
    return Statement(
        id=id_, content=tuple(one.content), manner=one.manner, kind=one.kind, speaker=speaker, cue=cue,
        addressees=one.addressees, when=one.when, place=one.place, medium=one.medium, plover=one.plover, within=within,
        confidence=one.confidence,
    )  # fmt: skip


def _quotation(scene: Scene, quote: Placed, reading: Reading) -> None:
    text = scene.document.text
    words = quote.quotation.words(text)
    source = settled(scene, speakers.source_of(scene, quote), reading)
    if (
        source is not None
        and source.mention is not None
        and (words >= FEWEST_WORDS or _opens_speech(scene, quote, source))
    ):
        interrupted = _interrupted(scene, source, reading)
        if interrupted is None:
            reading.said.append(_direct(scene, quote, source))
        else:
            interrupted.content.append(quote.quotation.inner)
        return
    if words < FEWEST_WORDS and _goes_on(scene, quote) and (earlier := _carried_on(scene, quote, reading)) is not None:
        earlier.content.append(quote.quotation.inner)
        return
    if words < FEWEST_WORDS:
        reason = "title or name" if quote.quotation.inner.of(text).istitle() else "scare quotes"
        reading.unattributed.append(_nobody(quote, reason))
        return
    if (earlier := _carried_on(scene, quote, reading)) is not None:
        earlier.content.append(quote.quotation.inner)
        earlier.open_ended = quote.quotation.open_ended
        return
    source = source or _inherited(scene, quote, reading)
    if source is None:
        reading.said.append(Said(scene.paragraph.index, [quote.quotation.inner], "direct", None, confidence=0.3))
        return
    reading.said.append(_direct(scene, quote, source, inherited=True))


def _interrupted(scene: Scene, source: Source, reading: Reading) -> Said | None:
    """The statement that the same cue interrupts: "The truce," he said, "will hold"."""
    last = next((s for s in reversed(reading.said) if s.manner != "indirect"), None)
    if last is None or last.paragraph != scene.paragraph.index or last.source is None or source.cue is None:
        return None
    comma = last.content[-1].of(scene.document.text).endswith(",")
    return last if comma and last.source.cue is not None and last.source.cue.i == source.cue.i else None


def _goes_on(scene: Scene, quote: Placed) -> bool:
    """Whether a quotation is a sentence of its own: "Nobody knows."""
    before = scene.doc.text[: scene.doc[quote.first].idx].rstrip()
    return before.endswith((".", "!", "?")) and quote.quotation.inner.of(scene.document.text).endswith((".", "!", "?"))


def _opens_speech(scene: Scene, quote: Placed, source: Source) -> bool:
    """A short quotation is speech where a cue of speech stands right beside it: "No," he said."""
    if source.cue is None or source.cue.lemma_ not in cues().speech:
        return False
    near = min(abs(source.cue.i - quote.first), abs(source.cue.i - quote.last))
    return near <= 3 and quote.quotation.inner.of(scene.document.text).endswith((",", ".", "!", "?"))


def _direct(scene: Scene, quote: Placed, source: Source, *, inherited: bool = False) -> Said:
    inside = source.cue is not None and source.cue.i < quote.first and source.cue.lemma_ in cues().characterise
    said = Said(
        scene.paragraph.index, [quote.quotation.inner], "mixed" if inside else "direct", source,
        confidence=0.6 if inherited else 0.9 if source.actor is not None else 0.7,
        open_ended=quote.quotation.open_ended,
    )  # fmt: skip
    if source.cue is not None and source.cue.doc is scene.doc:
        circumstances(scene, said, source.cue)
    return said


def _carried_on(scene: Scene, quote: Placed, reading: Reading) -> Said | None:
    """The statement that this quotation goes on with: left open in the paragraph before, or interrupted by its cue."""
    if len(reading.said) == 0:
        return None
    last = next((s for s in reversed(reading.said) if s.manner != "indirect"), None)
    if last is None or last.source is None:
        return None
    if last.open_ended and quote.quotation.continues and scene.paragraph.index - last.paragraph <= 2:
        last.paragraph = scene.paragraph.index
        return last
    if last.paragraph != scene.paragraph.index or last.source.outer is not None:
        return None
    between = scene.document.text[last.content[-1].end : quote.quotation.inner.start]
    return last if len(between) < 400 and speakers.source_of(scene, quote) is None else None


def _inherited(scene: Scene, quote: Placed, reading: Reading) -> Source | None:
    """No source in the sentence: the one announced above, the cue in the next sentence, the last who spoke nearby."""
    if reading.announced is not None:
        return reading.announced
    following = next(
        (
            t
            for t in scene.doc[quote.last + 1 :]
            if speakers.is_cue(t) and not scene.document.is_quoted(scene.paragraph, t)
        ),
        None,
    )
    if following is not None and following.sent.start <= quote.last + 12:
        source = speakers.speaker(scene, following)
        if source is not None and source.actor is not None:
            return Source(source.mention, source.actor, None)
    for said in reversed(reading.said):
        if scene.paragraph.index - said.paragraph > 3:
            break
        if scene.paragraph.index - said.paragraph > 1 or said.source is None:
            continue
        if said.source.outer is not None and said.paragraph == scene.paragraph.index:
            return Source(said.source.outer_mention, said.source.outer, None)
        first = quote.first <= 1 or said.paragraph == scene.paragraph.index
        if first and said.manner != "indirect":
            return Source(said.source.mention, said.source.actor, None)
    return _first_subject(scene, quote)


def _first_subject(scene: Scene, quote: Placed) -> Source | None:
    """The quoted words are the sentence's own verb ('He also "confirmed the readiness"'): its subject stands before."""
    spots = [spot for spot in scene.spots if spot.head < quote.first and scene.doc[spot.head].dep_ in syntax.SUBJECTS]
    if len(spots) == 0 or scene.doc[spots[-1].head].sent.start != scene.doc[quote.first].sent.start:
        return None
    spot = spots[-1]
    return Source(scene.span(spot.first, spot.last), spot.actors[0] if len(spot.actors) == 1 else None, None)


def _nobody(quote: Placed, reason: str) -> Unattributed:
    return Unattributed(start=quote.quotation.inner.start, end=quote.quotation.inner.end, reason=reason)

"""Statements: who said what. Quotation marks are hard evidence; clauses under a verb of speech are read beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.model import Place, Span, Speaker, Statement, Unattributed, When
from communique.model.reports import Manner, Plover, StatementKind
from communique.reports import speakers, status, syntax
from communique.reports.cues import cues
from communique.reports.scene import Scene
from communique.reports.speakers import Placed, Source

#: Fewer quoted words than this, with nobody speaking them, are a title, a name or a scare quote.
FEWEST_WORDS = 4


@dataclass(slots=True)
class Said:
    """A statement under construction."""

    paragraph: int
    content: list[Span]
    manner: Manner
    source: Source | None
    kind: StatementKind = "speech"
    addressees: tuple[str, ...] = ()
    when: When | None = None
    place: Place | None = None
    medium: str | None = None
    plover: Plover | None = None
    confidence: float = 0.5
    open_ended: bool = False
    outer: int | None = None
    tokens: tuple[int, int] | None = None


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    said: list[Said] = field(default_factory=list)
    unattributed: list[Unattributed] = field(default_factory=list)
    announced: Source | None = None  # "the minister said:" at the end of a paragraph
    block: Said | None = None  # the unquoted words that such a line announced


_ANAPHORIC = frozenset({"he", "she", "it", "they"})


def _settled(scene: Scene, source: Source | None, reading: Reading) -> Source | None:
    """A source that is a pronoun, or "the source" without a name, is the last one that spoke nearby."""
    if source is None or source.mention is None:
        return source
    words = source.mention.of(scene.document.text).lower().split()
    pronoun = len(words) == 1 and words[0] in _ANAPHORIC
    described = source.actor is None and words[0] == "the" and len(words) <= 3
    if not pronoun and not described:
        return source
    for said in reversed(reading.said):
        if scene.paragraph.index - said.paragraph > 2:
            break
        earlier = said.source
        if earlier is None or earlier.mention is None:
            continue
        if described and words[-1] not in earlier.mention.of(scene.document.text).lower().split():
            continue
        person = earlier.actor is None or scene.cast.type_of(earlier.actor) == "person"
        if pronoun and (words[0] in ("he", "she")) != person:
            continue
        if pronoun and _newer_subject(scene, said, source):
            return source
        mention = source.mention if earlier.actor is not None else earlier.mention
        return Source(mention, earlier.actor, source.cue, source.outer, source.outer_mention)
    return source


def _newer_subject(scene: Scene, said: Said, source: Source) -> bool:
    """Whether somebody else has become the subject since the last statement, so that "he" is that one."""
    if source.cue is None or said.source is None:
        return False
    since = said.content[-1].end if said.paragraph == scene.paragraph.index else 0
    for spot in scene.spots:
        token = scene.doc[spot.head]
        here = scene.span(spot.head, spot.head).start
        person = spot.sort in ("person", "office") and len(spot.actors) == 1 and spot.actors[0] != said.source.actor
        if person and here > since and spot.head < source.cue.i and token.dep_ in syntax.SUBJECTS:
            return not scene.document.is_quoted(scene.paragraph, token)
    return False


def read(scenes: list[Scene]) -> tuple[list[Said], list[Unattributed]]:
    """All statements of the document and the quoted words that are nobody's, in order."""
    reading = Reading()
    for scene in scenes:
        if scene.paragraph.region.kind == "title":
            continue
        _announced_block(scene, reading)
        for quote in speakers.placed(scene):
            _quotation(scene, quote, reading)
        for said, cue in (*_indirect(scene), *_according(scene)):
            said.source = _settled(scene, said.source, reading)
            _add_indirect(said, cue, reading)
        reading.announced = _announces(scene) or (reading.announced if _is_short(scene) else None)
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


# Quotations


def _quotation(scene: Scene, quote: Placed, reading: Reading) -> None:
    text = scene.document.text
    words = quote.quotation.words(text)
    source = _settled(scene, speakers.source_of(scene, quote), reading)
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
        _circumstances(scene, said, source.cue)
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


# Statements without quotation marks


def _indirect(scene: Scene) -> Iterator[tuple[Said, Token]]:
    for token in scene.doc:
        if not speakers.is_cue(token) or scene.document.is_quoted(scene.paragraph, token) or syntax.is_negated(token):
            continue
        clause = next((c for c in token.children if c.dep_ == "ccomp" and syntax.is_verb(c)), None)
        if clause is None or status.of_verb(token) not in ("occurred", "ongoing"):
            continue
        first, last = clause.left_edge.i, clause.right_edge.i
        if first <= token.i <= last:
            continue
        while first < last and (scene.doc[first].is_punct or scene.doc[first].lower_ == "that"):
            first += 1
        while last > first and (scene.doc[last].is_punct or scene.doc[last].is_space):
            last -= 1
        source = speakers.speaker(scene, token)
        if source is None or source.mention is None or last - first < 2 or _names(scene, source, first, last):
            continue
        last = _before_contrast(scene, first, last)
        quoted = sum(scene.document.is_quoted(scene.paragraph, t) for t in scene.doc[first : last + 1])
        if quoted * 2 > last - first + 1:
            continue  # mostly quotation: it has its own statement
        manner: Manner = "mixed" if quoted > 0 else "indirect"
        kind: StatementKind = (
            "thought" if token.lemma_ in cues().thought and token.lemma_ not in cues().speech else "speech"
        )
        said = Said(
            scene.paragraph.index, [scene.span(first, last)], manner, source, kind=kind,
            confidence=0.75 if source.actor is not None else 0.6,
        )  # fmt: skip
        _circumstances(scene, said, token)
        yield said, token


def _names(scene: Scene, source: Source, first: int, last: int) -> bool:
    """Whether the words name their own speaker: then they are the writer's, and the parser took in too much."""
    people = [spot for spot in scene.spots if spot.sort == "person" and first <= spot.head <= last]
    return source.actor is not None and any(spot.actors == (source.actor,) for spot in people)


def _before_contrast(scene: Scene, first: int, last: int) -> int:
    """The end of the words before ", while Russia opposes it": that clause is the writer's again."""
    for at in range(first + 3, last):
        if scene.doc[at].text == "," and scene.doc[at + 1].lower_ in ("while", "whereas", "although", "though"):
            return at - 1
    return last


def _according(scene: Scene) -> Iterator[tuple[Said, Token]]:
    """ "According to the Kremlin, the two agreed": what the sentence says is said by that source."""
    for token in scene.doc:
        prep = token if token.lower_ == "according" else None
        if prep is None or scene.document.is_quoted(scene.paragraph, token) or token.i + 2 >= len(scene.doc):
            continue
        spot = next((s for s in scene.spots if 0 < s.first - token.i <= 3), None)
        if spot is None or scene.doc[token.i + 1].lower_ != "to":
            continue
        sentence = token.sent
        first, last = sentence.start, sentence.end - 1
        if token.i - first <= 1:
            first = next((i + 1 for i in range(spot.last + 1, last) if scene.doc[i].text == ","), last)
        else:
            last = token.i - 1
        while last > first and (scene.doc[last].is_punct or scene.doc[last].is_space):
            last -= 1
        if last - first < 3 or any(
            scene.document.is_quoted(scene.paragraph, scene.doc[i]) for i in range(first, last + 1)
        ):
            continue
        actor = spot.actors[0] if len(spot.actors) == 1 else None
        source = Source(scene.span(spot.first, spot.last), actor, token)
        cue = scene.span(token.i, token.i + 1)
        said = Said(scene.paragraph.index, [scene.span(first, last)], "indirect", source, confidence=0.7)
        said.tokens = (cue.start, cue.end)
        yield said, token


def _add_indirect(said: Said, cue: Token, reading: Reading) -> None:
    """A clause under a cue; quotations inside it by others are statements within it."""
    whole = said.content[0]
    for index, other in enumerate(reading.said):
        if other.paragraph == said.paragraph and other.manner == "indirect" and other.content[0].contains(whole):
            said.outer = index
    reading.said.append(said)
    here = len(reading.said) - 1
    for other in reading.said[:-1]:
        same = (
            other.source is not None
            and said.source is not None
            and other.source.cue is not None
            and other.source.cue.i == cue.i
        )
        if (
            other.paragraph == said.paragraph
            and other.manner != "indirect"
            and whole.contains(other.content[0])
            and not same
        ):
            other.outer = here


def _announces(scene: Scene) -> Source | None:
    """ "Following the meeting the minister said:" — the paragraph's last words announce the next one."""
    if not scene.doc.text.rstrip().endswith(":"):
        return _asked(scene)
    for token in reversed(scene.doc):
        if speakers.is_cue(token):
            source = speakers.speaker(scene, token)
            return source if source is not None and source.mention is not None else None
    return None


def _asked(scene: Scene) -> Source | None:
    """ "The minister was asked what would come next." — the quotation that follows is the answer."""
    last = list(scene.doc.sents)[-1:]
    for token in last[0] if len(last) > 0 else ():
        subject = syntax.own_subject(token) if token.lemma_ == "ask" else None
        if subject is not None and subject.dep_ == "nsubjpass":
            stands = scene.actors_at(subject)
            return Source(speakers.noun_phrase(scene, subject), stands[0].actor if len(stands) == 1 else None, None)
    return None


def _is_short(scene: Scene) -> bool:
    return len(scene.doc) < 3


def _announced_block(scene: Scene, reading: Reading) -> None:
    """Unquoted paragraphs after "said:" are the speaker's words, until the text speaks of the speaker again."""
    text = scene.doc.text.lstrip()
    colon = scene.paragraph.index > 0 and reading.announced is not None and reading.announced.cue is not None
    if reading.announced is not None and colon and not text.startswith('"'):
        source = reading.announced
        reading.block = Said(
            scene.paragraph.index, [], "direct", Source(source.mention, source.actor, None), confidence=0.7
        )
        reading.said.append(reading.block)
    if reading.block is None:
        return
    spoken_of = any(
        reading.block.source is not None and spot.actors == (reading.block.source.actor,) and spot.sort != "pronoun"
        for spot in scene.spots
    )
    if spoken_of or '"' in text:
        if len(reading.block.content) == 0:
            reading.said.remove(reading.block)
        reading.block = None
        return
    stripped = scene.paragraph.region.start + len(scene.doc.text) - len(text)
    reading.block.content.append(Span(start=stripped, end=stripped + len(text.rstrip())))
    reading.block.paragraph = scene.paragraph.index


# What stands around a cue


def _circumstances(scene: Scene, said: Said, cue: Token) -> None:
    own = {t.i for t in cue.children} | {
        t.i
        for child in cue.children
        if child.dep_ in ("prep", "npadvmod", "advmod", "dobj", "dative")
        for t in child.subtree
    }
    own = {i for i in own if not scene.document.is_quoted(scene.paragraph, scene.doc[i])}
    timed = scene.when(own)
    said.when = timed[0] if timed is not None else None
    said.place = scene.place(own)
    said.medium = _medium(scene, cue, own)
    said.plover = cues().type_of(cue.lemma_)
    cue_span = scene.span(cue.i, cue.i)
    said.tokens = (cue_span.start, cue_span.end)
    if cue.lemma_ in ("tell", "inform", "assure", "remind", "urge", "ask", "advise", "warn"):
        stands = [s for child in cue.children if child.dep_ in ("dobj", "dative") for s in scene.actors_at(child)]
        said.addressees = tuple(s.actor for s in stands if scene.cast.type_of(s.actor) in ("person", "state", "group"))


def _medium(scene: Scene, cue: Token, own: set[int]) -> str | None:
    """ "in a statement", "told the state radio", "on Twitter"."""
    for child in cue.children:
        if child.dep_ in ("dobj", "dative") and (child.lemma_.lower() in cues().media or child.ent_type_ == "ORG"):
            phrase = scene.doc[child.left_edge.i : child.right_edge.i + 1].text
            return str(phrase if len(phrase) < 60 else child.text)
    for i in sorted(own):
        token = scene.doc[i]
        if (
            token.dep_ == "pobj"
            and token.head.lower_ in ("in", "on", "via")
            and token.lemma_.lower() in cues().nouns | cues().media
        ):
            phrase = scene.doc[token.left_edge.i : token.right_edge.i + 1].text
            return str(phrase if len(phrase) < 60 else token.text)
    return None

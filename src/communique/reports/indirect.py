"""Statements without quotation marks: clauses under a verb of speech, "according to", announced paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.model import Span
from communique.model.reports import Manner, StatementKind
from communique.reports import speakers, status, syntax
from communique.reports.cues import cues
from communique.reports.said import Reading, Said, circumstances
from communique.reports.scene import Scene
from communique.reports.speakers import Source

_NEAR = 60  # statements looked back at for one that holds another: a paragraph has fewer


def indirect(scene: Scene) -> Iterator[tuple[Said, Token]]:
    """The clauses under verbs of speech and thought, each with its cue."""
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
        circumstances(scene, said, token)
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


def according(scene: Scene) -> Iterator[tuple[Said, Token]]:
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


def add_indirect(said: Said, cue: Token, reading: Reading) -> None:
    """A clause under a cue; quotations inside it by others are statements within it."""
    whole = said.content[0]
    near = range(max(0, len(reading.said) - _NEAR), len(reading.said))
    for index in near:
        other = reading.said[index]
        if other.paragraph == said.paragraph and other.manner == "indirect" and other.content[0].contains(whole):
            said.outer = index
    reading.said.append(said)
    here = len(reading.said) - 1
    for other in (reading.said[index] for index in near):
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


def announces(scene: Scene) -> Source | None:
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


def is_short(scene: Scene) -> bool:
    """Whether a paragraph is too short to end what a line before it announced."""
    return len(scene.doc) < 3


def announced_block(scene: Scene, reading: Reading) -> None:
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

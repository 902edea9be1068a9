"""A statement under construction, who its speaker is when the words only point back, and what stands around its cue."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.model import Place, Span, Unattributed, When
from communique.model.reports import Manner, Plover, StatementKind
from communique.reports import syntax
from communique.reports.cues import cues
from communique.reports.scene import Scene
from communique.reports.speakers import Source

_ANAPHORIC = frozenset({"he", "she", "it", "they"})


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


def settled(scene: Scene, source: Source | None, reading: Reading) -> Source | None:
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


def circumstances(scene: Scene, said: Said, cue: Token) -> None:
    """Fill in what stands around a cue: time, place, medium, addressees, and the act that the verb is."""
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

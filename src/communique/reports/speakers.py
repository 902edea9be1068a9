"""Whose words stand between quotation marks: the cue nearest to them, and its subject."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from communique.model import Span
from communique.reports import syntax
from communique.reports.cues import cues
from communique.reports.quotes import Quotation
from communique.reports.scene import Scene, Stand
from communique.reports.spots import Spot
from communique.reports.timex import WEEKDAYS

_FARTHEST = 45  # tokens between a quotation and its cue: a long apposition, never another paragraph's matter
# Whoever stands right after these is told, not telling.
_HEARD = frozenset({"tell", "inform", "assure", "remind", "warn", "urge", "ask", "brief", "advise"})
_ENDS = (".", "!", "?")
_PHRASE_STOPS = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})


@dataclass(slots=True, frozen=True)
class Source:
    """Who says it: the whole source phrase, the actor where it is settled, the cue, and who reports it."""

    mention: Span | None
    actor: str | None
    cue: Token | None
    outer: str | None = None
    outer_mention: Span | None = None


@dataclass(slots=True)
class Placed:
    """A quotation and the tokens that it covers."""

    quotation: Quotation
    first: int
    last: int


def placed(scene: Scene) -> list[Placed]:
    """The paragraph's quotations with their tokens."""
    found = []
    for quotation in scene.document.quotations_of.get(scene.paragraph.index, ()):
        tokens = scene.paragraph.tokens(quotation.outer)
        if tokens is not None and len(tokens) > 0:
            found.append(Placed(quotation, tokens.start, tokens.end - 1))
    return found


def source_of(scene: Scene, quote: Placed) -> Source | None:
    """The source that the quotation's own sentence gives; None where it gives none."""
    before = _cue_before(scene, quote)
    after = _cue_after(scene, quote)
    if before is None and after is None and (named := _named_before_colon(scene, quote)) is not None:
        return named
    if before is not None and after is not None:
        chosen, outer = (before, after) if _is_inside_clause(scene, quote) else (after, None)
    else:
        chosen, outer = before or after, None
    if chosen is None:
        return _according(scene, quote)
    source = speaker(scene, chosen, quote)
    if source is None or outer is None:
        return source
    over = speaker(scene, outer, quote)
    if over is None or over.actor == source.actor:
        return source
    return Source(source.mention, source.actor, source.cue, over.actor, over.mention)


def _named_before_colon(scene: Scene, quote: Placed) -> Source | None:
    """'Merkel: "We shall see"': a name and a colon, as headlines and liveblogs quote."""
    at = quote.first - 1
    while at >= 0 and (scene.doc[at].is_space or scene.doc[at].text == '"'):
        at -= 1
    if at < 1 or scene.doc[at].text != ":":
        return None
    spot = next((s for s in scene.spots if s.last == at - 1 and s.sort not in ("pronoun", "pair")), None)
    if spot is None:
        return None
    return Source(scene.span(spot.first, spot.last), spot.actors[0] if len(spot.actors) == 1 else None, None)


def speaker(scene: Scene, cue: Token, quote: Placed | None = None) -> Source | None:
    """The source of a cue: by syntax where the parser found a subject outside quotes, else the nearest spot."""
    token = subject_of(scene, cue, quote)
    return _source_at(scene, token, cue) if token is not None else None


def subject_of(scene: Scene, cue: Token, quote: Placed | None = None, *, near_only: bool = True) -> Token | None:
    """The token that says who speaks, thinks or acts.

    ``near_only``: a subject that the verb borrows from a distant clause is doubted, as it should be with speakers.
    """
    if (nested := _with_subject(scene, cue)) is not None:
        return nested
    if cue.dep_ == "pcomp" and cue.head.lower_ == "as" and cue.head.head.lemma_ in ("quote", "cite"):
        cited = cue.head.head  # "state media quoted Lavrov as saying"
        return next((c for c in cited.children if c.dep_ in ("dobj", "nsubjpass")), None)
    subject = syntax.subject(cue)
    doubtful = near_only and syntax.own_subject(cue) is None and subject is not None and cue.dep_ != "conj"
    doubtful = doubtful and subject is not None and abs(subject.i - cue.i) > 14
    if _is_misread(cue, subject, participles=near_only):
        earlier = [t for t in scene.doc[: cue.i] if is_cue(t) and not _quoted(scene, t)]
        first = next((t for t in earlier if t.i >= cue.sent.start), earlier[-1] if len(earlier) > 0 else None)
        subject, doubtful = (syntax.subject(first) if first is not None else None), False
    outside = subject is not None and (not _quoted(scene, subject) or _quoted(scene, cue))
    if subject is not None and not doubtful and outside and abs(subject.i - cue.i) <= _FARTHEST:
        if subject.lower_ in ("it", "they") and (owner := _reported_subject(scene, cue)) is not None:
            return owner
        if subject.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            return subject
    near = _nearest_spot(scene, cue, quote)
    return scene.doc[near.head] if near is not None else None


def _reported_subject(scene: Scene, verb: Token) -> Token | None:
    """ "The opposition announced it was suspending": "it" is whoever announced."""
    if verb.dep_ == "ccomp" and is_cue(verb.head):
        subject = syntax.own_subject(verb.head)
        return subject if subject is not None and scene.spot_at(subject) is not None else None
    return None


def _is_misread(cue: Token, subject: Token | None, *, participles: bool) -> bool:
    """Whether the parser's subject cannot be the cue's: "..., saying:" and "but added that the opposition must".

    The subject of a participle after a comma, or of a verb that a later "that" parts from it, is the first speaker's.
    """
    if subject is not None and subject.i > cue.i:
        return cue.lemma_ in _HEARD or any(t.lower_ == "that" for t in cue.doc[cue.i + 1 : subject.i])
    after_comma = cue.i > 0 and cue.doc[cue.i - 1].text == ","
    return participles and cue.tag_ == "VBG" and after_comma and syntax.own_subject(cue) is None


def _with_subject(scene: Scene, cue: Token) -> Token | None:
    """ "with the State Department calling it": the participle's subject is the object of "with"."""
    if cue.tag_ != "VBG":
        return None
    for at in range(cue.i - 1, max(-1, cue.i - 9), -1):
        token = scene.doc[at]
        if token.lower_ == "with":
            return next((scene.doc[s.head] for s in scene.spots if at < s.head < cue.i), None)
        if token.is_punct or syntax.is_verb(token):
            return None
    return None


def _source_at(scene: Scene, token: Token, cue: Token) -> Source | None:
    stands = scene.actors_at(token)
    mention = noun_phrase(scene, token)
    if token.lower_ in ("it", "which", "that"):
        return Source(mention, None, cue)
    actor = stands[0].actor if len(stands) == 1 or (len(stands) > 1 and token.i == stands[0].spot.head) else None
    if actor is None and token.lemma_.lower() in cues().nouns:
        owner = _owner(scene, token)
        return Source(mention, owner.actor if owner is not None else None, cue)
    return Source(mention, actor, cue)


def _owner(scene: Scene, noun: Token) -> Stand | None:
    """ "a White House statement", "the ministry's statement", "a statement from the Kremlin"."""
    inner = [*syntax.prepositional(noun, "from", "by", "of"), *(c for c in noun.children if c.dep_ == "poss")]
    stands = [stand for token in inner for stand in scene.actors_at(token)]
    if len(stands) == 0:
        for child in noun.children:
            if child.dep_ in ("compound", "nmod", "amod"):
                name = next(
                    (hit for hit in scene.cast.lexicon.names(scene.doc) if hit.first <= child.i <= hit.last), None
                )
                entry = name.senses[0][0] if name is not None else None
                if entry is not None and entry.type in ("state", "organisation"):
                    actor = scene.cast.known(entry)
                    spot = Spot(scene.paragraph.index, child.i, child.i, child.i, "state", "name")
                    return Stand(actor, scene.span(child.i, child.i), spot)
    return stands[0] if len(stands) > 0 else None


def noun_phrase(scene: Scene, token: Token) -> Span:
    """The whole phrase at ``token``: titles, modifiers, apposition; without relative clauses."""
    spot = scene.spot_at(token)
    first = min(token.left_edge.i, spot.first if spot is not None else token.i)
    last = max(token.i, spot.last if spot is not None else token.i)
    for child in token.children:
        if child.i > token.i and child.dep_ not in _PHRASE_STOPS and child.dep_ != "punct":
            last = max(last, child.right_edge.i)
    if spot is not None and scene.doc[first].lower_ in WEEKDAYS:
        first = spot.first  # "On Monday Walid al-Moualem told": the parser took the day for a first name
    while first < token.i and (
        scene.document.is_quoted(scene.paragraph, scene.doc[first]) or scene.doc[first].is_punct
    ):
        first += 1
    while last > token.i and (scene.document.is_quoted(scene.paragraph, scene.doc[last]) or scene.doc[last].is_punct):
        last -= 1
    return scene.span(first, last)


def _quoted(scene: Scene, token: Token) -> bool:
    return scene.document.is_quoted(scene.paragraph, token)


def _cue_after(scene: Scene, quote: Placed) -> Token | None:
    inner = quote.quotation.inner.of(scene.document.text)
    closed = inner.endswith(_ENDS[:1]) or (inner.endswith(_ENDS) and not _continues_lower(scene, quote))
    words = 0
    for token in scene.doc[quote.last + 1 :]:
        if _quoted(scene, token) or token.text == '"':
            if words > 8:
                return None
            continue
        if token.text in (".", ";", "!", "?", "(") or words > _FARTHEST:
            return None
        words += 1
        if closed and words > 2:
            return None
        if is_cue(token) and not _is_thought(token):
            return token
        if token.is_sent_start and token.is_title and words > 1 and not inner.endswith(","):
            return None
    return None


def _continues_lower(scene: Scene, quote: Placed) -> bool:
    following = scene.doc[quote.last + 1 : quote.last + 5]
    return any(is_cue(token) for token in following)


def _cue_before(scene: Scene, quote: Placed) -> Token | None:
    words = 0
    for token in reversed(scene.doc[: quote.first]):
        if _quoted(scene, token) or token.text == '"':
            continue
        words += 1
        if token.text in (".", "!", "?", ";") or words > _FARTHEST:
            return None
        if is_cue(token) and not _is_thought(token):
            return token
    return None


def is_cue(token: Token) -> bool:
    """Whether the token is a verb that lays words or thoughts to its subject."""
    if not syntax.is_verb(token) or not cues().is_cue(token.lemma_.lower()):
        return False
    if token.dep_ in ("amod", "compound") or (token.tag_ == "VBN" and token.dep_ in ("acl", "advcl")):
        return False
    if any(child.dep_ == "auxpass" for child in token.children) and any(
        child.dep_ == "agent" for child in token.children
    ):
        return False
    return not (token.lemma_ in cues().thought and token.tag_ == "VB")


def _is_thought(token: Token) -> bool:
    """A verb of thought only: it lays clauses to somebody, but nobody is quoted with it."""
    return token.lemma_ in cues().thought and token.lemma_ not in cues().speech | cues().characterise


def _is_inside_clause(scene: Scene, quote: Placed) -> bool:
    """Whether the quotation starts in the middle of a clause: words of it are used within somebody's sentence."""
    at = quote.first - 1
    while at >= 0 and (scene.doc[at].is_space or scene.doc[at].text == '"'):
        at -= 1
    return at >= 0 and scene.doc[at].text not in (",", ":", ".", "!", "?", "-", ";")


def _nearest_spot(scene: Scene, cue: Token, quote: Placed | None) -> Spot | None:
    kinds = ("person", "state", "organisation", "office", "body", "government", "group", "collective", "pronoun")
    near = [
        spot
        for spot in scene.spots
        if spot.sort in kinds and not _quoted(scene, scene.doc[spot.head]) and abs(spot.head - cue.i) <= 12
        and not any(scene.doc[i].text in (".", ";") for i in range(min(spot.head, cue.i), max(spot.head, cue.i)))
    ]  # fmt: skip
    if quote is not None and cue.i > quote.last:
        near = [spot for spot in near if spot.head > quote.last]
    else:
        near = [
            spot for spot in near if spot.head < cue.i
        ]  # English turns verb and speaker only after the words quoted
    acting = [s for s in near if scene.doc[s.head].dep_ not in ("pobj", "dobj") and not s.locative]
    return min(acting or near, key=lambda spot: abs(spot.head - cue.i), default=None)


def _according(scene: Scene, quote: Placed) -> Source | None:
    sentence = scene.doc[quote.first].sent
    end = scene.doc[quote.last].sent.end
    for token in scene.doc[sentence.start : end]:
        if (
            token.lower_ == "to"
            and token.i > 0
            and scene.doc[token.i - 1].lower_ == "according"
            and not _quoted(scene, token)
        ):
            for spot in scene.spots:
                if 0 < spot.head - token.i <= 8:
                    return Source(
                        scene.span(spot.first, spot.last), spot.actors[0] if len(spot.actors) > 0 else None, token
                    )
    return None

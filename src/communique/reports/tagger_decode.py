"""From the network's scores to spans: the best sequence of tags, and the cue that each source and content goes with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from communique.reports.tagger_links import CONTENT, CUE, SOURCE, pair_features
from communique.reports.tagger_text import Floats, Ints, Words

Halves = NDArray[np.float16]

#: The cues on either side of a span that it may belong to.
REACH: Final = 12

#: A content goes with another cue than its likeliest only if the log of that one's likelihood is at least this.
SECOND_CHOICE: Final = -1.5
#: The same for a source, which may be that of several cues: "he nodded to the talks and called them useful".
SHARED_SOURCE: Final = -2.5
#: Spans linked at a time, so that a long text needs no large table.
_BLOCK: Final = 64


@dataclass(frozen=True, slots=True)
class Group:
    """The spans of one attribution, each as its first and last word; it may lack a source, or source and cue."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]


def best_tags(scores: Floats, chain: Floats) -> Ints:
    """The sequence of tags with the highest sum (Viterbi).

    Args:
        scores: words x tags.
        chain: score of the second tag after the first.
    """
    count = len(scores)
    back = np.zeros((count, scores.shape[1]), dtype=np.int8)
    total = scores[0].astype(np.float64) if count > 0 else np.zeros(scores.shape[1])
    for i in range(1, count):
        through = total[:, None] + chain
        back[i] = through.argmax(axis=0)
        total = through.max(axis=0) + scores[i]
    tags = np.zeros(count, dtype=np.int32)
    if count > 0:
        tags[-1] = total.argmax()
    for i in range(count - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def likelihoods(scores: Floats, chain: Floats, tags: Ints) -> Floats:
    """How likely each word's tag is over all sequences of tags, from 0 to 1 (forward-backward).

    Args:
        scores: words x tags.
        chain: score of the second tag after the first.
        tags: the tag of each word.
    """
    after = np.exp(chain.astype(np.float64))
    here = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True))
    forward, backward = np.empty_like(here), np.ones_like(here)
    for i in range(len(here)):
        total = (forward[i - 1] @ after) * here[i] if i > 0 else here[i]
        forward[i] = total / total.sum()
    for i in range(len(here) - 2, -1, -1):
        total = after @ (backward[i + 1] * here[i + 1])
        backward[i] = total / total.sum()
    both = forward * backward
    return np.asarray(both[np.arange(len(tags)), tags] / both.sum(axis=1), dtype=np.float32)


def spans_of(tags: Ints, role: int) -> Ints:
    """First and last word of each span of a role, in order; shape spans x 2."""
    starts, inside = 2 * role + 1, 2 * role + 2
    found: list[list[int]] = []
    for i in np.flatnonzero((tags == starts) | (tags == inside)).tolist():
        if tags[i] == inside and len(found) > 0 and found[-1][1] == i - 1:
            found[-1][1] = i
        else:
            found.append([i, i])
    return np.asarray(found, dtype=np.int32).reshape(-1, 2)


def link_scores(words: Words, spans: Ints, cues: Ints, vectors: Halves, table: Floats) -> list[list[tuple[int, float]]]:
    """For each span the cues within reach, each with its log likelihood among them, the likeliest first.

    Args:
        words: the words of the text.
        spans: the spans of one role.
        cues: the cues; at least one.
        vectors: words x 4 x width: as first and as last word of a span, as first and as last word of a cue.
        table: the weight of each feature, for this role.
    """
    own = np.searchsorted(cues[:, 0], spans[:, 0])
    found: list[list[tuple[int, float]]] = []
    for begin in range(0, len(spans), _BLOCK):
        rows = slice(begin, begin + _BLOCK)
        least = max(0, int(own[rows][0]) - REACH)
        columns = slice(least, min(len(cues), int(own[rows][-1]) + REACH))
        span, cue = _sums(vectors, spans[rows], 0), _sums(vectors, cues[columns], 2)
        scores = span @ cue.T / np.float32(vectors.shape[-1] ** 0.5)
        scores += table[pair_features(words, spans, cues, rows=rows, columns=columns)].sum(axis=-1)
        number = np.arange(least, columns.stop)[None, :]
        near = (number >= own[rows][:, None] - REACH) & (number < own[rows][:, None] + REACH)
        scores = np.where(near, scores, -np.inf)
        scores -= scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        for row, order in zip(scores, np.argsort(-scores, axis=1, kind="stable"), strict=True):
            found.append([(least + int(i), float(row[i])) for i in order if row[i] > -np.inf])
    return found


def grouped(words: Words, tags: Ints, vectors: Halves, tables: Floats) -> list[Group]:
    """The attributions of a text, in the order of their cues; where it has no cue, each content alone.

    A content goes with one cue, and a cue may have several. A source may go with several cues, each of which takes the
    source most likely to be its own. A cue without content attributes nothing and is left out.

    Args:
        words: the words of the text.
        tags: the best tags.
        vectors: words x 4 x width, see ``link_scores``.
        tables: roles (source, content) x features.
    """
    sources, cues, contents = (spans_of(tags, role) for role in (SOURCE, CUE, CONTENT))
    if len(cues) == 0:
        return [Group(None, None, (_pair(span),)) for span in contents]
    pieces: dict[int, list[tuple[int, int]]] = {}
    for span, cue in enumerate(_shared(link_scores(words, contents, cues, vectors, tables[1]), len(cues))):
        pieces.setdefault(cue, []).append(_pair(contents[span]))
    source_of = _sources(link_scores(words, sources, cues, vectors, tables[0]), set(pieces))
    return [
        Group(_pair(sources[source_of[i]]) if i in source_of else None, _pair(cues[i]), tuple(pieces[i]))
        for i in sorted(pieces)
    ]


def _shared(choices: list[list[tuple[int, float]]], cues: int) -> list[int]:
    """The cue of each content: the likeliest; but a cue with none may take one from a cue that has several."""
    cue_of = [ranked[0][0] for ranked in choices]
    held = [0] * cues
    for cue in cue_of:
        held[cue] += 1
    offers: dict[int, list[tuple[float, int]]] = {}
    for span, ranked in enumerate(choices):
        for cue, likelihood in ranked[1:]:
            if likelihood >= SECOND_CHOICE:
                offers.setdefault(cue, []).append((likelihood, span))
    for cue in sorted(offers):
        for _, span in sorted(offers[cue], reverse=True):
            if held[cue] == 0 and held[cue_of[span]] > 1:
                held[cue_of[span]] -= 1
                cue_of[span], held[cue] = cue, 1
    return cue_of


def _sources(choices: list[list[tuple[int, float]]], cues: set[int]) -> dict[int, int]:
    """The source of each cue that has one: of the sources, the one most likely to be its own."""
    best: dict[int, tuple[float, int]] = {}
    for span, ranked in enumerate(choices):
        for cue, likelihood in ranked:
            if cue in cues and likelihood >= SHARED_SOURCE and (cue not in best or best[cue][0] < likelihood):
                best[cue] = (likelihood, span)
    return {cue: span for cue, (_, span) in best.items()}


def _sums(vectors: Halves, spans: Ints, kind: int) -> Floats:
    first, last = vectors[spans[:, 0], kind], vectors[spans[:, 1], kind + 1]
    return np.asarray(first.astype(np.float32) + last.astype(np.float32), dtype=np.float32)


def _pair(span: Ints) -> tuple[int, int]:
    return int(span[0]), int(span[1])

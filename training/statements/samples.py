"""Windows of coded articles, as tensors to train on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from communique.reports.tagger_links import pair_features
from communique.reports.tagger_text import Ints, Words, words_of
from training.statements.corpus import ROLES, Coded, Span

CLS: Final = 101
SEP: Final = 102
#: Word pieces of a window, its two marks included; a tagger cuts texts as it was trained on them.
WINDOW: Final = 320
#: A word that the annotators did not code: any tag will do.
FREE: Final = -1


@dataclass(frozen=True, slots=True)
class Sample:
    """An article ready for cutting: its words, their tags, and all spans as (role, first, last, attribution)."""

    words: Words
    tags: Ints
    spans: list[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Link:
    """The spans of one role in one window, the window's cues, the right cue of each and the features of all pairs."""

    window: int
    role: int
    spans: Tensor
    cues: Tensor
    right: Tensor
    features: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length. Word positions count pieces from the start of the window."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    tags: Tensor
    words: Tensor
    links: list[Link]


def sample(coded: Coded, tokenizer: Tokenizer) -> Sample:
    """An article's words, tags and spans."""
    words = words_of(coded.text, tokenizer)
    tags = np.zeros(len(words), dtype=np.int32)
    for span in coded.discarded:
        first, last = covered(words, span)
        tags[first : last + 1] = FREE
    spans = []
    for number, attribution in enumerate(coded.attributions):
        for role, name in enumerate(ROLES):
            for span in getattr(attribution, name):
                first, last = covered(words, span)
                if first > last:
                    continue
                tags[first : last + 1] = 2 * role + 2
                tags[first] = 2 * role + 1
                spans.append((role, first, last, number))
    # Where codings overlap, a span may have lost its first word: what goes on without a start starts here.
    for i in range(1, len(tags)):
        if tags[i] in (2, 4, 6) and tags[i - 1] not in (tags[i], tags[i] - 1):
            tags[i] -= 1
    return Sample(words, tags, spans)


def covered(words: Words, span: Span) -> tuple[int, int]:
    """First and last word that a span touches; the last is before the first where it touches none."""
    return int(np.searchsorted(words.ends, span[0], side="right")), int(np.searchsorted(words.starts, span[1])) - 1


def batches(samples: list[list[Sample]], *, seed: int, window: int, budget: int) -> Iterator[Batch]:
    """One epoch: every article cut at new places, windows of like length together, about ``budget`` pieces a batch."""
    chance = random.Random(seed)
    cuts: list[tuple[Sample, int, int]] = []
    for codings in samples:
        chosen = chance.choice(codings)
        cuts.extend((chosen, first, last) for first, last in _windows(chosen.words, window - 2, chance))
    cuts.sort(key=lambda cut: _pieces(cut) + chance.randrange(24))
    groups: list[list[tuple[Sample, int, int]]] = [[]]
    for cut in cuts:
        if len(groups[-1]) > 0 and (len(groups[-1]) + 1) * (_pieces(cut) + 2) > budget:
            groups.append([])
        groups[-1].append(cut)
    chance.shuffle(groups)
    return (_batch(group) for group in groups)


def _windows(words: Words, size: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    total = len(words.pieces)
    start, end = 0, chance.randrange(size // 2, size)
    while start < total and len(words) > 0:
        first, last = (int(np.searchsorted(words.first, place)) for place in (start, min(end, total)))
        if last - first > 8:
            yield first, last
        start, end = end, end + size


def _pieces(cut: tuple[Sample, int, int]) -> int:
    one, first, last = cut
    begin, end = int(one.words.first[first]), _end(one.words, last)
    return end - begin


def _end(words: Words, last: int) -> int:
    return int(words.first[last]) if last < len(words) else len(words.pieces)


def _batch(group: list[tuple[Sample, int, int]]) -> Batch:
    length = max(_pieces(cut) for cut in group) + 2
    most = max(last - first for _, first, last in group)
    pieces = torch.zeros(len(group), length, dtype=torch.long)
    features = torch.zeros(len(group), length, dtype=torch.long)
    mask = torch.zeros(len(group), length, dtype=torch.bool)
    first_pieces = torch.zeros(len(group), most, dtype=torch.long)
    tags = torch.full((len(group), most), FREE, dtype=torch.long)
    real = torch.zeros(len(group), most, dtype=torch.bool)
    links: list[Link] = []
    for row, (one, first, last) in enumerate(group):
        begin, end = int(one.words.first[first]), _end(one.words, last)
        size, count = end - begin, last - first
        pieces[row, 0], pieces[row, size + 1] = CLS, SEP
        pieces[row, 1 : size + 1] = torch.from_numpy(one.words.pieces[begin:end])
        features[row, 1 : size + 1] = torch.from_numpy(one.words.features[begin:end])
        mask[row, : size + 2] = True
        first_pieces[row, :count] = torch.from_numpy(one.words.first[first:last] - begin + 1)
        tags[row, :count] = torch.from_numpy(one.tags[first:last])
        real[row, :count] = True
        links.extend(_links(one, first, last, row))
    return Batch(pieces, features, mask, first_pieces, tags, real, links)


def _links(one: Sample, first: int, last: int, row: int) -> Iterator[Link]:
    inside = sorted(span for span in one.spans if first <= span[1] and span[2] < last)
    cues = [span for span in inside if span[0] == 1]
    place = {number: i for i, (_, _, _, number) in enumerate(cues)}
    for role in (0, 2):
        spans = [span for span in inside if span[0] == role and span[3] in place]
        if len(spans) == 0 or len(cues) < 2:
            continue
        ours, theirs = (np.array([span[1:3] for span in group], dtype=np.int32) for group in (spans, cues))
        features = pair_features(one.words, ours, theirs)
        yield Link(
            row, role // 2, torch.from_numpy(ours - first).long(), torch.from_numpy(theirs - first).long(),
            torch.tensor([place[span[3]] for span in spans]), torch.from_numpy(features).long(),
        )  # fmt: skip

"""Which cue a source or a content belongs to: the features of a pair that the linker weighs."""

from __future__ import annotations

from typing import Final

import numpy as np

from communique.reports.tagger_text import Ints, Words

#: Roles in the order of the tags: tag 0 is none, then the first and the further words of each role.
ROLES: Final = ("source", "cue", "content")
SOURCE, CUE, CONTENT = 0, 1, 2
_GAPS = np.array([1, 2, 3, 5, 9, 17, 33, 65], dtype=np.int32)
#: Entries of each group of features: gap x side, cues between x side, spans of the role between x side, paragraphs
#: between x side, quoted x quoted, sentence ends between x side.
GROUPS: Final = (18, 8, 8, 8, 4, 6)
OFFSETS: Final = np.concatenate([[0], np.cumsum(GROUPS)[:-1]]).astype(np.int32)
TABLE: Final = sum(GROUPS)


_ALL: Final = slice(None)


def pair_features(words: Words, spans: Ints, cues: Ints, *, rows: slice = _ALL, columns: slice = _ALL) -> Ints:
    """For each span and each cue the six entries of the linker's table that hold for the pair.

    Args:
        words: the words of the text.
        spans: first and last word (inclusive) of each span of one role, in order.
        cues: the same of each cue, in order.
        rows: the spans wanted; the others only count as lying between.
        columns: the cues wanted, likewise.

    Returns:
        Indices below ``TABLE``, of shape spans x cues x 6.
    """
    own = np.searchsorted(cues[:, 0], spans[rows, 0])[:, None]
    place = np.searchsorted(spans[:, 0], cues[columns, 0])[None, :]
    order = np.arange(len(spans), dtype=np.int32)[rows][:, None]
    number = np.arange(len(cues), dtype=np.int32)[columns][None, :]
    first, last = spans[rows, 0][:, None], spans[rows, 1][:, None]
    cue_first, cue_last = cues[columns, 0][None, :], cues[columns, 1][None, :]
    after = cue_first > first
    left = np.where(after, np.minimum(last, cue_first), np.minimum(cue_last, first))
    right = np.where(after, cue_first, first)
    gap = np.searchsorted(_GAPS, np.maximum(right - left - 1, 0), side="right")
    cues_between = np.clip(np.where(after, number - own, own - 1 - number), 0, 3)
    spans_between = np.clip(np.where(after, place - 1 - order, order - place), 0, 3)
    paragraphs = np.clip(np.abs(words.paragraphs[right] - words.paragraphs[left]), 0, 3)
    quoted = 2 * words.quoted[first] + words.quoted[cue_first]
    ends = np.concatenate([[0], np.cumsum(words.stops)])
    stops = np.clip(ends[right] - ends[np.minimum(left + 1, right)], 0, 2)
    sided = [group * 2 + after for group in (gap, cues_between, spans_between, paragraphs)]
    stacked = np.stack([*sided, quoted, stops * 2 + after], axis=-1)
    return np.asarray(stacked + OFFSETS, dtype=np.int32)

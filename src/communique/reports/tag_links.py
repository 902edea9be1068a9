"""Which cue a source or a content belongs to: what the linker looks at, and how it decides."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from communique.reports.tag_text import Words

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

#: Roles in the order of the tags: tag 0 is none, then the first and the further words of each role.
ROLES: Final = ("source", "cue", "content")
SOURCE, CUE, CONTENT = 0, 1, 2
#: The cues on either side of a span that it may belong to.
REACH: Final = 12

_GAPS = np.array([1, 2, 3, 5, 9, 17, 33, 65], dtype=np.int32)
#: Entries of each group of features: gap x side, cues between x side, spans of the role between x side, paragraphs
#: between x side, quoted x quoted, sentence ends between x side.
GROUPS: Final = (18, 8, 8, 8, 4, 6)
OFFSETS: Final = np.concatenate([[0], np.cumsum(GROUPS)[:-1]]).astype(np.int32)
TABLE: Final = sum(GROUPS)


def pair_features(words: Words, spans: Ints, cues: Ints) -> Ints:
    """For each span and each cue the six entries of the linker's table that hold for the pair.

    Args:
        words: the words of the text.
        spans: first and last word (inclusive) of each span of one role, in order.
        cues: the same of each cue, in order.

    Returns:
        Indices below ``TABLE``, of shape spans x cues x 6.
    """
    first, last = spans[:, 0][:, None], spans[:, 1][:, None]
    cue_first, cue_last = cues[:, 0][None, :], cues[:, 1][None, :]
    after = (cue_first > first).astype(np.int32)
    left = np.where(after == 1, np.minimum(last, cue_first), np.minimum(cue_last, first))
    right = np.where(after == 1, cue_first, first)
    gap = np.searchsorted(_GAPS, np.maximum(right - left - 1, 0), side="right")
    own = np.searchsorted(cues[:, 0], spans[:, 0])[:, None]
    number = np.arange(len(cues), dtype=np.int32)[None, :]
    cues_between = np.clip(np.where(after == 1, number - own, own - 1 - number), 0, 3)
    place = np.searchsorted(spans[:, 0], cues[:, 0])[None, :]
    order = np.arange(len(spans), dtype=np.int32)[:, None]
    spans_between = np.clip(np.where(after == 1, place - 1 - order, order - place), 0, 3)
    paragraphs = np.clip(np.abs(words.paragraphs[right] - words.paragraphs[left]), 0, 3)
    quoted = 2 * words.quoted[first] + words.quoted[cue_first]
    ends = np.concatenate([[0], np.cumsum(words.stops)])
    stops = np.clip(ends[right] - ends[np.minimum(left + 1, right)], 0, 2)
    groups = (gap * 2 + after, cues_between * 2 + after, spans_between * 2 + after, paragraphs * 2 + after, quoted)
    stacked = np.stack([*(np.broadcast_to(g, gap.shape) for g in groups), stops * 2 + after], axis=-1)
    return np.asarray(stacked + OFFSETS, dtype=np.int32)

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from communique.reports.tagger_links import GROUPS, OFFSETS, TABLE, pair_features
from communique.reports.tagger_text import Ints, Words


def made(count: int, *, paragraphs: list[int] | None = None, stops: tuple[int, ...] = ()) -> Words:
    """So many words of one letter, each with one piece."""
    places = np.arange(count, dtype=np.int32)
    none = np.zeros(count, dtype=np.int32)
    ends = none.copy()
    ends[list(stops)] = 1
    own = np.asarray(paragraphs, dtype=np.int32) if paragraphs is not None else none
    return Words(2 * places, 2 * places + 1, places, own, none, ends, none, none)


def spans(*pairs: tuple[int, int]) -> Ints:
    return np.asarray(pairs, dtype=np.int32).reshape(-1, 2)


def groups(words: Words, ours: Ints, cues: Ints) -> list[list[list[int]]]:
    return [[list(pair) for pair in row] for row in pair_features(words, ours, cues) - OFFSETS]


def test_a_cue_right_after_differs_from_one_right_before() -> None:
    [[before, after]] = groups(made(6), spans((2, 3)), spans((1, 1), (4, 4)))
    assert before[0] == 0
    assert after[0] == 1


def test_cues_and_spans_between_are_counted() -> None:
    rows = groups(made(20), spans((0, 0), (4, 4), (8, 8)), spans((2, 2), (6, 6), (10, 10)))
    assert [pair[1] // 2 for pair in rows[0]] == [0, 1, 2]
    assert [pair[2] // 2 for pair in rows[0]] == [0, 1, 2]
    assert [pair[1] // 2 for pair in rows[2]] == [1, 0, 0]


def test_paragraphs_and_sentence_ends_between_are_counted() -> None:
    words = made(9, paragraphs=[0, 0, 0, 1, 1, 1, 2, 2, 2], stops=(2, 5))
    [[near, far]] = groups(words, spans((0, 1)), spans((4, 4), (7, 7)))
    assert (near[3] // 2, far[3] // 2) == (1, 2)
    assert (near[5] // 2, far[5] // 2) == (1, 2)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Words, Ints, Ints]:
    """Words with spans of a role and cues that do not overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, 60), min_size=6, max_size=24)))
    pairs = [(a, b - 1) for a, b in pairwise(cuts)]
    kinds = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    ours = spans(*(pair for pair, kind in zip(pairs, kinds, strict=True) if kind))
    return made(61, stops=(9, 30)), ours, spans(*(pair for pair, kind in zip(pairs, kinds, strict=True) if not kind))


@given(texts(), st.integers(0, 20), st.integers(0, 20))
def test_a_part_of_the_table_is_the_same_as_in_the_whole(one: tuple[Words, Ints, Ints], row: int, column: int) -> None:
    words, ours, cues = one
    whole = pair_features(words, ours, cues)
    part = pair_features(words, ours, cues, rows=slice(row, row + 3), columns=slice(column, column + 3))
    assert part.tolist() == whole[row : row + 3, column : column + 3].tolist()
    assert ((whole >= OFFSETS) & (whole < OFFSETS + np.asarray(GROUPS))).all()
    assert sum(GROUPS) == TABLE

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reports.tagger_decode import Group, Halves, best_tags, grouped, likelihoods, spans_of
from communique.reports.tagger_links import CUE, SOURCE, TABLE
from communique.reports.tagger_text import Ints, Words

NOTHING = np.zeros((2, TABLE), dtype=np.float32)


def made(count: int) -> Words:
    """So many words of one letter, each with one piece, in one paragraph."""
    places = np.arange(count, dtype=np.int32)
    none = np.zeros(count, dtype=np.int32)
    return Words(2 * places, 2 * places + 1, places, none, none, none, none, none)


def tags(*values: int) -> Ints:
    return np.asarray(values, dtype=np.int32)


def vectors(spans: dict[int, int], cues: dict[int, int], count: int) -> Halves:
    """Spans and cues, by first word, that are drawn to each other where their numbers are the same."""
    found = np.zeros((count, 4, 8), dtype=np.float16)
    for word, number in spans.items():
        found[word, 0, number] = 4
    for word, number in cues.items():
        found[word, 2, number] = 4
    return found


@given(st.lists(st.lists(st.integers(-5, 5), min_size=3, max_size=3), min_size=1, max_size=5), st.data())
def test_the_best_tags_are_the_best_of_all_sequences(rows: list[list[int]], data: st.DataObject) -> None:
    chain = np.asarray(
        data.draw(st.lists(st.lists(st.integers(-5, 5), min_size=3, max_size=3), min_size=3, max_size=3))
    )

    def total(sequence: tuple[int, ...]) -> int:
        steps = sum(int(chain[a, b]) for a, b in pairwise(sequence))
        return steps + sum(row[tag] for row, tag in zip(rows, sequence, strict=True))

    found = best_tags(np.asarray(rows, dtype=np.float32), chain.astype(np.float32))
    assert total(tuple(found.tolist())) == max(total(one) for one in product(range(3), repeat=len(rows)))


def test_likelihoods_are_shares_of_all_sequences() -> None:
    scores = np.asarray([[1, 0, 2], [0, 3, 1], [2, 2, 0]], dtype=np.float32)
    chain = np.asarray([[0, 1, -1], [2, 0, 0], [-1e4, 1, 1]], dtype=np.float32)

    def weight(sequence: tuple[int, ...]) -> float:
        steps = sum(float(chain[a, b]) for a, b in pairwise(sequence))
        return float(np.exp(steps + sum(float(row[tag]) for row, tag in zip(scores, sequence, strict=True))))

    every = {one: weight(one) for one in product(range(3), repeat=3)}
    for tag in range(3):
        wanted = [sum(w for one, w in every.items() if one[i] == tag) / sum(every.values()) for i in range(3)]
        assert likelihoods(scores, chain, np.full(3, tag, dtype=np.int32)) == pytest.approx(wanted, abs=1e-5)


def test_no_words_have_no_tags() -> None:
    assert len(best_tags(np.zeros((0, 7), dtype=np.float32), np.zeros((7, 7), dtype=np.float32))) == 0


def test_spans_side_by_side_stay_two() -> None:
    assert spans_of(tags(1, 2, 1, 0, 2, 3), SOURCE).tolist() == [[0, 1], [2, 2], [4, 4]]
    assert spans_of(tags(1, 2, 1, 0, 2, 3), CUE).tolist() == [[5, 5]]


def test_both_halves_of_an_interrupted_quotation_go_with_their_cue() -> None:
    # Content, source, cue, content; then another source, cue and content.
    drawn = vectors({0: 1, 1: 1, 3: 1, 5: 2, 7: 2}, {2: 1, 6: 2}, 8)
    found = grouped(made(8), tags(5, 1, 3, 5, 0, 1, 3, 5), drawn, NOTHING)
    assert found == [Group((1, 1), (2, 2), ((0, 0), (3, 3))), Group((5, 5), (6, 6), ((7, 7),))]


def test_a_cue_takes_the_source_that_is_most_likely_its_own() -> None:
    drawn = vectors({0: 1, 1: 1, 4: 1, 5: 2}, {2: 1, 3: 2}, 6)
    drawn[0, 0, 1], drawn[0, 0, 2] = 3, 2.5
    found = grouped(made(6), tags(1, 1, 3, 3, 5, 5), drawn, NOTHING)
    assert found == [Group((1, 1), (2, 2), ((4, 4),)), Group((0, 0), (3, 3), ((5, 5),))]


def test_two_cues_may_share_a_source() -> None:
    # The source is drawn to the first cue, and a little less to the second.
    drawn = vectors({0: 1, 2: 1, 4: 2}, {1: 1, 3: 2}, 5)
    drawn[0, 0, 2] = 3.5
    found = grouped(made(5), tags(1, 3, 5, 3, 5), drawn, NOTHING)
    assert found == [Group((0, 0), (1, 1), ((2, 2),)), Group((0, 0), (3, 3), ((4, 4),))]


def test_a_source_is_not_shared_with_a_cue_it_hardly_goes_with() -> None:
    drawn = vectors({0: 1, 2: 1, 4: 2}, {1: 1, 3: 2}, 5)
    assert [group.source for group in grouped(made(5), tags(1, 3, 5, 3, 5), drawn, NOTHING)] == [(0, 0), None]


def test_a_cue_with_nothing_takes_a_content_from_a_cue_with_several() -> None:
    # The second content is drawn a little less to the second cue than to the first, which has another.
    drawn = vectors({2: 1, 3: 1}, {0: 1, 1: 2}, 4)
    drawn[3, 0, 2] = 3.5
    found = grouped(made(4), tags(3, 3, 5, 5), drawn, NOTHING)
    assert found == [Group(None, (0, 0), ((2, 2),)), Group(None, (1, 1), ((3, 3),))]


def test_a_cue_that_nothing_is_left_for_is_left_out() -> None:
    found = grouped(made(5), tags(1, 3, 5, 1, 3), vectors({0: 1, 2: 1, 3: 2}, {1: 1, 4: 2}, 5), NOTHING)
    assert found == [Group((0, 0), (1, 1), ((2, 2),))]


def test_without_any_cue_contents_stand_alone() -> None:
    assert grouped(made(3), tags(1, 0, 5), vectors({}, {}, 3), NOTHING) == [Group(None, None, ((2, 2),))]


def test_spans_link_only_to_cues_within_reach() -> None:
    # Forty cues, then a content drawn to the very first: too far, so that it goes to one of the last.
    found = grouped(made(41), tags(*[3] * 40, 5), vectors({40: 1}, {0: 1}, 41), NOTHING)
    assert [group.cue is not None and group.cue[0] >= 28 for group in found] == [True]

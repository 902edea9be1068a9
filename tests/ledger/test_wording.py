from __future__ import annotations

from communique.ledger.wording import (
    body_shingles,
    content_words,
    lies_within,
    likeness,
    overlap,
    shared,
    shingles,
    sketch,
    words_of,
)
from communique.model import Region


def test_words_are_the_same_whatever_the_marks_and_capitals() -> None:
    assert words_of("“We’re ready,” he said.") == words_of("we're ready HE SAID")


def test_content_words_leave_out_the_empty_ones_and_the_final_s() -> None:
    assert content_words("the ceasefires of the parties") == ("ceasefire", "partie")


def test_content_words_keep_a_word_of_three_letters_whole() -> None:
    assert content_words("gas in the EU's ports") == ("gas", "eu", "port")


def test_likeness_falls_with_every_word_that_differs() -> None:
    words = words_of("both sides will keep the border open through the winter")
    other = words_of("both sides will keep the border shut through the winter")
    assert likeness(words, words) == 100
    assert 80 < likeness(words, other) < 100


def test_overlap_is_of_the_smaller_set() -> None:
    assert overlap(("truce", "aleppo"), ("truce", "aleppo", "convoy", "friday")) == 1
    assert overlap((), ("truce",)) == 0


def test_lies_within_needs_whole_words_in_a_row() -> None:
    assert lies_within(("the", "truce", "holds"), ("truce", "holds"))
    assert not lies_within(("the", "truces", "hold"), ("truce",))


def test_a_short_text_is_one_shingle_and_no_text_none() -> None:
    assert len(shingles(words_of("they met in Rome"))) == 1
    assert len(shingles(())) == 0
    assert len(shingles(words_of("one two three four five six"))) == 2


def test_sketch_of_equal_words_is_equal() -> None:
    words = words_of("the two ministers spoke for an hour about the convoy that never arrived")
    assert sketch(words) == sketch(words)
    assert set(sketch(words)) <= set(shingles(words))


def test_shared_is_nought_where_there_is_nothing() -> None:
    assert shared(shingles(()), shingles(("a",))) == 0


def test_furniture_is_no_part_of_an_articles_own_matter() -> None:
    text = "Subscribe now for less. The envoys met again on Monday in the old town."
    regions = (Region(start=0, end=23, kind="promotion"), Region(start=24, end=len(text), kind="body"))
    assert body_shingles(text, regions) == shingles(words_of(text[24:]))

"""Paragraphs as sentences, roughly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.articles.sentences import is_note, sentences_of
from communique.model import Region


def test_sentences_keep_their_place() -> None:
    text = 'Title\nThey met. "We agreed." He left at 5 p.m. and slept.'
    region = Region(start=6, end=len(text), kind="body")
    found = list(sentences_of(text, region))
    assert [start for start, _ in found] == [6, 16, 29]
    assert all(text.startswith(sentence, start) for start, sentence in found)


def test_note_on_the_article_is_known() -> None:
    assert is_note("This article was amended on 4 May.")
    assert not is_note("The treaty was signed on 4 May.")


@given(st.text(max_size=200).filter(lambda text: text != ""))
def test_sentences_lie_in_their_region(text: str) -> None:
    region = Region(start=1, end=1 + len(text), kind="body")
    for start, sentence in sentences_of("x" + text, region):
        assert ("x" + text)[start : start + len(sentence)] == sentence

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span
from communique.views.quotes import MAX_AROUND, Quotation, in_context


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _marked(quotation: Quotation) -> list[str]:
    return [piece.text for piece in quotation.pieces if piece.marked]


def _whole(quotation: Quotation) -> str:
    return "".join(piece.text for piece in quotation.pieces)


def test_the_sentence_around_is_quoted_and_the_evidence_marked() -> None:
    text = "He came late. Lavrov met Kerry in Berlin on Tuesday. They left."
    [quotation] = in_context(text, [_span(text, "met Kerry")])
    assert _whole(quotation) == "Lavrov met Kerry in Berlin on Tuesday."
    assert _marked(quotation) == ["met Kerry"]


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    text = "In the U.S. Mr. Obama rang J. F. Smith. Then he slept."
    [quotation] = in_context(text, [_span(text, "rang")])
    assert _whole(quotation) == "In the U.S. Mr. Obama rang J. F. Smith."


def test_a_paragraph_ends_a_sentence() -> None:
    text = "A title without a stop\n\nLavrov met Kerry\nMore"
    [quotation] = in_context(text, [_span(text, "Lavrov met")])
    assert _whole(quotation) == "Lavrov met Kerry"


def test_two_spans_of_one_sentence_stand_in_one_quotation() -> None:
    text = "Obama rang Putin, which the White House had asked for. Bye."
    [quotation] = in_context(text, [_span(text, "Obama rang"), _span(text, "asked for")])
    assert _marked(quotation) == ["Obama rang", "asked for"]


def test_distant_spans_stand_in_two_quotations() -> None:
    text = "Obama rang Putin. It rained all day. Nobody knew why. Kerry flew home."
    assert len(in_context(text, [_span(text, "Obama rang"), _span(text, "Kerry flew")])) == 2


def test_a_very_long_sentence_is_shortened_and_says_so() -> None:
    text = "word " * 300 + "Lavrov met Kerry " + "word " * 300
    [quotation] = in_context(text, [_span(text, "Lavrov met Kerry")])
    assert quotation.opens
    assert quotation.closes
    assert len(_whole(quotation)) < 2 * MAX_AROUND + 100


def test_a_span_outside_the_text_is_left_out() -> None:
    assert in_context("short", [Span(start=3, end=99)]) == []


@given(st.text(alphabet='aB .!?\n"”\t', min_size=1, max_size=80), st.data())
def test_whatever_the_text_the_marked_words_are_the_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
    span = Span(start=start, end=data.draw(st.integers(min_value=start + 1, max_value=len(text))))
    marked = "".join("".join(_marked(quotation)) for quotation in in_context(text, [span]))
    assert marked.split() == span.of(text).split()

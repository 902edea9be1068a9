"""Where the quotation marks are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Region
from communique.reports.quotes import Quotation, find

MARKED = st.text(alphabet=st.sampled_from("ab 1\n“”„«»\"'‘’`."), max_size=60)


def regions_of(text: str) -> list[Region]:
    """One body region a line."""
    regions, start = [], 0
    for line in text.split("\n"):
        if len(line) > 0:
            regions.append(Region(start=start, end=start + len(line), kind="body"))
        start += len(line) + 1
    return regions


def quotations(text: str) -> tuple[Quotation, ...]:
    return find(text, regions_of(text))


def inner(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we will talk" today',
        "He said “we will talk” today",
        "He said «we will talk» today",
        'He said “we will talk" today',
        'He said "we will talk” today',
        'He said " we will talk " today',
    ],
)
def test_any_pair_of_marks_holds_the_words(text: str) -> None:
    assert inner(text) == ["we will talk"]


def test_outer_has_the_marks() -> None:
    text = "The “plan” failed"
    (found,) = quotations(text)
    assert found.outer.of(text) == "“plan”"


def test_apostrophes_are_no_marks() -> None:
    assert inner("The minister's aides didn't know the envoys' names") == []


def test_several_quotations_of_one_paragraph_are_apart() -> None:
    assert inner('"We met," he said, "and we talked."') == ["We met,", "and we talked."]


def test_empty_marks_quote_nothing() -> None:
    assert inner('She said "" and left') == []


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = '"We met.\nNobody listened.'
    (found,) = quotations(text)
    assert found.inner.of(text) == "We met."
    assert found.open_ended


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We met.\n“We will meet again.”"
    first, second = quotations(text)
    assert (first.open_ended, first.continues) == (True, False)
    assert (second.open_ended, second.continues) == (False, True)
    assert (first.paragraph, second.paragraph) == (0, 1)


def test_a_closed_quotation_is_not_continued() -> None:
    assert [q.continues for q in quotations('"We met."\n"We left."')] == [False, False]


def test_a_quotation_after_other_words_does_not_continue() -> None:
    assert [q.continues for q in quotations("“We met.\nHe added “we left”")] == [False, False]


def test_a_second_opening_curly_mark_starts_another_quotation() -> None:
    assert inner("“we met “we left”") == ["we met", "we left"]


def test_a_stray_closing_mark_opens_nothing() -> None:
    assert inner("the end of it,” he said, and left") == []


def test_an_inch_mark_opens_nothing() -> None:
    assert inner('The gun has a 5" barrel and a stock') == []


def test_marks_outside_the_regions_are_not_seen() -> None:
    text = 'Read "more"\nHe said "no"'
    assert [q.inner.of(text) for q in find(text, regions_of(text)[1:])] == ["no"]


def test_words_are_counted_without_their_punctuation() -> None:
    text = "“We won't, we can't – and we needn't.”"
    assert quotations(text)[0].words(text) == 7


@given(MARKED)
def test_quotations_are_in_order_in_bounds_and_apart(text: str) -> None:
    regions = regions_of(text)
    end = 0
    for quotation in find(text, regions):
        region = regions[quotation.paragraph]
        assert end <= quotation.outer.start
        assert region.start <= quotation.outer.start < quotation.outer.end <= region.end
        assert quotation.outer.contains(quotation.inner)
        assert quotation.inner.of(text).strip() == quotation.inner.of(text)
        end = quotation.outer.end


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    find(text, regions_of(text))


@given(st.text(alphabet="abc ,.", min_size=1).filter(lambda words: words.strip() != ""))
def test_what_stands_between_one_pair_is_found(words: str) -> None:
    assert inner(f'x "{words}" x') == [words.strip()]

"""A text as lines with features."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.articles.lines import lines_of


def test_offsets_leave_out_white_space_at_the_edges() -> None:
    text = "\n \t\n  Talks resume \u00a0\n\nTalks end"
    assert [(line.start, text[line.start : line.end]) for line in lines_of(text)] == [
        (6, "Talks resume"),
        (22, "Talks end"),
    ]


def test_prose_is_told_from_headings_and_lists() -> None:
    prose, heading, item, short = lines_of(
        "The two sides met for the first time in a year and agreed on nothing at all.\n"
        "Ministers agree on nothing after a year\n"
        "* Sport\n"
        "He did not stay.\n"
    )
    assert prose.prose
    assert prose.sentence
    assert not heading.sentence
    assert item.bullet
    assert not item.sentence
    assert short.sentence
    assert not short.prose


def test_prose_in_another_script_is_prose() -> None:
    (line,) = lines_of(
        "Министры иностранных дел двух стран встретились во вторник и договорились о продолжении переговоров."
    )
    assert line.prose


def test_date_line_is_known() -> None:
    first, second = lines_of("Sunday 17 December 2017\nTalks of 17 December 2017 go on in Geneva\n")
    assert first.dated
    assert not second.dated


@given(st.text(max_size=200))
def test_lines_hold_every_letter(text: str) -> None:
    lines = lines_of(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert sum(character.isalnum() for line in lines for character in line.text) == sum(map(str.isalnum, text))

"""One-to-one folding for the parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reports.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“yes”", '"yes"'),
        ("„ja“", '"ja"'),
        ("«oui»", '"oui"'),
        ("Putin’s", "Putin's"),
        ("Erdoğan", "Erdogan"),
        ("Çavuşoğlu", "Cavusoglu"),
        ("Wałęsa", "Walesa"),
        ("Løkke", "Lokke"),
        ("Yıldırım", "Yildirim"),
        ("2–3 May", "2-3 May"),
        ("talks — again", "talks - again"),
        ("two\u00a0hours", "two hours"),
        ("one\ttwo", "one two"),
    ],
)
def test_letters_marks_and_blanks_become_plain(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_folding_looks_at_one_character_at_a_time(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text())
def test_what_is_folded_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="`")))
def test_plain_text_is_left_alone(text: str) -> None:
    assert fold(text) == text


def test_other_scripts_are_kept() -> None:
    assert fold("Путин 北京") == "Путин 北京"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.actors.naming import fold, sound, surnames


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bashar al-Assad", "Bashar Al Assad"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("Da’esh", "Daesh"),
        ("François Hollande", "Francois Hollande"),
        ("Staffan De Mistura", "Staffan de Mistura"),
        ("Foreign Ministry", "foreign Ministry"),
        ("Bronisław Komorowski", "Bronislaw Komorowski"),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("WHO", "who"), ("Oman", "Omar"), ("IS", "is")])
def test_fold_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_is_its_own_fixed_point(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sergei Lavrov", ("Lavrov",)),
        ("Bashar al-Assad", ("al-Assad", "Assad")),
        ("Staffan de Mistura", ("de Mistura",)),
        ("Thomas A. Shannon Jr.", ("Shannon",)),
        ("Pelé", ()),
    ],
)
def test_surnames_are_what_the_press_goes_on_with(name: str, short: tuple[str, ...]) -> None:
    assert surnames(name) == short


def test_sound_joins_transliterations() -> None:
    assert sound("Sergej Lawrow") == sound("Sergei Lavrov")
    assert sound("Walid Muallem") != sound("Sergei Lavrov")

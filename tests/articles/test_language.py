from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.articles.language import language_of
from communique.settings import Settings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers spoke by telephone on Monday and agreed to meet again in Vienna.", "en"),
        ("Министры поговорили по телефону в понедельник и договорились встретиться в Вене.", "ru"),
        ("Les ministres se sont parlé au téléphone lundi et sont convenus de se revoir à Vienne.", "fr"),
        (
            "Die Minister telefonierten am Montag und verabredeten ein weiteres Treffen in Wien vor Ende des Monats.",
            "de",
        ),
        ("تحدث الوزيران هاتفيا يوم الاثنين واتفقا على أن يلتقيا مرة أخرى في فيينا قبل نهاية الشهر الجاري", "ar"),
    ],
)
def test_a_text_of_some_length_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_short_english_full_of_foreign_names_is_english() -> None:
    text = "Poroshenko, Lukashenko, Cavusoglu and Jaafari met with Brahimi at the Château de Bossey, said Steinmeier."
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["", "Geneva", "12.03.2016 – 14:30 | 17° | €1.08", "* * *"])
def test_too_few_letters_tell_nothing(text: str) -> None:
    assert language_of(text) == "und"


def test_how_few_is_a_setting() -> None:
    assert language_of("They met in Vienna.", Settings(min_language_letters=10)) == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_code_of_two_letters_or_none(text: str) -> None:
    language = language_of(text)
    assert language == "und" or (len(language) == 2 and language.isalpha())

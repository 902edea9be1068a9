"""What an article tells before its paragraphs are read one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from communique.actors import Registry
from communique.model import Article
from communique.reports.document import parse
from communique.reports.lexicon import lexicon_of
from communique.reports.overview import Overview, overview

Look = Callable[[str], Overview]


@pytest.fixture(scope="module")
def look(make_article: Callable[..., Article], nlp: Language, registry: Registry) -> Look:
    def build(text: str) -> Overview:
        document = next(parse([make_article(text)], nlp))
        return overview(document.paragraphs, lexicon_of(registry))

    return build


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell in Zarbatan on Monday.", "zarbatan"),
        ("He drove to the town of Zarbatan.", "zarbatan"),
        ("There was no power near Bab al-Zarba on Monday.", "bab al Zarba"),
        ("ZARBATAN (Reuters) - Shells fell on Monday.", "zarbatan"),
    ],
)
def test_a_name_after_a_word_of_place_or_in_a_dateline_is_a_place(look: Look, text: str, place: str) -> None:
    assert place in look(text).places


def test_a_surname_is_no_place(look: Look) -> None:
    found = look("John Kerry spoke at length. Many believed in Kerry.")
    assert "kerry" in found.surnames
    assert "kerry" not in found.places


def test_an_article_is_about_the_state_that_it_names_most(look: Look) -> None:
    assert look("Libya said so. The Libyan army moved, and Libyans watched. France waited.").home == "state/LBY"
    assert look("France waited. Libya waited. Egypt waited.").home is None

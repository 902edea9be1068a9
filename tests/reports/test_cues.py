"""The verbs of speech and thought."""

from __future__ import annotations

import pytest

from communique.reports.cues import cues


@pytest.mark.parametrize("lemma", ["say", "tell", "announce", "warn", "call", "condemn", "believe", "hope"])
def test_verbs_that_lay_words_or_thoughts_to_somebody(lemma: str) -> None:
    assert cues().is_cue(lemma)


@pytest.mark.parametrize("lemma", ["meet", "walk", "visit", ""])
def test_other_verbs(lemma: str) -> None:
    assert not cues().is_cue(lemma)


@pytest.mark.parametrize(
    ("lemma", "type_"),
    [
        ("say", None),
        ("urge", "REQUEST"),
        ("accuse", "ACCUSE"),
        ("deny", "REJECT"),
        ("threaten", "THREATEN"),
        ("vow", "AGREE"),
    ],
)
def test_type_of(lemma: str, type_: str | None) -> None:
    assert cues().type_of(lemma) == type_


def test_no_verb_has_two_types() -> None:
    lemmas = [lemma for found in cues().plover.values() for lemma in found]
    assert len(lemmas) == len(set(lemmas))


def test_all_lemmas_are_small_letters() -> None:
    loaded = cues()
    for lemma in loaded.speech | loaded.characterise | loaded.thought | loaded.nouns | loaded.media:
        assert lemma == lemma.lower().strip() != ""

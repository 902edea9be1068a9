"""Every word of ``vocab/data/contacts.yaml`` does what its examples say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report
from communique.reports.triggers import NounTrigger, VerbTrigger, triggers

Read = Callable[..., Report]

WORDS: list[VerbTrigger | NounTrigger] = [*triggers().verbs, *triggers().nouns]


def name(word: VerbTrigger | NounTrigger) -> str:
    return f"{'verb' if isinstance(word, VerbTrigger) else 'noun'}-{word.lemma}"


@pytest.mark.parametrize("word", WORDS, ids=name)
def test_its_example_is_a_contact_of_its_form(read: Read, word: VerbTrigger | NounTrigger) -> None:
    report = read(word.example, "2016-03-16")
    assert [contact.form for contact in report.contacts] == [word.form]
    (contact,) = report.contacts
    meant = word.status if isinstance(word, VerbTrigger) else None
    assert contact.status in (("occurred", "ongoing") if meant is None else (meant,))
    assert contact.channel == word.channel or contact.place is not None


@pytest.mark.parametrize("word", [word for word in WORDS if word.counter != ""], ids=name)
def test_its_counter_example_is_none(read: Read, word: VerbTrigger | NounTrigger) -> None:
    assert read(word.counter, "2016-03-16").contacts == ()


@pytest.mark.parametrize("word", WORDS, ids=name)
def test_it_is_found_by_its_lemma(word: VerbTrigger | NounTrigger) -> None:
    assert (triggers().verb if isinstance(word, VerbTrigger) else triggers().noun)(word.lemma) == word


def test_no_lemma_stands_twice() -> None:
    verbs, nouns = [verb.lemma for verb in triggers().verbs], [noun.lemma for noun in triggers().nouns]
    assert (len(verbs), len(nouns)) == (len(set(verbs)), len(set(nouns)))

"""Small questions to a parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from communique.reports import syntax

Parse = Callable[[str], Doc]


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("sentence", "verb", "tense"),
    [
        ("Lavrov met Kerry in Rome.", "met", "past"),
        ("Lavrov has met Kerry in Rome.", "met", "past"),
        ("Lavrov had met Kerry in Rome.", "met", "past"),
        ("Lavrov was meeting Kerry in Rome.", "meeting", "past"),
        ("Lavrov meets Kerry in Rome.", "meets", "present"),
        ("Lavrov is meeting Kerry in Rome.", "meeting", "present"),
        ("Lavrov will meet Kerry in Rome.", "meet", "future"),
        ("Lavrov plans to meet Kerry in Rome.", "meet", "future"),
        ("Lavrov is expected to meet Kerry in Rome.", "meet", "future"),
        ("Lavrov refused to meet Kerry in Rome.", "meet", "past"),
    ],
)
def test_tense(parse: Parse, sentence: str, verb: str, tense: str) -> None:
    assert syntax.tense(word(parse(sentence), verb)) == tense


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Lavrov met Kerry in Rome.", "met", "Lavrov"),
        ("Kerry was met by Lavrov in Rome.", "met", "Kerry"),
        ("Lavrov flew to Rome and met Kerry.", "met", "Lavrov"),
        ("Lavrov, who met Kerry in Rome, was pleased.", "met", "Lavrov"),
        ("Lavrov hopes to meet Kerry in Rome.", "meet", "Lavrov"),
        ("Merkel asked Putin to meet Poroshenko.", "meet", "Putin"),
        ("Putin's offer to meet Obama was refused.", "meet", "Putin"),
        ("Lavrov is ready to meet Kerry.", "meet", "Lavrov"),
    ],
)
def test_subject(parse: Parse, sentence: str, verb: str, subject: str) -> None:
    found = syntax.subject(word(parse(sentence), verb))
    assert found is not None
    assert found.text == subject


def test_a_verb_without_anybody_has_no_subject(parse: Parse) -> None:
    assert syntax.subject(word(parse("Meet the press."), "Meet")) is None


@pytest.mark.parametrize(
    ("sentence", "verb", "negated"),
    [
        ("Lavrov did not meet Kerry.", "meet", True),
        ("Lavrov didn't meet Kerry.", "meet", True),
        ("Lavrov never met Kerry.", "met", True),
        ("Lavrov met Kerry.", "met", False),
        ("Lavrov met Kerry but did not smile.", "met", False),
    ],
)
def test_negation_belongs_to_one_verb(parse: Parse, sentence: str, verb: str, negated: bool) -> None:
    assert syntax.is_negated(word(parse(sentence), verb)) is negated


@pytest.mark.parametrize(
    ("sentence", "verb", "modal"),
    [
        ("Lavrov may meet Kerry.", "meet", "may"),
        ("Lavrov could have met Kerry.", "met", "could"),
        ("Lavrov will meet Kerry.", "meet", None),
        ("Lavrov met Kerry.", "met", None),
    ],
)
def test_mood(parse: Parse, sentence: str, verb: str, modal: str | None) -> None:
    assert syntax.modal(word(parse(sentence), verb)) == modal


def test_coordinated_words_come_in_order(parse: Parse) -> None:
    doc = parse("Lavrov met Kerry, Fabius and Hammond.")
    assert [token.text for token in syntax.conjuncts(word(doc, "Kerry"))] == ["Kerry", "Fabius", "Hammond"]


def test_objects_of_the_prepositions_asked_for(parse: Parse) -> None:
    doc = parse("Lavrov spoke with Kerry in Rome.")
    verb = word(doc, "spoke")
    assert [token.text for token in syntax.prepositional(verb, "with")] == ["Kerry"]
    assert [token.text for token in syntax.prepositional(verb, "in")] == ["Rome"]
    assert list(syntax.prepositional(verb, "to")) == []


def test_a_clause_leaves_out_the_clauses_below_it(parse: Parse) -> None:
    doc = parse("Lavrov met Kerry, who had flown to Rome.")
    inside = {doc[i].text for i in syntax.clause(word(doc, "met"))}
    assert {"Lavrov", "met", "Kerry"} <= inside
    assert "flown" not in inside


def test_the_governing_verb_is_above(parse: Parse) -> None:
    doc = parse("Lavrov spoke at the opening of the museum.")
    governor = syntax.governing_verb(word(doc, "museum"))
    assert governor is not None
    assert governor.text == "spoke"
    assert syntax.governing_verb(word(doc, "spoke")) is None

"""Who takes which side on what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report
from communique.reports.stance_words import StanceVerb, StanceWord, words

Read = Callable[..., Report]
Word = StanceVerb | StanceWord

WORDS: list[Word] = [*words().verbs, *words().adjectives, *words().nouns]


def name(word: Word) -> str:
    return "-".join((word.lemma, *word.with_))


@pytest.mark.parametrize("word", WORDS, ids=name)
def test_a_words_example_is_a_position_with_its_stance(read: Read, word: Word) -> None:
    assert [found.stance for found in read(word.example).positions] == [word.stance]


@pytest.mark.parametrize("word", [word for word in WORDS if word.counter != ""], ids=name)
def test_its_counter_example_is_none(read: Read, word: Word) -> None:
    assert read(word.counter).positions == ()


@pytest.mark.parametrize(
    ("sentence", "actor", "stance", "issue"),
    [
        ("Iran supports the plan for a truce.", "state/IRN", "for", "plan for a truce"),
        ("Iran does not support the plan for a truce.", "state/IRN", "against", "plan for a truce"),
        ("Russia opposes sanctions on Iran.", "state/RUS", "against", "sanctions on Iran"),
        ("China called for an end to the strikes.", "state/CHN", "for", "end to the strikes"),
        ("Russia was urged by Turkey to stop the strikes.", "state/TUR", "for", "stop the strikes"),
        (
            "Angela Merkel said that the border should stay open.",
            "person/angela-merkel",
            "for",
            "border should stay open",
        ),
    ],
)
def test_actor_stance_and_issue(read: Read, sentence: str, actor: str, stance: str, issue: str) -> None:
    (position,) = read(sentence).positions
    assert (position.actor, position.stance, position.issue) == (actor, stance, issue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia could support the plan.",
        "Turkey backed away from the plan.",
        "China called the ambassador.",
        "Sergei Lavrov met John Kerry in Geneva.",
        "Analysts say Russia opposes the plan.",
        "Does Russia oppose the plan?",
        "Turkey accused Russia of supporting the rebels.",
        "John Kerry said that he should be able to travel soon.",
    ],
)
def test_no_side_is_taken(read: Read, sentence: str) -> None:
    assert read(sentence).positions == ()


@pytest.mark.parametrize(
    ("sentence", "actor", "stance"),
    [
        ("Sergei Lavrov said that the strikes must stop.", "person/sergei-lavrov", "for"),
        ("Angela Merkel said that Syria cannot be divided.", "person/angela-merkel", "against"),
        ("John Kerry said it was essential that the siege end.", "person/john-kerry", "for"),
        ("John Kerry said that the siege was unacceptable.", "person/john-kerry", "against"),
        ("John Kerry said it was too early to lift the sanctions.", "person/john-kerry", "against"),
        ("John Kerry said there can be no military solution in Syria.", "person/john-kerry", "against"),
        ("John Kerry said it was time for Muammar Gaddafi to go.", "person/john-kerry", "for"),
        ("Iran said it would not accept the plan.", "state/IRN", "against"),
        ("Iran said it would accept the plan if the sanctions were lifted.", "state/IRN", "conditional"),
        ("Iran has not ruled out a compromise.", "state/IRN", "conditional"),
        ("Bashar al-Assad has no intention of stepping down.", "person/bashar-al-assad", "against"),
        ("Turkey does not plan to send troops.", "state/TUR", "against"),
        ("Turkey called the plan a mistake.", "state/TUR", "against"),
        ("Turkey is in favour of a buffer zone.", "state/TUR", "for"),
        ("Turkey is against a buffer zone.", "state/TUR", "against"),
        ("Moscow has been a critic of the strikes.", "state/RUS", "against"),
        ("Russia urged Israel not to bomb the plant.", "state/RUS", "against"),
        ("France called for Muammar Gaddafi to step down.", "state/FRA", "for"),
    ],
)
def test_who_takes_which_side(read: Read, sentence: str, actor: str, stance: str) -> None:
    assert [(found.actor, found.stance) for found in read(sentence).positions] == [(actor, stance)]


def test_several_who_share_a_verb_each_hold_it(read: Read) -> None:
    found = read("Russia and China oppose sanctions on Iran.").positions
    assert {one.actor for one in found} == {"state/RUS", "state/CHN"}


def test_one_position_for_each_actor_and_matter(read: Read) -> None:
    text = "Russia opposes sanctions on Iran.\n\nSergei Lavrov rejected the sanctions on Iran again."
    assert len(read(text).positions) == 1


def test_the_text_is_cited_rather_than_a_headline(read: Read) -> None:
    text = "Moscow rejects sanctions\n\nOn Monday Russia rejected the sanctions."
    report = read(text)
    (position,) = report.positions
    assert position.evidence[0].of(report.text).startswith("Russia rejected")


def test_a_stance_in_a_quotation_points_at_its_statement(read: Read) -> None:
    report = read('"The border should stay open for all who flee," Angela Merkel said.')
    (position,) = report.positions
    assert (position.actor, position.stance) == ("person/angela-merkel", "for")
    assert position.statement in {said.id for said in report.statements}

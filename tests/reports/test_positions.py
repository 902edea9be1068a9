"""Who takes which side on what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report
from communique.reports.positions import words

Read = Callable[..., Report]

EXAMPLES = [("for", verb.lemma, verb.example) for verb in words().for_]
EXAMPLES += [("against", verb.lemma, verb.example) for verb in words().against]


@pytest.mark.parametrize(("stance", "lemma", "example"), EXAMPLES, ids=[lemma for _, lemma, _ in EXAMPLES])
def test_a_verbs_example_is_a_position_with_its_stance(read: Read, stance: str, lemma: str, example: str) -> None:
    del lemma
    assert [found.stance for found in read(example).positions] == [stance]


def test_no_verb_takes_both_sides() -> None:
    assert {verb.lemma for verb in words().for_} & {verb.lemma for verb in words().against} == set()


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
    ],
)
def test_no_side_is_taken(read: Read, sentence: str) -> None:
    assert read(sentence).positions == ()


def test_a_stance_in_a_quotation_points_at_its_statement(read: Read) -> None:
    report = read('"The border should stay open for all who flee," Angela Merkel said.')
    (position,) = report.positions
    assert (position.actor, position.stance) == ("person/angela-merkel", "for")
    assert position.statement in {said.id for said in report.statements}

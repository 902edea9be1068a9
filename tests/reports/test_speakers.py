"""Whose words stand between quotation marks: cases where the nearest name is not the speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report, Statement

Read = Callable[..., Report]


def speaker(statement: Statement) -> str | None:
    if statement.speaker is None or statement.speaker.actor is None:
        return None
    return statement.speaker.actor.partition("/")[2]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('John Kerry met Sergei Lavrov and said: "We agreed on nothing at all."', "john-kerry"),
        ('"We agreed on nothing at all," said John Kerry, who had met Sergei Lavrov.', "john-kerry"),
        ('"We agreed on nothing at all," John Kerry said after talks with Sergei Lavrov.', "john-kerry"),
        ('John Kerry, standing next to Sergei Lavrov, said: "We agreed on nothing at all."', "john-kerry"),
        ('"We agreed on nothing at all," John Kerry told Sergei Lavrov.', "john-kerry"),
        ('Asked about Sergei Lavrov, John Kerry replied: "We agreed on nothing at all."', "john-kerry"),
        ('Sergei Lavrov was silent, but John Kerry said: "We agreed on nothing at all."', "john-kerry"),
        ('In a letter to Sergei Lavrov, John Kerry wrote: "We agreed on nothing at all."', "john-kerry"),
        ('"We agreed on nothing at all," said US Secretary of State John Kerry of Sergei Lavrov.', "john-kerry"),
        ('In a statement, the White House said: "We agreed on nothing at all."', "USA"),
        ('A statement from the Kremlin said: "We agreed on nothing at all."', "RUS"),
    ],
)
def test_the_subject_of_the_cue_speaks(read: Read, text: str, who: str) -> None:
    report = read(text)
    (said,) = (s for s in report.statements if s.manner != "indirect")
    assert speaker(said) == who


@pytest.mark.parametrize(
    "text",
    [
        '"We agreed on nothing at all," a diplomat said on condition of anonymity.',
        '"We agreed on nothing at all," one of the envoys said.',
        '"We agreed on nothing at all," a resident of the town said.',
    ],
)
def test_somebody_without_a_name_is_a_source_without_an_actor(read: Read, text: str) -> None:
    (said,) = read(text).statements
    assert said.speaker is not None
    assert said.speaker.actor is None


def test_two_speakers_of_one_paragraph_keep_their_words(read: Read) -> None:
    report = read('"We agreed on nothing," John Kerry said. "We agreed on nearly everything," Sergei Lavrov said.')
    assert [speaker(said) for said in report.statements] == ["john-kerry", "sergei-lavrov"]


def test_a_quotation_that_nobody_speaks_has_no_speaker(read: Read) -> None:
    (said,) = read(
        '"Nothing about us without us and without our vote." The walls of the town were covered with it.'
    ).statements
    assert said.speaker is None

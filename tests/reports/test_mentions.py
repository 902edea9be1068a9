"""Which spots a report lists as mentions: actors, and neither places nor whoever cannot be told from others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report

Read = Callable[..., Report]


def named(report: Report) -> list[str]:
    return [report.text[one.start : one.end] for one in report.mentions]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fighting went on in Syria for a fourth week.", "Syria"),
        ("Thousands fled across Sudan and Chad.", "Sudan"),
        ("The talks on Syria had stalled.", "Syria"),
        ("A convoy drove to Damascus before dawn.", "Damascus"),
        ("Aid was flown from Jordan to the coast.", "Jordan"),
    ],
)
def test_where_something_is_or_what_it_is_about_is_no_mention(read: Read, text: str, place: str) -> None:
    assert place not in named(read(text))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Syria rejected the plan.", "Syria"),
        ("Brussels imposed new sanctions on Iran.", "Iran"),
        ("Damascus rejected the plan.", "Damascus"),
        ("Sergei Lavrov paid a visit to Iran on Monday.", "Iran"),
    ],
)
def test_a_state_that_acts_or_is_dealt_with_is_one(read: Read, text: str, state: str) -> None:
    assert state in named(read(text))


@pytest.mark.parametrize(
    "text", ["Many countries protested.", "Other activists stayed away.", "A rebel-held town fell."]
)
def test_whoever_cannot_be_told_from_others_is_no_mention(read: Read, text: str) -> None:
    assert read(text).mentions == ()


def test_an_organisation_that_qualifies_a_noun_is_mentioned_but_does_not_act(read: Read) -> None:
    report = read("NATO strikes hit the port while Sergei Lavrov met John Kerry in Vienna.")
    assert "NATO" in named(report)
    (contact,) = report.contacts
    assert {party.actor for party in contact.parties} == {"person/sergei-lavrov", "person/john-kerry"}

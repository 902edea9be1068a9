from __future__ import annotations

import pytest

from tests.reports.conftest import Read


def types_of(read: Read, text: str) -> list[str]:
    return [action.plover for action in read(text).actions]


@pytest.mark.parametrize(
    "text",
    [
        "He told Reuters what would follow once Bashar al-Assad resigns.",
        "The court lacks the power to enter Libya and arrest the ministers of Libya.",
        "Barack Obama said that Bashar al-Assad has to resign.",
        "The president signed an order authorizing Turkey to arm the rebels in Syria.",
        "Did Israel bomb Syria on Friday?",
    ],
)
def test_what_is_still_to_come_or_asked_is_no_act(read: Read, text: str) -> None:
    assert set(types_of(read, text)) <= {"AGREE"}


def test_an_attempt_to_harm_is_an_act(read: Read) -> None:
    assert types_of(read, "North Korea tried to hack into computers of South Korea.") == ["COERCE"]


def test_a_yielding_that_is_decided_concedes(read: Read) -> None:
    assert types_of(read, "Morocco decided to lift the curfew.") == ["CONCEDE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia will not lift the ban on Poland.", ["REJECT"]),
        ("Russia did not allow Polish inspectors into Kursk.", ["REJECT"]),
        ("Russia did not send aid to Poland.", []),
    ],
)
def test_only_what_lies_with_the_source_is_refused(read: Read, text: str, expected: list[str]) -> None:
    assert types_of(read, text) == expected


def test_what_others_say_that_it_will_do_is_no_threat(read: Read) -> None:
    assert types_of(read, "Analysts said Israel would bomb Syria.") == []

from __future__ import annotations

import pytest

from tests.reports.conftest import Read


def told(read: Read, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(action.plover, action.source, action.target) for action in read(text).actions]


def test_what_follows_up_to_is_the_object(read: Read) -> None:
    text = "Afghan rebels have kidnapped up to 16 Russian civilian advisers from a bazaar."
    assert [target for _, _, target in told(read, text)] == [("group/russian-civilian-advisers",)]


def test_whoever_is_found_guilty_is_the_target(read: Read) -> None:
    assert told(read, "A Danish court found Jens Holm guilty of fraud.")[0][2] == ("person/jens-holm",)


def test_how_somebody_stands_is_no_act(read: Read) -> None:
    assert told(read, "Bashar al-Assad, backed by Iran and opposed by Turkey, kept silent.") == []


def test_a_participle_tells_what_was_done_to_the_subject(read: Read) -> None:
    found = told(read, "Nine Turkish officers were arrested, accused of helping Syria.")
    assert [(plover, source) for plover, source, _ in found] == [("COERCE", ())]


def test_an_agreement_agreed_to_by_two_has_both_as_sources(read: Read) -> None:
    text = "He spoke of a cessation of hostilities agreed to by Washington and Moscow."
    assert ("AGREE", ("state/USA", "state/RUS"), ()) in told(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The strike of the miners of France went on.",
        "In March the army of France rested.",
        "The economist of France called Germany on Saturday.",
    ],
)
def test_words_of_another_sense_are_none(read: Read, text: str) -> None:
    assert [plover for plover, _, _ in told(read, text)] in ([], ["PROTEST"])


def test_the_one_whose_request_is_approved_asks(read: Read) -> None:
    found = told(read, "The United States approved a request by NATO to extend the flights.")
    assert ("organisation/nato",) in [source for plover, source, _ in found if plover == "REQUEST"]

from __future__ import annotations

import pytest

from communique.ledger.summaries import action_line, commitment_line, contact_line, names, position_line, statement_line
from communique.model import EventParty
from communique.model.events import PartyRole
from communique.model.reports import Status


def party(name: str, role: PartyRole = "party") -> EventParty:
    return EventParty(actor=f"person/{name.lower()}", name=name, type="person", role=role)


PUTIN, OBAMA = party("Vladimir Putin"), party("Barack Obama", "initiator")


def test_a_call_names_who_started_it() -> None:
    line = contact_line("call", "occurred", (PUTIN, OBAMA), None)
    assert line == "Vladimir Putin and Barack Obama: call, started by Barack Obama"


def test_a_call_has_no_place() -> None:
    assert "Moscow" not in contact_line("call", "occurred", (PUTIN, OBAMA), "Moscow")


def test_a_meeting_names_the_place_and_the_mediator_apart_from_the_parties() -> None:
    line = contact_line("meeting", "occurred", (PUTIN, party("Lakhdar Brahimi", "mediator")), "Geneva")
    assert line == "Vladimir Putin: meeting in Geneva, mediated by Lakhdar Brahimi"


@pytest.mark.parametrize("status", ["ongoing", "planned", "proposed", "cancelled", "denied", "hypothetical"])
def test_what_did_not_simply_happen_says_so(status: Status) -> None:
    assert contact_line("call", status, (PUTIN,), None).endswith(f"({status})")


def test_only_ones_own_words_stand_in_quotation_marks() -> None:
    assert statement_line("direct", "Putin", "we agreed,") == "Putin: “we agreed”"
    assert statement_line("indirect", "Putin", "they had agreed") == "Putin: they had agreed"


def test_a_telling_cue_is_kept() -> None:
    assert statement_line("indirect", "Putin", "they had agreed", cue="denied") == "Putin denied: they had agreed"
    assert statement_line("direct", "Putin", "we agreed", cue="said") == "Putin: “we agreed”"


def test_a_long_statement_is_cut_between_words() -> None:
    line = statement_line("direct", "Putin", "word " * 60)
    assert line.endswith("word …”")
    assert len(line) < 180


def test_a_commitment_says_until_when() -> None:
    line = commitment_line("deadline", "occurred", (PUTIN,), "a halt to the fighting.", "2016-02-27")
    assert line == "Vladimir Putin: deadline: a halt to the fighting (due 2016-02-27)"


def test_a_commitment_of_nobody_named_begins_with_its_kind() -> None:
    assert commitment_line("pledge", "occurred", (), "to go", None) == "pledge: to go"


def test_positions_and_actions_name_both_ends() -> None:
    assert position_line("against", (PUTIN,), "a no-fly zone") == "Vladimir Putin: against a no-fly zone"
    sides = (party("Russia", "source"), party("Syria", "target"))
    assert action_line("AID", "planned", sides, None) == "Russia → Syria: aid (planned)"


def test_many_names_are_counted() -> None:
    assert names([party(letter) for letter in "ABCD"]) == "A, B, C and D"
    assert names([party(letter) for letter in "ABCDE"]) == "A, B, C and 2 others"

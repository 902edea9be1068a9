from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.ledger.accounts import accounts_of
from communique.ledger.conflicts import conflicts_of
from communique.model import Report

MakeReport = Callable[..., Report]
Conflicts = Callable[..., dict[str, list[str]]]


@pytest.fixture
def conflicts(make_report: MakeReport) -> Conflicts:
    """The conflicts between accounts of one contact: each field with its values, those of most copies first."""

    def find(*contacts: dict[str, Any]) -> dict[str, list[str]]:
        reports = [
            make_report(f"Account {n}.", origin=str(n), contacts=[{"parties": ["Putin", "Obama"], **contact}])
            for n, contact in enumerate(contacts)
        ]
        found = conflicts_of(accounts_of(reports))
        return {conflict.field: [value.value for value in conflict.values] for conflict in found}

    return find


def test_two_starters_are_a_conflict(conflicts: Conflicts) -> None:
    found = conflicts(
        {"parties": ["Putin", "Obama:initiator"]},
        {"parties": ["Putin", "Obama:initiator"]},
        {"parties": ["Putin:initiator", "Obama"]},
    )
    assert found == {"initiator": ["Barack Obama", "Vladimir Putin"]}


def test_a_state_that_began_it_through_its_president_is_none(conflicts: Conflicts) -> None:
    found = conflicts({"parties": ["Putin", "Obama:initiator"]}, {"parties": ["Putin", "USA:initiator"]})
    assert found == {}


def test_days_apart_conflict_and_days_within_each_other_do_not(conflicts: Conflicts) -> None:
    assert conflicts({"when": "2013-03-01"}, {"when": ("2013-02-25", "2013-03-03")}) == {}
    assert conflicts({"when": "2013-03-01"}, {"when": "2013-03-02"}) == {"when": ["2013-03-01", "2013-03-02"]}


def test_it_happened_and_it_was_denied(conflicts: Conflicts) -> None:
    assert conflicts({"status": "occurred"}, {"status": "denied"}) == {"status": ["denied", "occurred"]}


def test_a_plan_that_came_true_is_no_conflict(conflicts: Conflicts) -> None:
    assert conflicts({"status": "planned"}, {"status": "occurred"}) == {}


def test_telephone_or_in_person_and_two_cities(conflicts: Conflicts) -> None:
    a = {"form": "talks", "channel": "phone"}
    b = {"form": "talks", "channel": "in_person", "place": ("Berlin", "DEU")}
    c = {"form": "talks", "channel": "in_person", "place": ("Vienna", "AUT")}
    assert conflicts(a, b, c) == {"channel": ["in_person", "phone"], "place": ["Berlin", "Vienna"]}


def test_a_country_and_its_city_do_not_conflict(conflicts: Conflicts) -> None:
    assert conflicts({"place": ("Germany", "DEU")}, {"place": ("Berlin", "DEU")}) == {}


def test_two_lengths_conflict(conflicts: Conflicts) -> None:
    assert conflicts({"duration": "PT30M"}, {"duration": "PT1H"}, {}) == {"duration": ["PT1H", "PT30M"]}


def test_silence_is_no_conflict(conflicts: Conflicts) -> None:
    assert conflicts({"when": "2013-03-01", "channel": "phone"}, {}) == {}

"""Who held which office when: cases written down apart from the registry, by people who had not seen it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from communique.actors import Registry, fold

with Path(__file__).with_name("offices.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def test_the_cases_are_many_and_of_many_states(registry: Registry) -> None:
    whole = {tenure.of for case in CASES for tenure in registry.find(case["phrase"], on=case["on"])[0].entry.tenures}
    assert len(CASES) >= 200
    assert len([id_ for id_ in whole if id_.startswith("state/")]) >= 60


@pytest.mark.parametrize("case", CASES, ids=[f"{case['phrase']} {case['on']}" for case in CASES])
def test_an_office_on_a_day_has_the_right_holder_and_no_other(registry: Registry, case: dict[str, str]) -> None:
    found = registry.find(case["phrase"], on=case["on"])
    best = [one for one in found if one.score == found[0].score]
    assert len(best) == 1, [one.entry.name for one in best]
    names = {fold(name.text).lower() for name in best[0].entry.names}
    answers = [case["answer"], *case["also"].split(";")]
    assert names & {fold(answer.strip()).lower() for answer in answers if answer.strip() != ""}

"""The example pages from the files to the ledger, and scored against their hand codes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

import communique
from benchmarks import scores
from communique import Ledger, Report
from communique.model import Event

EXAMPLES = scores.EXAMPLES
PUTIN, OBAMA = "person/vladimir-putin", "person/barack-obama"
LAVROV, KERRY = "person/sergei-lavrov", "person/john-kerry"

#: A little under what `python -m benchmarks.scores` prints; they go up with it.
FLOORS = {
    "contacts": 0.80,
    "contacts+": 0.78,
    "commitments": 0.55,
    "positions": 0.30,
    "no date invented": 1.0,
    "quotes": 0.95,
    "speaker": 0.95,
    "published exact": 1.0,
}


@pytest.fixture(scope="module")
def events(example_reports: tuple[Report, ...]) -> tuple[Event, ...]:
    return joined(example_reports)


def joined(reports: Iterable[Report]) -> tuple[Event, ...]:
    with Ledger.open(":memory:", create=True) as ledger:
        ledger.add(reports)
        return tuple(ledger.records())


def contacts(events: Iterable[Event], *actors: str) -> list[Event]:
    """The contacts in which all of the actors take part."""
    return [
        event
        for event in events
        if event.kind == "contact" and set(actors) <= {party.actor for party in event.parties}
    ]  # fmt: skip


def test_every_page_is_read_but_the_russian_one(example_reports: tuple[Report, ...]) -> None:
    skipped = {Path(report.origin).name: report.skipped.reason for report in example_reports if report.skipped}
    assert skipped.keys() == {"severny-listok-obzor.txt"}
    assert skipped["severny-listok-obzor.txt"] == "language: ru"
    assert len(example_reports) == 18


def test_reading_the_same_pages_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    shown = []
    for _ in range(2):
        with communique.build(EXAMPLES, path, metadata=EXAMPLES / "metadata.csv") as ledger:
            rows = (ledger.timeline(), ledger.sources(), ledger.actors(), ledger.positions())
            shown.append(([listing.to_dicts() for listing in rows], list(ledger.records())))
    assert shown[0] == shown[1]


def test_the_order_of_arrival_changes_nothing(
    example_reports: tuple[Report, ...], events: tuple[Event, ...]
) -> None:  # fmt: skip
    assert {event.id: event for event in joined(reversed(example_reports))} == {event.id: event for event in events}


def test_two_papers_that_disagree_on_who_called_are_both_kept(events: tuple[Event, ...]) -> None:
    (call,) = [event for event in contacts(events, PUTIN, OBAMA) if event.earliest == "2013-03-01"]
    assert call.subkind == "call"
    assert {source.outlet for source in call.sources} == {"The Harbour Ledger", "Levant Courier"}
    (conflict,) = [conflict for conflict in call.conflicts if conflict.field == "initiator"]
    assert {value.value for value in conflict.values} == {"Vladimir Putin", "Barack Obama"}


def test_a_meeting_three_days_before_the_call_is_the_one_that_another_paper_dates(events: tuple[Event, ...]) -> None:
    (berlin,) = [event for event in contacts(events, LAVROV, KERRY) if event.place == "Berlin"]
    assert (berlin.earliest, berlin.latest) == ("2013-02-26", "2013-02-26")
    assert {source.outlet for source in berlin.sources} == {"The Harbour Ledger", "Levant Courier"}


@pytest.mark.parametrize("country", ["SYR", "SAU", "IRN"])
def test_one_wire_story_in_two_papers_is_one_source(events: tuple[Event, ...], country: str) -> None:
    (call,) = [
        event
        for event in contacts(events, PUTIN)
        if event.earliest == event.latest == "2016-02-24" and country in {party.country for party in event.parties}
    ]
    assert {source.outlet for source in call.sources} == {"The Harbour Ledger", "Capital Post"}
    assert call.independent == 1


def test_a_page_without_diplomacy_gives_no_contact(example_reports: tuple[Report, ...]) -> None:
    (festival,) = [report for report in example_reports if "lantern" in report.origin]
    assert festival.contacts == ()
    assert festival.commitments == ()


def test_a_summit_that_was_called_off_did_not_take_place(events: tuple[Event, ...]) -> None:
    summits = [event for event in contacts(events, PUTIN, OBAMA) if (event.earliest or "").startswith("2013-09")]
    assert len(summits) > 0
    assert {event.status for event in summits} <= {"planned", "proposed", "cancelled"}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("capital-post-kerry-kremlin.txt", "talks between the Syrian government and the opposition"),
        ("capital-post-obama-putin-april.html", "will meet representatives"),
        ("harbour-ledger-kerry-plans-moscow.html", "will fly to Moscow"),
        ("levant-courier-new-york-meeting.txt", "I am going to meet John Kerry"),
        ("levant-courier-presidents-call.html", "is expected to meet"),
    ],
)
def test_nothing_that_is_to_come_is_shown_as_done(
    example_reports: tuple[Report, ...], page: str, words: str
) -> None:  # fmt: skip
    (report,) = [report for report in example_reports if Path(report.origin).name == page]
    start = report.text.index(words)
    done = [
        contact
        for contact in report.contacts
        if contact.status in ("occurred", "ongoing")
        and any(span.start < start + len(words) and start < span.end for span in contact.evidence)
    ]
    assert done == []


def test_a_meeting_that_is_denied_did_not_take_place(example_reports: tuple[Report, ...]) -> None:
    (astana,) = [report for report in example_reports if "astana" in report.origin]
    denied = [contact for contact in astana.contacts if contact.status in ("occurred", "ongoing")]
    words = [astana.text[span.start : span.end] for contact in denied for span in contact.evidence]
    assert [said for said in words if "no such meeting" in said] == []


def test_the_examples_score_above_their_floors(example_reports: tuple[Report, ...]) -> None:
    if not scores.SCORER.is_file():
        pytest.skip(f"the scorer is not on this machine ({scores.SCORER})")
    figures = scores.figures(example_reports, scores.OWN, EXAMPLES)
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}

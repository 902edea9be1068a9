"""The five seed pages read as a person reads them, and the hand-coded pages score above the floors.

The pages are not in the repository; where they are absent these tests say so and are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import scores
from communique.model import Contact, Report

HAPPENED = ("occurred", "ongoing")
PUTIN, OBAMA = "person/vladimir-putin", "person/barack-obama"
LAVROV, KERRY = "person/sergei-lavrov", "person/john-kerry"

#: What the first version owes; the figures are the issue's.
FLOORS = {"contacts+": 0.55, "quotes": 0.90, "speaker": 0.75, "no date invented": 1.0}


@pytest.fixture
def pages(coded_reports: tuple[Report, ...]) -> list[Report]:
    """The reports of the five pages, in their order; among the coded pages they are called ``news-0`` to ``news-4``."""
    by_stem = {Path(report.origin).stem: report for report in coded_reports}
    return [by_stem[f"news-{number}"] for number in range(5)]


def test_the_coded_news_pages_are_the_seed_pages(pages: list[Report], shared: Path) -> None:
    for report, seed in zip(pages, sorted((shared / "seeds").glob("*.txt")), strict=True):
        assert report.text == seed.read_text(encoding="utf-8")


@pytest.mark.parametrize(("number", "day"), [(1, "2013-03-01"), (2, "2015-09-29")])
def test_a_date_line_that_the_text_bears_out_is_the_date(pages: list[Report], number: int, day: str) -> None:
    assert pages[number].published.day == day


@pytest.mark.parametrize("number", [0, 3, 4])
def test_a_page_that_does_not_give_its_date_is_given_none(pages: list[Report], number: int) -> None:
    assert pages[number].published.day is None
    assert pages[number].published.basis in ("inferred", "unknown")


def test_what_the_text_tells_of_its_time_bounds_the_date(pages: list[Report]) -> None:
    """Obama is the president who makes the call; Kerry is the Secretary of State who comes to the Kremlin."""
    undated, misdated = pages[3].published, pages[4].published
    assert undated.earliest is not None
    assert undated.latest is not None
    assert "2009-01-20" <= undated.earliest <= "2016-04-18" <= undated.latest <= "2017-01-20"
    assert misdated.earliest is not None
    assert misdated.latest is not None
    assert "2013-02-01" <= misdated.earliest <= "2015-12-16" <= misdated.latest <= "2017-01-20"


def test_the_day_of_viewing_is_refused_and_the_reader_told(pages: list[Report]) -> None:
    assert any("17 December 2017" in warning and "Kerry" in warning for warning in pages[4].warnings)


@pytest.mark.parametrize("country", ["SYR", "SAU", "IRN"])
def test_putin_called_the_leaders_of_three_states(pages: list[Report], country: str) -> None:
    assert any(
        contact.form == "call" and contact.status == "occurred" and country in countries(pages[0], contact)
        for contact in between(pages[0], PUTIN)
    ), told(pages[0])


def test_obama_started_the_call_of_the_first_of_march(pages: list[Report]) -> None:
    (call,) = [contact for contact in between(pages[1], PUTIN, OBAMA) if contact.form == "call"]
    assert call.status == "occurred"
    assert call.when is not None
    assert (call.when.earliest, call.when.latest) == ("2013-03-01", "2013-03-01")
    assert roles(call)[OBAMA] == "initiator"
    assert roles(call)[PUTIN] == "party"


def test_lavrov_and_kerry_met_in_berlin_three_days_before(pages: list[Report]) -> None:
    (meeting,) = [contact for contact in between(pages[1], LAVROV, KERRY) if contact.form == "meeting"]
    assert meeting.status == "occurred"
    assert meeting.place is not None
    assert meeting.place.name == "Berlin"
    assert meeting.when is not None
    assert (meeting.when.earliest, meeting.when.latest) == ("2013-02-26", "2013-02-26")


def test_putin_and_obama_met_in_new_york(pages: list[Report]) -> None:
    met = [contact for contact in between(pages[2], PUTIN, OBAMA) if contact.status == "occurred"]
    assert any(contact.form in ("meeting", "talks") for contact in met), told(pages[2])
    assert any(contact.place is not None and contact.place.name == "New York" for contact in met), told(pages[2])


def test_obama_called_putin_on_the_undated_page(pages: list[Report]) -> None:
    (call,) = [contact for contact in between(pages[3], PUTIN, OBAMA) if contact.form == "call"]
    assert call.status == "occurred"
    assert roles(call)[OBAMA] == "initiator"
    assert call.when is None or call.when.earliest is None or call.when.earliest != call.when.latest


def test_kerry_was_received_in_the_kremlin(pages: list[Report]) -> None:
    met = [contact for contact in between(pages[4], PUTIN, KERRY) if contact.status == "occurred"]
    assert any(contact.place is not None and contact.place.name in ("Moscow", "Kremlin") for contact in met), told(
        pages[4]
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "willingness"),
        (2, "October is expected"),
        (3, "suspending"),
        (4, "Friday in New York"),
        (4, "dialogue to begin"),
    ],
)
def test_nothing_that_is_to_come_is_shown_as_done(pages: list[Report], number: int, words: str) -> None:
    ahead = [contact for contact in pages[number].contacts if words in quoted(pages[number], contact)]
    assert [quoted(pages[number], contact) for contact in ahead if contact.status in HAPPENED] == []


@pytest.mark.parametrize(
    ("number", "opening", "closing"),
    [
        (1, "MOSCOW - Vladimir", "Related Content"),
        (2, "Putin and Obama attempt", "See also"),
        (3, "Obama Asks For", "Be the first to comment"),
        (4, "Kerry meets Putin", "Irish Independent"),
    ],
)
def test_no_event_comes_from_what_stands_around_the_article(
    pages: list[Report], number: int, opening: str, closing: str
) -> None:
    report = pages[number]
    heading = report.title or ""
    first, last = report.text.index(opening), report.text.index(closing)
    evidence = [item.evidence for item in report.contacts] + [item.evidence for item in report.commitments]
    evidence += [item.evidence for item in report.positions] + [item.content for item in report.statements]
    outside = [
        words
        for spans in evidence
        for span in spans
        if not first <= span.start < span.end <= last and (words := report.text[span.start : span.end]) not in heading
    ]
    # The standfirst of page 1 stands above a promotion, and reports.
    assert [words for words in outside if not words.startswith(("US, Russian leaders", "agree to avoid"))] == []


def test_the_coded_pages_score_above_the_floors(coded_reports: tuple[Report, ...]) -> None:
    figures = scores.figures(coded_reports, scores.CODED, scores.CODED)
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}


def between(report: Report, *actors: str) -> list[Contact]:
    """The contacts in which all of the actors take part."""
    return [contact for contact in report.contacts if set(actors) <= set(roles(contact))]


def roles(contact: Contact) -> dict[str, str]:
    return {party.actor: party.role for party in contact.parties}


def countries(report: Report, contact: Contact) -> set[str | None]:
    """The countries of a contact's parties."""
    by_id = {actor.id: actor.country for actor in report.actors}
    return {by_id[party.actor] for party in contact.parties}


def quoted(report: Report, contact: Contact) -> str:
    """A contact's words."""
    return " … ".join(report.text[span.start : span.end] for span in contact.evidence)


def told(report: Report) -> str:
    """All that a report says of contacts, for the message of a failed test."""
    return "\n".join(f"{item.form} {item.status} {roles(item)} {item.place}" for item in report.contacts)

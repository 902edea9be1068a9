from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.errors import PageError, StoreError, UnknownNameError, UsageError
from communique.model import Report, Skipped
from communique.views.ledger import Added, Ledger

MakeReport = Callable[..., Report]


@pytest.fixture
def reports(make_report: MakeReport) -> list[Report]:
    call = {"parties": ["Putin", "Obama:initiator"], "when": "2013-03-01", "channel": "phone"}
    return [
        make_report("Obama rang Putin.", outlet="Times", published="2013-03-02", contacts=[call]),
        make_report("The White House told of a call.", outlet="Post", published="2013-03-02", contacts=[call]),
        make_report(
            "Lavrov will see Kerry, he said: “We shall talk about everything.” Iran is against it.",
            outlet="Globe",
            contacts=[{"parties": ["Lavrov", "Kerry"], "form": "meeting", "status": "planned"}],
            statements=[{"words": "We shall talk about everything", "speaker": "Lavrov"}],
            commitments=[{"parties": ["Russia"], "kind": "deadline", "due": "2013-05-01"}],
            positions=[{"actor": "Iran", "issue": "talks", "stance": "against"}],
        ),
    ]


@pytest.fixture
def ledger(reports: list[Report]) -> Iterator[Ledger]:
    with Ledger.open(":memory:", create=True) as opened:
        opened.add(reports)
        yield opened


def test_adding_says_what_it_did_and_does_nothing_the_second_time(reports: list[Report]) -> None:
    with Ledger.open(":memory:", create=True) as ledger:
        assert ledger.add(reports) == Added(added=3, events=5)
        assert ledger.add(reports) == Added(unchanged=3)


def test_a_second_source_joins_the_event_that_is_there(reports: list[Report]) -> None:
    with Ledger.open(":memory:", create=True) as ledger:
        ledger.add(reports[:1])
        ledger.add(reports[1:2])
        (row,) = ledger.contacts()
        assert (row["sources"], row["outlets"]) == (2, "Post; Times")


def test_a_failure_while_reading_leaves_the_ledger_as_it_was(reports: list[Report]) -> None:
    def reading() -> Iterator[Report]:
        yield reports[0]
        raise PageError("bad.txt", "binary", "not text")

    with Ledger.open(":memory:", create=True) as ledger:
        with pytest.raises(PageError):
            ledger.add(reading())
        assert len(ledger.sources()) == 0


def test_pages_that_failed_while_reading_are_noted_and_counted_ones_too(make_report: MakeReport) -> None:
    failed: list[tuple[str, str, str]] = []

    def reading() -> Iterator[Report]:
        failed.append(("photo.txt", "binary", "a picture"))
        yield make_report("", origin="blank.txt", skipped=Skipped(reason="empty"))

    with Ledger.open(":memory:", create=True) as ledger:
        assert ledger.add(reading(), failed=failed) == Added(added=1, skipped=1)
        assert [row["origin"] for row in ledger.skipped()] == ["blank.txt", "photo.txt"]


def test_contacts_have_the_columns_that_were_promised(ledger: Ledger) -> None:
    assert ledger.contacts().columns == (
        "event", "earliest", "latest", "status", "form", "channel", "parties", "initiator", "place", "topics",
        "sources", "independent", "conflicts", "quote", "outlets", "reported",
    )  # fmt: skip
    assert ledger.contacts()[0]["initiator"] == "Barack Obama"


def test_the_timeline_shows_plans_as_plans(ledger: Ledger) -> None:
    (plan,) = [row for row in ledger.timeline() if row["status"] == "planned"]
    assert plan["what"] == "Sergei Lavrov and John Kerry: meeting (planned)"
    assert plan["date"] is None


def test_what_is_not_known_is_none(ledger: Ledger) -> None:
    call = ledger.contacts()[0]
    assert (call["place"], call["topics"], call["conflicts"]) == (None, None, None)


@pytest.mark.parametrize("listing", ["timeline", "contacts", "statements", "commitments", "positions", "events"])
def test_every_listing_takes_the_same_questions(ledger: Ledger, listing: str) -> None:
    ask = getattr(ledger, listing)
    assert len(ask()) > 0
    assert len(ask(actor=None, status=None, since=None, until=None)) == len(ask())
    assert len(ask(actor="Angela Merkel")) == 0
    assert len(ask(status="cancelled")) == 0
    assert len(ask(since="2014")) == 0


def test_an_actor_is_given_by_name_or_id_and_a_state_takes_in_its_people(ledger: Ledger) -> None:
    assert len(ledger.contacts(actor="vladimir putin")) == 1
    assert len(ledger.contacts(actor="person/vladimir-putin")) == 1
    assert len(ledger.contacts(actor="Russia")) == 2
    assert len(ledger.events(actor="Russia")) == 4


def test_an_unknown_actor_is_refused_with_near_names(ledger: Ledger) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean Vladimir Putin"):
        ledger.contacts(actor="Vladimir Putn")


def test_unknown_kinds_and_statuses_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownNameError, match="kind"):
        ledger.events(kind="contacts")
    with pytest.raises(UnknownNameError, match="status"):
        ledger.contacts(status="ocurred")
    with pytest.raises(UnknownNameError):
        ledger.records(kind="call")


@pytest.mark.parametrize("day", ["2013", "2013-03", "2013-03-01"])
def test_a_day_a_month_or_a_year_bounds_a_period(ledger: Ledger, day: str) -> None:
    assert len(ledger.contacts(since=day, until=day)) == 1
    assert len(ledger.contacts(since="2013-03-02", until="2014")) == 0


@pytest.mark.parametrize("day", ["yesterday", "2013-02-30", "2013-13", "0000", "13-03-01", "2013-3-1", ""])
def test_what_is_no_date_is_refused(ledger: Ledger, day: str) -> None:
    with pytest.raises(UsageError, match="since is"):
        ledger.contacts(since=day)


def test_february_ends_when_the_year_says() -> None:
    with Ledger.open(":memory:", create=True) as ledger:
        for until in ("2016-02", "2015-02", "2016-02-29"):
            assert len(ledger.contacts(until=until)) == 0


def test_an_event_is_found_by_its_beginning_where_that_is_one(ledger: Ledger) -> None:
    ids = [str(row["event"]) for row in ledger.events()]
    assert ledger.event(ids[0]).id == ids[0]
    assert ledger.event(ids[0][:12]).id == ids[0]
    with pytest.raises(UnknownNameError, match="no single event 'e'"):
        ledger.event("e")
    with pytest.raises(UnknownNameError, match="no event 'exx'"):
        ledger.event("exx")
    with pytest.raises(UnknownNameError):
        ledger.event("")


def test_records_are_the_listed_events_in_the_same_order(ledger: Ledger) -> None:
    assert [event.id for event in ledger.records()] == [row["event"] for row in ledger.events()]
    assert [event.kind for event in ledger.records(kind="statement")] == ["statement"]


def test_evidence_lies_in_the_text_of_its_article(ledger: Ledger) -> None:
    for event in ledger.records():
        for source in event.sources:
            assert source.evidence[0].of(ledger.text(source.article)) == source.quote


def test_an_unknown_article_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no article 'a0'"):
        ledger.text("a0")


def test_actors_and_sources_are_listed(ledger: Ledger, reports: list[Report]) -> None:
    assert "Vladimir Putin" in [row["name"] for row in ledger.actors()]
    assert len(ledger.sources()) == len(reports)
    assert len(ledger.warnings()) == 0
    assert len(list(ledger.reports())) == len(reports)


def test_a_ledger_is_made_only_where_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with pytest.raises(StoreError):
        Ledger.open(path)
    Ledger.open(path, create=True).close()
    with Ledger.open(path) as ledger:
        assert repr(ledger) == f"Ledger({str(path)!r})"


def test_since_after_until_is_refused(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger, pytest.raises(UsageError, match="lies after"):
        ledger.contacts(since="2016", until="2013")

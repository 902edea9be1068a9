from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from communique.ledger import join
from communique.model import Report
from communique.store import VIEWS, Filter, Listing, Store

MakeReport = Callable[..., Report]


@pytest.fixture
def store(folder: list[Report]) -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        for report in folder:
            opened.add(report)
        opened.write_events(join(folder))
        yield opened


def dicts(listing: Listing) -> list[dict[str, Any]]:
    columns, rows = listing
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_contacts_sum_up_their_parties_sources_and_conflicts(store: Store) -> None:
    (call, plan) = dicts(store.view("contacts", Filter()))
    assert set(call["parties"].split("; ")) == {"Vladimir Putin", "Barack Obama"}
    assert (call["sources"], call["independent"], call["conflicts"]) == (2, 2, "initiator")
    assert (call["outlets"], call["topics"], call["channel"]) == ("Post; Times", "Syria", "phone")
    assert (plan["status"], plan["form"], plan["earliest"], plan["place"]) == ("planned", "meeting", None, None)


def test_the_timeline_puts_the_undated_last_and_leaves_positions_out(store: Store) -> None:
    rows = dicts(store.view("timeline", Filter()))
    assert [row["date"] for row in rows] == ["2013-03-01", "due 2013-05-31", None, None]
    assert {row["kind"] for row in rows} == {"contact", "statement", "commitment"}


def test_the_undated_come_in_the_order_of_their_text(make_report: MakeReport) -> None:
    calls = [{"parties": ["Putin", "Merkel"], "words": f"Call {n}."} for n in range(9)]
    report = make_report(" ".join(f"Call {n}." for n in range(9)), contacts=calls[::-1])
    with Store.open(":memory:", create=True) as store:
        store.add(report)
        store.write_events(join([report]))
        assert [row["quote"] for row in dicts(store.view("contacts", Filter()))] == [f"Call {n}." for n in range(9)]
        assert [event.sources[0].quote for event in store.events()] == [f"Call {n}." for n in range(9)]


def test_the_day_of_a_report_is_not_made_up_from_a_wide_interval(make_report: MakeReport) -> None:
    call = {"parties": ["Putin", "Merkel"]}
    for published, day in ((("2013-02-01", "2017-01-20"), None), (("2013-02-27", "2013-03-01"), "2013-03-01")):
        report = make_report("They spoke.", published=published, contacts=[call])
        with Store.open(":memory:", create=True) as store:
            store.add(report)
            store.write_events(join([report]))
            assert [row["reported"] for row in dicts(store.view("contacts", Filter()))] == [day]


def test_statements_commitments_and_positions_have_their_own_columns(store: Store) -> None:
    (said,) = dicts(store.view("statements", Filter()))
    assert (said["speaker"], said["manner"]) == ("Vladimir Putin", "direct")
    (bound,) = dicts(store.view("commitments", Filter()))
    assert (bound["commitment"], bound["due"], bound["parties"]) == ("deadline", "2013-05-31", "Russia")
    (held,) = dicts(store.view("positions", Filter()))
    assert (held["actor"], held["stance"], held["issue"]) == ("Iran", "against", "talks")


@pytest.mark.parametrize("name", list(VIEWS))
def test_every_view_narrows_by_actor_status_and_time(store: Store, name: str) -> None:
    everything = dicts(store.view(name, Filter()))
    assert dicts(store.view(name, Filter(actors=("person/nobody",)))) == []
    assert dicts(store.view(name, Filter(status="denied"))) == []
    assert dicts(store.view(name, Filter(since="2020-01-01"))) == []
    assert len(everything) > 0


def test_a_period_takes_what_can_have_been_in_it(make_report: MakeReport) -> None:
    calls = [
        {"parties": ["Putin", "Obama"], "when": ("2013-02-27", "2013-03-02"), "words": "One."},
        {"parties": ["Putin", "Merkel"], "when": (None, "2013-03-02"), "words": "Two."},
        {"parties": ["Putin", "Iran"], "words": "Three."},
    ]
    report = make_report("One. Two. Three.", contacts=calls)
    with Store.open(":memory:", create=True) as store:
        store.add(report)
        store.write_events(join([report]))
        asked = {
            "from March on": Filter(since="2013-03-01"),
            "until February's end": Filter(until="2013-02-28"),
            "later": Filter(since="2013-03-03"),
        }
        found = {name: [event.sources[0].quote for event in store.events(wanted)] for name, wanted in asked.items()}
    assert found == {"from March on": ["One.", "Two."], "until February's end": ["One."], "later": []}


def test_actors_come_with_what_they_took_part_in_the_busiest_first(store: Store) -> None:
    rows = {row["name"]: row for row in dicts(store.actors())}
    assert next(iter(rows)) == "Vladimir Putin"
    putin, merkel = rows["Vladimir Putin"], rows["Angela Merkel"]
    assert (putin["events"], putin["contacts"], putin["statements"]) == (2, 1, 1)
    assert (merkel["events"], merkel["mentions"]) == (0, 0)


def test_sources_come_by_day_with_their_events_and_warnings(store: Store) -> None:
    rows = dicts(store.sources())
    assert [row["outlet"] for row in rows] == ["Globe", "Post", "Times"]
    assert [(row["events"], row["warnings"]) for row in rows] == [(3, 0), (1, 1), (2, 0)]
    assert [row["warning"] for row in dicts(store.warnings())] == ["the date on the page is not the text's"]


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    ids = [event.id for event in store.events()]
    assert store.ids_from("e") == sorted(ids)
    assert store.ids_from(ids[0][:9]) == [ids[0]]
    assert store.ids_from("_") == []

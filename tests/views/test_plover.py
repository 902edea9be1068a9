"""The projection of reports and ledgers onto event rows."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec

from communique.model import Report, Span, Speaker
from communique.reports import plover_types
from communique.views.ledger import Ledger
from communique.views.plover import PloverRow, as_json, as_rows, project, project_ledger

MakeReport = Callable[..., Report]
TEXT = "Lavrov met Kerry in Berlin. Putin accused Obama of delay."
CONTACT = {"words": "Lavrov met Kerry in Berlin", "parties": ["Lavrov", "Kerry"], "form": "meeting"}
ACTION = {"words": "Putin accused Obama of delay", "plover": "ACCUSE", "source": ["Putin"], "target": ["Obama"]}


def typed(report: Report) -> Report:
    return msgspec.structs.replace(
        report,
        contacts=plover_types.typed_contacts(report.contacts),
        commitments=plover_types.typed_commitments(report.commitments),
    )


def rows(make_report: MakeReport, text: str = TEXT, **items: object) -> list[PloverRow]:
    return list(project(typed(make_report(text, **items))))


def test_parties_of_a_contact_are_all_sources(make_report: MakeReport) -> None:
    (row,) = rows(make_report, contacts=[CONTACT | {"when": "2013-02-26"}])
    assert (row.plover, row.source, row.target) == ("CONSULT", ("person/sergei-lavrov", "person/john-kerry"), ())
    assert (row.source_country, row.date, row.cameo) == (("RUS", "USA"), "2013-02-26", ("04",))
    assert row.evidence == (Span(start=0, end=26),)


def test_a_guest_is_the_source_and_the_host_the_target(make_report: MakeReport) -> None:
    visit = CONTACT | {"form": "visit", "parties": ["Lavrov", "Kerry:host"]}
    (row,) = rows(make_report, contacts=[visit])
    assert (row.mode, row.source, row.target) == ("visit", ("person/sergei-lavrov",), ("person/john-kerry",))


def test_planned_contacts_are_agreed_on_and_denied_ones_are_none(make_report: MakeReport) -> None:
    (planned,) = rows(make_report, contacts=[CONTACT | {"status": "planned"}])
    (cancelled,) = rows(make_report, contacts=[CONTACT | {"status": "cancelled"}])
    assert (planned.plover, planned.status, cancelled.plover) == ("AGREE", "planned", "REJECT")
    assert rows(make_report, contacts=[CONTACT | {"status": "denied"}]) == []


def test_rows_stand_in_the_order_of_the_text(make_report: MakeReport) -> None:
    assert [row.plover for row in rows(make_report, contacts=[CONTACT], actions=[ACTION])] == ["CONSULT", "ACCUSE"]


def test_an_action_and_a_statement_by_the_same_word_are_one_row(make_report: MakeReport) -> None:
    report = make_report(TEXT, actions=[ACTION], statements=[{"words": "of delay", "speaker": "Putin"}])
    cue = Span(start=TEXT.index("accused"), end=TEXT.index("accused") + len("accused"))
    speaker = Speaker(mention=Span(start=28, end=33), actor="person/vladimir-putin")
    said = msgspec.structs.replace(report.statements[0], cue=cue, plover="ACCUSE", speaker=speaker)
    (row,) = project(msgspec.structs.replace(report, statements=(said,)))
    assert (row.id, row.target) == ("x0", ("person/barack-obama",))


def test_thoughts_and_words_of_nobody_known_are_no_events(make_report: MakeReport) -> None:
    report = make_report(TEXT, statements=[{"words": "of delay", "speaker": "Putin"}])
    thought = msgspec.structs.replace(report.statements[0], kind="thought", plover="ACCUSE")
    assert list(project(msgspec.structs.replace(report, statements=(thought,)))) == []


def test_a_pledge_and_the_action_that_tells_its_addressee_are_one_row(make_report: MakeReport) -> None:
    text = "Putin pledged aid to Obama."
    pledge = {"words": "Putin pledged aid", "parties": ["Putin"], "kind": "pledge"}
    action = {"words": text, "plover": "AGREE", "source": ["Putin"], "target": ["Obama"]}
    (row,) = rows(make_report, text, commitments=[pledge], actions=[action])
    assert row.target == ("person/barack-obama",)


def test_a_week_that_nobody_can_tell_is_no_date(make_report: MakeReport) -> None:
    (row,) = rows(make_report, contacts=[CONTACT | {"when": None, "value": "XXXX-WXX"}])
    assert row.date is None


def test_a_line_of_json_has_every_column_and_its_origin(make_report: MakeReport) -> None:
    (row,) = rows(make_report, actions=[ACTION])
    line = json.loads(as_json(row))
    assert line["origin"] == "page.txt"
    assert list(line) == [
        "origin", "id", "plover", "mode", "source", "target", "source_country", "target_country", "date", "status",
        "cameo", "evidence",
    ]  # fmt: skip
    assert line["evidence"] == [{"start": 28, "end": 56}]


def test_a_table_joins_lists_by_a_space(make_report: MakeReport) -> None:
    (row,) = as_rows(rows(make_report, contacts=[CONTACT]))
    assert (row["source_country"], row["evidence"], row["event"]) == ("RUS USA", "0-26", None)


def test_a_story_in_two_papers_is_one_row_of_the_ledger(make_report: MakeReport) -> None:
    papers = [typed(make_report(TEXT, outlet=name, origin=f"{name}.txt", contacts=[CONTACT])) for name in ("A", "B")]
    with Ledger.open(":memory:", create=True) as ledger:
        ledger.add(papers)
        (row,) = project_ledger(ledger)
        (event,) = ledger.records()
    assert (row.event, row.origin) == (event.id, None)
    assert "event" in json.loads(as_json(row))

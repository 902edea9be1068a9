from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app
from communique.model import Report
from communique.views.ledger import Ledger

run = CliRunner()
TEXT = "Lavrov met Kerry in Berlin. “We will go on with it,” Lavrov said. Putin is to meet Obama."


@pytest.fixture(scope="module")
def ledger(make_report: Callable[..., Report], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ledger") / "l.db"
    contacts = [
        {
            "words": "Lavrov met Kerry in Berlin",
            "parties": ["Lavrov", "Kerry"],
            "form": "meeting",
            "when": "2013-02-26",
        },
        {"words": "Putin is to meet Obama", "parties": ["Putin", "Obama"], "status": "planned", "when": "2013-03-05"},
    ]
    statements = [{"words": "We will go on with it", "speaker": "Lavrov", "when": "2013-02-26"}]
    report = make_report(
        TEXT, outlet="The Harbour Ledger", published="2013-02-27", contacts=contacts, statements=statements
    )
    with Ledger.open(path, create=True) as opened:
        opened.add([report])
    return str(path)


def _show(ledger: str, *arguments: str) -> str:
    done = run.invoke(app, ["show", *arguments, "-l", ledger])
    assert done.exit_code == 0, done.stderr
    return done.stdout


LISTINGS = ["timeline", "contacts", "statements", "commitments", "positions", "actors", "sources"]


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_is_had_as_a_table_json_and_csv(ledger: str, listing: str) -> None:
    assert _show(ledger, listing).strip() != ""
    rows = json.loads(_show(ledger, listing, "--json"))
    assert len(list(csv.reader(_show(ledger, listing, "--csv").splitlines()))) == len(rows) + 1


def test_the_timeline_tells_what_is_planned_from_what_occurred(ledger: str) -> None:
    shown = _show(ledger, "timeline")
    assert "● occurred" in shown
    assert "○ planned" in shown
    assert "\x1b" not in shown
    assert all(line == line.rstrip() for line in shown.splitlines())


@pytest.mark.parametrize(
    ("arguments", "statuses"),
    [
        (["--status", "planned"], ["planned"]),
        (["--since", "2013-03"], ["planned"]),
        (["--until", "2013-02-26"], ["occurred", "occurred"]),
        (["--actor", "Barack Obama"], ["planned"]),
        (["--kind", "statement"], ["occurred"]),
    ],
)
def test_the_timeline_is_narrowed(ledger: str, arguments: list[str], statuses: list[str]) -> None:
    assert [row["status"] for row in json.loads(_show(ledger, "timeline", *arguments, "--json"))] == statuses
    assert _show(ledger, "timeline", *arguments).count("—") == len(statuses)


def test_one_event_by_the_beginning_of_its_id(ledger: str) -> None:
    id_ = json.loads(_show(ledger, "contacts", "--json"))[0]["event"]
    assert "»Lavrov met Kerry in Berlin«" in _show(ledger, "event", id_[:12])
    assert json.loads(_show(ledger, "event", id_, "--json"))["id"] == id_


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["event"], "by its id"),
        (["event", "ffff"], "there is no event"),
        (["contacts", "e12"], "takes no id"),
        (["contacts", "--json", "--csv"], "--json and --csv"),
        (["contacts", "--kind", "contact"], "narrows the timeline"),
        (["timeline", "--kind", "position"], "Known: action"),
        (["contacts", "--status", "ocurred"], "Did you mean occurred"),
        (["contacts", "--actor", "Sergey Lavrov"], "Did you mean Sergei Lavrov"),
        (["contacts", "--since", "soon"], "2013-03-01"),
        (["actors", "--since", "2013"], "cannot be narrowed"),
        (["nothing"], "timeline"),
    ],
)
def test_misuse_ends_with_two_and_says_what_is_allowed(ledger: str, arguments: list[str], told: str) -> None:
    done = run.invoke(app, ["show", *arguments, "-l", ledger])
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_sources_come_with_what_the_reader_warned_of(make_report: Callable[..., Report], tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as opened:
        opened.add([make_report("A.", warnings=("The date is doubtful.",))], failed=[("bad.bin", "binary", "no text")])
    shown = _show(str(path), "sources")
    assert "Warning, page.txt: The date is doubtful." in shown
    assert "Not read, bad.bin: no text" in shown


def test_a_missing_ledger_is_told_plainly(tmp_path: Path) -> None:
    done = run.invoke(app, ["show", "timeline", "-l", str(tmp_path / "no.db")])
    assert done.exit_code == 1
    assert "no.db" in done.stderr
    assert not (tmp_path / "no.db").exists()

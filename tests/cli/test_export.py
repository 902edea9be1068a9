from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from communique.cli.app import app
from communique.model import Report
from communique.views.ledger import Ledger

run = CliRunner()
TEXT = "Putin accused Obama of delay."


@pytest.fixture
def report(make_report: Callable[..., Report]) -> Report:
    return make_report(TEXT, actions=[{"plover": "ACCUSE", "source": ["Putin"], "target": ["Obama"]}])


@pytest.fixture
def reports(report: Report, tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(msgspec.json.encode(report) + b"\n\n")
    return str(path)


def test_reports_give_one_line_of_json_an_event(reports: str) -> None:
    done = run.invoke(app, ["export", "plover", reports])
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["plover"] == "ACCUSE"


def test_reports_come_from_standard_input_too(report: Report) -> None:
    done = run.invoke(app, ["export", "plover", "-"], input=msgspec.json.encode(report))
    assert json.loads(done.stdout)["target"] == ["person/barack-obama"]


def test_csv_has_a_header_and_the_same_rows(reports: str) -> None:
    done = run.invoke(app, ["export", "plover", reports, "--format", "csv"])
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (row["plover"], row["source"], row["source_country"]) == ("ACCUSE", "person/vladimir-putin", "RUS")


def test_a_ledger_gives_its_events(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add([report])
        (event,) = ledger.records()
    done = run.invoke(app, ["export", "plover", "-l", str(path)])
    assert json.loads(done.stdout)["event"] == event.id


@pytest.mark.parametrize("arguments", [[], ["reports.jsonl", "-l", "ledger.db"]])
def test_either_reports_or_a_ledger_must_be_given(arguments: list[str]) -> None:
    done = run.invoke(app, ["export", "plover", *arguments])
    assert done.exit_code == 2
    assert "communique export plover -l" in done.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run.invoke(app, ["export", "plover", str(tmp_path / "none.jsonl")])
    assert done.exit_code == 2
    assert "none.jsonl" in done.stderr


def test_a_line_that_is_no_report_is_told_by_its_number(reports: str) -> None:
    with Path(reports).open("a", encoding="utf-8") as file:
        file.write('{"format": 1}\n')
    done = run.invoke(app, ["export", "plover", reports])
    assert done.exit_code == 2
    assert "line 3" in done.stderr

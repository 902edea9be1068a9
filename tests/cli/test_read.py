from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

pytestmark = pytest.mark.usefixtures("reader")
run = CliRunner()


def test_one_report_a_line_and_problems_on_standard_error(news: Path) -> None:
    done = run.invoke(app, ["read", str(news)])
    assert done.exit_code == 0
    assert [Path(json.loads(line)["origin"]).name for line in done.stdout.splitlines()] == ["a.txt", "b.txt", "c.txt"]
    assert "empty.txt" in done.stderr


def test_output_goes_to_a_file(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    done = run.invoke(app, ["read", str(news / "a.txt"), "--output", str(path)])
    assert done.exit_code == 0
    assert done.stdout == ""
    assert len(path.read_text().splitlines()) == 1


def test_standard_input_is_a_page() -> None:
    done = run.invoke(app, ["read", "-"], input="Lavrov met Kerry in Berlin.")
    assert json.loads(done.stdout)["origin"] == "-"


def test_nothing_read_ends_with_one(tmp_path: Path) -> None:
    done = run.invoke(app, ["read", str(tmp_path / "missing.txt")])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "missing.txt" in done.stderr
    assert "nothing could be read" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "yesterday"], "YYYY-MM-DD"),
        (["--metadata", "missing.csv"], "missing.csv"),
        (["--format", "xml"], "jsonl"),
        (["--output", "missing/folder/x.jsonl"], "folder that exists"),
    ],
)
def test_misuse_ends_with_two_and_says_what_is_allowed(news: Path, arguments: list[str], told: str) -> None:
    done = run.invoke(app, ["read", str(news), *arguments])
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_metadata_rows_without_a_page_are_named(news: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "known.csv"
    metadata.write_text("path,published\na.txt,2013-02-27\ntypo.txt,2013-02-27\n")
    done = run.invoke(app, ["read", str(news), "--metadata", str(metadata)])
    assert done.exit_code == 0
    assert "typo.txt" in done.stderr

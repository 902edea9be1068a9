from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app
from communique.model import Report
from communique.views.ledger import Ledger

run = CliRunner()


@pytest.fixture
def ledger(make_report: Callable[..., Report], tmp_path: Path) -> str:
    path = tmp_path / "spring_talks.db"
    with Ledger.open(path, create=True) as opened:
        opened.add([make_report("Lavrov met Kerry.", contacts=[{"parties": ["Lavrov", "Kerry"]}])])
    return str(path)


def test_it_writes_one_page(ledger: str, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    done = run.invoke(app, ["html", "-l", ledger, "-o", str(path)])
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "<h1>Spring talks</h1>" in path.read_text(encoding="utf-8")
    assert [other.suffix for other in tmp_path.iterdir() if other.suffix == ".part"] == []


def test_it_writes_to_standard_output(ledger: str) -> None:
    done = run.invoke(app, ["html", "-l", ledger, "-o", "-", "--title", "A & B"])
    assert done.stdout.startswith("<!doctype html>")
    assert "<h1>A &amp; B</h1>" in done.stdout


def test_a_folder_that_is_not_there_is_told(ledger: str, tmp_path: Path) -> None:
    done = run.invoke(app, ["html", "-l", ledger, "-o", str(tmp_path / "no" / "out.html")])
    assert done.exit_code == 2
    assert "folder that exists" in done.stderr

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

pytestmark = pytest.mark.usefixtures("reader")
run = CliRunner()


def test_it_sums_up_on_standard_error(news: Path, tmp_path: Path) -> None:
    done = run.invoke(app, ["build", str(news), "-o", str(tmp_path / "l.db")])
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "read 3 articles" in done.stderr
    assert "3 new or changed, 0 already there" in done.stderr
    assert "1 page could not be read" in done.stderr
    assert "communique show timeline" in done.stderr


def test_a_second_time_nothing_is_new(news: Path, tmp_path: Path) -> None:
    arguments = ["build", str(news), "-o", str(tmp_path / "l.db"), "--json"]
    run.invoke(app, arguments)
    done = json.loads(run.invoke(app, arguments).stdout)
    assert (done["read"], done["added"], done["unchanged"], done["changed"]) == (3, 0, 3, 0)


def test_nothing_read_leaves_no_ledger(tmp_path: Path) -> None:
    done = run.invoke(app, ["build", str(tmp_path / "missing"), "-o", str(tmp_path / "l.db")])
    assert done.exit_code == 1
    assert not (tmp_path / "l.db").exists()


def test_nothing_read_leaves_a_ledger_that_was_there(news: Path, tmp_path: Path) -> None:
    run.invoke(app, ["build", str(news), "-o", str(tmp_path / "l.db")])
    done = run.invoke(app, ["build", str(tmp_path / "missing"), "-o", str(tmp_path / "l.db")])
    assert done.exit_code == 1
    assert (tmp_path / "l.db").exists()


def test_a_file_that_is_no_ledger_is_refused_and_left(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes")
    done = run.invoke(app, ["build", str(news), "-o", str(path)])
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr
    assert path.read_text() == "notes"


def test_stopping_says_that_what_was_written_stays(news: Path, tmp_path: Path) -> None:
    (news / "b.txt").write_text("They interrupt here.")
    done = run.invoke(app, ["build", str(news), "-o", str(tmp_path / "l.db")])
    assert done.exit_code == 130
    assert "what was written stays" in done.stderr
    assert "Lavrov" in run.invoke(app, ["show", "contacts", "-l", str(tmp_path / "l.db")]).stdout

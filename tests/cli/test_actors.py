from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

run = CliRunner()


def answer(*arguments: str, code: int = 0) -> str:
    done = run.invoke(app, ["actors", *arguments])
    assert done.exit_code == code, done.output
    return done.stdout


def test_an_office_on_a_day_is_found() -> None:
    shown = answer("find", "French foreign minister", "--on", "2016-02-24")
    assert "person/jean-marc-ayrault" in shown
    assert "fabius" not in shown


def test_answers_are_had_as_json() -> None:
    (found,) = json.loads(answer("find", "British prime minister", "--on", "2020-03", "--json"))
    assert (found["id"], found["country"]) == ("person/boris-johnson", "GBR")


def test_a_title_and_a_surname_mean_whoever_was_in_office_first() -> None:
    first = json.loads(answer("find", "Mr Johnson", "--on", "2017-03", "--json"))[0]
    assert first["id"] == "person/boris-johnson"
    assert "foreign minister" in first["why"]


def test_an_actor_is_shown_with_offices_and_names() -> None:
    shown = answer("show", "person/sergei-lavrov")
    assert "Sergey Lavrov" in shown
    assert "foreign minister" in shown
    assert "2004-03-09" in shown


def test_a_state_is_shown_with_who_leads_it_on_a_day() -> None:
    held = json.loads(answer("show", "state/FRA", "--on", "2016-02-24", "--json"))["holders"]
    assert "Francois Hollande" in [one["name"] for one in held if one["office"] == "president"]


@pytest.mark.parametrize(
    ("arguments", "code", "wording"),
    [
        (("find", "zzyzx qwrt"), 1, "nobody is known"),
        (("find", "Lavrov", "--on", "2016-13"), 2, "not a date"),
        (("show", "person/sergei-lavro"), 2, "Did you mean"),
    ],
)
def test_what_cannot_be_answered_is_told(arguments: tuple[str, ...], code: int, wording: str) -> None:
    done = run.invoke(app, ["actors", *arguments])
    assert done.exit_code == code
    assert wording in done.stderr


def test_a_file_of_ones_own_is_checked_with_every_problem_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "country: FRA\npeople:\n- {id: jane-doe, name: Jane Doe, recalled: [tsar 2001..]}\n"
        "- {id: john-doe, name: John Doe, recalled: [president 2014..2016]}\n",
        encoding="utf-8",
    )
    first, second = answer("check", str(path), code=1).splitlines()
    assert first.startswith(f"{path}:3: ")
    assert second.startswith(f"{path}:4: ")
    path.write_text("people:\n- {id: jane-doe, name: Jane Doe}\n", encoding="utf-8")
    assert answer("check", str(path)) == ""

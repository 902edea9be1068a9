from __future__ import annotations

from pathlib import Path

import pytest

from communique.actors.loader import content, read_sheet, tenure
from communique.errors import DataFileError


def sheet_file(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_unknown_key_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = sheet_file(tmp_path, "people:\n- id: jane-doe\n  name: Jane Doe\n  nickname: JD\n")
    with pytest.raises(DataFileError) as caught:
        read_sheet(path)
    assert caught.value.path == str(path)
    assert caught.value.line == 4
    assert "nickname" in caught.value.detail


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("{id: ZZ, name: Zedland}", 2),
        ("{id: ZZZ, name: Zedland, wikidata: 142}", 2),
        ("{id: ZZZ, name: Zedland, chief: [president since 2001]}", 2),
    ],
)
def test_malformed_fields_are_refused_with_their_line(tmp_path: Path, row: str, line: int) -> None:
    with pytest.raises(DataFileError) as caught:
        read_sheet(sheet_file(tmp_path, f"states:\n- {row}\n"))
    assert caught.value.line == line


@pytest.mark.parametrize(
    "period", ["president 2001-13..", "president 2001-02-40..2002", "president 2001", "President .."]
)
def test_a_malformed_period_is_refused_at_its_own_line(tmp_path: Path, period: str) -> None:
    text = f"country: FRA\npeople:\n- id: jane-doe\n  name: Jane Doe\n  held:\n  - president 1999..2000\n  - {period}\n"
    with pytest.raises(DataFileError) as caught:
        read_sheet(sheet_file(tmp_path, text))
    assert caught.value.line == 7


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="given twice"):
        read_sheet(sheet_file(tmp_path, "people:\n- id: jane-doe\n  name: Jane Doe\n  name: Joan Doe\n"))


def test_a_new_entry_needs_a_name_and_an_office_needs_a_state(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="has no name"):
        content(read_sheet(sheet_file(tmp_path, "groups:\n- id: some-front\n")), name="mine.yaml")
    stateless = sheet_file(tmp_path, "people:\n- {id: jane-doe, name: Jane Doe, recalled: [president 2001..]}\n")
    with pytest.raises(DataFileError, match="whose office"):
        content(read_sheet(stateless), name="mine.yaml")


def test_a_person_gets_names_surnames_and_tenures_in_order(tmp_path: Path) -> None:
    text = (
        "country: FRA\npeople:\n- id: jeanne-dupont\n  name: Jeanne al-Dupont\n  names: [J. Dupont]\n"
        "  held: [foreign_minister 2004..2005-06]\n  recalled: [leader@group/some-front ..2001]\n"
    )
    (entry,) = content(read_sheet(sheet_file(tmp_path, text)), name="mine.yaml").entries
    assert (entry.id, entry.country) == ("person/jeanne-dupont", "FRA")
    assert {(name.text, name.use) for name in entry.names} == {
        ("Jeanne al-Dupont", "name"),
        ("J. Dupont", "name"),
        ("al-Dupont", "surname"),
        ("Dupont", "surname"),
    }
    first, second = entry.tenures
    assert (first.of, first.latest, first.source) == ("group/some-front", "2001-12-31", "recalled")
    assert (second.of, second.earliest, second.source) == ("state/FRA", "2004-01-01", "wikidata")


def test_surname_replaces_the_computed_short_forms(tmp_path: Path) -> None:
    text = "people:\n- {id: wang-yi, name: Wang Yi, surname: [Wang]}\n- {id: king-x, name: King Xavier, surname: []}\n"
    wang, king = content(read_sheet(sheet_file(tmp_path, text)), name="mine.yaml").entries
    assert [name.text for name in wang.names if name.use == "surname"] == ["Wang"]
    assert [name.text for name in king.names if name.use == "surname"] == []


def test_a_period_may_be_open_at_either_end() -> None:
    one = tenure("president ..2001-05", of="state/FRA", source="recalled")
    assert (one.since, one.until, one.earliest) == (None, "2001-05", "0001-01-01")
    other = tenure("president", of="state/FRA", source="recalled")
    assert (other.since, other.until, other.latest) == (None, None, "9999-12-31")

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from communique.actors import Registry, check
from communique.errors import DataFileError

BASE = (
    "offices:\n- {id: president, label: president, titles: [president], single: true}\n"
    "- {id: ambassador, label: ambassador}\n"
    "states:\n- {id: ZZZ, name: Zedland}\n"
)


def findings(folder: Path, people: str) -> list[str]:
    base, more = folder / "base.yaml", folder / "people.yaml"
    base.write_text(BASE, encoding="utf-8")
    more.write_text(people, encoding="utf-8")
    return [str(one) for one in check([base, more])]


def test_our_own_data_is_clean() -> None:
    root = Path(str(files("communique.actors").joinpath("data")))
    assert check(sorted(root.rglob("*.yaml"))) == []


def test_overlapping_tenures_of_a_single_holder_office_are_found(tmp_path: Path) -> None:
    (found,) = findings(
        tmp_path,
        "country: ZZZ\npeople:\n"
        "- {id: ann, name: Ann A, recalled: [president 2001-01-01..2005-06-01, ambassador 2001..]}\n"
        "- {id: bob, name: Bob B, recalled: [president 2005-05-31.., ambassador 2001..]}\n",
    )
    assert "person/ann" in found
    assert "person/bob" in found
    assert "president of state/ZZZ" in found


def test_handing_over_on_one_day_or_within_an_imprecise_month_is_no_overlap(tmp_path: Path) -> None:
    people = (
        "country: ZZZ\npeople:\n"
        "- {id: ann, name: Ann A, recalled: [president 2001..2005-06-01]}\n"
        "- {id: bob, name: Bob B, recalled: [president 2005-06-01..2007-03]}\n"
        "- {id: cid, name: Cid C, recalled: [president 2007-03-05..]}\n"
    )
    assert findings(tmp_path, people) == []


@pytest.mark.parametrize(
    ("people", "wording"),
    [
        ("people:\n- {id: ann, name: Ann A}\n- {id: bob, name: Bob B, names: [ann A]}\n", "both named"),
        ("people:\n- {id: ann, name: Ann A}\n- {id: ann, name: Ann Other}\n", "given twice"),
        ("country: ZZZ\npeople:\n- {id: ann, name: Ann A, recalled: [tsar 2001..]}\n", "no office 'tsar'"),
        ("country: YYY\npeople:\n- {id: ann, name: Ann A, recalled: [president 2001..]}\n", "no state/YYY"),
        ("country: ZZZ\npeople:\n- {id: ann, name: Ann A, recalled: [president 2005..2001]}\n", "before it starts"),
        ("people:\n- {id: ann, name: Ann A, wikidata: Q5}\n- {id: bob, name: Bob B, wikidata: Q5}\n", "both Q5"),
        ("organisations:\n- {id: unit, name: Unit, parent: organisation/none}\n", "no organisation/none"),
        ("towns:\n- {country: ZZZ, names: [Zedburg]}\n- {country: YYY, names: [zedburg]}\n", "in ZZZ and in YYY"),
        ("bodies:\n- {id: army, label: army, national: {state/ZZZ: organisation/none}}\n", "no organisation/none"),
    ],
)
def test_each_kind_of_mistake_is_found(tmp_path: Path, people: str, wording: str) -> None:
    found = findings(tmp_path, people)
    assert any(wording in one for one in found), found


def test_a_surname_or_adjective_may_be_shared(tmp_path: Path) -> None:
    assert findings(tmp_path, "people:\n- {id: ann, name: Ann Lee}\n- {id: bob, name: Bob Lee}\n") == []


def mine(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "wording"),
    [
        ("people:\n- id: jane-doe\n  name: Jane Doe\n  nickname: JD\n", 4, "nickname"),
        (
            "country: FRA\npeople:\n- id: jane-doe\n  name: Jane Doe\n  recalled:\n  - president 2014-13..\n",
            6,
            "period",
        ),
        (
            "country: FRA\npeople:\n- id: jane-doe\n  name: Jane Doe\n  recalled:\n  - aide 2001..2002\n"
            "  - president 2014..2015\n",
            7,
            "overlaps",
        ),
        ("country: FRA\npeople:\n- id: jane-doe\n  name: Jane Doe\n  recalled: [tsar 2001..]\n", 5, "no office 'tsar'"),
        (
            "groups:\n- {id: a-front, name: A Front, parent: group/b-front}\n"
            "- {id: b-front, name: B Front, parent: group/a-front}\n",
            2,
            "part of itself",
        ),
        ("groups:\n\n- {id: a-front, name: A Front, parent: group/no-front}\n", 3, "no group/no-front"),
        ("groups:\n- {id: a-front, name: A Front}\n- {id: a-front, name: B Front}\n", 3, "given twice"),
        (
            "people:\n- {id: ann, name: Ann}\n- id: jane-doe\n  name: Jane Doe\n  names:\n  - Sergei Lavrov\n",
            6,
            "both named",
        ),
    ],
)
def test_a_wrong_sheet_of_a_users_own_is_refused_with_file_and_line(
    tmp_path: Path, text: str, line: int, wording: str
) -> None:
    path = mine(tmp_path, text)
    with pytest.raises(DataFileError, match=wording) as caught:
        Registry.load(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_in_a_sheet_of_another_country_somebody_of_ours_stays_of_his_own(tmp_path: Path) -> None:
    row = "{id: francois-hollande, recalled: [president 2012-05-15..2017-05-14]}"
    hollande = Registry.load(mine(tmp_path, f"country: LBY\npeople:\n- {row}\n")).get("person/francois-hollande")
    assert hollande.country == "FRA"
    assert {one.of for one in hollande.tenures} == {"state/FRA"}


def test_a_users_sheet_is_not_told_of_what_is_ours(tmp_path: Path) -> None:
    path = mine(tmp_path, "groups:\n- {id: a-front, name: A Front}\n")
    assert check([path], over=Registry.load()) == []


def test_a_successor_ends_an_open_tenure_of_ours_and_a_corrected_date_replaces_ours(tmp_path: Path) -> None:
    ours = Registry.load()
    holder, last = ours.holders("president", "state/FRA")[-1]
    assert last.until is None
    path = mine(
        tmp_path,
        "country: FRA\npeople:\n- {id: jane-doe, name: Jane Doe, recalled: [president 2031-05-01..]}\n"
        "- {id: francois-hollande, recalled: [president 2012-05-15..2017-05-13]}\n",
    )
    merged = Registry.load(path)
    assert [entry.name for entry, _ in merged.holders("president", "state/FRA", "2031-06-01")] == ["Jane Doe"]
    assert [one.until for one in merged.tenures_of(holder.id) if one.office == "president"] == ["2031-05-01"]
    hollande = merged.tenures_of("person/francois-hollande")
    assert [one.until for one in hollande if one.office == "president"] == ["2017-05-13"]

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from communique.actors import check

BASE = (
    "offices:\n- {id: president, label: president, titles: [president], single: true}\n"
    "- {id: ambassador, label: ambassador}\n"
    "states:\n- {id: ZZZ, name: Zedland}\n"
)


def findings(folder: Path, people: str) -> list[str]:
    base, more = folder / "base.yaml", folder / "people.yaml"
    base.write_text(BASE, encoding="utf-8")
    more.write_text(people, encoding="utf-8")
    return check([base, more])


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

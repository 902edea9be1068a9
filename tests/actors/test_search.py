from __future__ import annotations

import pytest

from communique.actors import Registry


def first(query: str, *, on: str | None = None) -> str | None:
    found = Registry.load().find(query, on=on)
    return found[0].entry.name if len(found) > 0 else None


@pytest.mark.parametrize(
    ("query", "on", "name"),
    [
        ("French foreign minister", "2013-09-14", "Laurent Fabius"),
        ("US secretary of state", "2015-12-15", "John Kerry"),
        ("Russia's president", "2010", "Dmitry Medvedev"),
        ("the British foreign secretary", "2012-06", "William Hague"),
        ("prime minister of Israel", "2015-03-03", "Benjamin Netanyahu"),
        ("Russian leader", "2014-03-18", "Vladimir Putin"),
        ("UN secretary-general", "2003-02-05", "Kofi Annan"),
        ("EU foreign policy chief", "2016-06-28", "Federica Mogherini"),
        ("NATO chief", "2010-11-20", "Anders Fogh Rasmussen"),
        ("german chancellor", "2003-01-22", "Gerhard Schroeder"),
    ],
)
def test_an_office_on_a_day_finds_its_holder(query: str, on: str, name: str) -> None:
    assert first(query, on=on) == name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Sergej Lawrow", "Sergei Lavrov"),
        ("Bachar el-Assad", "Bashar al-Assad"),
        ("Mevlut Cavusoglou", "Mevlut Cavusoglu"),
        ("Angela Merkle", "Angela Merkel"),
        ("hezbolah", "Hezbollah"),
        ("putin", "Vladimir Putin"),
        ("usa", "United States"),
    ],
)
def test_misspelt_and_transliterated_names_are_found(query: str, name: str) -> None:
    assert first(query) == name


def test_without_a_day_the_latest_holder_comes_first() -> None:
    found = Registry.load().find("French president")
    assert [one.entry.name for one in found[:2]] == ["Emmanuel Macron", "Francois Hollande"]


def test_each_answer_says_why() -> None:
    (found,) = Registry.load().find("French president", on="2016-02-24")
    assert (found.entry.name, found.score) == ("Francois Hollande", 100.0)
    assert "president of France 2012-05-15" in found.why


@pytest.mark.parametrize("query", ["", "   ", "xqzzv wrrtk"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert Registry.load().find(query) == ()

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.actors import Registry
from communique.errors import DataFileError, UnknownNameError


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def ids(registry: Registry, text: str) -> set[str]:
    return {entry.id for entry, _ in registry.named(text)}


def holders(registry: Registry, office: str, of: str, day: str) -> list[str]:
    return [entry.name for entry, _ in registry.holders(office, of, day, day)]


def test_every_form_resolves_to_its_entry(registry: Registry) -> None:
    for text, use, id_ in registry.names():
        assert (registry.get(id_), use) in registry.named(text), text


def test_ids_are_readable_and_of_their_type(registry: Registry) -> None:
    for entry in registry.entries():
        assert re.fullmatch(r"state/[A-Z]{3}|(?:person|organisation|group)/[a-z0-9]+(?:-[a-z0-9]+)*", entry.id)
        assert entry.id.startswith(entry.type)
        assert entry.names[0].text == entry.name


def test_all_members_of_the_united_nations_and_four_more_are_there(registry: Registry) -> None:
    states = [entry for entry in registry.entries() if entry.type == "state"]
    assert len(states) == 193 + 4
    assert {"state/PSE", "state/VAT", "state/XKX", "state/TWN"} <= {entry.id for entry in states}
    for state in states:
        assert state.country == state.id.removeprefix("state/")


@pytest.mark.parametrize(
    ("text", "id_", "use"),
    [
        ("Russian Federation", "state/RUS", "name"),
        ("the United States", "state/USA", "name"),
        ("U.S.", "state/USA", "acronym"),
        ("Türkiye", "state/TUR", "name"),
        ("Britain", "state/GBR", "name"),
        ("DPRK", "state/PRK", "acronym"),
        ("Iranian", "state/IRN", "adjective"),
        ("Syrians", "state/SYR", "people"),
        ("Damascus", "state/SYR", "capital"),
        ("The Hague", "state/NLD", "capital"),
        ("the Kremlin", "state/RUS", "seat"),
        ("Élysée", "state/FRA", "seat"),
        ("Foreign Office", "organisation/foreign-office", "name"),
        ("the Security Council", "organisation/un-security-council", "name"),
        ("ISIL", "group/islamic-state", "acronym"),
        ("Da’esh", "group/islamic-state", "name"),
        ("Jabhat al-Nusra", "group/nusra-front", "name"),
        ("al-Qaida", "group/al-qaeda", "name"),
        ("People’s Protection Units", "group/ypg", "name"),
        ("Sergey Lavrov", "person/sergei-lavrov", "name"),
        ("Mevlüt Çavuşoğlu", "person/mevlut-cavusoglu", "name"),
        ("Walid al-Moualem", "person/walid-al-moallem", "name"),
        ("Al-Assad", "person/bashar-al-assad", "surname"),
        ("de Mistura", "person/staffan-de-mistura", "surname"),
        ("Xi", "person/xi-jinping", "surname"),
    ],
)
def test_well_known_names(registry: Registry, text: str, id_: str, use: str) -> None:
    assert (id_, use) in {(entry.id, found) for entry, found in registry.named(text)}


def test_words_that_only_look_like_names_are_none(registry: Registry) -> None:
    for text in ("us", "is", "IS", "who", "nobody", "", "the", "turkeys"):
        assert registry.named(text) == ()


def test_an_ambiguous_name_gives_all_its_entries(registry: Registry) -> None:
    assert {"state/COD", "state/COG"} <= ids(registry, "Congolese")
    assert {"person/abdullah-ii", "person/king-abdullah-of-saudi-arabia"} <= ids(registry, "King Abdullah")


@pytest.mark.parametrize(
    ("office", "of", "day", "name"),
    [
        ("foreign_minister", "state/USA", "2015-12-15", "John Kerry"),
        ("president", "state/FRA", "2016-02-24", "Francois Hollande"),
        ("foreign_minister", "state/GBR", "2017-01-10", "Boris Johnson"),
        ("president", "state/RUS", "2010-04-08", "Dmitry Medvedev"),
        ("prime_minister", "state/GBR", "2003-03-20", "Tony Blair"),
        ("chancellor", "state/DEU", "2015-09-05", "Angela Merkel"),
        ("defence_minister", "state/USA", "2015-10-01", "Ash Carter"),
        ("foreign_minister", "state/IRN", "2015-07-14", "Mohammad Javad Zarif"),
        ("supreme_leader", "state/IRN", "2015-07-14", "Ali Khamenei"),
        ("president", "state/EGY", "2013-01-25", "Mohamed Morsi"),
        ("un_secretary_general", "organisation/united-nations", "2013-09-16", "Ban Ki-moon"),
        ("un_syria_envoy", "organisation/united-nations", "2012-06-30", "Kofi Annan"),
        ("un_syria_envoy", "organisation/united-nations", "2013-02-26", "Lakhdar Brahimi"),
        ("un_syria_envoy", "organisation/united-nations", "2016-01-29", "Staffan de Mistura"),
        ("high_representative", "organisation/european-union", "2013-11-24", "Catherine Ashton"),
        ("secretary_general", "organisation/nato", "2011-03-31", "Anders Fogh Rasmussen"),
        ("president", "state/UKR", "2015-02-12", "Petro Poroshenko"),
        ("prime_minister", "state/ISR", "2008-12-27", "Ehud Olmert"),
    ],
)
def test_who_held_an_office_on_a_day(registry: Registry, office: str, of: str, day: str, name: str) -> None:
    assert holders(registry, office, of, day) == [name]


def test_holders_are_those_whose_time_overlaps_the_interval(registry: Registry) -> None:
    found = registry.holders("president", "state/USA", "2016-12-01", "2017-02-01")
    assert [entry.name for entry, _ in found] == ["Barack Obama", "Donald Trump"]
    assert [entry.name for entry, _ in registry.holders("president", "state/USA", None, "2001-01-01")] == [
        "Bill Clinton"
    ]


def test_an_unknown_office_or_actor_is_refused_with_near_names(registry: Registry) -> None:
    with pytest.raises(UnknownNameError, match="foreign_minister"):
        registry.holders("foreign_ministr", "state/RUS")
    with pytest.raises(UnknownNameError, match="person/sergei-lavrov"):
        registry.get("person/sergey-lavrov")
    assert "person/sergey-lavrov" not in registry
    assert "person/sergei-lavrov" in registry


@pytest.mark.parametrize(
    ("state", "day", "name"),
    [
        ("state/RUS", "2009-07-01", "Dmitry Medvedev"),
        ("state/TUR", "2013-06-01", "Recep Tayyip Erdogan"),
        ("state/TUR", "2016-08-09", "Recep Tayyip Erdogan"),
        ("state/SAU", "2014-06-01", "King Abdullah of Saudi Arabia"),
        ("state/IRQ", "2002-06-01", "Saddam Hussein"),
        ("state/IRQ", "2016-10-17", "Haider al-Abadi"),
        ("state/LBY", "2011-02-20", "Muammar Gaddafi"),
        ("state/PRK", "2018-06-12", "Kim Jong-un"),
        ("group/hezbollah", "2013-05-25", "Hassan Nasrallah"),
        ("organisation/nato", "2016-01-01", "Jens Stoltenberg"),
    ],
)
def test_the_leader_of_a_state_organisation_or_group(registry: Registry, state: str, day: str, name: str) -> None:
    assert [entry.name for entry, _ in registry.leader_of(state, day, day)] == [name]


def test_tenures_of_a_person_are_in_order(registry: Registry) -> None:
    offices = [(one.office, one.of) for one in registry.tenures_of("person/antony-blinken")]
    assert offices == [("deputy_secretary_of_state", "state/USA"), ("foreign_minister", "state/USA")]


def test_titles_of_offices_and_phrases_of_bodies_are_in_lower_case_and_their_states_exist(registry: Registry) -> None:
    for office in registry.offices():
        for title in (*office.titles, *(one for titles in office.national.values() for one in titles)):
            assert title == title.lower()
        assert all(id_ in registry for id_ in office.national)
    for body in registry.bodies():
        assert body.phrases == tuple(phrase.lower() for phrase in body.phrases)
        assert all(id_ in registry for pair in body.national.items() for id_ in pair)


def test_every_state_has_a_chief_office(registry: Registry) -> None:
    for entry in registry.entries():
        if entry.type == "state":
            registry.leader_of(entry.id)
            assert any(name.use == "name" for name in entry.names)


def test_a_users_sheet_is_merged_over_ours(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "organisations:\n- {id: united-nations, names: [the world body]}\n"
        "people:\n"
        "- {id: sergei-lavrov, names: [Minister L.], recalled: [ambassador:FRA@state/RUS 1990..1991]}\n"
        "- {id: jane-doe, name: Jane Doe, country: GBR, recalled: [spokesperson 2020..]}\n",
        encoding="utf-8",
    )
    merged = Registry.load(path)
    assert ids(merged, "the world body") == {"organisation/united-nations"}
    lavrov = merged.get("person/sergei-lavrov")
    assert (lavrov.name, lavrov.wikidata) == ("Sergei Lavrov", registry.get("person/sergei-lavrov").wikidata)
    assert {"Minister L.", "Sergey Lavrov"} <= {name.text for name in lavrov.names}
    assert len(lavrov.tenures) == len(registry.tenures_of("person/sergei-lavrov")) + 1
    assert [one.office for one in merged.tenures_of("person/jane-doe")] == ["spokesperson"]
    assert "person/jane-doe" not in registry


def test_a_users_sheet_that_repeats_an_id_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("people:\n- {id: jane-doe, name: Jane Doe}\n- {id: jane-doe, name: J. Doe}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="given twice"):
        Registry.load(path)


def test_a_users_sheet_with_an_unknown_office_is_refused_with_near_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "people:\n- {id: jane-doe, name: Jane Doe, country: GBR, held: [foreign_ministr 2020..]}\n", "utf-8"
    )
    with pytest.raises(DataFileError, match="Did you mean foreign_minister"):
        Registry.load(path)


def test_a_users_sheet_may_bring_its_own_office(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "offices:\n- {id: harbour_master, label: harbour master, titles: [harbour master]}\n"
        "people:\n- {id: jane-doe, name: Jane Doe, country: GBR, held: [harbour_master 2020..]}\n",
        encoding="utf-8",
    )
    found = Registry.load(path).find("British harbour master")
    assert [one.entry.name for one in found] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Geneva", "Geneva", "CHE"),
        ("Deir Ezzor", "Deir ez-Zor", "SYR"),
        ("St. Petersburg", "St Petersburg", "RUS"),
        ("Vienna", "Vienna", "AUT"),
        ("Sana’a", "Sanaa", "YEM"),
        ("Sharm El Sheikh", "Sharm el-Sheikh", "EGY"),
    ],
)
def test_a_town_is_in_its_country(registry: Registry, text: str, name: str, country: str) -> None:
    town = registry.town(text)
    assert town is not None
    assert (town.name, town.country) == (name, country)


def test_towns_are_in_states_that_we_have_and_no_other_word_is_one(registry: Registry) -> None:
    assert registry.town("Kremlin") is None
    for name in ("Istanbul", "New York", "Aleppo", "Mosul", "Benghazi", "Sochi"):
        town = registry.town(name)
        assert town is not None
        assert f"state/{town.country}" in registry

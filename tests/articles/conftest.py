"""A small registry of invented office-holders."""

from __future__ import annotations

import pytest

from communique.actors.index import assemble
from communique.actors.records import Entry, Name, Office, Tenure, TenureSource
from communique.actors.registry import Registry


def person(
    name: str, surname: str, *spells: tuple[str, str, str | None, str | None], source: TenureSource = "wikidata"
) -> Entry:
    """A person with offices: (office, state, since, until)."""
    return Entry(
        id=f"person/{surname.lower()}",
        name=name,
        type="person",
        names=(Name(text=name, use="name"), Name(text=surname, use="surname")),
        tenures=tuple(
            Tenure(office=office, of=of, since=since, until=until, source=source) for office, of, since, until in spells
        ),
    )


@pytest.fixture
def registry() -> Registry:
    """Horvat was foreign minister 2010-2014, Novotny president 2012-2018, Kos prime minister 2016-2020."""
    people = (
        person("Ana Horvat", "Horvat", ("foreign_minister", "state/XXA", "2010-03-01", "2014-02-28")),
        person("Karel Novotny", "Novotny", ("president", "state/XXB", "2012-05-07", "2018-05-07")),
        person("Petra Kos", "Kos", ("prime_minister", "state/XXC", "2016-01-01", "2020-01-01")),
        person("Jan Malik", "Malik", ("president", "state/XXD", "2001-01-01", "2005-01-01"), source="recalled"),
        person(
            "Ivo Bartok",
            "Bartok",
            ("vice_president", "state/XXE", "2009-01-20", "2017-01-20"),
            ("president", "state/XXE", "2021-01-20", None),
        ),
    )
    offices = (
        Office(id="president", label="president", titles=("president",), leads=True),
        Office(id="vice_president", label="vice president", titles=("vice president",)),
        Office(id="prime_minister", label="prime minister", titles=("prime minister",), leads=True),
        Office(
            id="foreign_minister",
            label="foreign minister",
            titles=("foreign minister",),
            national={"state/XXA": ("secretary of state",)},
        ),
    )
    return Registry(assemble(people, offices=offices, bodies=(), chiefs={}, towns={}))

"""From YAML sheets to the records of the registry.

A sheet may hold any of the sections ``offices``, ``bodies``, ``states``, ``organisations``, ``groups``, ``people`` and
``towns``.
A period of office is written ``foreign_minister 2004-03-09..2012``; the office of another body than the person's own
state as ``secretary_general@organisation/nato 2009-08..2014-09``; one of several of a kind as ``ambassador:LBY 2012..``
or ``special_envoy:syria 2014..2015``. Either end may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import msgspec

from communique.actors.naming import surnames
from communique.actors.records import Body, Entry, Name, NameUse, Office, Tenure, TenureSource, Town
from communique.errors import DataFileError
from communique.model.spans import Record
from communique.vocab import load_file

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_PERIOD = (
    r"^(?P<office>[a-z_]+)(?::(?P<about>[A-Z]{3}|[a-z0-9-]+))?(?:@(?P<of>(?:state|organisation|group)/[\w-]+))?"
    rf"(?: (?P<since>{_DAY})?\.\.(?P<until>{_DAY})?)?$"
)
_PERIOD_RE = re.compile(_PERIOD)

_SECTION = re.compile(r"^(?P<name>[a-z]+):.*?(?=^[a-z]+:|\Z)", re.MULTILINE | re.DOTALL)
_SECTIONS = {"state": "states", "organisation": "organisations", "group": "groups", "person": "people"}

_SLUG, _CODE, _ITEM = r"^[a-z0-9]+(?:-[a-z0-9]+)*$", r"^[A-Z]{3}$", r"^Q[1-9]\d*$"
#: What a person is told, by the pattern that a text does not match.
_MEANINGS = {
    _SLUG: "an id is small letters, digits and hyphens: jane-doe",
    _CODE: "a state is written as its three capital letters: FRA",
    _ITEM: "an item of Wikidata is written Q142",
    _PERIOD: "a period of office is written: foreign_minister 2004-03-09..2012 (or ..2012, or 2004-03..)",
}

Slug = Annotated[str, msgspec.Meta(pattern=_SLUG)]
Code = Annotated[str, msgspec.Meta(pattern=_CODE)]
Item = Annotated[str, msgspec.Meta(pattern=_ITEM)]
Period = Annotated[str, msgspec.Meta(pattern=_PERIOD)]
Forms = tuple[str, ...]
_NOBODY: Mapping[str, str | None] = MappingProxyType({})


class StateRow(Record, frozen=True, kw_only=True):
    """A state; ``chief`` lists the offices that lead it, each with the time in which it did, if it changed."""

    id: Code
    name: str | None = None
    wikidata: Item | None = None
    names: Forms = ()
    acronyms: Forms = ()
    adjectives: Forms = ()
    people: Forms = ()
    capitals: Forms = ()
    seats: Forms = ()
    chief: tuple[Period, ...] = ()


class ActorRow(Record, frozen=True, kw_only=True):
    """An organisation or group."""

    id: Slug
    name: str | None = None
    wikidata: Item | None = None
    country: Code | None = None
    parent: str | None = None
    names: Forms = ()
    acronyms: Forms = ()
    adjectives: Forms = ()


class PersonRow(Record, frozen=True, kw_only=True):
    """A person; ``surname`` lists the short forms where the last word of the name is not the one in use."""

    id: Slug
    name: str | None = None
    wikidata: Item | None = None
    country: Code | None = None
    names: Forms = ()
    surname: Forms | None = None
    held: tuple[Period, ...] = ()
    recalled: tuple[Period, ...] = ()


class TownsRow(Record, frozen=True, kw_only=True):
    """Towns of one country; ``also`` gives, by another spelling, the name."""

    country: Code
    names: Forms
    also: dict[str, str] = {}  # noqa: RUF012  msgspec copies an empty default


class Sheet(Record, frozen=True, kw_only=True):
    """One data file. ``country`` is that of its people and organisations that say none."""

    country: Code | None = None
    offices: tuple[Office, ...] = ()
    bodies: tuple[Body, ...] = ()
    states: tuple[StateRow, ...] = ()
    organisations: tuple[ActorRow, ...] = ()
    groups: tuple[ActorRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    towns: tuple[TownsRow, ...] = ()


class Content(Record, frozen=True, kw_only=True):
    """What a sheet says, as records: ``chiefs`` are the offices that lead, by state id; ``towns`` go by spelling."""

    offices: tuple[Office, ...]
    bodies: tuple[Body, ...]
    entries: tuple[Entry, ...]
    chiefs: dict[str, tuple[Tenure, ...]]
    towns: dict[str, Town]


def our_files() -> list[Path]:
    """The sheets that ship with Communiqué, in a fixed order."""
    return sorted(Path(str(files("communique.actors").joinpath("data"))).rglob("*.yaml"))


def read_sheet(path: Path) -> Sheet:
    """A sheet from disk.

    Raises:
        DataFileError: with file and line, for an unknown key, a malformed id or period, or anything not of its type.
    """
    try:
        return load_file(path, Sheet)
    except DataFileError as error:
        for pattern, meaning in _MEANINGS.items():
            if repr(pattern) in error.detail or pattern in error.detail:
                raise DataFileError(error.path, error.line, meaning) from error
        raise


def line_of(path: Path, id_: str, value: str = "", *, nth: int = 0) -> int | None:
    """The line of a sheet on which an entry, or a value that its row holds, is written; None where it is not found.

    Args:
        path: of the sheet.
        id_: of the entry, for instance ``person/jane-doe``; without a slash, that of an office or body.
        value: a text in the entry's row, for instance a period; the first line of the row where it is not there.
        nth: which row of that id is meant, where it is given several times.
    """
    type_, _, slug = id_.rpartition("/")
    text = path.read_text(encoding="utf-8")
    sections = [_SECTIONS[type_]] if type_ in _SECTIONS else ["offices", "bodies"]
    rows = [
        match.start() + section.start()
        for section in _SECTION.finditer(text)
        if section["name"] in sections
        for match in re.finditer(rf"\bid: *['\"]?{re.escape(slug)}['\"]?(?=\s*[,}}\n#]|$)", section[0])
    ]
    if len(rows) <= nth:
        return None
    start = rows[nth]
    following = re.compile(r"\bid: ").search(text, start + 3)
    found = text.find(value, start, following.start() if following is not None else len(text))
    return text.count("\n", 0, max(found, start)) + 1


def content(sheet: Sheet, *, name: str, known: Mapping[str, str | None] = _NOBODY) -> Content:
    """The sheet as records.

    Args:
        sheet: as read.
        name: what errors call the sheet.
        known: country by id of the entries that the sheet may add to; a row with another id must have a name.

    Raises:
        DataFileError: where a new entry has no name.
    """
    entries = [
        *(_state(row, _named(row.name, f"state/{row.id}", name, known)) for row in sheet.states),
        *(_actor(row, "organisation", sheet, name, known) for row in sheet.organisations),
        *(_actor(row, "group", sheet, name, known) for row in sheet.groups),
        *(_person(row, sheet, name, known) for row in sheet.people),
    ]
    chiefs = {
        f"state/{row.id}": tuple(tenure(period, of=f"state/{row.id}", source="recalled") for period in row.chief)
        for row in sheet.states
        if len(row.chief) > 0
    }
    return Content(
        offices=sheet.offices,
        bodies=sheet.bodies,
        entries=tuple(entries),
        chiefs=chiefs,
        towns=dict(_towns(sheet)),
    )


def tenure(period: str, *, of: str | None, source: TenureSource) -> Tenure:
    """A written period as a record; ``of`` is whose office it is where the period does not say.

    >>> tenure("president 2012-05-07..", of="state/RUS", source="wikidata").since
    '2012-05-07'
    """
    match = _PERIOD_RE.match(period)
    whole = match["of"] if match is not None and match["of"] is not None else of
    if match is None or whole is None:
        raise ValueError(f"{period!r} is not a period of office, or does not say whose office it is")
    return Tenure(
        office=match["office"],
        of=whole,
        about=match["about"],
        since=match["since"],
        until=match["until"],
        source=source,
    )


def _towns(sheet: Sheet) -> Iterator[tuple[str, Town]]:
    for state in sheet.states:
        yield from ((name, Town(name=name, country=state.id)) for name in state.capitals)
    for row in sheet.towns:
        spelled = {name: name for name in row.names} | row.also
        yield from ((spelling, Town(name=name, country=row.country)) for spelling, name in spelled.items())


def _named(name: str | None, id_: str, file: str, known: Mapping[str, str | None]) -> str:
    if name is None and id_ not in known:
        raise DataFileError(file, None, f"{id_} has no name")
    return name if name is not None else ""


def _forms(*groups: tuple[NameUse, Iterable[str]]) -> tuple[Name, ...]:
    seen: dict[tuple[str, NameUse], None] = {}
    for use, texts in groups:
        for text in texts:
            if text != "":
                seen.setdefault((text, use))
    return tuple(Name(text=text, use=use) for text, use in seen)


def _state(row: StateRow, name: str) -> Entry:
    names = _forms(
        ("name", (name, *row.names)),
        ("acronym", row.acronyms),
        ("adjective", row.adjectives),
        ("people", row.people),
        ("capital", row.capitals),
        ("seat", row.seats),
    )
    return Entry(id=f"state/{row.id}", name=name, type="state", country=row.id, wikidata=row.wikidata, names=names)


def _actor(row: ActorRow, type_: str, sheet: Sheet, file: str, known: Mapping[str, str | None]) -> Entry:
    id_ = f"{type_}/{row.id}"
    name = _named(row.name, id_, file, known)
    return Entry(
        id=id_,
        name=name,
        type="organisation" if type_ == "organisation" else "group",
        country=row.country if row.country is not None else known.get(id_, sheet.country),
        wikidata=row.wikidata,
        parent=row.parent,
        names=_forms(("name", (name, *row.names)), ("acronym", row.acronyms), ("adjective", row.adjectives)),
    )


def _person(row: PersonRow, sheet: Sheet, file: str, known: Mapping[str, str | None]) -> Entry:
    id_ = f"person/{row.id}"
    name = _named(row.name, id_, file, known)
    country = row.country if row.country is not None else known.get(id_, sheet.country)
    of = f"state/{country}" if country is not None else None
    full = (name, *row.names)
    short = row.surname if row.surname is not None else tuple(form for text in full for form in surnames(text))
    try:
        tenures = [tenure(period, of=of, source="wikidata") for period in row.held]
        tenures += [tenure(period, of=of, source="recalled") for period in row.recalled]
    except ValueError as error:
        raise DataFileError(file, None, f"{id_}: {error}") from error
    return Entry(
        id=id_,
        name=name,
        type="person",
        country=country,
        wikidata=row.wikidata,
        names=_forms(("name", full), ("surname", short)),
        tenures=tuple(sorted(tenures, key=lambda one: (one.earliest, one.latest, one.office))),
    )

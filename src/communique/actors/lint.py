"""Checks of the registry's data that the sheets' format cannot make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from communique.actors.loader import Content, content, read_sheet
from communique.actors.naming import fold
from communique.actors.records import Entry, Tenure


def check(files: Iterable[Path]) -> list[str]:
    """What is wrong in these sheets taken together, one line each; empty when nothing is.

    Finds ids given twice, names and acronyms that two entries of one type share, tenures of unknown offices or
    bodies, tenures that end before they start, overlapping tenures of an office that one person holds at a time,
    parents and national bodies that do not exist, and towns in two countries.

    Raises:
        DataFileError: where a file cannot be read as a sheet.
    """
    contents = [content(read_sheet(path), name=str(path)) for path in files]
    entries = [entry for one in contents for entry in one.entries]
    return [
        *_repeats(entries),
        *_shared_names(entries),
        *_references(contents, entries),
        *_overlaps(contents, entries),
        *_towns(contents),
    ]


def _repeats(entries: list[Entry]) -> Iterator[str]:
    seen: set[str] = set()
    items: dict[str, str] = {}
    for entry in entries:
        if entry.id in seen:
            yield f"{entry.id} is given twice"
        seen.add(entry.id)
        if entry.wikidata is not None and items.setdefault(entry.wikidata, entry.id) != entry.id:
            yield f"{entry.id} and {items[entry.wikidata]} are both {entry.wikidata}"


def _shared_names(entries: list[Entry]) -> Iterator[str]:
    owner: dict[tuple[str, str], str] = {}
    for entry in entries:
        for name in entry.names:
            if name.use in ("name", "acronym"):
                first = owner.setdefault((entry.type, fold(name.text)), entry.id)
                if first != entry.id:
                    yield f"{entry.id} and {first} are both named {name.text!r}"


def _references(contents: list[Content], entries: list[Entry]) -> Iterator[str]:
    ids = {entry.id for entry in entries}
    offices = {office.id for one in contents for office in one.offices}
    tenures = [(entry.id, one) for entry in entries for one in entry.tenures]
    chiefs = [(chief.of, chief) for one in contents for held in one.chiefs.values() for chief in held]
    for owner, one in (*tenures, *chiefs):
        if one.office not in offices:
            yield f"{owner}: there is no office {one.office!r}"
        if one.of not in ids:
            yield f"{owner}: there is no {one.of}"
        if one.earliest > one.latest:
            yield f"{owner}: {one.office} ends before it starts ({one.since}..{one.until})"
    named = [(entry.id, entry.parent) for entry in entries if entry.parent is not None]
    named += [
        (body.id, id_) for one in contents for body in one.bodies for pair in body.national.items() for id_ in pair
    ]
    named += [(office.id, id_) for one in contents for office in one.offices for id_ in office.national]
    yield from (f"{owner}: there is no {id_}" for owner, id_ in named if id_ not in ids)


def _overlaps(contents: list[Content], entries: list[Entry]) -> Iterator[str]:
    single = {office.id for one in contents for office in one.offices if office.single}
    held: dict[tuple[str, str], list[tuple[Tenure, str]]] = {}
    for entry in entries:
        for one in entry.tenures:
            if one.office in single:
                held.setdefault((one.office, one.of), []).append((one, entry.id))
    for (office, of), tenures in held.items():
        tenures.sort(key=lambda pair: (_surely(pair[0])[0], pair[1]))
        for (first, holder), (second, next_holder) in pairwise(tenures):
            if _surely(first)[1] > _surely(second)[0]:
                yield (
                    f"{office} of {of}: {holder} ({first.since}..{first.until}) overlaps "
                    f"{next_holder} ({second.since}..{second.until})"
                )


def _towns(contents: list[Content]) -> Iterator[str]:
    states = {entry.id for one in contents for entry in one.entries}
    countries: dict[str, str] = {}
    for spelling, town in (pair for one in contents for pair in one.towns.items()):
        if f"state/{town.country}" not in states:
            yield f"{spelling}: there is no state/{town.country}"
        first = countries.setdefault(fold(spelling), town.country)
        if first != town.country:
            yield f"{spelling} is in {first} and in {town.country}"


def _surely(one: Tenure) -> tuple[str, str]:
    """First and last day that the tenure has had at all events: an end known to the month may be its first day."""
    since = Tenure(office=one.office, of=one.of, until=one.since).latest if one.since is not None else one.earliest
    until = Tenure(office=one.office, of=one.of, since=one.until).earliest if one.until is not None else one.latest
    return since, until

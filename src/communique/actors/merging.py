"""A user's own sheet laid over our registry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from communique.actors.loader import Content
from communique.actors.records import Entry, Name, NameUse, Office, Tenure

if TYPE_CHECKING:
    from communique.actors.registry import Registry

_Seat = tuple[str, str, str | None]


def merge(ours: Entry, theirs: Entry) -> Entry:
    """Our entry with a user's row of the same id laid over it.

    Names are added. Of an office that the row speaks of it tells all the times: ours in that office go. Other fields
    are replaced where the row gives them.
    """
    names: dict[tuple[str, NameUse], Name] = {(name.text, name.use): name for name in (*ours.names, *theirs.names)}
    told = {_seat(one) for one in theirs.tenures}
    tenures = {*(one for one in ours.tenures if _seat(one) not in told), *theirs.tenures}
    return msgspec.structs.replace(
        ours,
        name=theirs.name if theirs.name != "" else ours.name,
        country=theirs.country if theirs.country is not None else ours.country,
        wikidata=theirs.wikidata if theirs.wikidata is not None else ours.wikidata,
        parent=theirs.parent if theirs.parent is not None else ours.parent,
        names=tuple(names.values()),
        tenures=in_order(tenures),
    )


def joined(ours: Registry, contents: Iterable[Content]) -> list[Entry]:
    """Our entries under those of the contents.

    Somebody of ours who is still in an office of one holder leaves it on the day from which the contents give it to
    another: a user need not know that our data ends earlier.
    """
    entries = {entry.id: entry for entry in ours.entries()}
    single = {office.id for office in ours.offices() if office.single}
    starts: dict[_Seat, list[str]] = {}
    told: set[tuple[str, _Seat]] = set()
    for content in contents:
        single |= _single(content.offices)
        for entry in content.entries:
            entries[entry.id] = merge(entries[entry.id], entry) if entry.id in entries else entry
            for one in entry.tenures:
                told.add((entry.id, _seat(one)))
                if one.office in single and one.since is not None:
                    starts.setdefault(_seat(one), []).append(one.since)
    for id_, entry in entries.items():
        ended = [_ended(one, starts) if (id_, _seat(one)) not in told else one for one in entry.tenures]
        if any(new is not old for new, old in zip(ended, entry.tenures, strict=True)):
            entries[id_] = msgspec.structs.replace(entry, tenures=tuple(ended))
    return list(entries.values())


def in_order(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Tenures in order of time."""
    return tuple(sorted(tenures, key=lambda one: (one.earliest, one.latest, one.office, one.of, one.about or "")))


def _seat(one: Tenure) -> _Seat:
    return one.office, one.of, one.about


def _single(offices: Iterable[Office]) -> set[str]:
    return {office.id for office in offices if office.single}


def _ended(one: Tenure, starts: dict[_Seat, list[str]]) -> Tenure:
    if one.until is not None or one.since is None:
        return one
    later = [start for start in starts.get(_seat(one), ()) if start > one.since]
    return msgspec.structs.replace(one, until=min(later)) if len(later) > 0 else one

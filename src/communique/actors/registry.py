"""The registry: who is who, under which names, and in which office when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from communique.actors import search
from communique.actors.loader import Content, content, our_sheets, read_sheet
from communique.actors.naming import fold
from communique.actors.records import Body, Entry, Found, Name, NameUse, Office, Tenure, Town
from communique.errors import DataFileError, UnknownNameError

_THE = re.compile(r"^[Tt]he ")
_Named = TypeVar("_Named", Office, Body)
_Held = tuple[tuple[Entry, Tenure], ...]


class Registry:
    """States, organisations, groups and people, the offices, and who held them when.

    >>> registry = Registry.load()
    >>> registry.get("state/RUS").name
    'Russia'
    """

    def __init__(
        self,
        *,
        entries: Mapping[str, Entry],
        offices: Iterable[Office],
        bodies: Iterable[Body],
        chiefs: Mapping[str, tuple[Tenure, ...]],
        towns: Mapping[str, Town],
    ) -> None:
        self._entries = dict(entries)
        self._offices = {office.id: office for office in offices}
        self._bodies = {body.id: body for body in bodies}
        self._chiefs = dict(chiefs)
        self._towns = dict(towns)
        self._towns_by_key = {fold(spelling): town for spelling, town in self._towns.items()}
        self._named: dict[str, list[tuple[Entry, NameUse]]] = {}
        self._held: dict[tuple[str, str], list[tuple[Entry, Tenure]]] = {}
        for entry in self._entries.values():
            for name in entry.names:
                found = self._named.setdefault(fold(name.text), [])
                if (entry, name.use) not in found:
                    found.append((entry, name.use))
            for one in entry.tenures:
                self._held.setdefault((one.office, one.of), []).append((entry, one))
        for held in self._held.values():
            held.sort(key=lambda pair: (pair[1].earliest, pair[1].latest, pair[0].id))

    @classmethod
    def load(cls, extra: Path | None = None) -> Registry:
        """Our registry, with a user's own sheet merged over it.

        A row of the sheet whose id we have adds its names and tenures to our entry and replaces its other fields.

        Raises:
            DataFileError: with file and, where it is known, line: the sheet breaks the rules of its format, repeats an
                id, or gives somebody an office that does not exist.
        """
        if extra is None:
            return _ours()
        ours = _ours()
        more = content(read_sheet(extra), name=str(extra), known=frozenset(ours._entries))
        _refuse_repeats(more, str(extra))
        offices = ours._offices | _by_id(more.offices)
        _refuse_unknown_offices(more, offices, str(extra))
        entries = ours._entries | {
            entry.id: merge(ours._entries[entry.id], entry) if entry.id in ours else entry for entry in more.entries
        }
        return cls(
            entries=entries,
            offices=offices.values(),
            bodies=(ours._bodies | _by_id(more.bodies)).values(),
            chiefs=ours._chiefs | more.chiefs,
            towns=ours._towns | more.towns,
        )

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entries

    def get(self, id_: str) -> Entry:
        """The entry with this id.

        Raises:
            UnknownNameError: where there is none; names the nearest ids.
        """
        try:
            return self._entries[id_]
        except KeyError:
            raise UnknownNameError("actor", id_, self._entries) from None

    def entries(self) -> Iterable[Entry]:
        """All entries: states, organisations, groups, people."""
        return self._entries.values()

    def names(self) -> Iterator[tuple[str, NameUse, str]]:
        """Every surface form as it is written, its use, and the id of the entry that it stands for."""
        for entry in self._entries.values():
            for name in entry.names:
                yield name.text, name.use, entry.id

    def named(self, text: str) -> tuple[tuple[Entry, NameUse], ...]:
        """The entries that go by exactly this name, and how it stands for them; several where it is ambiguous.

        Diacritics, apostrophes, hyphens for spaces, the case of the first letter and of particles, and a leading "the"
        that is no part of the name do not matter.
        """
        found = self._named.get(fold(text))
        bare = _THE.sub("", text)
        return tuple(found if found is not None else self._named.get(fold(bare), ()) if bare[:1].isupper() else ())

    def town(self, text: str) -> Town | None:
        """The town, island or region of this name or spelling, or None; compared as names are.

        >>> Registry.load().town("Raqqah")
        Town(name='Raqqa', country='SYR')
        """
        return self._towns_by_key.get(fold(text))

    def offices(self) -> tuple[Office, ...]:
        """All offices."""
        return tuple(self._offices.values())

    def bodies(self) -> tuple[Body, ...]:
        """The kinds of institution that any state has: foreign ministry, army, parliament, ..."""
        return tuple(self._bodies.values())

    def holders(self, office_id: str, of_id: str, earliest: str | None = None, latest: str | None = None) -> _Held:
        """Who held the office at some time between two ISO days (None: open), in order of time.

        Raises:
            UnknownNameError: where there is no such office.
        """
        if office_id not in self._offices:
            raise UnknownNameError("office", office_id, self._offices)
        return tuple(pair for pair in self._held.get((office_id, of_id), ()) if _overlaps(pair[1], earliest, latest))

    def tenures_of(self, person_id: str) -> tuple[Tenure, ...]:
        """The offices that a person held, in order of time.

        Raises:
            UnknownNameError: where there is no such entry.
        """
        return self.get(person_id).tenures

    def leader_of(self, state_id: str, earliest: str | None = None, latest: str | None = None) -> _Held:
        """Whom "the Russian leader" can mean between two ISO days: the holders of the office that leads the state.

        For organisations and groups, the holders of any of their offices that lead.
        """
        chiefs = self._chiefs.get(state_id)
        if chiefs is None:
            leading = [office.id for office in self._offices.values() if office.leads]
            chiefs = tuple(Tenure(office=office, of=state_id) for office in leading)
        found: list[tuple[Entry, Tenure]] = []
        for chief in chiefs:
            start = max(chief.earliest, earliest if earliest is not None else chief.earliest)
            end = min(chief.latest, latest if latest is not None else chief.latest)
            if start <= end:
                found += [pair for pair in self.holders(chief.office, state_id, start, end) if pair not in found]
        return tuple(sorted(found, key=lambda pair: (pair[1].earliest, pair[0].id)))

    def find(self, query: str, *, on: str | None = None) -> tuple[Found, ...]:
        """Whom the words can mean, best first: a name, a misspelt name, or an office ("French foreign minister").

        Args:
            query: as a person types it.
            on: the ISO day (or month, or year) for which an office is asked; None: any time, latest holder first.
        """
        return search.find(self, query, on=on)


def merge(ours: Entry, theirs: Entry) -> Entry:
    """Our entry with another of the same id laid over it: names and tenures are added, other fields replaced."""
    names: dict[tuple[str, NameUse], Name] = {(name.text, name.use): name for name in (*ours.names, *theirs.names)}
    tenures = {*ours.tenures, *theirs.tenures}
    return msgspec.structs.replace(
        ours,
        name=theirs.name if theirs.name != "" else ours.name,
        country=theirs.country if theirs.country is not None else ours.country,
        wikidata=theirs.wikidata if theirs.wikidata is not None else ours.wikidata,
        parent=theirs.parent if theirs.parent is not None else ours.parent,
        names=tuple(names.values()),
        tenures=tuple(sorted(tenures, key=lambda one: (one.earliest, one.latest, one.office))),
    )


@lru_cache(maxsize=1)
def _ours() -> Registry:
    entries: dict[str, Entry] = {}
    offices: dict[str, Office] = {}
    bodies: dict[str, Body] = {}
    chiefs: dict[str, tuple[Tenure, ...]] = {}
    towns: dict[str, Town] = {}
    for name, sheet in our_sheets():
        more = content(sheet, name=name)
        _refuse_repeats(more, name)
        for id_ in [entry.id for entry in more.entries if entry.id in entries]:
            raise DataFileError(name, None, f"{id_} is in another file already")
        entries |= {entry.id: entry for entry in more.entries}
        offices |= _by_id(more.offices)
        bodies |= _by_id(more.bodies)
        chiefs |= more.chiefs
        towns |= more.towns
    rank = {"state": 0, "organisation": 1, "group": 2, "person": 3}
    ordered = sorted(entries.values(), key=lambda entry: (rank[entry.type], entry.id))
    return Registry(
        entries={entry.id: entry for entry in ordered},
        offices=offices.values(),
        bodies=bodies.values(),
        chiefs=chiefs,
        towns=towns,
    )


def _by_id(rows: Iterable[_Named]) -> dict[str, _Named]:
    return {row.id: row for row in rows}


def _refuse_repeats(more: Content, name: str) -> None:
    seen: set[str] = set()
    for entry in more.entries:
        if entry.id in seen:
            raise DataFileError(name, None, f"{entry.id} is given twice")
        seen.add(entry.id)


def _refuse_unknown_offices(more: Content, offices: Mapping[str, Office], name: str) -> None:
    for entry in more.entries:
        for one in entry.tenures:
            if one.office not in offices:
                raise DataFileError(name, None, f"{entry.id}: {UnknownNameError('office', one.office, offices)}")


def _overlaps(one: Tenure, earliest: str | None, latest: str | None) -> bool:
    return (latest is None or one.earliest <= latest) and (earliest is None or one.latest >= earliest)

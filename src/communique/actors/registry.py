"""The registry: who is who, under which names, and in which office when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from communique.actors import search
from communique.actors.index import Index, assemble, load
from communique.actors.lint import check
from communique.actors.loader import content, read_sheet
from communique.actors.merging import joined
from communique.actors.naming import fold
from communique.actors.records import Body, Entry, Found, NameUse, Office, Tenure, Town
from communique.errors import DataFileError, UnknownNameError

_THE = re.compile(r"^[Tt]he ")
_Held = tuple[tuple[Entry, Tenure], ...]


class Registry:
    """States, organisations, groups and people, the offices, and who held them when.

    >>> registry = Registry.load()
    >>> registry.get("state/RUS").name
    'Russia'
    """

    def __init__(self, index: Index) -> None:
        self._entries = {entry.id: entry for entry in index.entries}
        self._keys = index.keys
        self._offices = {office.id: office for office in index.offices}
        self._bodies = {body.id: body for body in index.bodies}
        self._chiefs = index.chiefs
        self._towns = index.towns
        self._town_keys = index.town_keys
        self._held: dict[tuple[str, str], list[tuple[Entry, Tenure]]] = {}
        for entry in index.entries:
            for one in entry.tenures:
                self._held.setdefault((one.office, one.of), []).append((entry, one))
        for held in self._held.values():
            held.sort(key=lambda pair: (pair[1].earliest, pair[1].latest, pair[0].id))

    @classmethod
    def load(cls, extra: Path | None = None) -> Registry:
        """Our registry, with a user's own sheet merged over it.

        A row of the sheet whose id we have adds its names to our entry and replaces its other fields; of an office
        that it speaks of it tells all the times. Whoever is in an office in our data leaves it when the sheet gives it
        to another.

        Raises:
            DataFileError: with file and line: the sheet breaks the rules of its format, repeats an id, gives somebody
                an office that does not exist or that another holds at the time, or makes something part of itself.
        """
        if extra is None:
            return _ours()
        ours = _ours()
        problems = check([extra], over=ours)
        if len(problems) > 0:
            first = problems[0]
            more = f" (and {len(problems) - 1} more: communique actors check {extra})" if len(problems) > 1 else ""
            raise DataFileError(first.file, first.line, first.message + more)
        theirs = content(read_sheet(extra), name=str(extra), known=ours.countries())
        return cls(
            assemble(
                joined(ours, [theirs]),
                offices=(ours._offices | {office.id: office for office in theirs.offices}).values(),
                bodies=(ours._bodies | {body.id: body for body in theirs.bodies}).values(),
                chiefs=ours._chiefs | theirs.chiefs,
                towns=ours._towns | theirs.towns,
            )
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

    def countries(self) -> dict[str, str | None]:
        """The country of each entry, by its id."""
        return {id_: entry.country for id_, entry in self._entries.items()}

    def folded_names(self) -> Iterable[str]:
        """Every name as it is looked up: folded (:func:`fold`)."""
        return self._keys.keys()

    def named(self, text: str) -> tuple[tuple[Entry, NameUse], ...]:
        """The entries that go by exactly this name, and how it stands for them; several where it is ambiguous.

        Diacritics, apostrophes, hyphens for spaces, the case of the first letter and of particles, and a leading "the"
        that is no part of the name do not matter.
        """
        found = self._keys.get(fold(text))
        if found is None:
            bare = _THE.sub("", text)
            found = self._keys.get(fold(bare), ()) if bare != text and bare[:1].isupper() else ()
        return tuple((self._entries[id_], use) for id_, use in found)

    def town(self, text: str) -> Town | None:
        """The town, island or region of this name or spelling, or None; compared as names are.

        >>> Registry.load().town("Raqqah")
        Town(name='Raqqa', country='SYR')
        """
        spelling = self._town_keys.get(fold(text))
        return self._towns[spelling] if spelling is not None else None

    def offices(self) -> tuple[Office, ...]:
        """All offices."""
        return tuple(self._offices.values())

    def bodies(self) -> tuple[Body, ...]:
        """The kinds of institution that any state has: foreign ministry, army, parliament, ..."""
        return tuple(self._bodies.values())

    def holders(
        self,
        office_id: str,
        of_id: str,
        earliest: str | None = None,
        latest: str | None = None,
        *,
        about: str | None = None,
    ) -> _Held:
        """Who held the office at some time between two ISO days (None: open), in order of time.

        Args:
            office_id: for instance ``ambassador``.
            of_id: whose office it is, for instance ``state/USA``.
            earliest: first ISO day.
            latest: last ISO day.
            about: which of several of the kind, for instance ``LBY``; None: the office as such.

        Raises:
            UnknownNameError: where there is no such office.
        """
        if office_id not in self._offices:
            raise UnknownNameError("office", office_id, self._offices)
        held = self._held.get((office_id, of_id), ())
        return tuple(pair for pair in held if pair[1].about == about and _overlaps(pair[1], earliest, latest))

    def seats_of(self, office_id: str) -> tuple[str, ...]:
        """The ids of the states and organisations that had such an office, as far as we know who held it."""
        return tuple(sorted(of for office, of in self._held if office == office_id))

    def held_of(self, of_id: str, earliest: str | None = None, latest: str | None = None) -> _Held:
        """Who held any office of a state, organisation or group between two ISO days (None: open), in order of time."""
        found = [pair for (_, of), held in self._held.items() if of == of_id for pair in held]
        found = [pair for pair in found if _overlaps(pair[1], earliest, latest)]
        return tuple(sorted(found, key=lambda pair: (pair[1].earliest, pair[1].latest, pair[1].office, pair[0].id)))

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
            if not state_id.startswith("state/") and len(self.holders("leader", state_id)) > 0:
                chiefs = (Tenure(office="leader", of=state_id),)
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


@lru_cache(maxsize=1)
def _ours() -> Registry:
    return Registry(load())


def _overlaps(one: Tenure, earliest: str | None, latest: str | None) -> bool:
    return (latest is None or one.earliest <= latest) and (earliest is None or one.latest >= earliest)

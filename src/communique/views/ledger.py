"""The ledger as people use it from Python: open it, add reports to it, list what it holds."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TypedDict, Unpack, get_args

from communique.errors import UnknownNameError, UsageError
from communique.ledger import join
from communique.model import Event, Record, Report
from communique.model.events import EventKind
from communique.model.reports import Status
from communique.store import Filter, Listing, Store
from communique.views.rows import Rows

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Asked(TypedDict, total=False):
    """What narrows a listing; None, like leaving it out, asks for all."""

    actor: str | None
    status: str | None
    since: str | None
    until: str | None


class Added(Record, frozen=True, kw_only=True):
    """What :meth:`Ledger.add` did.

    Attributes:
        added: copies that were new or whose report had changed.
        unchanged: copies that were there already.
        skipped: among both, those that gave nothing to read.
        events: events added, changed or removed.
    """

    added: int = 0
    unchanged: int = 0
    skipped: int = 0
    events: int = 0


class Ledger:
    """Events with their sources, kept in one file. A context manager that closes it.

    Every listing is a :class:`~communique.views.rows.Rows`. ``actor`` is an id (``person/sergei-lavrov``) or a name
    ("Sergei Lavrov"); a state takes in the persons and groups that belong to it. ``since`` and ``until`` are
    ISO days, months or years, both included; with either, events without any date are left out.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Ledger:
        """The ledger at ``path``; with ``create`` an empty one is made where there is none. ``:memory:`` keeps no file.

        Raises:
            StoreError: there is none, its folder is missing, or it is not a ledger that this version can read.
        """
        return cls(Store.open(path, create=create))

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({self._store.name!r})"

    def add(self, reports: Iterable[Report], *, failed: Iterable[tuple[str, str, str]] = ()) -> Added:
        """Keep the reports and join their events to those that are there, all in one transaction.

        Args:
            reports: may be lazy; each is written as it comes, and nothing is kept where the iterable raises.
            failed: pages that could not be read, as origin, reason and detail; taken after the last report, so that
                a list which is filled while ``reports`` runs will do.
        """
        added = unchanged = empty = 0
        with self._store.batch():
            for report in reports:
                empty += report.skipped is not None
                if self._store.add(report):
                    added += 1
                else:
                    unchanged += 1
            for origin, reason, detail in failed:
                self._store.skip(origin, reason, detail)
            changed = self._store.write_events(join(self._store.reports())) if added > 0 else 0
        return Added(added=added, unchanged=unchanged, skipped=empty, events=changed)

    def timeline(self, **asked: Unpack[Asked]) -> Rows:
        """Contacts, statements, commitments and actions by day, with their status; the undated come last."""
        return _rows(self._store.view("timeline", self._filter(**asked)))

    def contacts(self, **asked: Unpack[Asked]) -> Rows:
        """Who spoke to whom, by what form and channel, when and where."""
        return _rows(self._store.view("contacts", self._filter(**asked)))

    def statements(self, **asked: Unpack[Asked]) -> Rows:
        """Who said what; ``speaker`` is the actor's name, or the article's words for one that it does not name."""
        return _rows(self._store.view("statements", self._filter(**asked)))

    def commitments(self, **asked: Unpack[Asked]) -> Rows:
        """Who promised what, by when."""
        return _rows(self._store.view("commitments", self._filter(**asked)))

    def positions(self, **asked: Unpack[Asked]) -> Rows:
        """Who is for or against what."""
        return _rows(self._store.view("positions", self._filter(**asked)))

    def events(self, *, kind: str | None = None, **asked: Unpack[Asked]) -> Rows:
        """Events of every kind, or of one, in the same columns."""
        return _rows(self._store.all_events(self._filter(kind, **asked)))

    def records(self, *, kind: str | None = None, **asked: Unpack[Asked]) -> Iterator[Event]:
        """The same events as :meth:`events`, as whole records with parties, sources and conflicts."""
        return self._store.events(self._filter(kind, **asked))

    def event(self, id_: str) -> Event:
        """One event by its id, or by as many of its first characters as no other id begins with.

        Raises:
            UnknownNameError: no event, or more than one, begins so.
        """
        found = self._store.ids_from(id_)
        if id_ in found:
            return self._store.event(id_)
        if len(found) != 1:
            near = found if len(found) > 0 else self._store.ids_from(id_[:2])
            raise UnknownNameError("event" if len(found) == 0 else "single event", id_, near)
        return self._store.event(found[0])

    def text(self, article: str) -> str:
        """The text of an article by its id: what the spans of its sources' evidence point into.

        Raises:
            UsageError: there is no such article.
        """
        try:
            return self._store.text(article)
        except KeyError as error:
            raise UsageError(
                f"there is no article {article!r}",
                hint="Take the id from the sources listing or from an event's source.",
            ) from error

    def reports(self) -> Iterator[Report]:
        """Every report that the ledger rests on."""
        return self._store.reports()

    def actors(self) -> Rows:
        """Who is named, with the number of events and mentions, the busiest first."""
        return _rows(self._store.actors())

    def sources(self) -> Rows:
        """The copies that were read, with their dates of publication and what those rest on."""
        return _rows(self._store.sources())

    def warnings(self) -> Rows:
        """What the reader warned of, by origin."""
        return _rows(self._store.warnings())

    def skipped(self) -> Rows:
        """The pages that gave nothing, and why."""
        return _rows(self._store.skipped())

    def _filter(self, kind: str | None = None, **asked: Unpack[Asked]) -> Filter:
        actor, since, until = asked.get("actor"), asked.get("since"), asked.get("until")
        first = _day("since", since, last=False) if since is not None else None
        last = _day("until", until, last=True) if until is not None else None
        if first is not None and last is not None and last < first:
            raise UsageError(f"since {since} lies after until {until}", hint="Give the earlier day as since.")
        return Filter(
            kind=_known("kind", kind, get_args(EventKind)),
            actors=self._actor_ids(actor) if actor is not None else None,
            status=_known("status", asked.get("status"), get_args(Status)),
            since=first,
            until=last,
        )

    def _actor_ids(self, given: str) -> tuple[str, ...]:
        known = self._store.actor_names()
        wanted = given.casefold()
        ids = {id_ for id_, name, _, _ in known if wanted in (id_.casefold(), name.casefold())}
        if len(ids) == 0:
            names = [id_ if given.count("/") == 1 else name for id_, name, _, _ in known]
            raise UnknownNameError("actor", given, names)
        states = {
            country for id_, _, type_, country in known if id_ in ids and type_ == "state" and country is not None
        }
        return tuple(sorted(ids | {id_ for id_, _, _, country in known if country in states}))


def _rows(listing: Listing) -> Rows:
    columns, rows = listing
    return Rows(columns, rows)


def _known(what: str, given: str | None, known: tuple[str, ...]) -> str | None:
    if given is not None and given not in known:
        raise UnknownNameError(what, given, known)
    return given


def _day(what: str, given: str, *, last: bool) -> str:
    """The first or last ISO day of a day, month or year."""
    match = _DAY.fullmatch(given)
    if match is not None:
        year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
        if year > 0 and 1 <= month <= 12:
            end = monthrange(year, month)[1]
            number = int(day) if day is not None else (end if last else 1)
            if 1 <= number <= end:
                return f"{year:04d}-{month:02d}-{number:02d}"
    raise UsageError(
        f"{what} is {given!r}, which is no date", hint="Give a day, month or year: 2013-03-01, 2013-03, 2013."
    )

"""The ledger's file: opening it, adding to it in one transaction, asking it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from communique.errors import StoreError
from communique.model import Event, Report
from communique.store import copies, dialects, events, listings
from communique.store.listings import Filter, Listing
from communique.store.questions import VIEWS
from communique.store.schema import SCHEMA_VERSION, articles, meta, metadata

_PAGE = 400


class Store:
    """A ledger's tables. Made by :meth:`open`; a context manager that closes it.

    >>> with Store.open(":memory:", create=True) as store:
    ...     store.skip("notes.bin", "binary", "not text")
    True
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._batch: Connection | None = None
        self.name = name

    @classmethod
    def open(cls, path_or_url: str | Path, *, create: bool) -> Store:
        """Open the ledger at a path, ``:memory:`` or a database URL; ``create`` makes it where there is none.

        Raises:
            StoreError: no such ledger or folder, not a ledger, one of a newer version, or locked by another program.
        """
        store = cls(dialects.connect(path_or_url, create=create), str(path_or_url))
        try:
            store._prepare(create=create)
        except StoreError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the file. What was not written by the end of its batch is not kept."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction: all that is written within is kept together, or, where anything is raised, not at all."""
        if self._batch is not None:
            raise StoreError(f"{self.name}: a batch is open already")
        with self._explained():
            connection = self._engine.connect().execution_options(writing=True)
            try:
                with connection.begin():
                    self._batch = connection
                    yield
            finally:
                self._batch = None
                connection.close()

    def add(self, report: Report) -> bool:
        """Keep a report. False where that copy is there already and its report is the same; else it is replaced."""
        with self._writing() as connection:
            return copies.write_report(connection, report)

    def skip(self, origin: str, reason: str, detail: str) -> bool:
        """Note a page that could not be read. False where that is noted already."""
        with self._writing() as connection:
            return copies.write_skip(connection, origin, reason, detail)

    def write_events(self, wanted: Iterable[Event]) -> int:
        """Hold exactly these events; gives how many were added, changed or removed. Only those are written."""
        with self._writing() as connection:
            changed = events.write_events(connection, wanted)
            copies.drop_unnamed_actors(connection)
            return changed

    def reports(self) -> Iterator[Report]:
        """Every report, in the order of the copies' ids, a few hundred at a time."""
        last = ""
        while True:
            with self._reading() as connection:
                page = copies.read_reports(connection, last)
            if len(page) == 0:
                return
            yield from page
            last = page[-1].copy

    def events(self, wanted: Filter | None = None) -> Iterator[Event]:
        """The events asked for, by day, those without one last."""
        with self._reading() as connection:
            ids = listings.event_ids(connection, wanted if wanted is not None else Filter())
        for start in range(0, len(ids), _PAGE):
            with self._reading() as connection:
                page = events.read_events(connection, ids[start : start + _PAGE])
            yield from page

    def ids_from(self, prefix: str, *, limit: int = 20) -> list[str]:
        """The ids of events that begin with these characters."""
        with self._reading() as connection:
            return listings.ids_from(connection, prefix, limit)

    def event(self, id_: str) -> Event:
        """One event by its whole id; KeyError where there is none."""
        with self._reading() as connection:
            return events.read_events(connection, [id_])[0]

    def text(self, article: str) -> str:
        """The text of an article by its id; KeyError where there is none."""
        with self._reading() as connection:
            found = connection.scalar(select(articles.c.text).where(articles.c.id == article))
        if found is None:
            raise KeyError(article)
        return str(found)

    def view(self, name: str, wanted: Filter) -> Listing:
        """Columns and rows of one of the SQL views in :data:`communique.store.VIEWS`."""
        return self._ask(lambda connection: listings.view(connection, name, wanted))

    def all_events(self, wanted: Filter) -> Listing:
        """Columns and rows of the events of every kind."""
        return self._ask(lambda connection: listings.all_events(connection, wanted))

    def actors(self) -> Listing:
        """Columns and rows of the actors, the busiest first."""
        return self._ask(listings.all_actors)

    def sources(self) -> Listing:
        """Columns and rows of the copies, by day of publication."""
        return self._ask(listings.all_sources)

    def warnings(self) -> Listing:
        """Columns and rows of the reader's warnings."""
        return self._ask(listings.all_warnings)

    def skipped(self) -> Listing:
        """Columns and rows of the pages that gave nothing."""
        return self._ask(listings.all_skipped)

    def actor_names(self) -> list[tuple[str, str, str, str | None]]:
        """Every actor's id, name, type and country."""
        with self._reading() as connection:
            return listings.actor_names(connection)

    def _ask(self, question: Callable[[Connection], Listing]) -> Listing:
        with self._reading() as connection:
            return question(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._batch is not None:
            with self._explained():
                yield self._batch
        else:
            with self._explained(), self._engine.execution_options(writing=True).begin() as connection:
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._batch is not None:
            with self._explained():
                yield self._batch
        else:
            with self._explained(), self._engine.connect() as connection:
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise dialects.explain(error, self.name) from error

    def _prepare(self, *, create: bool) -> None:
        with self._reading() as connection:
            there = set(inspect(connection).get_table_names())
        if len(there) == 0 and create:
            self._make()
            return
        if "meta" not in there:
            raise StoreError(f"{self.name} is a database, but not a ledger. Give another path; it is left as it is.")
        with self._reading() as connection:
            version = connection.scalar(select(meta.c.value).where(meta.c.key == "schema"))
        if version is None or not version.isdecimal():
            raise StoreError(f"{self.name} is not a ledger: its table meta names no schema version")
        if int(version) > SCHEMA_VERSION:
            raise StoreError(
                f"{self.name} was written by a newer communique (ledger version {version}; this one reads up to "
                f"{SCHEMA_VERSION}). Upgrade: pip install -U communique"
            )

    def _make(self) -> None:
        with self._writing() as connection:
            metadata.create_all(connection)
            for name, query in VIEWS.items():
                connection.execute(text(f"CREATE VIEW {name} AS {query}"))
            connection.execute(meta.insert(), [{"key": "schema", "value": str(SCHEMA_VERSION)}])

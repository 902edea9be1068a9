"""What differs between databases, and nothing else: connecting, locking, writing over a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from communique.errors import StoreError

MEMORY = ":memory:"

# How long a writer waits for another one, in seconds: a page of Datasette, not another build.
_PATIENCE = 5
_SQLITE_HEADER = b"SQLite format 3\x00"


def connect(path_or_url: str | Path, *, create: bool) -> Engine:
    """An engine on the ledger: a file, ``:memory:`` or a database URL.

    Raises:
        StoreError: the file or its folder is missing, or the file is no database.
    """
    name = str(path_or_url)
    if "://" in name:
        try:
            url = make_url(name)
        except ArgumentError as error:
            raise StoreError(f"{name} is not a database URL") from error
        if url.get_backend_name() != "sqlite":
            raise StoreError(f"{url.get_backend_name()} is not supported yet: give the path of a SQLite file")
        name = url.database if url.database not in (None, "") else MEMORY
    if name == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        _check_file(Path(name), create=create)
        engine = create_engine(URL.create("sqlite", database=name), connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def write_over(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; where the primary key is there already, the row takes the new values and keeps its references."""
    if len(rows) == 0:
        return
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    statement = insert.on_conflict_do_update(index_elements=keys, set_=changed)
    connection.execute(statement, [dict(row) for row in rows])


def explain(error: DBAPIError, name: str) -> StoreError:
    """The database's complaint in words that tell what to do."""
    text = str(error.orig)
    if "locked" in text or "busy" in text:
        return StoreError(f"{name} is locked: another program is writing to it. Wait for it to end, then run again.")
    if "not a database" in text or "malformed" in text:
        return StoreError(f"{name} is not a ledger, or is damaged: {text}")
    if "readonly" in text or "unable to open" in text:
        return StoreError(f"{name} cannot be written to: {text}. Check the permissions of the file and of its folder.")
    return StoreError(f"{name}: the database refused: {text}")


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Give the path of a ledger file, for instance {path / 'ledger.db'}.")
    if not path.exists():
        if not create:
            raise StoreError(f"there is no ledger {path}. Make one with: communique build PATH... -o {path}")
        if not path.parent.is_dir():
            raise StoreError(f"the folder {path.parent} does not exist. Make it first, or give another path.")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if head not in (b"", _SQLITE_HEADER):
        raise StoreError(f"{path} is not a ledger: it is no SQLite file. Give another path; this one is left as it is.")


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # SQLAlchemy's own BEGIN, not the driver's late one: table making, too, is then inside the transaction.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

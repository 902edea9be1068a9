"""Questions to the ledger, each a query that gives columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, distinct, func, inspect, select, table
from sqlalchemy import column as sql_column

from communique.model import Record
from communique.store.schema import actors, copies, copy_actors, event_parties, event_sources, events, skipped, warnings

Listing = tuple[tuple[str, ...], list[tuple[Any, ...]]]


class Filter(Record, frozen=True, kw_only=True):
    """Which events are asked for; None asks for all.

    Attributes:
        actors: ids of actors; an event with any of them is given.
        since, until: ISO days; given are the events that can have taken place between them, both included.
    """

    kind: str | None = None
    actors: tuple[str, ...] | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None


def event_ids(connection: Connection, wanted: Filter) -> list[str]:
    """The ids of the events, by day; those without one come last."""
    return list(connection.scalars(select(events.c.id).where(*_conditions(wanted)).order_by(*_by_day())))


def ids_from(connection: Connection, prefix: str, limit: int) -> list[str]:
    """The ids that begin with these characters, at most ``limit`` of them."""
    query = select(events.c.id).where(events.c.id.startswith(prefix, autoescape=True)).order_by(events.c.id)
    return list(connection.scalars(query.limit(limit)))


def all_events(connection: Connection, wanted: Filter) -> Listing:
    """One row per event of any kind."""
    names = (
        "id", "kind", "subkind", "status", "earliest", "latest", "due", "summary", "parties", "channel", "place",
        "country", "topics", "sources", "independent", "conflicts", "outlets", "reported", "quote", "confidence",
    )  # fmt: skip
    columns = [events.c[name].label("event") if name == "id" else events.c[name] for name in names]
    return _run(connection, select(*columns).where(*_conditions(wanted)).order_by(*_by_day()))


def view(connection: Connection, name: str, wanted: Filter) -> Listing:
    """One of the SQL views, narrowed."""
    names = [column["name"] for column in inspect(connection).get_columns(name)]
    asked = table(name, *(sql_column(each) for each in names))
    query = select(asked).join(events, events.c.id == asked.c.event)
    return _run(connection, query.where(*_conditions(wanted)).order_by(*_by_day()))


def all_actors(connection: Connection) -> Listing:
    """One row per actor with how many events of each kind it is in, the busiest first."""
    counted = {
        f"{kind}s": func.count(distinct(case((events.c.kind == kind, events.c.id)))).label(f"{kind}s")
        for kind in ("contact", "statement", "commitment", "position", "action")
    }
    total = func.count(distinct(events.c.id)).label("events")
    named = (
        select(copy_actors.c.actor, func.count().label("copies"), func.sum(copy_actors.c.mentions).label("mentions"))
        .group_by(copy_actors.c.actor)
        .subquery()
    )
    own = (actors.c.name, actors.c.type, actors.c.country, actors.c.wikidata, actors.c.registered)
    query = (
        select(actors.c.id.label("actor"), *own, total, *counted.values(), named.c.copies, named.c.mentions)
        .join(named, named.c.actor == actors.c.id)
        .outerjoin(event_parties, event_parties.c.actor == actors.c.id)
        .outerjoin(events, events.c.id == event_parties.c.event)
        .group_by(actors.c.id, *own, named.c.copies, named.c.mentions)
        .order_by(total.desc(), named.c.mentions.desc(), actors.c.id)
    )
    return _run(connection, query)


def all_sources(connection: Connection) -> Listing:
    """One row per copy with when it was published and what it gave."""
    used = (
        select(event_sources.c.copy, func.count(distinct(event_sources.c.event)).label("events"))
        .group_by(event_sources.c.copy)
        .subquery()
    )
    warned = select(warnings.c.copy, func.count().label("warnings")).group_by(warnings.c.copy).subquery()
    query = (
        select(
            copies.c.id.label("copy"), copies.c.outlet, copies.c.title, copies.c.published_earliest,
            copies.c.published_latest, copies.c.basis, copies.c.origin, copies.c.url,
            func.coalesce(used.c.events, 0).label("events"), func.coalesce(warned.c.warnings, 0).label("warnings"),
            copies.c.article,
        )
        .outerjoin(used, used.c.copy == copies.c.id)
        .outerjoin(warned, warned.c.copy == copies.c.id)
        .order_by(func.coalesce(copies.c.published_earliest, copies.c.published_latest, "9999"), copies.c.origin)
    )  # fmt: skip
    return _run(connection, query)


def all_warnings(connection: Connection) -> Listing:
    """One row per warning of the reader."""
    query = (
        select(copies.c.origin, warnings.c.warning, copies.c.id.label("copy"))
        .join(copies, copies.c.id == warnings.c.copy)
        .order_by(copies.c.origin, copies.c.id, warnings.c.number)
    )
    return _run(connection, query)


def all_skipped(connection: Connection) -> Listing:
    """One row per page that gave nothing."""
    return _run(connection, select(skipped).order_by(skipped.c.origin))


def actor_names(connection: Connection) -> list[tuple[str, str, str, str | None]]:
    """Every actor's id, name, type and country."""
    query = select(actors.c.id, actors.c.name, actors.c.type, actors.c.country).order_by(actors.c.id)
    return [(row.id, row.name, row.type, row.country) for row in connection.execute(query)]


def _run(connection: Connection, query: Select[Any]) -> Listing:
    result = connection.execute(query)
    return tuple(result.keys()), [tuple(row) for row in result]


def _conditions(wanted: Filter) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        found.append(events.c.kind == wanted.kind)
    if wanted.status is not None:
        found.append(events.c.status == wanted.status)
    if wanted.actors is not None:
        taking_part = select(event_parties.c.event).where(event_parties.c.actor.in_(wanted.actors))
        found.append(events.c.id.in_(taking_part))
    # An event with one open side has its other bound as its day; one without any day is in no period.
    if wanted.since is not None:
        found.append(func.coalesce(events.c.latest, events.c.earliest, events.c.due) >= wanted.since)
    if wanted.until is not None:
        found.append(func.coalesce(events.c.earliest, events.c.latest, events.c.due) <= wanted.until)
    return found


def _by_day() -> Sequence[ColumnElement[Any]]:
    day = func.coalesce(events.c.earliest, events.c.latest, events.c.due)
    undated = case((day.is_(None), 1), else_=0)
    reported = func.coalesce(events.c.reported, "9999")
    # What has no day comes in the order of the text that tells of it.
    return undated, day, reported, events.c.copy, events.c.evidence_start, events.c.kind, events.c.id

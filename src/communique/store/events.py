"""Events in and out of the tables: only what changed is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import Connection, RowMapping, Table, delete, insert, select

from communique.model import Conflict, ConflictValue, Event, EventSource
from communique.store.schema import conflicts, copies, event_parties, event_sources, event_topics, events

_JOINER = "; "
_PAGE = 400
_MONTH = timedelta(days=31)


def write_events(connection: Connection, wanted: Iterable[Event]) -> int:
    """Make the ledger hold exactly these events; gives how many were added, changed or removed."""
    stored = {row.id: row.digest for row in connection.execute(select(events.c.id, events.c.digest))}
    changed: list[tuple[Event, str]] = []
    kept: set[str] = set()
    for event in wanted:
        digest = _digest(event)
        if stored.get(event.id) == digest:
            kept.add(event.id)
        else:
            changed.append((event, digest))
    gone = sorted(stored.keys() - kept)
    for start in range(0, len(gone), _PAGE):
        connection.execute(delete(events).where(events.c.id.in_(gone[start : start + _PAGE])))
    for start in range(0, len(changed), _PAGE):
        _write(connection, changed[start : start + _PAGE])
    fresh = {event.id for event, _ in changed}
    return len(fresh | set(gone))


def read_events(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """The events of these ids, in this order."""
    found: dict[str, Event] = {}
    for start in range(0, len(ids), _PAGE):
        some = ids[start : start + _PAGE]
        parties = _by_event(connection, event_parties, some)
        topics = _by_event(connection, event_topics, some)
        disputes = _by_event(connection, conflicts, some)
        sources = _sources_by_event(connection, some)
        for row in connection.execute(select(events).where(events.c.id.in_(some))).mappings():
            id_ = row["id"]
            found[id_] = _event(row, parties.get(id_, []), sources[id_], topics.get(id_, []), disputes.get(id_, []))
    return [found[id_] for id_ in ids]


def _digest(event: Event) -> str:
    return hashlib.sha256(msgspec.json.encode(event)).hexdigest()


def _write(connection: Connection, some: Sequence[tuple[Event, str]]) -> None:
    connection.execute(insert(events), [_event_row(event, digest) for event, digest in some])
    parts: dict[Table, Callable[[Event], list[dict[str, Any]]]] = {
        event_parties: lambda event: [structs.asdict(party) for party in event.parties],
        event_topics: lambda event: [{"topic": topic} for topic in event.topics],
        event_sources: lambda event: [_source_row(source) for source in event.sources],
        conflicts: lambda event: _conflict_rows(event.conflicts),
    }
    for table, rows_of in parts.items():
        rows = [{"event": event.id, "number": n, **row} for event, _ in some for n, row in enumerate(rows_of(event))]
        if len(rows) > 0:
            connection.execute(insert(table), rows)


def _event_row(event: Event, digest: str) -> dict[str, Any]:
    days = [day for source in event.sources if (day := _printed(source)) is not None]
    return {
        "id": event.id,
        "kind": event.kind,
        "subkind": event.subkind,
        "status": event.status,
        "earliest": event.earliest,
        "latest": event.latest,
        "due": event.due,
        "summary": event.summary,
        "parties": _names(event, None),
        "initiator": _names(event, "initiator"),
        "speaker": _names(event, "speaker") or event.sources[0].speaker,
        "channel": event.channel,
        "place": event.place,
        "country": event.country,
        "topics": _joined(event.topics),
        "sources": len({source.copy for source in event.sources}),
        "independent": event.independent,
        "conflicts": _joined(conflict.field for conflict in event.conflicts),
        "outlets": _joined(sorted({source.outlet for source in event.sources if source.outlet is not None})),
        "quote": event.sources[0].quote,
        "copy": event.sources[0].copy,
        "evidence_start": event.sources[0].evidence[0].start,
        "reported": min(days, default=None),
        "confidence": event.confidence,
        "digest": digest,
    }


def _printed(source: EventSource) -> str | None:
    """The last day on which the account can have been published, where that is known to the month; else None."""
    first, last = source.published_earliest, source.published_latest
    if first is None or last is None or date.fromisoformat(last) - date.fromisoformat(first) > _MONTH:
        return None
    return last


def _names(event: Event, role: str | None) -> str | None:
    """The names of the parties, each once, in order: of those with the role, or of all; None where there are none."""
    return _joined(party.name for party in event.parties if role in (None, party.role))


def _joined(values: Iterable[str]) -> str | None:
    """The values in one line, each once; None where there are none."""
    return _JOINER.join(dict.fromkeys(values)) or None


def _source_row(source: EventSource) -> dict[str, Any]:
    return {
        "copy": source.copy,
        "item": source.item,
        "evidence_start": min(span.start for span in source.evidence),
        "evidence_end": max(span.end for span in source.evidence),
        "spans": msgspec.json.encode([[span.start, span.end] for span in source.evidence]).decode(),
        "quote": source.quote,
        "status": source.status,
        "form": source.form,
        "channel": source.channel,
        "earliest": source.earliest,
        "latest": source.latest,
        "place": source.place,
        "initiator": source.initiator,
        "speaker": source.speaker,
        "follows": source.follows,
        "why": source.why,
        "confidence": source.confidence,
    }


def _conflict_rows(disputes: Iterable[Conflict]) -> list[dict[str, Any]]:
    return [
        {"field": conflict.field, "value": value.value, "copy": copy}
        for conflict in disputes
        for value in conflict.values
        for copy in value.copies
    ]


def _by_event(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, list[RowMapping]]:
    query = select(table).where(table.c.event.in_(ids)).order_by(table.c.event, table.c.number)
    rows = connection.execute(query).mappings().all()
    return {event: list(group) for event, group in groupby(rows, key=lambda row: str(row["event"]))}


def _sources_by_event(connection: Connection, ids: Sequence[str]) -> dict[str, list[RowMapping]]:
    theirs = (copies.c[name] for name in ("article", "origin", "outlet", "title", "basis"))
    published = (copies.c.published_earliest, copies.c.published_latest)
    query = (
        select(event_sources, *theirs, *published)
        .join(copies, copies.c.id == event_sources.c.copy)
        .where(event_sources.c.event.in_(ids))
        .order_by(event_sources.c.event, event_sources.c.number)
    )
    rows = connection.execute(query).mappings().all()
    return {event: list(group) for event, group in groupby(rows, key=lambda row: str(row["event"]))}


def _event(
    row: RowMapping,
    parties: list[RowMapping],
    sources: list[RowMapping],
    topics: list[RowMapping],
    disputes: list[RowMapping],
) -> Event:
    same = ("id", "kind", "subkind", "status", "summary", "channel", "earliest", "latest", "due", "place", "country",
            "independent", "confidence")  # fmt: skip
    values: dict[str, Any] = {name: row[name] for name in same}
    values["parties"] = [_without(party, {"event", "number"}) for party in parties]
    values["sources"] = [_source_values(source) for source in sources]
    values["topics"] = [topic["topic"] for topic in topics]
    values["conflicts"] = _conflicts(disputes)
    return msgspec.convert(values, Event)


def _source_values(row: RowMapping) -> dict[str, Any]:
    values = _without(row, {"event", "number", "evidence_start", "evidence_end", "spans"})
    values["evidence"] = [{"start": start, "end": end} for start, end in msgspec.json.decode(row["spans"])]
    return values


def _conflicts(rows: list[RowMapping]) -> tuple[Conflict, ...]:
    fields: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        fields.setdefault(row["field"], {}).setdefault(row["value"], []).append(row["copy"])
    return tuple(
        Conflict(
            field=field,
            values=tuple(ConflictValue(value=value, copies=tuple(of)) for value, of in values.items()),
        )
        for field, values in fields.items()
    )


def _without(row: RowMapping, names: set[str]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items() if name not in names}

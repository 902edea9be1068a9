"""Reports in and out of the tables. A copy is written whole or not at all; an unchanged one is not written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from communique.ledger.parties import known_as
from communique.model import ActorRef, Report
from communique.store.dialects import write_over
from communique.store.schema import actors, articles, copies, copy_actors, meta, reports, skipped, warnings

_PAGE = 200
_NO_TEXT = ""


def write_report(connection: Connection, report: Report) -> bool:
    """Write a report; False where that copy is there already and says the same."""
    text = _encode(report)
    stored = connection.scalar(select(reports.c.report).where(reports.c.copy == report.copy))
    if stored == text:
        return False
    _drop_superseded(connection, report)
    write_over(connection, articles, [_article_row(report)])
    write_over(connection, copies, [_copy_row(report)])
    write_over(connection, reports, [{"copy": report.copy, "report": text}])
    _write_actors(connection, report)
    _write_notes(connection, report)
    write_over(connection, meta, [{"key": "reader", "value": report.reader.version}])
    return True


def write_skip(connection: Connection, origin: str, reason: str, detail: str) -> bool:
    """Note that a page gave nothing; False where that is known already."""
    row = {"origin": origin, "reason": reason, "detail": detail}
    stored = connection.execute(select(skipped).where(skipped.c.origin == origin)).mappings().first()
    if stored is not None and dict(stored) == row:
        return False
    write_over(connection, skipped, [row])
    return True


def read_reports(connection: Connection, after: str) -> list[Report]:
    """The next reports in the order of their copies' ids, after that id; empty at the end."""
    query = (
        select(copies.c.id, articles.c.text, reports.c.report)
        .join(articles, articles.c.id == copies.c.article)
        .join(reports, reports.c.copy == copies.c.id)
        .where(copies.c.id > after)
        .order_by(copies.c.id)
        .limit(_PAGE)
    )
    return [_decode(row.report, row.text) for row in connection.execute(query)]


def drop_unnamed_actors(connection: Connection) -> None:
    """Forget the actors that no copy names any more."""
    connection.execute(delete(actors).where(actors.c.id.not_in(select(copy_actors.c.actor))))


def _encode(report: Report) -> str:
    return msgspec.json.encode(msgspec.structs.replace(report, text=_NO_TEXT)).decode()


def _decode(report: str, text: str) -> Report:
    return msgspec.structs.replace(msgspec.json.decode(report, type=Report), text=text)


def _drop_superseded(connection: Connection, report: Report) -> None:
    """The same words at the same origin under another outlet's name are the same copy, better labelled."""
    same = (copies.c.origin == report.origin) & (copies.c.article == report.id) & (copies.c.id != report.copy)
    connection.execute(delete(copies).where(same))


def _article_row(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title,
        "language": report.language,
        "agency": report.agency,
        "text": report.text,
    }


def _copy_row(report: Report) -> dict[str, Any]:
    return {
        "id": report.copy,
        "article": report.id,
        "origin": report.origin,
        "url": report.url,
        "outlet": report.outlet.name if report.outlet is not None else None,
        "domain": report.outlet.domain if report.outlet is not None else None,
        "title": report.title,
        "byline": "; ".join(report.byline) if len(report.byline) > 0 else None,
        "published_earliest": report.published.earliest,
        "published_latest": report.published.latest,
        "basis": report.published.basis,
        "note": report.published.note,
        "reader": report.reader.version,
    }


def _write_actors(connection: Connection, report: Report) -> None:
    named = {ref.id: ref for ref in report.actors}
    stored = connection.execute(select(actors).where(actors.c.id.in_(named))).mappings()
    known = {row["id"]: ActorRef(**row) for row in stored}
    rows = [known_as(_better(ref, known.get(ref.id))) for ref in _sorted(named)]
    write_over(connection, actors, [msgspec.structs.asdict(row) for row in rows])
    mentions = Counter(mention.actor for mention in report.mentions)
    connection.execute(delete(copy_actors).where(copy_actors.c.copy == report.copy))
    links = [{"copy": report.copy, "actor": ref.id, "mentions": mentions[ref.id]} for ref in _sorted(named)]
    if len(links) > 0:
        connection.execute(insert(copy_actors), links)


def _sorted(named: Mapping[str, ActorRef]) -> Iterator[ActorRef]:
    return (named[id_] for id_ in sorted(named))


def _better(new: ActorRef, old: ActorRef | None) -> ActorRef:
    """The fuller of two descriptions of one actor; a choice that does not depend on which came first."""

    def fullness(ref: ActorRef) -> tuple[bool, str, str, int, str]:
        return ref.registered, ref.country or "", ref.wikidata or "", len(ref.name), ref.name

    return new if old is None else max(new, old, key=fullness)


def _write_notes(connection: Connection, report: Report) -> None:
    connection.execute(delete(warnings).where(warnings.c.copy == report.copy))
    rows = [{"copy": report.copy, "number": n, "warning": text} for n, text in enumerate(report.warnings)]
    if len(rows) > 0:
        connection.execute(insert(warnings), rows)
    if report.skipped is not None:
        write_skip(connection, report.origin, report.skipped.reason, "")
    else:
        connection.execute(delete(skipped).where(skipped.c.origin == report.origin))

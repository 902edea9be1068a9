"""``communique show``: what a ledger holds, as tables for people or as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, cast

import msgspec
import typer
from rich.console import Group

from communique.cli import options
from communique.cli.console import data, guarded, show_page
from communique.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from communique.model import Event
    from communique.views.ledger import Asked, Ledger
    from communique.views.rows import Rows

#: A position is held, not taken on a day: the timeline has all kinds but that one.
TIMED: Final = ("contact", "statement", "commitment", "action")
What = Literal["timeline", "contacts", "statements", "commitments", "positions", "actors", "sources", "event"]


@guarded
def show(
    what: Annotated[
        What,
        typer.Argument(
            metavar="WHAT",
            help="timeline, contacts, statements, commitments, positions, actors, sources or event.",
            show_default=False,
        ),
    ],
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="With event: its id, or the first characters of it.")
    ] = None,
    ledger: options.LedgerFile = "ledger.db",
    json: Annotated[bool, typer.Option("--json", help="As JSON, with every column.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="As CSV, with every column.")] = False,
    actor: Annotated[
        str | None, typer.Option(metavar="ACTOR", help="Only with this actor: a name or an id such as state/RUS.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="With timeline: only contacts, statements, ...")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="Only occurred, ongoing, planned, proposed, cancelled, denied ..."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day, month or year.")] = None,
) -> None:
    """Show what a ledger holds: the timeline, one of its listings, or everything about one event."""
    from communique.views.ledger import Ledger

    narrows = any(given is not None for given in (actor, kind, status, since, until))
    kind = kind.removesuffix("s") if kind is not None and kind not in TIMED else kind  # the listings are plural
    _check(what, id_, kind, narrows=narrows, formats=json + csv)
    asked: Asked = {"actor": actor, "status": status, "since": since, "until": until}
    with Ledger.open(ledger) as opened:
        if what == "event":
            _event(opened, cast(str, id_), json=json, csv=csv)
        elif json or csv:
            rows = _rows(opened, what, kind, asked)
            data(rows.to_json() if json else rows.to_csv())
        elif what == "timeline":
            _timeline(opened, kind, asked)
        elif what == "sources":
            _sources(opened)
        else:
            from communique.views.tables import table

            show_page(table(what, _rows(opened, what, kind, asked)))


def _check(what: What, id_: str | None, kind: str | None, *, narrows: bool, formats: int) -> None:
    """Refuse what cannot be meant."""
    if formats > 1:
        raise UsageError("--json and --csv are both given", hint="Give one of them.")
    if (what == "event") != (id_ is not None):
        raise UsageError(
            "an event is shown by its id" if what == "event" else f"{what} takes no id, but {id_!r} is given",
            hint="For instance: communique show event e12ab -l ledger.db",
        )
    if what in ("actors", "sources", "event") and narrows:
        raise UsageError(
            f"{what} cannot be narrowed",
            hint="Give --actor, --kind, --status, --since and --until with a listing of events.",
        )
    if kind is not None and what != "timeline":
        raise UsageError(
            f"--kind is given with {what}", hint="It narrows the timeline: communique show timeline --kind contact"
        )
    if kind is not None and kind not in TIMED:
        raise UnknownNameError("kind in the timeline", kind, TIMED)


def _rows(ledger: Ledger, what: str, kind: str | None, asked: Asked) -> Rows:
    if what == "actors":
        return ledger.actors()
    if what == "sources":
        return ledger.sources()
    listings = {
        "timeline": ledger.timeline,
        "contacts": ledger.contacts,
        "statements": ledger.statements,
        "commitments": ledger.commitments,
        "positions": ledger.positions,
    }
    rows = listings[what](**asked)
    if kind is None:
        return rows
    return type(rows)(rows.columns, [tuple(row.values()) for row in rows if row["kind"] == kind])


def _timeline(ledger: Ledger, kind: str | None, asked: Asked) -> None:
    from communique.views.timeline import Timeline

    events = ledger.records(kind=kind, **asked)
    show_page(Timeline(event for event in events if event.kind in TIMED))


def _sources(ledger: Ledger) -> None:
    from communique.views.tables import notes, table

    show_page(Group(table("sources", ledger.sources()), notes(ledger.warnings(), ledger.skipped())))


def _event(ledger: Ledger, id_: str, *, json: bool, csv: bool) -> None:
    from communique.views.tables import event as detail

    if csv:
        raise UsageError("one event has no CSV", hint="Give --json, or: communique show timeline --csv")
    event: Event = ledger.event(id_)
    if json:
        data(msgspec.json.encode(event).decode())
    else:
        show_page(detail(event, {source.article: ledger.text(source.article) for source in event.sources}))

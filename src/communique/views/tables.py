"""Listings as tables for a terminal. The columns of a table are for people; ``--json`` and ``--csv`` give them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.model import Event, Record
from communique.views import cards, words
from communique.views.quotes import Quotation
from communique.views.rows import Cell, Row, Rows
from communique.views.timeline import status

Listing = Literal["contacts", "statements", "commitments", "positions", "actors", "sources"]
_ID_CHARS: Final = 9


class Column(Record, frozen=True, kw_only=True):
    """A column of a table: its heading, what it shows of a row, and whether it gives way when the window is narrow."""

    heading: str
    show: Callable[[Row], str | Text]
    wide: int = 0
    right: bool = False


def table(listing: Listing, rows: Rows) -> RenderableType:
    """The listing as a table that fits the window; a sentence where there is nothing."""
    if len(rows) == 0:
        return Text(f"No {listing}.", style="italic")
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    columns = _COLUMNS[listing]
    for column in columns:
        justify: Literal["right", "left"] = "right" if column.right else "left"
        ratio = column.wide if column.wide > 0 else None
        drawn.add_column(column.heading, justify=justify, ratio=ratio, no_wrap=column.wide == 0, overflow="fold")
    for row in rows:
        drawn.add_row(*(column.show(row) for column in columns))
    return drawn


def notes(warnings: Rows, skipped: Rows) -> RenderableType:
    """What the reader warned of and what gave nothing to read, a line each; nothing where there is neither."""
    lines = [
        Text(f"Warning, {words.plain(_str(row['origin']))}: {words.plain(_str(row['warning']))}") for row in warnings
    ]
    lines += [
        Text(f"Not read, {words.plain(_str(row['origin']))}: {words.plain(_str(row['detail'] or row['reason']))}")
        for row in skipped
    ]
    return Group(*([Text(""), *lines] if len(lines) > 0 else []))


def event(one: Event, texts: Mapping[str, str]) -> RenderableType:
    """Everything about one event: its fields, what the reports differ on, and every account with its words."""
    shown = cards.card(one, texts)
    fields = Table.grid(padding=(0, 2, 0, 0))
    fields.add_column(style="dim", no_wrap=True)
    fields.add_column(overflow="fold")
    for name, value in _fields(one, shown):
        fields.add_row(name, value)
    parts: list[RenderableType] = [Text(words.plain(one.summary), style="bold"), fields]
    for account in shown.accounts:
        parts += [Text(""), *(_indented(_quotation(quotation)) for quotation in account.quotations)]
        parts += [_indented(Text(_copy(copy), style="dim")) for copy in account.copies]
    return Group(*parts)


def _fields(one: Event, shown: cards.Card) -> list[tuple[str, str | Text]]:
    parties = ", ".join(f"{name} ({role})" if role != "" else name for name, role in shown.parties)
    found: list[tuple[str, str | Text | None]] = [
        ("event", one.id),
        ("kind", f"{one.kind}: {shown.form}"),
        ("status", status(one.status)),
        ("when", shown.when),
        ("due", shown.due),
        ("who", words.plain(parties)),
        ("where", None if one.place is None else words.plain(one.place)),
        ("about", words.plain(", ".join(one.topics))),
        ("sources", shown.support),
    ]
    for difference in shown.differences:
        values = "; ".join(f"{words.plain(value)} ({words.plain(outlets)})" for value, outlets in difference.values)
        found.append((f"{difference.field}s differ", Text(values, style="red")))
    return [(name, value) for name, value in found if value is not None and str(value) != ""]


def _quotation(quotation: Quotation) -> Text:
    """Words in their context; the evidence stands between » and «, and in reverse where the terminal can."""
    line = Text("… " if quotation.opens else "")
    for piece in quotation.pieces:
        lead, tail = (" " if piece.text[:1] == " " else ""), (" " if piece.text[-1:] == " " else "")
        if piece.marked:
            line.append(f"»{words.plain(piece.text)}«", style="bold")
        else:
            line.append(f"{lead}{words.plain(piece.text)}{tail}" if piece.text.strip() != "" else " ")
    return line.append(" …" if quotation.closes else "")


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2))


def _copy(copy: cards.Copy) -> str:
    title = f", “{words.plain(copy.title)}”" if copy.title != "" else ""
    return f"{words.plain(copy.outlet)}{title}, {copy.published}, {words.plain(copy.origin)}"


def _text(name: str, *, longest: int = 0) -> Callable[[Row], str]:
    return lambda row: words.plain(_str(row[name]), longest=longest)


def _when(row: Row) -> str:
    earliest, latest = _optional(row["earliest"]), _optional(row["latest"])
    if earliest is None and latest is None and row["reported"] is not None:
        return f"reported by {words.day(_str(row['reported']))}"
    return words.interval(earliest, latest)


def _published(row: Row) -> str:
    return words.interval(_optional(row["published_earliest"]), _optional(row["published_latest"]))


def _due(row: Row) -> str:
    return "" if row["due"] is None else words.day(_str(row["due"]))


def _status(row: Row) -> Text:
    return status(_str(row["status"]))


def _quote(row: Row) -> str:
    return f"“{words.plain(_str(row['quote']), longest=240)}”"


def _id(row: Row) -> Text:
    return Text(_str(row["event"])[:_ID_CHARS], style="dim")


def _sources(row: Row) -> str:
    total, independent = _str(row["sources"]), _str(row["independent"])
    return total if total == independent else f"{independent} of {total}"


def _str(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _optional(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


_EVENT = Column(heading="Event", show=_id)
_SOURCES = Column(heading="Independent", show=_sources, right=True)
_COLUMNS: Final[dict[Listing, tuple[Column, ...]]] = {
    "contacts": (
        Column(heading="When", show=_when, wide=3),
        Column(heading="Status", show=_status),
        Column(heading="Form", show=_text("form")),
        Column(heading="Who", show=_text("parties"), wide=6),
        Column(heading="Begun by", show=_text("initiator"), wide=2),
        Column(heading="Where", show=_text("place"), wide=2),
        _SOURCES,
        _EVENT,
    ),
    "statements": (
        Column(heading="When", show=_when, wide=2),
        Column(heading="Who", show=_text("speaker"), wide=2),
        Column(heading="Manner", show=_text("manner")),
        Column(heading="Words", show=_quote, wide=6),
        _EVENT,
    ),
    "commitments": (
        Column(heading="When", show=_when, wide=2),
        Column(heading="Due", show=_due, wide=2),
        Column(heading="Status", show=_status),
        Column(heading="Sort", show=_text("commitment")),
        Column(heading="Who", show=_text("parties"), wide=2),
        Column(heading="What", show=_quote, wide=5),
        _EVENT,
    ),
    "positions": (
        Column(heading="Who", show=_text("actor"), wide=2),
        Column(heading="Stance", show=_text("stance")),
        Column(heading="Issue", show=_text("issue"), wide=3),
        Column(heading="Words", show=_quote, wide=5),
        _EVENT,
    ),
    "actors": (
        Column(heading="Name", show=_text("name"), wide=3),
        Column(heading="Type", show=_text("type")),
        Column(heading="Country", show=_text("country")),
        Column(heading="Events", show=_text("events"), right=True),
        Column(heading="Contacts", show=_text("contacts"), right=True),
        Column(heading="Statements", show=_text("statements"), right=True),
        Column(heading="Mentions", show=_text("mentions"), right=True),
        Column(heading="Actor", show=_text("actor"), wide=3),
    ),
    "sources": (
        Column(heading="Published", show=_published, wide=2),
        Column(heading="Basis", show=_text("basis")),
        Column(heading="Outlet", show=_text("outlet"), wide=2),
        Column(heading="Title", show=_text("title", longest=90), wide=4),
        Column(heading="Events", show=_text("events"), right=True),
        Column(heading="Warnings", show=_text("warnings"), right=True),
        Column(heading="Origin", show=_text("origin"), wide=3),
    ),
}

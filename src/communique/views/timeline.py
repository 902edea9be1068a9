"""The timeline for a terminal: by month, one event a line with its words beneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.model import Event
from communique.views import moments, words
from communique.views.cards import in_order

#: A narrower window has no room for columns: the words stand under the date instead.
NARROW: Final = 72
QUOTE_CHARS: Final = 200
_SAME: Final = 48
STATUS_STYLES: Final[dict[str, str]] = {
    "occurred": "green",
    "ongoing": "cyan",
    "planned": "yellow",
    "proposed": "yellow",
    "cancelled": "red",
    "denied": "red",
    "hypothetical": "magenta",
}


class Timeline:
    """The events in the order of time, ready to be printed with Rich; fits itself to the width that there is."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = in_order(events)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield a heading and a table for each month."""
        if len(self._events) == 0:
            yield Text("No events.", style="italic")
        dates = max((len(moments.short(event)) for event in self._events), default=0)
        for number, (heading, group) in enumerate(groupby(self._events, key=moments.heading)):
            yield Text(f"\n{heading}" if number > 0 else heading, style="bold")
            if options.max_width < NARROW:
                yield from (_narrow(event) for event in group)
            else:
                yield _month(list(group), min(dates, 20))


def status(event_status: str) -> Text:
    """A status as glyph and word."""
    return Text(f"{words.STATUS_GLYPHS[event_status]} {event_status}", style=STATUS_STYLES[event_status])


def _month(events: Sequence[Event], dates: int) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=dates)
    table.add_column(width=14, no_wrap=True)
    table.add_column(width=11)
    table.add_column(ratio=1)
    for event in events:
        told = Text(words.form(event), style="dim")
        table.add_row(moments.short(event), status(event.status), told, _what(event))
    return Padding(table, (0, 0, 0, 2))


def _narrow(event: Event) -> Padding:
    head = Text(f"{moments.short(event)}  ").append_text(status(event.status)).append(f"  {words.form(event)}", "dim")
    return Padding(Text("\n").join([head, _what(event)]), (0, 0, 0, 2))


def _what(event: Event) -> Text:
    """The event, its words and who wrote them, and what the reports differ on."""
    summary = words.plain(event.summary)
    lines = [Text(summary)]
    if len(event.sources) > 0:
        first = event.sources[0]
        others = len({source.copy for source in event.sources}) - 1
        outlet = words.plain(words.source_name(first.outlet, first.origin))
        by = outlet if others == 0 else f"{outlet} and {words.count(others, 'other')}"
        quote = words.plain(first.quote, longest=QUOTE_CHARS)
        # The summary of a statement or a commitment is its words, or the first of them.
        lines.append(Text(f"— {by}" if quote[:_SAME] in summary else f"“{quote}” — {by}", style="dim"))
    for conflict in event.conflicts:
        values = ", or ".join(words.plain(words.value(value.value)) for value in conflict.values)
        lines.append(Text(f"Reports differ on the {words.field(conflict.field)}: {values}", style="red"))
    return Text("\n").join(lines)

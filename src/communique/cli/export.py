"""``communique export``: what reports or a ledger hold, as data for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from communique.cli.console import data, guarded
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.model import Report
    from communique.views.plover import PloverRow

export = typer.Typer(
    name="export",
    help="Export reports or a ledger as data for other programs.",
    no_args_is_help=True,
)


@export.callback()
def _formats() -> None:
    """Export reports or a ledger as data for other programs."""


@export.command(
    "plover",
    epilog="Example: communique read page.html | communique export plover - --format csv > events.csv",
)
@guarded
def plover(
    reports: Annotated[
        str | None,
        typer.Argument(
            metavar="REPORTS", help="Reports as communique read prints them, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    ledger: Annotated[
        str | None, typer.Option("--ledger", "-l", metavar="LEDGER", help="A ledger, in place of reports.")
    ] = None,
    format_: Annotated[Literal["jsonl", "csv"], typer.Option("--format", help="How the rows are written.")] = "jsonl",
) -> None:  # fmt: skip
    """Print the events of PLOVER: who did what to whom, one event a row, each pointing at its words."""
    from communique.views.ledger import Ledger
    from communique.views.plover import project, project_ledger

    if (reports is None) == (ledger is None):
        raise UsageError(
            "reports and a ledger are both given" if reports is not None else "nothing to export is given",
            hint="Give a file of reports, or a ledger with -l: communique export plover -l ledger.db",
        )
    if ledger is not None:
        with Ledger.open(ledger) as opened:
            _print(project_ledger(opened), format_)
    else:
        _print((row for report in _reports(str(reports)) for row in project(report)), format_)


def _print(rows: Iterator[PloverRow], format_: str) -> None:
    from communique.views.plover import as_json, as_rows

    if format_ == "csv":
        data(as_rows(rows).to_csv())
        return
    for row in rows:
        data(as_json(row))


def _reports(path: str) -> Iterator[Report]:
    """The reports of a file, one a line.

    Raises:
        UsageError: it cannot be read, or a line is no report.
    """
    from communique.model import Report

    decoder = msgspec.json.Decoder(Report)
    number = 0
    try:
        with Path(path).open("rb") if path != "-" else sys.stdin.buffer as lines:
            for line in lines:
                number += 1
                if line.strip() != b"":
                    yield decoder.decode(line)
    except OSError as error:
        raise UsageError(
            f"cannot read {path}: {error.strerror}", hint="Make it with: communique read news/ -o reports.jsonl"
        ) from error
    except msgspec.DecodeError as error:
        raise UsageError(
            f"{path}, line {number}, is no report: {error}", hint="Make it with: communique read news/ -o reports.jsonl"
        ) from error

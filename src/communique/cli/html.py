"""``communique html``: the ledger as one page."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from communique.cli import options
from communique.cli.console import data, guarded, say
from communique.errors import UsageError


@guarded
def html(
    ledger: options.LedgerFile = "ledger.db",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The page to write; - for standard output.")
    ] = "ledger.html",
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The page's heading; the ledger's name by default.")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Write the ledger as one HTML file that needs no network: timeline, events with their evidence, filters."""
    from communique.views.ledger import Ledger
    from communique.views.page import of_ledger

    with Ledger.open(ledger) as opened:
        page = of_ledger(opened, title=title if title is not None else _title(ledger))
    if output == "-":
        data(page)
        return
    _write(Path(output), page)
    if not quiet:
        say(f"{output}: {len(page.encode()) // 1024:,} kB; open it in a browser")


def _title(ledger: str) -> str:
    """The ledger's own name as a heading, where it has been given one."""
    from communique.views.page import TITLE

    stem = Path(ledger).stem
    return TITLE if stem == "ledger" else stem.replace("_", " ").replace("-", " ").capitalize()


def _write(path: Path, page: str) -> None:
    """Write whole or not at all: a page that is there already stays until the new one is complete."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", dir=path.parent, suffix=".part", encoding="utf-8", newline="\n", delete=False
        ) as file:
            file.write(page)
        mask = os.umask(0)
        os.umask(mask)
        Path(file.name).chmod(0o666 & ~mask)
        Path(file.name).replace(path)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}", hint="Give a file in a folder that exists."
        ) from error

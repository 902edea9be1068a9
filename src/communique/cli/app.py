"""The program ``communique`` and its commands."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique import __version__
from communique.cli.actors import actors
from communique.cli.build import build
from communique.cli.console import ready
from communique.cli.export import export
from communique.cli.html import html
from communique.cli.read import read
from communique.cli.show import show

app = typer.Typer(
    name="communique",
    help="Reads news about diplomacy and keeps a cited ledger: who spoke to whom, who said what, who promised what.",
    epilog="Start with: communique build news/ -o ledger.db, then communique show timeline -l ledger.db",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def program(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news about diplomacy and keeps a cited ledger: who spoke to whom, who said what, who promised what."""


def version() -> None:
    """Print the version."""
    sys.stdout.write(f"communique {__version__}\n")


app.command(epilog="Example: communique read page.html --published 2013-03-02 > reports.jsonl")(read)
app.command(epilog="Example: communique build news/ -o ledger.db")(build)
app.command(epilog='Example: communique show contacts -l ledger.db --actor "Sergei Lavrov" --since 2013-02')(show)
app.command(epilog="Example: communique html -l ledger.db -o ledger.html")(html)
app.add_typer(actors)
app.add_typer(export)
app.command(epilog="Example: communique version")(version)


def main() -> None:
    """Run the program with what was typed; ends the process."""
    ready()
    app(prog_name="communique")

"""What ``communique read --list-formats`` prints."""

from __future__ import annotations

import typer
from rich import box
from rich.table import Table

from communique.cli.console import show_page


def list_formats(wanted: bool) -> None:
    """Print the formats that pages come in, and end the program; nothing where it is not wanted."""
    if not wanted:
        return
    from communique import pages

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in ("format", "suffixes", "what is read", "library"):
        table.add_column(column)
    for format_ in pages.FORMATS:
        suffixes = " ".join(format_.suffixes) + ("" if format_.in_folders else " *")
        table.add_row(format_.name, suffixes, format_.gives, format_.library)
    show_page(table)
    typer.echo(f"\nEach may be compressed: {' '.join(pages.COMPRESSED)} after its suffix.")
    typer.echo(
        "* Read where it is named, or by a pattern that ends on the suffix; a folder may hold many that are no pages."
    )
    raise typer.Exit

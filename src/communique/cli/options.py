"""Arguments and options that several commands share, so that they are called and explained the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.formats import list_formats
from communique.settings import Settings

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files in any format of --list-formats, folders of them, patterns such as 'news/*.html', or - for "
        "standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day on which the pages were published, YYYY-MM-DD.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the pages.")]
Metadata = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What is known of single pages: CSV, JSON or JSONL with path, url, outlet, title, published.",
    ),
]
Actors = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Your own actors in YAML, added to the registry.", envvar="COMMUNIQUE_ACTORS"),
]
Model = Annotated[
    str, typer.Option(metavar="NAME", help="Another installed English spaCy pipeline.", envvar="COMMUNIQUE_MODEL")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes that read at once; 0: one a core.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only: no progress, no summary.")]
ListFormats = Annotated[
    bool,
    typer.Option("--list-formats", help="Print the formats that pages come in.", callback=list_formats, is_eager=True),
]
LedgerFile = Annotated[str, typer.Option("--ledger", "-l", metavar="LEDGER", help="The ledger to look into.")]


def settings(actors: Path | None, model: str, jobs: int) -> Settings:
    """The settings of a run, from its options."""
    return Settings(actors_file=actors, spacy_model=model, jobs=jobs)

"""``communique read``: one report a page, as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

import msgspec
import typer

from communique.cli import options
from communique.cli.console import EXIT_NOTHING, fail, guarded, say
from communique.errors import UsageError
from communique.views.words import count


@guarded
def read(
    paths: options.Paths,
    published: options.Published = None,
    outlet: options.Outlet = None,
    metadata: options.Metadata = None,
    format_: Annotated[Literal["jsonl"], typer.Option("--format", help="How reports are written.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    actors: options.Actors = None,
    model: options.Model = "",
    jobs: options.Jobs = 0,
    quiet: options.Quiet = False,
    _formats: options.ListFormats = False,
) -> None:
    """Print what each page says: one report (format version 1) a line, as JSON.

    A page that cannot be read is named on standard error, and the rest is read. Ends with 1 where nothing could be.
    """
    from communique import pages
    from communique.cli.progress import tell_unused, watching
    from communique.engines import local

    given = pages.given(published=published, outlet=outlet)
    known = None if metadata is None else pages.load_metadata(metadata)
    encoder = msgspec.json.Encoder()
    number = warned = 0
    with (
        _sink(output) as sink,
        watching(paths, quiet=quiet, bar=output is not None or not sys.stdout.isatty()) as watch,
    ):
        settings = options.settings(actors, model, jobs)
        found = local.read(
            paths, metadata=known, given=given, settings=settings, on_error=watch.on_error, on_page=watch.on_page
        )
        for report in found:
            sink.write(encoder.encode(report) + b"\n")
            sink.flush()
            number += 1
            warned += len(report.warnings) > 0
    del format_
    tell_unused(known)
    if number == 0:
        fail(watch.nothing_read(paths))
        raise typer.Exit(EXIT_NOTHING)
    if not quiet and output is not None:
        say(f"{output}: {count(number, 'report')}, {warned} with warnings")


@contextmanager
def _sink(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        return
    try:
        file = output.open("wb")
    except OSError as error:
        raise UsageError(
            f"cannot write {output}: {error.strerror}", hint="Give a file in a folder that exists."
        ) from error
    with file:
        yield file

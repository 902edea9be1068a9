"""``communique build``: pages into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from communique.cli import options
from communique.cli.console import EXIT_NOTHING, data, fail, guarded, messages
from communique.views.words import KINDS, count

if TYPE_CHECKING:
    from communique.engines.local import BuildSummary


@guarded
def build(
    paths: options.Paths,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="LEDGER", help="The ledger to make or to extend.")
    ] = "ledger.db",
    published: options.Published = None,
    outlet: options.Outlet = None,
    metadata: options.Metadata = None,
    actors: options.Actors = None,
    model: options.Model = "",
    jobs: options.Jobs = 0,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON to standard output.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Read pages and keep what they say in a ledger, joined to what it holds already.

    The same pages a second time change nothing. Stopping it with Ctrl-C keeps what was read by then.
    """
    from communique import pages
    from communique.cli.progress import tell_unused, watching
    from communique.engines import local
    from communique.views.ledger import Ledger

    given = pages.given(published=published, outlet=outlet)
    known = None if metadata is None else pages.load_metadata(metadata)
    settings = options.settings(actors, model, jobs)
    local.prepare(settings)
    is_new = not Path(output).exists()
    with Ledger.open(output, create=True) as ledger, watching(paths, quiet=quiet, bar=True) as watch:
        done = local.build(
            paths,
            ledger,
            metadata=known,
            given=given,
            settings=settings,
            on_error=watch.on_error,
            on_page=watch.on_page,
        )
    tell_unused(known)
    if json:
        data(msgspec.json.encode(done).decode())
    if done.read == 0:
        if is_new:
            Path(output).unlink(missing_ok=True)
        fail(watch.nothing_read(paths))
        raise typer.Exit(EXIT_NOTHING)
    if not quiet and not json:
        messages().print(summary(done, output), soft_wrap=True)


def summary(done: BuildSummary, ledger: str) -> str:
    """What the build did, in a few lines."""
    lines = [f"{ledger}: read {count(done.read, 'article')} in {done.seconds:.1f} s"]
    lines.append(f"  {done.added:,} new or changed, {done.unchanged:,} already there")
    if len(done.skipped) > 0:
        reasons = ", ".join(f"{reason.replace('_', ' ')} ({number})" for reason, number in done.skipped.items())
        lines.append(f"  {sum(done.skipped.values()):,} gave nothing to read: {reasons}")
    if len(done.unreadable) > 0:
        lines.append(f"  {count(len(done.unreadable), 'page')} could not be read (named above)")
    if done.warnings > 0:
        lines.append(f"  {count(done.warnings, 'warning')}, see: communique show sources -l {ledger}")
    total = sum(done.events.values())
    kinds = ", ".join(f"{done.events[kind]:,} {label.lower()}" for kind, label in KINDS.items() if kind in done.events)
    lines.append(f"  {count(total, 'event')}{': ' if total > 0 else ''}{kinds}")
    return "\n".join([*lines, f"Next: communique show timeline -l {ledger}"])

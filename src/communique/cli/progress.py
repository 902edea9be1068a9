"""Progress of long work: a bar on a terminal, silence in a pipe, and every unreadable page named in either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from communique import pages
from communique.cli.console import messages, say
from communique.engines.front import NO_PAGE, nothing_read
from communique.errors import PageError, UsageError


class _Rate(ProgressColumn):
    """Pages a second, or seconds a page where that says more."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        if speed is None or speed <= 0:
            return Text("")
        return Text(f"{speed:.1f} pages/s" if speed >= 1 else f"{1 / speed:.1f} s/page")


class Watch:
    """What the engine tells of: pages done, and pages that could not be read."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._task = progress.add_task("Reading", total=total)
        self._errors = 0

    def on_page(self, _origin: str) -> None:
        """Count one page."""
        self._progress.advance(self._task)

    def on_error(self, error: PageError) -> None:
        """Name a page that was not read, above the bar."""
        self._errors += 1
        self._progress.console.print(f"not read: {error}", style="yellow", soft_wrap=True)

    def nothing_read(self, paths: Sequence[str]) -> UsageError:
        """The error for a run that read nothing; the pages that failed have been named."""
        return nothing_read(paths, NO_PAGE if self._errors == 0 else "")


@contextmanager
def watching(paths: Sequence[str], *, quiet: bool, bar: bool) -> Iterator[Watch]:
    """A watch over the reading of ``paths``. ``bar`` may ask for one; it shows on a terminal only."""
    found = pages.survey(paths)
    if found.summary() != "" and not quiet:
        say(found.summary())
    console = messages()
    shown = bar and not quiet and console.is_terminal
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    progress = Progress(
        *columns, console=console, disable=not shown, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    with progress:
        yield Watch(progress, found.pages if found.many == 0 else None)


def tell_unused(metadata: pages.Metadata | None) -> None:
    """Name the rows of the metadata file that no page has asked for: typing errors, most likely."""
    unused = [] if metadata is None else metadata.unused()
    if len(unused) > 0:
        more = f" and {len(unused) - 5} more" if len(unused) > 5 else ""
        say(f"the metadata names pages that are not among those read: {', '.join(unused[:5])}{more}")

"""The whole way from paths to a ledger, on this machine."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from communique import pages
from communique.actors import Registry
from communique.engines import pool
from communique.errors import PageError
from communique.model import Page, Record, Report
from communique.pages import Given, Metadata
from communique.reports import language
from communique.settings import DEFAULT, Settings
from communique.views.ledger import Ledger

#: So many reports are joined and written at once: what an interruption can cost at most.
BATCH = 250

OnError = Callable[[PageError], None]
OnPage = Callable[[str], None]


class BuildSummary(Record, frozen=True, kw_only=True):
    """What a build did.

    Attributes:
        read: articles that were read, among them those that gave nothing.
        added, unchanged: of these, the copies that were new or changed, and those that the ledger had already.
        skipped: how many articles were not for reading, by reason.
        unreadable: pages that could not be read: origin, reason and detail of each.
        warnings: how many warnings the reader gave.
        events: how many events of each kind the ledger now holds.
        changed: events added, changed or removed.
        seconds: how long it took.
    """

    read: int = 0
    added: int = 0
    unchanged: int = 0
    skipped: dict[str, int]
    unreadable: tuple[tuple[str, str, str], ...] = ()
    warnings: int = 0
    events: dict[str, int]
    changed: int = 0
    seconds: float = 0.0


def prepare(settings: Settings) -> None:
    """Load what reading needs, so that a fault in it is told before anything is written.

    Raises:
        ModelError: when the language model is missing or damaged.
        DataFileError: when the user's registry file breaks the rules of its format.
    """
    language.load(settings.spacy_model)
    Registry.load(settings.actors_file)


def read(
    paths: Sequence[str | Path],
    *,
    metadata: Metadata | None = None,
    given: Given | None = None,
    settings: Settings = DEFAULT,
    on_error: OnError | None = None,
    on_page: OnPage | None = None,
) -> Iterator[Report]:
    """One report for each page, in order, as soon as it is read.

    Args:
        paths: files, folders and glob patterns; ``-`` is standard input.
        metadata: what is known of single pages.
        given: what is known of all of them.
        on_error: called with every page that cannot be read; by default such a page is passed over.
        on_page: called with the origin of every page once it is dealt with, read or not.
    """
    found = pages.read([str(path) for path in paths], metadata=metadata, given=given, settings=settings)
    if "-" in paths and settings.jobs == 0:
        settings = msgspec.structs.replace(settings, jobs=1)  # a pipe's reports come out as its pages come in
    return _reports(found, settings, on_error, on_page)


def build(
    paths: Sequence[str | Path],
    ledger: Ledger,
    *,
    metadata: Metadata | None = None,
    given: Given | None = None,
    settings: Settings = DEFAULT,
    on_error: OnError | None = None,
    on_page: OnPage | None = None,
) -> BuildSummary:
    """Read the pages and add them to the ledger, a batch at a time.

    An interruption (Ctrl-C) while reading keeps every page that was read by then, and is passed on.
    """
    began = time.monotonic()
    failed: list[tuple[str, str, str]] = []
    tally = _Tally()

    def note(error: PageError) -> None:
        failed.append((error.origin, error.reason, error.detail))
        if on_error is not None:
            on_error(error)

    found = read(paths, metadata=metadata, given=given, settings=settings, on_error=note, on_page=on_page)
    written = 0
    while True:
        batch, interrupted = _batch(found)
        tally.add(ledger, batch, failed[written:])
        written = len(failed)
        if interrupted is not None:
            raise interrupted
        if len(batch) < BATCH:
            break
    return BuildSummary(
        read=tally.read,
        added=tally.added,
        unchanged=tally.unchanged,
        skipped=dict(sorted(tally.skipped.items())),
        unreadable=tuple(failed),
        warnings=tally.warnings,
        events=dict(Counter(str(row["kind"]) for row in ledger.events())),
        changed=tally.changed,
        seconds=time.monotonic() - began,
    )


def _reports(
    found: Iterator[Page | PageError], settings: Settings, on_error: OnError | None, on_page: OnPage | None
) -> Iterator[Report]:
    for item, outcome in pool.read(found, settings):
        if not isinstance(outcome, PageError):
            yield outcome
        elif on_error is not None:
            on_error(outcome)
        if on_page is not None:
            on_page(item.origin)


class _Tally:
    """What has been added so far."""

    def __init__(self) -> None:
        self.read = self.added = self.unchanged = self.warnings = self.changed = 0
        self.skipped: Counter[str] = Counter()

    def add(self, ledger: Ledger, batch: Sequence[Report], failed: Sequence[tuple[str, str, str]]) -> None:
        done = ledger.add(batch, failed=failed)
        self.read += len(batch)
        self.added += done.added
        self.unchanged += done.unchanged
        self.changed += done.events
        self.warnings += sum(len(report.warnings) for report in batch)
        self.skipped.update(report.skipped.reason for report in batch if report.skipped is not None)


def _batch(found: Iterator[Report]) -> tuple[list[Report], KeyboardInterrupt | None]:
    """The next reports, and the interruption that cut them short, if one did."""
    batch: list[Report] = []
    try:  # one at a time: those that were read stay when the next is interrupted
        for report in islice(found, BATCH):
            batch.append(report)
    except KeyboardInterrupt as interrupt:
        return batch, interrupt
    return batch, None

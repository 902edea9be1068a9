"""Communiqué from Python, in three functions: ``read`` pages, ``build`` a ledger of them, ``open_ledger``."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from communique import pages
from communique.engines import local
from communique.errors import PageError, UsageError
from communique.model import Report
from communique.pages import Metadata
from communique.settings import DEFAULT, Settings
from communique.views.ledger import Ledger

_LOG = logging.getLogger("communique")
NO_PAGE: Final = "there is no page in it"
Paths = str | Path | Sequence[str | Path]


def read(
    paths: Paths,
    *,
    published: str | None = None,
    outlet: str | None = None,
    metadata: str | Path | None = None,
    settings: Settings = DEFAULT,
) -> Iterator[Report]:
    """What each page says, one report a page, as soon as it is read.

    A page that cannot be read is logged as a warning under ``communique`` and passed over.

    >>> for report in read("examples/"):  # doctest: +SKIP
    ...     print(report.title, len(report.contacts))

    Args:
        paths: a file, a folder or a glob pattern, or several.
        published: the ISO day on which the pages were published.
        outlet: who published them.
        metadata: a CSV, JSON or JSONL file that says these things page by page.

    Raises:
        UsageError, DataFileError: ``published`` or ``metadata`` is not as it must be.
    """
    given = pages.given(published=published, outlet=outlet)
    known = _load(metadata)
    return local.read(_listed(paths), metadata=known, given=given, settings=settings, on_error=_log)


def build(
    paths: Paths,
    ledger: str | Path = ":memory:",
    *,
    published: str | None = None,
    outlet: str | None = None,
    metadata: str | Path | None = None,
    settings: Settings = DEFAULT,
) -> Ledger:
    """The ledger of the pages: made at the path ``ledger``, extended where there is one, else kept in memory.

    What was not read, and why, is in ``ledger.skipped()``.

    >>> ledger = build("examples/", "ledger.db")  # doctest: +SKIP
    >>> ledger.contacts()  # doctest: +SKIP

    Raises:
        UsageError: not one page could be read.
        StoreError: there is something at the path that is no ledger.
    """
    given = pages.given(published=published, outlet=outlet)
    known = _load(metadata)
    opened = Ledger.open(ledger, create=True)
    try:
        done = local.build(_listed(paths), opened, metadata=known, given=given, settings=settings, on_error=_log)
    except BaseException:
        opened.close()
        raise
    if done.read == 0:
        opened.close()
        details = [detail for _, _, detail in done.unreadable]
        raise nothing_read(_listed(paths), details[0] if len(details) > 0 else NO_PAGE)
    return opened


def open_ledger(path: str | Path) -> Ledger:
    """The ledger at ``path``, which must be there.

    Raises:
        StoreError: there is none, or it is no ledger that this version can read.
    """
    return Ledger.open(path)


def nothing_read(paths: Sequence[str | Path], reason: str) -> UsageError:
    """The error for a run that read nothing at all; ``reason`` may be empty."""
    given = ", ".join(str(path) for path in paths[:3]) + (", ..." if len(paths) > 3 else "")
    return UsageError(
        f"nothing could be read from {given}" + (f": {reason}" if reason != "" else ""),
        hint="Give pages in a format of communique read --list-formats, a folder of them, a pattern such as "
        "'news/*.html', or - for standard input.",
    )


def _load(metadata: str | Path | None) -> Metadata | None:
    return None if metadata is None else pages.load_metadata(Path(metadata))


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _log(error: PageError) -> None:
    _LOG.warning("not read: %s", error)

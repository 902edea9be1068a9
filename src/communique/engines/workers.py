"""What a worker process does: pages in, reports out. Nothing here keeps anything between chunks but what is loaded."""

from __future__ import annotations

import signal
from collections.abc import Sequence

from communique import articles, reports
from communique.actors import Registry
from communique.errors import DataFileError, ModelError, PageError, StoreError, UsageError
from communique.model import Page, Report
from communique.reports import language
from communique.settings import Settings

#: A page's report, or its reason and detail where it cannot be read: an error's own class does not travel well.
Outcome = Report | tuple[str, str]
# Faults of the set-up, not of a page: they would be the same for every page.
_OURS = (ModelError, DataFileError, StoreError, UsageError, MemoryError, OSError)


def start(settings: Settings) -> None:
    """Load what reading needs. Ctrl-C is for the process that gave the work; it stops its workers itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    language.load(settings.spacy_model)
    Registry.load(settings.actors_file)


def read_chunk(pages: Sequence[Page], settings: Settings) -> list[Outcome]:
    """An outcome for each page, in order."""
    registry = Registry.load(settings.actors_file)
    return [_told(read_page(page, settings, registry)) for page in pages]


def read_page(page: Page, settings: Settings, registry: Registry) -> Report | PageError:
    """The page's report. Whatever a page does to the reader, the run goes on and the page is named.

    Raises:
        CommuniqueError, OSError, MemoryError: the fault lies with the set-up.
    """
    try:
        article = articles.make(page, settings=settings, registry=registry)
        return next(iter(reports.read_articles([article], settings=settings, registry=registry)))
    except PageError as error:
        return error
    except _OURS:
        raise
    except Exception as error:
        return PageError(
            page.origin, "fault", f"the reader failed on it ({type(error).__name__}: {error}); please report this"
        )


def _told(outcome: Report | PageError) -> Outcome:
    return (outcome.reason, outcome.detail) if isinstance(outcome, PageError) else outcome

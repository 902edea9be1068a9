"""The way of this room: paths to pages, one at a time, and the reason for every page that cannot be read."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from communique.errors import PageError
from communique.model import Page
from communique.pages.find import Found, find, survey
from communique.pages.metadata import Given, Known, Metadata
from communique.pages.open import items
from communique.pages.source import Item, Source
from communique.settings import DEFAULT, Settings


def read(
    paths: Sequence[str],
    *,
    metadata: Metadata | None = None,
    given: Given | None = None,
    settings: Settings = DEFAULT,
    stdin: BinaryIO | None = None,
) -> Iterator[Page | PageError]:
    """The pages that ``paths`` mean: files, folders, glob patterns, and ``-`` for standard input.

    Files of many pages (crawl archives, feeds, exports, ZIP archives) are read one page after another and never held
    in memory.

    Args:
        metadata: what the user's file says of single pages.
        given: what the user's options say of all of them; ``metadata`` goes before it.
        stdin: what ``-`` reads; the process's own standard input if None.

    Yields:
        A page, or the error that tells why one cannot be read; the rest is read all the same.
    """
    for found in find(paths):
        if isinstance(found, PageError):
            yield found
            continue
        given_any = False
        for item in _pages(found, metadata, given or Given(), settings, stdin):
            given_any = True
            yield item
        if not given_any:
            yield PageError(found.origin, "no_pages", "nothing in the file is a page")


def count(paths: Sequence[str]) -> int:
    """How many files and errors :func:`read` goes through for ``paths``: the number of pages, where each holds one."""
    return survey(paths).pages


def _pages(
    found: Found, metadata: Metadata | None, given: Given, settings: Settings, stdin: BinaryIO | None
) -> Iterator[Page | PageError]:
    """The pages of one file. Whatever it does to the libraries that read it, the run goes on and the file is named."""
    try:
        with _opened(found, stdin) as file:
            source = Source(found.origin, file, settings)
            for at, item in items(source, file if found.path is not None else None):
                yield item if isinstance(item, PageError) else _page(at, item, metadata, given)
    except PageError as error:
        yield error
    except MemoryError:
        raise
    except Exception as error:
        detail = f"the reader failed on it ({type(error).__name__}: {error}); please report this"
        yield PageError(found.origin, "fault", detail)


def _page(source: Source, item: Item, metadata: Metadata | None, given: Given) -> Page:
    origin = source.at(item.place)
    known = _known(metadata, origin, item.url, source.origin) if metadata is not None else None
    known = known or Known(path=origin)
    return Page(
        origin=origin,
        media_type=item.media_type,
        content=item.content,
        url=known.url or item.url,
        outlet=known.outlet or given.outlet or item.outlet,
        title=known.title or item.title,
        published=known.published or given.published,
        claimed=item.claimed,
        fetched=item.fetched,
        notes=item.notes,
    )


def _known(metadata: Metadata, origin: str, url: str | None, file: str) -> Known | None:
    """What the user says of the page: by its origin, its name in an archive, or its address.

    Of all pages of a file the user can say the outlet and the day, by the file's own path.
    """
    name = file.partition("#")[2]
    row = metadata.known(origin) or (metadata.known(name) if name != "" else None)
    if row is None and url is not None:
        row = metadata.known_address(url)
    if row is not None:
        return row
    whole = metadata.known(file) or metadata.known(file.partition("#")[0])
    return Known(path=origin, outlet=whole.outlet, published=whole.published) if whole is not None else None


@contextmanager
def _opened(found: Found, stdin: BinaryIO | None) -> Iterator[BinaryIO]:
    """The file, open; its faults as errors of the page."""
    if found.path is None:
        yield stdin if stdin is not None else sys.stdin.buffer
        return
    origin, path = found.origin, found.path
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PageError(origin, "special", "not a regular file; to read a pipe, give - and redirect it")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise PageError(origin, "missing", "the link leads nowhere, or the file has just been removed") from error
    except PermissionError as error:
        raise PageError(origin, "permission", "you may not read this file; check its permissions") from error
    except OSError as error:
        raise PageError(origin, "unreadable", f"the file cannot be read: {error.strerror}") from error

"""Pages from the given paths, one in memory at a time; what cannot be read is yielded as an error, not raised."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from communique.errors import PageError
from communique.model import Page
from communique.pages.decode import decode, media_type
from communique.pages.find import STDIN, Found, find, survey
from communique.pages.metadata import Given, Metadata
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
        try:
            yield _page(found, metadata, given or Given(), settings, stdin)
        except PageError as error:
            yield error


def count(paths: Sequence[str]) -> int:
    """How many pages and errors :func:`read` will yield for ``paths``."""
    return survey(paths).pages


def _page(found: Found, metadata: Metadata | None, given: Given, settings: Settings, stdin: BinaryIO | None) -> Page:
    limit = settings.max_page_bytes
    if found.path is None:
        data = (stdin if stdin is not None else sys.stdin.buffer).read(limit + 1)
    else:
        data = _bytes(found.origin, found.path, limit)
    if len(data) > limit:
        raise _too_large(found.origin, limit, None)
    content, notes = decode(data, found.origin)
    known = metadata.known(found.origin) if metadata is not None else None
    return Page(
        origin=found.origin,
        media_type=media_type(content, found.origin if found.path is not None else STDIN),
        content=content,
        url=known.url if known is not None else None,
        outlet=(known.outlet if known is not None else None) or given.outlet,
        title=known.title if known is not None else None,
        published=(known.published if known is not None else None) or given.published,
        notes=notes,
    )


def _bytes(origin: str, path: Path, limit: int) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PageError(origin, "special", "not a regular file; to read a pipe, give - and redirect it")
        if status.st_size > limit:
            raise _too_large(origin, limit, status.st_size)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise PageError(origin, "missing", "the link leads nowhere, or the file has just been removed") from error
    except PermissionError as error:
        raise PageError(origin, "permission", "you may not read this file; check its permissions") from error
    except OSError as error:
        raise PageError(origin, "unreadable", f"the file cannot be read: {error.strerror}") from error


def _too_large(origin: str, limit: int, size: int | None) -> PageError:
    what = f"{size:,} bytes" if size is not None else "more"
    return PageError(
        origin, "too_large", f"{what}, and a page may have {limit:,}; split it, or raise max_page_bytes in the settings"
    )

"""What came in."""

from __future__ import annotations

from typing import Literal

from communique.model.spans import Record

MediaType = Literal["text/plain", "text/html"]


class Page(Record, frozen=True, kw_only=True):
    """One page as it came, decoded, and what is known of it from outside.

    Attributes:
        origin: path as given, ``-`` for standard input, or URL.
        media_type: what the content is, by looking at it and at its name.
        content: the decoded page; for plain text CR LF is already LF and a byte order mark is gone.
        url, outlet, title, published: what the user's ``--metadata`` or options say; None where they say nothing.
            ``published`` is an ISO day.
        fetched: ISO day on which the page was saved, where the format tells.
        notes: what had to be mended on the way in, for the report's warnings.
    """

    origin: str
    media_type: MediaType
    content: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    fetched: str | None = None
    notes: tuple[str, ...] = ()

"""What came in."""

from __future__ import annotations

from typing import Literal

from communique.model.spans import Record

MediaType = Literal["text/plain", "text/html"]


class Page(Record, frozen=True, kw_only=True):
    """One page as it came, decoded, and what is known of it from outside.

    Attributes:
        origin: path as given, ``-`` for standard input, or URL; of one page among many in a file with the place
            after ``#``: ``crawl.warc.gz#12``.
        media_type: what the content is, by looking at it and at its name.
        content: the decoded page; for plain text CR LF is already LF and a byte order mark is gone.
        url, outlet, title: what the user's ``--metadata`` or options say, else the file that the page came in (a
            crawl archive, a feed, an export); None where neither says anything.
        published: ISO day that the user says.
        claimed: ISO day of the publication that the file says: a claim, like those in a page's own metadata.
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
    claimed: str | None = None
    fetched: str | None = None
    notes: tuple[str, ...] = ()

"""The readable text of a page, with everything on it marked and nothing deleted."""

from __future__ import annotations

from typing import Literal

from communique.model.spans import Record, Span

RegionKind = Literal[
    "title", "byline", "dateline", "published", "body", "quotation", "caption", "repeat", "promotion", "related",
    "navigation", "comment", "footer",
]  # fmt: skip
Basis = Literal["given", "metadata", "page", "inferred", "unknown"]

#: The regions that report: all others are furniture, and nothing is read from them.
REPORTING: frozenset[str] = frozenset({"title", "body", "quotation"})


class Region(Record, frozen=True, kw_only=True):
    """A run of the text with one use on the page. Regions are in order and do not overlap."""

    start: int
    end: int
    kind: RegionKind

    @property
    def span(self) -> Span:
        """The region's words."""
        return Span(start=self.start, end=self.end)


class Outlet(Record, frozen=True, kw_only=True):
    """Who published the page."""

    name: str
    domain: str | None = None


class Citation(Record, frozen=True, kw_only=True):
    """Another outlet that the article says it has its matter from."""

    outlet: str
    evidence: Span


class Skipped(Record, frozen=True, kw_only=True):
    """Why nothing was read from an article."""

    reason: str


class Published(Record, frozen=True, kw_only=True):
    """When the text was published: an interval of days, what it rests on, and the words that say so.

    Attributes:
        earliest, latest: ISO days, inclusive; None where that side is open.
        basis: ``given`` (by the user), ``metadata`` (of the page), ``page`` (a date line that the text does not
            contradict), ``inferred`` (bounds from the text), ``unknown``.
        note: one sentence for a person, or empty.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    evidence: tuple[Span, ...] = ()
    note: str = ""

    @property
    def day(self) -> str | None:
        """The day, where it is known to the day."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None


class Article(Record, frozen=True, kw_only=True):
    """A page made readable.

    Attributes:
        id: ``a`` and 16 hex digits of the SHA-256 of the NFC text: the same words have the same id.
        copy: ``c`` and 16 hex digits of id, outlet and origin: one appearance of the words.
        agency: the wire service that the text says it comes from.
        skipped: why the article is not read, or None.
    """

    id: str
    copy: str
    origin: str
    text: str
    regions: tuple[Region, ...]
    published: Published
    url: str | None = None
    outlet: Outlet | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    cites: tuple[Citation, ...] = ()
    language: str = "en"
    skipped: Skipped | None = None
    warnings: tuple[str, ...] = ()

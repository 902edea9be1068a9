"""From a page to an article: the one door of this room."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from communique.actors.registry import Registry
from communique.articles.dates import published_of
from communique.articles.language import language_of
from communique.articles.outlets import agency_of, byline_of, cites_of, outlet_of
from communique.articles.plain import regions_of
from communique.model import Article, Outlet, Page, Region, Skipped
from communique.model.articles import REPORTING
from communique.model.spans import Record
from communique.settings import DEFAULT, Settings


class _Readable(Record, frozen=True, kw_only=True):
    """A page's text and what its own metadata says, whatever its format was."""

    text: str
    regions: tuple[Region, ...]
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


def make(page: Page, *, settings: Settings = DEFAULT, registry: Registry) -> Article:
    """The article of a page: its text, with every region marked, and what is known of its publication.

    Args:
        page: what came in; what the user says in it goes before what the page says.
        settings: ``max_text_chars`` cuts the text; ``min_language_letters`` bounds the language's detection.
        registry: who held which office when, against which the page's date is checked.

    Nothing is raised for a page without reporting text or in another language than English: the article is there,
    with ``skipped`` saying why nothing is read from it.
    """
    readable = _readable(page, settings)
    text, regions = readable.text, readable.regions
    outlet = outlet_of(page, name=readable.outlet, url=readable.url, text=text, regions=regions)
    published, doubts = published_of(
        page, text=text, regions=regions, metadata=readable.published or page.claimed, registry=registry, outlet=outlet
    )
    reporting = _reporting(text, regions)
    language = language_of(reporting if reporting != "" else text, settings)
    id_ = article_id(text)
    return Article(
        id=id_,
        copy=copy_id(id_, outlet, page.origin),
        origin=page.origin,
        text=text,
        regions=regions,
        published=published,
        url=page.url if page.url is not None else readable.url,
        outlet=outlet,
        title=_title(page, readable),
        byline=readable.byline if len(readable.byline) > 0 else byline_of(text, regions),
        agency=agency_of(text, regions),
        cites=cites_of(text, regions, own=outlet),
        language=language,
        skipped=_skipped(reporting, language),
        warnings=(*page.notes, *readable.warnings, *doubts),
    )


def article_id(text: str) -> str:
    """``a`` and 16 hex digits of the SHA-256 of the NFC text: the same words have the same id."""
    return "a" + _hex(unicodedata.normalize("NFC", text))


def copy_id(article: str, outlet: Outlet | None, origin: str) -> str:
    """``c`` and 16 hex digits of article id, outlet and origin: one appearance of the words."""
    return "c" + _hex("\n".join((article, outlet.name if outlet is not None else "", origin)))


def _hex(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _readable(page: Page, settings: Settings) -> _Readable:
    if page.media_type == "text/html":
        # The libraries behind it take a second to load, which a run over plain text need not pay.
        from communique.articles.html import from_html

        found = from_html(page)
        readable = _Readable(
            text=found.text,
            regions=found.regions,
            title=found.title,
            byline=found.byline,
            published=found.published,
            outlet=found.outlet,
            url=found.url,
            warnings=found.warnings,
        )
        return _cut(readable, settings.max_text_chars)
    text = page.content[: settings.max_text_chars]
    return _Readable(
        text=text,
        regions=regions_of(text, title=page.title),
        warnings=_cut_warning(len(page.content), settings.max_text_chars),
    )


def _cut(readable: _Readable, limit: int) -> _Readable:
    if len(readable.text) <= limit:
        return readable
    kept = tuple(
        Region(start=region.start, end=min(region.end, limit), kind=region.kind)
        for region in readable.regions
        if region.start < limit
    )
    return _Readable(
        text=readable.text[:limit],
        regions=kept,
        title=readable.title,
        byline=readable.byline,
        published=readable.published,
        outlet=readable.outlet,
        url=readable.url,
        warnings=(*readable.warnings, *_cut_warning(len(readable.text), limit)),
    )


def _cut_warning(length: int, limit: int) -> tuple[str, ...]:
    if length <= limit:
        return ()
    return (f"the text has {length:,} characters; only the first {limit:,} are read",)


def _reporting(text: str, regions: Sequence[Region]) -> str:
    return "\n".join(text[region.start : region.end] for region in regions if region.kind in REPORTING)


def _skipped(reporting: str, language: str) -> Skipped | None:
    if not any(character.isalpha() for character in reporting):
        return Skipped(reason="no text")
    if language not in {"en", "und"}:
        return Skipped(reason=f"language: {language}")
    return None  # too short to tell its language is no reason: "Putin met Kerry." is English


def _title(page: Page, readable: _Readable) -> str | None:
    if page.title is not None:
        return page.title
    if readable.title is not None:
        return readable.title
    marked = (region for region in readable.regions if region.kind == "title")
    first = next(marked, None)
    return readable.text[first.start : first.end] if first is not None else None

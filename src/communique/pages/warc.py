"""Crawl archives: WARC, and the WET files that Common Crawl makes of them."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord

from communique.errors import PageError
from communique.model.pages import MediaType
from communique.pages.columns import address
from communique.pages.decode import decode, media_type
from communique.pages.frames import PAGE_KINDS, Frame, frames
from communique.pages.source import Item, Source, too_large

_TYPES: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OK = range(200, 300)
# What crawlers fetch for their own use.
_NOT_PAGES = re.compile(r"/(?:robots|ads|humans|llms|security)\.txt\Z")
# A record's own header and that of HTTP may be so long.
_HEADER = 1 << 18
_PIECE = 1 << 20
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,20})", re.IGNORECASE)
_KINDS = frozenset({"warcinfo", "request", "metadata", "revisit", "continuation"})


class _NoPageError(Exception):
    """A record that holds no page; ``args[0]`` says what it is."""


def warc(source: Source) -> Iterator[Item | PageError]:
    """The pages of a WARC or WET file, one at a time: what a server answered with HTML or text.

    The address is the record's, and the day of the crawl is when the page was fetched, never when it was published.
    Requests, redirects, errors of servers, pictures and the like are no pages and are passed over. A broken record is
    told, and the rest is read; behind damaged gzip data reading goes on with the next member.
    """
    passed: Counter[str] = Counter()
    number = broken = told = 0
    while True:
        for frame in frames(source.stream, first=number + 1, limit=source.settings.max_page_bytes + _HEADER):
            if frame.fault != "" and source.damage is not None:
                break  # told below, as the damage that it is
            number = frame.number
            broken = broken + 1 if frame.fault != "" else 0
            try:
                yield _item(source, frame)
            except _NoPageError as what:
                passed[str(what)] += 1
                continue
            except PageError as error:
                yield error
            told += 1
            if broken >= source.settings.max_broken_records:
                yield PageError(source.origin, "damaged", f"{broken} broken records on end; the rest is not read")
                return
        damage = source.damage
        if damage is None or broken >= source.settings.max_broken_records or not source.resume():
            break
        number, broken = number + 1, broken + 1
        yield PageError(source.at(f"#{number}"), "damaged", f"{damage}; reading goes on behind it")
    yield from source.end()
    if told == 0 and source.damage is None:
        listed = ", ".join(f"{count} {what}" for what, count in passed.most_common(5))
        yield PageError(source.origin, "no_pages", f"an archive without a page; it holds {listed or 'no record'}")


def _item(source: Source, frame: Frame) -> Item:
    """The page that a record holds.

    Raises:
        PageError: it is broken, too large, or cannot be decoded.
        _NoPageError: it holds none.
    """
    origin = source.at(f"#{frame.number}")
    if frame.fault != "":
        raise PageError(origin, "damaged", frame.fault)
    if frame.kind not in PAGE_KINDS:
        raise _NoPageError(frame.kind if frame.kind in _KINDS else "of other kinds")
    limit = source.settings.max_page_bytes
    try:
        record = _parsed(frame)
        kind, charset = _type(record)
        target = record.headers.get("WARC-Target-URI") or ""
        if _NOT_PAGES.search(target) is not None:
            raise _NoPageError("for crawlers")
        data, notes = _body(frame, record, limit)
    except (OSError, ValueError, StopIteration) as error:
        raise PageError(origin, "damaged", f"the record cannot be read: {error}") from error
    if len(data) > limit or frame.length > limit + _HEADER:
        raise too_large(origin, limit, frame.length if frame.length > limit else None)
    if record.headers.get("WARC-Truncated") is not None:
        notes = (*notes, "the crawler cut the page off before its end")
    content, mended = decode(data, origin, charset=charset)
    day = _DAY.match(record.headers.get("WARC-Date") or "")
    return Item(
        place=f"#{frame.number}",
        content=content,
        media_type=media_type(content, "page.html" if kind == "text/html" else "page.txt"),
        url=address(target),
        fetched=day[0] if day is not None else None,
        notes=(*notes, *mended),
    )


def _parsed(frame: Frame) -> WarcRecord:
    stream = io.BytesIO(frame.header + frame.block)
    return next(iter(ArchiveIterator(stream, parse_http=False, quirks_mode=True, stream_detect=False)))


def _type(record: WarcRecord) -> tuple[MediaType, str | None]:
    """The media type and the declared encoding; a type that nobody gives is taken for HTML, as servers mean it."""
    if not record.is_http:
        name, _, rest = (record.headers.get("Content-Type") or "").partition(";")
        charset = _CHARSET.search(rest)
        declared = charset[1] if charset is not None else None
    else:
        record.parse_http(auto_decode="all", quirks_mode=True)
        status = record.http_headers.status_code if record.http_headers is not None else None
        if status is None or status not in _OK:
            raise _NoPageError("redirects or errors of servers")
        name, declared = record.http_content_type or "text/html", record.http_charset
    name = name.strip().lower()
    if name not in _TYPES:
        raise _NoPageError("pictures, scripts and the like")
    return _TYPES[name], declared


def _body(frame: Frame, record: WarcRecord, limit: int) -> tuple[bytes, tuple[str, ...]]:
    """At most one byte more than ``limit``. Some crawlers keep the header of an encoding that they have undone."""
    try:
        return _read(record, limit + 1), ()
    except OSError:
        plain = _parsed(frame)
        plain.parse_http(auto_decode="none", quirks_mode=True)
        return _read(plain, limit + 1), ("the page is not encoded as its HTTP header says; it is taken as it stands",)


def _read(record: WarcRecord, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (data := record.reader.read(min(size, _PIECE))) != b"":
        parts.append(data)
        size -= len(data)
    return b"".join(parts)

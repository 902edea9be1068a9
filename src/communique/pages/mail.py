"""Mails (EML), and pages that a browser saved as one (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from communique.errors import PageError
from communique.model import Record
from communique.model.pages import MediaType
from communique.pages.columns import address, words
from communique.pages.days import day_of
from communique.pages.decode import decode, media_type
from communique.pages.source import Item, Source
from communique.pages.wrapping import is_wrapped, unwrapped

_PARTS = 1000
# What the parser of the standard library takes minutes over: endless parameters, and parts by the hundred thousand.
_CONTENT_HEADER = re.compile(rb"^content-[a-z-]{1,30}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_CONTENT_HEADER = 4000
_MOST_CUTS = 20_000
_LONGEST_HEADER = 2000
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
# A text part with less than this, next to HTML, says that there is HTML.
_STUB = 300
_FLOWED = re.compile(r" \n(?=\S)")


class _Part(Record, frozen=True, kw_only=True):
    text: str
    media_type: MediaType
    notes: tuple[str, ...]


def mail(source: Source) -> Iterator[Item]:
    """The mail's text, or its HTML where the text is missing or a stub.

    Lines that the mail program broke are put together to paragraphs. The subject is the title. A newsletter (it says
    how to unsubscribe) is an outlet's page of the mail's day; of any other mail the day is only the last on which its
    text can have been written, and a note tells who sent it.

    Raises:
        PageError: there is no mail, no text in it, or the text cannot be decoded.
    """
    try:
        message = message_from_bytes(_fit(source.whole(), source.origin))
        part = _body(message, source.origin)
        name, sender = parseaddr(_header(message, "From"))
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise PageError(source.origin, "format", f"the mail cannot be taken apart: {error}") from error
    day, doubts = day_of(_header(message, "Date"))
    saved = address(_header(message, "Snapshot-Content-Location"))
    notes: tuple[str, ...] = doubts
    outlet = None
    if saved is None and _is_newsletter(message):
        outlet = words(name)
    elif saved is None:
        on = f" of {day}" if day is not None else ""
        notes = (
            *notes,
            f"a mail{on} from {words(name) or words(sender) or 'nobody named'}, who need not be its author",
        )
    yield Item(
        content=part.text,
        media_type=part.media_type,
        url=saved,
        outlet=outlet,
        title=words(_ANSWER.sub("", _header(message, "Subject"), count=1)),
        claimed=day if outlet is not None else None,
        fetched=day,
        notes=(*part.notes, *notes),
    )


def _fit(data: bytes, origin: str) -> bytes:
    if data.count(b"\n--") > _MOST_CUTS:
        raise PageError(origin, "format", f"a mail of more than {_MOST_CUTS:,} parts")
    if any(len(match[0]) > _LONGEST_CONTENT_HEADER for match in _CONTENT_HEADER.finditer(data)):
        raise PageError(origin, "format", "a mail with a content header that has no end")
    return data


def _body(message: Message, origin: str) -> _Part:
    found: dict[str, _Part] = {}
    first: PageError | None = None
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if number >= _PARTS or len(found) == 2:
            break
        if part.is_multipart() or kind not in {"text/plain", "text/html"} or kind in found:
            continue
        if (part.get("Content-Disposition") or "").strip().lower().startswith("attachment"):
            continue
        try:
            found[kind] = _decoded(part, kind, origin)
        except PageError as error:
            first = first or error
    plain, html = found.get("text/plain"), found.get("text/html")
    best = html if plain is None or (html is not None and len(plain.text) < _STUB) else plain
    if best is None:
        raise first or PageError(origin, "empty", "the mail has no text, only attachments")
    return best


def _decoded(part: Message, kind: str, origin: str) -> _Part:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, notes = decode(data, origin, charset=part.get_content_charset())
    type_ = media_type(text, "page.html" if kind == "text/html" else "page.txt")
    if type_ == "text/plain":
        if str(part.get_param("format", "")).lower() == "flowed":
            text = _FLOWED.sub(" ", text)
        elif is_wrapped(text):
            text = unwrapped(text)
    return _Part(text=text, media_type=type_, notes=notes)


def _is_newsletter(message: Message) -> bool:
    return any(_header(message, name) != "" for name in ("List-Unsubscribe", "List-Id", "Feedback-ID"))


def _header(message: Message, name: str) -> str:
    """The header's value, decoded; empty where it is missing or no header."""
    try:
        value = str(message.get(name, ""))[:_LONGEST_HEADER]
        return str(make_header(decode_header(value)))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return ""

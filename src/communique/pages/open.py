"""Which format a file is in, and the items of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import PageError
from communique.pages.decode import decode, media_type
from communique.pages.formats import Kind, format_of
from communique.pages.source import Item, Source, too_large
from communique.pages.tables import is_jsonl, jsonl, table

_PDF = b"%PDF-"
_WARC = b"WARC/"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def kind_of(source: Source) -> Kind:
    """The format: by the bytes that give it away, else by the name, else by what the beginning looks like.

    Raises:
        PageError: the name promises what the content is not.
    """
    head, named = source.head, format_of(source.suffix)
    if head.startswith(_PDF):
        return "pdf"
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(_WARC):
        return "warc"
    if head.strip() == b"":
        return "text"  # told as empty, whatever its name
    if named is None or named.kind == "feed" or source.suffix == ".json":
        return _looked_at(source)
    if named.kind in {"pdf", "zip", "warc"}:
        raise PageError(source.origin, "format", f"not {source.suffix}, for it does not begin as such a file does")
    return named.kind


def items(source: Source, file: BinaryIO | None = None) -> Iterator[tuple[Source, Item | PageError]]:
    """The items of a file, each with the source that it stands in: the file, or a member of the archive that it is.

    Args:
        source: the opened file.
        file: the same as a file that one can move about in, where there is one; archives want it.

    Raises:
        PageError: nothing in it can be read.
    """
    kind = kind_of(source)
    if kind != "zip":
        yield from ((source, item) for item in _read(kind, source))
        return
    from communique.pages.archive import members  # it is seldom needed, as are the readers below

    for member in members(source, file if file is not None else _in_memory(source)):
        if isinstance(member, PageError):
            yield source, member
            continue
        try:
            inner = kind_of(member)
            if inner == "zip":
                raise PageError(member.origin, "binary", "an archive in an archive; unpack it first")
            yield from ((member, item) for item in _read(inner, member))
        except PageError as error:
            yield member, error


def _read(kind: Kind, source: Source) -> Iterator[Item | PageError]:
    if kind == "jsonl":
        return jsonl(source)
    if kind == "csv":
        return table(source)
    if kind == "warc":
        from communique.pages.warc import warc

        return warc(source)
    if kind == "feed":
        from communique.pages.feed import feed

        return feed(source)
    if kind == "mail":
        from communique.pages.mail import mail

        return mail(source)
    if kind == "pdf":
        from communique.pages.pdf import pdf

        return pdf(source)
    if kind == "markdown":
        from communique.pages.markdown import markdown

        return markdown(source)
    return _page(source)


def _page(source: Source) -> Iterator[Item]:
    content, notes = decode(source.whole(), source.origin)
    yield Item(content=content, media_type=media_type(content, f"page{source.suffix}"), notes=notes)


def _looked_at(source: Source) -> Kind:
    """The format of a file whose name does not tell."""
    from communique.pages.feed import is_feed

    if is_feed(source.head):
        return "feed"
    if is_jsonl(source.head):
        return "jsonl"
    if source.suffix == ".json":
        detail = "JSON must have an object a line, each with a text; jq -c '.[]' makes that of a list"
        raise PageError(source.origin, "format", detail)
    if source.suffix in {".rss", ".atom", ".rdf", ".xml"} and b"<html" not in source.head.lower():
        raise PageError(source.origin, "format", "XML that is neither a feed nor a page")
    return "html"


def _in_memory(source: Source) -> BinaryIO:
    limit = source.settings.max_page_bytes
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(source.origin, limit)
    return io.BytesIO(data)

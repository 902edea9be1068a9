"""Feeds that were saved to a file: RSS 2.0, RSS 1.0 and Atom, an item a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from communique.errors import PageError
from communique.model.pages import MediaType
from communique.pages.columns import address, words
from communique.pages.days import day_of
from communique.pages.decode import clean
from communique.pages.source import Item, Source

_ROOT = re.compile(rb"<(?:[\w-]{1,20}:)?(?:rss|feed|RDF)(?=[\s>])")
_PAGE = re.compile(rb"<(?:html|body|!doctype\s+html)\b", re.IGNORECASE)
_ITEMS = frozenset({"item", "entry"})
_HEADS = frozenset({"channel", "feed"})
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,30});")
_TITLE_END = re.compile(r"\s+(?:[-–—|>»:•]|RSS\b)|:\s")
# Elements of the feed's own head, and of one item, beyond which it is no feed.
_MAX_HEAD = 2000
_MAX_ITEM = 50_000
_LOOKED_AT = 8192


class _Text:
    """A stream of bytes that ends instead of failing, as the parser wants it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.ended = False

    def read(self, size: int = 1 << 16) -> bytes:
        data = self._source.stream.read(min(size, 1 << 16))
        self.ended = data == b""
        return data


def is_feed(head: bytes) -> bool:
    """Whether a file begins as a feed does.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">')
    True
    """
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"").lstrip()[:_LOOKED_AT]
    root = _ROOT.search(head) if head.startswith(b"<") else None
    return root is not None and _PAGE.search(head, 0, root.start()) is None


def feed(source: Source) -> Iterator[Item | PageError]:
    """The items of a feed, one at a time: the whole text where the feed has it, else the summary.

    The link is the address; the item's date is the feed's claim of its publication (an Atom ``updated`` is not). The
    outlet is the one that the item names as its source, or the feed's title where the feed and the item are of one
    site. No entity is expanded, and nothing is fetched.
    """
    number = 0
    host, title = "", None
    text = _Text(source)
    events = etree.iterparse(
        text, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        dtd_validation=False, huge_tree=False, recover=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    inside = seen = 0
    try:
        for event, element in events:
            name = _name(element)
            if event == "start":
                inside += name in _ITEMS
                seen += 1
                if seen > (_MAX_ITEM if inside > 0 else _MAX_HEAD):
                    raise PageError(source.origin, "format", "the feed has an item, or a head, without end")
                continue
            if name in _ITEMS:
                if text.ended and any(entry.type_name == "ERR_TAG_NOT_FINISHED" for entry in events.error_log):
                    break  # the parser closed it, not the feed: nothing is half read
                inside, seen = 0, 0
                number += 1
                try:
                    yield _item(source, element, number, host, title)
                except PageError as error:
                    yield error
                _forget(element)
            elif inside == 0 and element.getparent() is not None and _name(element.getparent()) in _HEADS:
                if name == "title":
                    title = words(_text(element))
                elif name == "link":
                    host = host or _host(address(element.get("href") or _text(element)))
    except etree.LxmlError as error:
        yield PageError(source.origin, "damaged", f"the feed is no XML from here on: {_first_line(error)}")
        return
    yield from source.end()
    fatal = [entry for entry in events.error_log if entry.level_name == "FATAL"]
    if len(fatal) > 0 and source.damage is None:
        place = f"line {fatal[0].line}: {_first_line(fatal[0].message)}"
        yield PageError(source.origin, "damaged", f"the feed is broken at {place}; items there may be lost")
    elif number == 0 and source.damage is None:
        yield PageError(source.origin, "no_pages", "a feed without an item")


def _item(source: Source, item: Any, number: int, host: str, title: str | None) -> Item:
    parts: dict[str, Any] = {}
    for child in item:
        parts.setdefault(_name(child), child)
    place = f"#{number}"
    origin = source.at(place)
    content, notes = clean(_content(parts), origin)
    if len(content) > source.settings.max_page_bytes:
        raise PageError(origin, "too_large", f"the item has {len(content):,} characters")
    url = _link(item, parts)
    day, doubts = day_of(
        next((_text(parts[name]) for name in ("pubDate", "published", "date", "issued") if name in parts), None)
    )
    named = words(_text(parts["source"])) if "source" in parts and len(parts["source"]) == 0 else None
    return Item(
        place=place,
        content=content,
        media_type=_kind(content),
        url=url,
        outlet=named or (_short(title) if _same_site(host, _host(url)) else None),
        title=_plain(_text(parts["title"])) if "title" in parts else None,
        claimed=day,
        notes=(*notes, *doubts),
    )


def _content(parts: dict[str, Any]) -> str:
    """The longest of what the item gives as its text."""
    found = [_markup(parts[name]) for name in ("encoded", "content", "description", "summary") if name in parts]
    return max(found, key=len, default="")


def _markup(element: Any) -> str:
    if element.get("type") == "xhtml" or len(element) > 0:
        return "".join([element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)])
    return _text(element)


def _kind(content: str) -> MediaType:
    return "text/html" if _MARKUP.search(content) is not None else "text/plain"


def _plain(title: str) -> str | None:
    """A title without its markup."""
    if _MARKUP.search(title) is None:
        return words(title)
    return words("".join(etree.HTML(f"<p>{title[:2000]}</p>").itertext()))


def _link(item: Any, parts: dict[str, Any]) -> str | None:
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = address(child.get("href") or _text(child))
            if found is not None:
                return found
    guid = parts.get("guid")
    return address(_text(guid)) if guid is not None and guid.get("isPermaLink") != "false" else None


def _forget(element: Any) -> None:
    """Let go of an item and of all before it, so that a long feed takes no more memory than a short one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and len(parent) > 1 and parent[0] is not element:
        del parent[0]


def _name(element: Any) -> str:
    """The name without its namespace, or the prefix of one that a broken feed does not declare."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    return "".join(element.itertext()) if element is not None else ""


def _host(url: str | None) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if url is not None else ""


def _same_site(one: str, other: str) -> bool:
    return one != "" and other != "" and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def _short(title: str | None) -> str | None:
    """The outlet's name, which feeds put before the section's: ``The Harbour Ledger - World``."""
    return words(_TITLE_END.split(title, maxsplit=1)[0]) if title is not None else None


def _first_line(message: object) -> str:
    return str(message).split("\n", 1)[0][:200]

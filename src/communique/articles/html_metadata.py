"""What the markup of a page says of the page: title, authors, outlet, address, publication day."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from htmldate import find_date
from lxml import etree, html
from trafilatura.metadata import extract_metadata

from communique.articles.html_blocks import squeeze
from communique.model import Record

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_PAGE = re.compile(r"WebPage$")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DATE_KEY = re.compile(r"date|pub|issued|created|time", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(r"modif|updat|expir|revis|crawl|archiv|validation|image|video|:start|:end", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
# What is older is a program's zero, not a day.
_FIRST_YEAR = 1900
_BY = re.compile(r"by:? ", re.IGNORECASE)
_MAX_SCRIPT = 1_000_000
_MAX_DATE = 60
_LONGEST_NAME = 80
_MAX_NODES = 20_000
# Dates that lie further apart than this are of two editions, not of two time zones.
_SAME_EDITION_DAYS = 3


class PageData(Record, frozen=True, kw_only=True):
    """What a page says of itself. ``published`` is an ISO day; ``body`` is the text as its metadata repeats it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    body: str = ""
    warnings: tuple[str, ...] = ()


def page_data(tree: Any, url: str | None = None) -> PageData:
    """Reads meta tags and JSON-LD; nothing of the visible text, whose dates may be of the visit or of other stories.

    Args:
        tree: the parsed page.
        url: its address where the user gives one; the page's own canonical address otherwise.
    """
    stories = list(_stories(tree))
    found = extract_metadata(_head(tree), None, {"extensive_search": False, "original_date": True}, False)
    in_json = _first_day(stories)
    in_meta = _meta_day(tree, url)
    published, warnings = _settle(in_json, in_meta)
    address = url if url is not None else _address(found.url)
    outlet = _outlet(tree, stories, found.sitename, address)
    return PageData(
        title=_title(tree, found.title),
        authors=_authors(stories, found.author, outlet),
        outlet=outlet,
        url=address,
        language=_language(tree),
        published=published,
        body=max((text for story in stories if isinstance(text := story.get("articleBody"), str)), key=len, default=""),
        warnings=warnings,
    )


def _head(tree: Any) -> Any:
    """The page's head alone, with its JSON-LD: what is said of the page, not what stands on it."""
    root = html.Element("html")
    head = tree.find(".//head")
    root.append(deepcopy(head) if head is not None else html.Element("head"))
    body = etree.SubElement(root, "body")
    for script in tree.iterfind(".//body//script[@type='application/ld+json']"):
        if script.text is not None and len(script.text) <= _MAX_SCRIPT:
            etree.SubElement(body, "script", type="application/ld+json").text = script.text
    return root


def _stories(tree: Any) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that are articles, the outermost first."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if script.text is None or len(script.text) > _MAX_SCRIPT:
            continue
        try:
            todo = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            broken = _PUBLISHED.search(script.text)  # broken JSON-LD is common
            if broken is not None:
                yield {"datePublished": broken[1]}
            continue
        for _ in range(_MAX_NODES):
            if len(todo) == 0:
                break
            node = todo.pop(0)
            if isinstance(node, list):
                todo.extend(node)
            elif isinstance(node, dict):
                if _is_story(node):
                    yield node
                else:
                    todo.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _is_story(node: dict[str, Any]) -> bool:
    given = node.get("@type")
    types = [type_ for type_ in (given if isinstance(given, list) else [given]) if isinstance(type_, str)]
    if any(_ARTICLE.search(type_) is not None for type_ in types):
        return True
    return "headline" in node and any(_PAGE.search(type_) is not None for type_ in types)


def _first_day(stories: list[dict[str, Any]]) -> str | None:
    for story in stories:
        for key in ("datePublished", "dateCreated"):
            if isinstance(value := story.get(key), str) and (day := _day(value)) is not None:
                return day
    return None


def _address(url: str | None) -> str | None:
    try:
        return url if url is not None and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _meta_day(tree: Any, url: str | None) -> str | None:
    """What htmldate makes of the page's own date tags and address, and of nothing else."""
    root = html.Element("html")
    head = etree.SubElement(root, "head")
    for meta in tree.iterfind(".//meta[@content]"):
        key = " ".join(meta.get(name, "") for name in ("property", "name", "itemprop"))
        if (
            _DATE_KEY.search(key) is not None
            and _NOT_PUBLISHED.search(key) is None
            and len(meta.get("content")) < _MAX_DATE
        ):
            head.append(deepcopy(meta))
    body = etree.SubElement(root, "body")
    for time in tree.iterfind(".//time[@datetime]"):
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            body.append(deepcopy(time))
    link = tree.find(".//link[@rel='canonical'][@href]")
    if link is not None:
        head.append(deepcopy(link))
    today = dt.date.today().isoformat()
    found = find_date(root, extensive_search=False, original_date=True, max_date=today, url=url)
    return _day(found) if found is not None else None


def _day(value: str) -> str | None:
    match = _ISO.match(value.strip())
    if match is None:
        return _unusual_day(value)
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day.isoformat() if day.year >= _FIRST_YEAR else None


def _unusual_day(value: str) -> str | None:
    """The day in any other way of writing that htmldate knows, for instance "19 Nov 2019 07:09 GMT"."""
    if not 8 <= len(value) <= _MAX_DATE:
        return None
    root = html.Element("html")
    etree.SubElement(etree.SubElement(root, "head"), "meta", property="article:published_time", content=squeeze(value))
    return find_date(root, extensive_search=False, original_date=True) or None


def _settle(in_json: str | None, in_meta: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The day, and a warning where the page gives two: JSON-LD first within one edition, else the earlier one."""
    if in_json is None or in_meta is None or in_json == in_meta:
        return in_json or in_meta, ()
    apart = abs(dt.date.fromisoformat(in_json) - dt.date.fromisoformat(in_meta)).days
    chosen = in_json if apart <= _SAME_EDITION_DAYS else min(in_json, in_meta)
    other = in_meta if chosen == in_json else in_json
    return chosen, (f"the page's metadata gives two publication dates, {chosen} and {other}; the first is taken",)


def _title(tree: Any, found: str | None) -> str | None:
    meant = _meta(tree, "og:title") or _meta(tree, "twitter:title")
    return meant or (squeeze(found) if found is not None and squeeze(found) != "" else None)


def _meta(tree: Any, name: str) -> str | None:
    values = tree.xpath(".//meta[@property=$name or @name=$name]/@content", name=name)
    return next((squeeze(value) for value in values if squeeze(value) != ""), None)


def _authors(stories: list[dict[str, Any]], found: str | None, outlet: str | None) -> tuple[str, ...]:
    """The authors that the JSON-LD names one by one, else what trafilatura finds, which it joins by semicolons.

    Many a page names the outlet or its own software as the author: that says nothing.
    """
    names = [name for story in stories[:1] for name in _names(story.get("author"))]
    if len(names) == 0 and found is not None:
        names = [squeeze(name) for name in found.split(";")]
    names = [_BY.sub("", name, count=1) for name in names if len(name) <= _LONGEST_NAME and "//" not in name]
    nobody = {"", "admin", "administrator", outlet.lower() if outlet is not None else ""}
    return tuple(dict.fromkeys(name for name in names if name.lower() not in nobody))


def _names(given: object) -> Iterator[str]:
    for item in given if isinstance(given, list) else [given]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            yield squeeze(name)


def _outlet(tree: Any, stories: list[dict[str, Any]], found: str | None, url: str | None) -> str | None:
    """The site's name before the publisher's: under a wire story the publisher is often the agency."""
    publishers = [name for story in stories for name in _names(story.get("publisher"))]
    for name in (_meta(tree, "og:site_name"), *publishers):
        if name is not None and 0 < len(name) <= _LONGEST_NAME and "//" not in name:
            return name
    if found is None or squeeze(found) == "" or (url is not None and squeeze(found).lower() in url.lower()):
        return None
    return squeeze(found)


def _language(tree: Any) -> str | None:
    for element in tree.xpath("descendant-or-self::html[@lang]")[:1]:
        code = element.get("lang").strip().lower()[:2]
        return code if code.isalpha() and len(code) == 2 else None
    return None

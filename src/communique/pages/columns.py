"""What the columns of exports are called, and the values that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit

#: The fields of a page and the names that exports give them, the surest first; in small letters, without blanks,
#: hyphens and underscores.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "fulltext", "maintext", "articletext", "articlebody", "story", "html"),
    "title": ("title", "headline", "hed"),
    "url": ("url", "link", "permalink", "weburl", "articleurl", "sourceurl", "canonicalurl"),
    "published": (
        "published", "publishedat", "publisheddate", "publicationdate", "publishdate", "datepublished", "datepublish",
        "pubdate", "date",
    ),
    "outlet": (
        "outlet", "publication", "publicationname", "newspaper", "medianame", "sourcename", "sitename", "publisher",
        "source",
    ),
}  # fmt: skip
_LONGEST = 500
_LONGEST_ADDRESS = 2000
_BETWEEN = re.compile(r"[\s_-]+")


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Which of the columns holds which field; a field that none holds is left out.

    >>> columns_of(["Pub_Date", "Headline", "Body"])
    {'text': 'Body', 'title': 'Headline', 'published': 'Pub_Date'}
    """
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(_BETWEEN.sub("", name.lower()), name)
    return {field: known[wanted] for field, wanteds in FIELDS.items() for wanted in wanteds[::-1] if wanted in known}


def value_of(row: Mapping[str, object], columns: Mapping[str, str], field: str) -> object:
    """What the row has for the field, None for nothing; of an object, as some exports give the source, its name."""
    value = row.get(columns.get(field, ""))
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return None if value == "" else value


def words(value: object) -> str | None:
    """A value of one line, None where there is none.

    >>> words(" The Harbour\\n Ledger ")
    'The Harbour Ledger'
    """
    if not isinstance(value, str):
        return None
    line = " ".join("".join(c if c.isprintable() else " " for c in value[: 2 * _LONGEST]).split())[:_LONGEST]
    return line if line != "" else None


def address(value: object) -> str | None:
    """A value that is an address of the web and no longer than such are, None for anything else.

    >>> address(" <https://harbour.example/a> ")
    'https://harbour.example/a'
    """
    given = value.strip().strip("<>") if isinstance(value, str) else ""
    if len(given) > _LONGEST_ADDRESS or not given.isprintable() or " " in given:
        return None
    try:
        parts = urlsplit(given)
    except ValueError:
        return None
    return given if parts.scheme in {"http", "https"} and parts.netloc != "" else None

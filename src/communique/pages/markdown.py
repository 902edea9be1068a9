"""Markdown: its own text, unchanged, and what its front matter says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

from communique.pages.columns import address, columns_of, value_of, words
from communique.pages.days import day_of
from communique.pages.decode import decode
from communique.pages.source import Item, Source

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 10_000


def markdown(source: Source) -> Iterator[Item]:
    """The file as a page of plain text. Title, outlet, address and day of its YAML front matter are claims.

    Raises:
        PageError: it cannot be decoded, or is too large.
    """
    content, notes = decode(source.whole(), source.origin)
    front = _front(content)
    columns = columns_of(front)
    given = {field: value_of(front, columns, field) for field in columns}
    day, doubts = day_of(given.get("published"))
    outlet = words(given.get("outlet"))
    yield Item(
        content=content,
        media_type="text/plain",
        url=address(given.get("url")) or address(outlet),
        outlet=outlet if address(outlet) is None else None,
        title=words(given.get("title")),
        claimed=day,
        notes=(*notes, *doubts),
    )


def _front(content: str) -> dict[str, object]:
    match = _FRONT.match(content[:_LONGEST])
    if match is None:
        return {}
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(match[1], Loader=yaml.SafeLoader)):
            return {}  # no front matter needs them, and they can be made to multiply
        loaded = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in loaded.items()
        if isinstance(key, str)
    }

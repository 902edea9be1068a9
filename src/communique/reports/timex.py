"""Time expressions as the words give them, before any resolution: what unit, which number, which way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from communique.reports.time_words import WEEKDAYS
from communique.reports.timex_build import build
from communique.reports.timex_record import Timex
from communique.reports.timex_shapes import Shape, shapes, telling

__all__ = ["WEEKDAYS", "Timex", "find"]

_BACK, _AHEAD = 48, 64
_WORD: Final = re.compile(
    r"(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\d{1,2}:\d\d\b|\d{3,4}(?=\s(?:GMT|UTC)\b))"
    r"|(?<![\d.,$])(?P<year>(?:1[5-9]|20)\d\d(?!\d)|'\d0s\b)|(?P<word>[A-Za-z]+)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Timex]:
    """The expressions of ``text`` (folded), in order, none overlapping."""
    kinds, tried = telling(), shapes()
    at, floor = 0, 0
    while (found := _WORD.search(text, at)) is not None:
        at = found.end()
        group = found.lastgroup or "word"
        kind = kinds.get(found[0].lower(), "") if group == "word" else group
        if kind == "":
            continue
        for shape in tried[kind]:
            match = _around(shape, text, found.start(), found.end(), floor)
            raw = build(shape.kind, match) if match is not None else None
            if raw is not None:
                yield raw
                at = floor = max(raw.end, found.end())
                break


def _around(shape: Shape, text: str, start: int, end: int, floor: int) -> re.Match[str] | None:
    """The match of a shape that covers the word, within a window that ends at a word's end."""
    low, high = max(floor, start - _BACK), min(len(text), end + _AHEAD)
    while high < len(text) and high < end + 2 * _AHEAD and text[high].isalnum():
        high += 1
    for match in shape.pattern.finditer(text, low, high):
        if match.start() > start:
            return None
        if match.end() >= end:
            return match
    return None

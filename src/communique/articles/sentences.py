"""Paragraphs as sentences, roughly: enough to keep what bears on a date apart from what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import Region

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z\"“‘'])")
#: A note on the article itself tells of a day after its publication.
_ABOUT_ITSELF = re.compile(
    r"\b(?:correct(?:ed|ion)|clarif\w+|updated?|amended|this (?:article|story|post|report|page))\b", re.IGNORECASE
)
#: So much of a paragraph is looked at; one that is longer is no paragraph.
_LONGEST = 20_000


def sentences_of(text: str, region: Region) -> Iterator[tuple[int, str]]:
    """The sentences of a region, each with its start in the text."""
    paragraph = text[region.start : min(region.end, region.start + _LONGEST)]
    start = 0
    for gap in _SENTENCE.finditer(paragraph):
        yield region.start + start, paragraph[start : gap.start()]
        start = gap.end()
    yield region.start + start, paragraph[start:]


def is_note(sentence: str) -> bool:
    """Whether a sentence speaks of the article itself: a correction, an update."""
    return _ABOUT_ITSELF.search(sentence) is not None

"""How alike two wordings are, by their words alone."""

from __future__ import annotations

import re
from array import array
from functools import cache
from zlib import crc32

from rapidfuzz import fuzz

from communique.model import Record, Region
from communique.vocab import load_data

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHINGLE = 5
_SKETCH = 4
_BODY = frozenset({"body", "quotation"})


class _Wording(Record, frozen=True, kw_only=True):
    empty: frozenset[str]


@cache
def _empty() -> frozenset[str]:
    return load_data("communique.ledger", "data/wording.yaml", _Wording).empty


def words_of(text: str) -> tuple[str, ...]:
    """The words in lower case, without marks: what is left when two papers set the same words differently."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry matter, each with a plural or possessive s taken off."""
    empty = _empty()
    bare = (word.removesuffix("'s") for word in words_of(text))
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in bare if word not in empty)


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How alike two runs of words are in order: 0 to 100, 100 for equal ones."""
    return fuzz.ratio(a, b)


def overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The share of the smaller set of words that the larger one has, 0 to 1; 0 where one is empty."""
    first, second = set(a), set(b)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller > 0 else 0.0


def lies_within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter run of words stands unbroken in the longer one."""
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return f" {short} " in f" {long} "


def shingles(words: tuple[str, ...]) -> array[int]:
    """Checksums of every five words in a row, sorted, each once; of all the words where there are fewer."""
    if len(words) == 0:
        return array("I")
    last = max(len(words) - _SHINGLE, 0)
    return array("I", sorted({crc32(" ".join(words[n : n + _SHINGLE]).encode()) for n in range(last + 1)}))


def body_shingles(text: str, regions: tuple[Region, ...]) -> array[int]:
    """The shingles of an article's own matter, without furniture."""
    body = " ".join(text[region.start : region.end] for region in regions if region.kind in _BODY)
    return shingles(words_of(body))


def shared(a: array[int], b: array[int]) -> float:
    """The share of the smaller set of shingles that is in the other, 0 to 1."""
    smaller = min(len(a), len(b))
    return len(set(a) & set(b)) / smaller if smaller > 0 else 0.0


def sketch(words: tuple[str, ...]) -> tuple[int, ...]:
    """A few checksums that near-equal wordings mostly have in common: what to look such wordings up by."""
    return tuple(shingles(words)[:_SKETCH])

"""A text as the statement tagger sees it: words, word pieces, and the case, paragraph and quotation of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

#: The vocabulary's first spare piece stands where a paragraph ends: the tokenizer itself does not see line ends.
PARAGRAPH_PIECE: Final = 1
#: Three cases (lower, capital first, capitals) outside quotation marks, and the same three inside.
FEATURES: Final = 6

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING, _CLOSING, _STRAIGHT = "“«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; punctuation marks are words too.

    Offsets are Unicode code points into the text, ``ends`` exclusive. ``pieces`` and ``features`` have one entry per
    word piece, all else one per word; ``first`` is the index of a word's first piece.
    """

    starts: Ints
    ends: Ints
    first: Ints
    paragraphs: Ints
    quoted: Ints
    stops: Ints
    pieces: Ints
    features: Ints

    def __len__(self) -> int:
        return len(self.starts)


def prepared(tokenizer: Tokenizer) -> Tokenizer:
    """The tokenizer without the padding and the cut that its file may ask for."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def words_of(text: str, tokenizer: Tokenizer) -> Words:
    """The words and word pieces of ``text``, paragraph by paragraph.

    Args:
        text: the whole article.
        tokenizer: what ``prepared`` gives.
    """
    starts: list[int] = []
    ends: list[int] = []
    first: list[int] = []
    paragraphs: list[int] = []
    quoted: list[int] = []
    stops: list[int] = []
    pieces: list[int] = []
    features: list[int] = []
    for number, found in enumerate(_PARAGRAPH.finditer(text)):
        even, inside = quotation(found[0])
        encoding = tokenizer.encode(even, add_special_tokens=False)
        last: int | None = None
        for piece, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word != last:
                starts.append(found.start() + start)
                ends.append(found.start() + end)
                first.append(len(pieces))
                paragraphs.append(number)
                quoted.append(int(inside[start]))
                stops.append(int(even[start:end] in {".", "!", "?"}))
                feature = _case(even, start) + 3 * int(inside[start])
                last = word
            else:
                ends[-1] = found.start() + end
            pieces.append(piece)
            features.append(feature)
        if len(encoding.ids) > 0:
            pieces.append(PARAGRAPH_PIECE)
            features.append(0)
    arrays = (starts, ends, first, paragraphs, quoted, stops, pieces, features)
    return Words(*(np.asarray(values, dtype=np.int32) for values in arrays))


def quotation(paragraph: str) -> tuple[str, list[bool]]:
    """The paragraph with straight quotation marks turned to the side they stand on, and which characters are quoted.

    The marks themselves count as quoted. A paragraph that ends inside a quotation closes it: what goes on in the next
    opens with a mark of its own.

    Example:
        >>> quotation('a "b" c')[0]
        'a “b” c'
    """
    chars = list(paragraph)
    inside = [False] * len(chars)
    is_open = False
    for i, char in enumerate(chars):
        if char == _STRAIGHT:
            before_space = i + 1 >= len(chars) or chars[i + 1].isspace()
            char = chars[i] = "”" if is_open or before_space else "“"
        if char in _OPENING:
            is_open = True
        inside[i] = is_open or char in _CLOSING
        if char in _CLOSING:
            is_open = False
    return "".join(chars), inside


def _case(text: str, start: int) -> int:
    if not text[start].isupper():
        return 0
    return 2 if text[start + 1 : start + 2].isupper() else 1

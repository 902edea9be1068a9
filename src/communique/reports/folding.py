"""One-to-one folding of a text for the parser: the same length, so that every offset still counts in the original."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters without a decomposition, quotation marks and dashes in their many shapes, and blanks that are not spaces.
_PLAIN = str.maketrans(
    {
        "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d",
        "‘": "'", "’": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ",
        "\t": " ", "\u00ad": "-",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """``text`` with plain letters, quotes and blanks, character for character.

    >>> fold("Mevlüt Çavuşoğlu said “yes”")
    'Mevlut Cavusoglu said "yes"'
    """
    if text.isascii():
        return text.translate(_PLAIN)
    return "".join(_fold_char(char) for char in text)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    plain = char.translate(_PLAIN)
    if plain.isascii():
        return plain
    base = unicodedata.normalize("NFKD", plain)[0]
    return base if base.isascii() or base.isalpha() else plain

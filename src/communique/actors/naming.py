"""How names are compared and shortened: folding of spellings, and the surnames that the press goes on with."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "ə": "e"}
    | dict.fromkeys("'’‘ʼ`´ʿʾʻ", "")
    | dict.fromkeys("-‐‑–", " ")
)
_SPACE = re.compile(r"\s+")
#: Words inside a name whose first letter is written large or small as each desk likes.
_PARTICLES = frozenset(
    {"abu", "al", "an", "ar", "as", "ash", "at", "az", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der"}
    | {"di", "du", "el", "ibn", "la", "le", "ter", "van", "von"}
)
_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|az)-(?=.)", re.IGNORECASE)
#: First words of surnames of two words, which never stand without the second nor the second without them.
_BOUND = frozenset({"Abd", "Abdel", "Abdul", "Abou", "Abu", "Aboul", "Abul", "Ben", "Bin", "Bou", "Ould"})
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The form in which two spellings of one name are equal.

    Diacritics and apostrophes go, hyphens are spaces, particles and the first letter are in lower case.

    >>> fold("Bashar Al-Assad") == fold("Bashar al Assad")
    True
    >>> fold("us") == fold("US")
    False
    """
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    text = "".join(char for char in text if not unicodedata.combining(char)).translate(_PLAIN)
    words = _SPACE.split(text.strip())
    text = " ".join(word.lower() if word.lower() in _PARTICLES and not word.isupper() else word for word in words)
    return text[:1].lower() + text[1:]


def surnames(name: str) -> tuple[str, ...]:
    """The short forms of a full name written given name first; none for one word or a name with "of".

    >>> surnames("Bashar al-Assad")
    ('al-Assad', 'Assad')
    >>> surnames("Ursula von der Leyen")
    ('von der Leyen',)
    """
    words = name.split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) < 2 or "of" in words:
        return ()
    last = words[-1]
    bare = _ARTICLE.sub("", last)
    if bare != last:
        return (last, bare)
    if words[-2] in _BOUND:
        return (" ".join(words[-2:]),) if len(words) > 2 else ()
    start = next((at for at, word in enumerate(words) if at > 0 and word in _PARTICLES), len(words) - 1)
    return (" ".join(words[start:]),)


_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"\b(?:al|el|as|ash|an|ar|at) ", ""),
        (r"sch|sh|ch|tsch", "s"),
        (r"dzh|dj|dsch", "j"),
        (r"kh|gh|q|ck", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"zh", "z"),
        (r"w", "v"),
        (r"ou|oo|o", "u"),
        (r"y|j|ee|ie|ei|ai", "i"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def sound(text: str) -> str:
    """A rough key under which transliterations of one name agree or nearly agree.

    >>> sound("Sergej Lawrow") == sound("Sergei Lavrov")
    True
    """
    key = fold(text).lower()
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key

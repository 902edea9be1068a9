"""Which language a text is in."""

from __future__ import annotations

import re

import py3langid

from communique.settings import DEFAULT, Settings

# So much of a text tells its language; more only costs time.
_SAMPLE = 4000
# Words that English cannot do without and that no other language has this many of. The detector weighs letters, and a
# short text full of foreign names has the letters of their language.
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "that", "with", "for", "was", "is", "by", "from", "has", "have", "had", "he", "she",
     "his", "they", "said", "on", "at", "it", "be", "not", "this", "which", "who", "will")
)  # fmt: skip
_MIN_ENGLISH = 0.2
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, settings: Settings = DEFAULT) -> str:
    """The ISO 639-1 code of the language, or ``und`` where there are too few letters to tell.

    >>> language_of("Les ministres se sont entretenus par téléphone de la trêve et de l’aide aux villes assiégées.")
    'fr'
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < settings.min_language_letters:
        return "und"
    if sum(word in _ENGLISH for word in words) >= _MIN_ENGLISH * len(words):
        return "en"
    # Among the detector's languages are small ones with three letters, which short English is easily taken for.
    return next((str(code) for code, _ in py3langid.rank(sample) if len(code) == 2), "und")

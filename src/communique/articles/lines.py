"""A text as lines with the few features by which prose and page furniture differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from communique.articles.daylines import is_date_line
from communique.articles.furniture import FURNITURE, Cue, normalise

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LINE = re.compile(r"[^\n]+")
_TERMINAL = re.compile(r"[.!?…:][\"'”’»)\]\s]*\Z")
_BULLET = re.compile(r"[*+•·▪◦–-]\s")
_EDGE = " \t\r\f\v\u00a0\u200b\ufeff\u2028\u2029"
#: Only so much of a line is looked at: enough to know prose, and a page of one huge line costs no more than another.
_SEEN = 1_000


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line that is not blank, without the white space at its edges.

    Attributes:
        start, end: code point offsets into the text.
        words: number of words, counted in the first thousand characters.
        cue: the furniture that its words betray, or None.
        sentence: whether it closes as a sentence does and holds words that only sentences need.
        prose: whether it is a sentence, or several, of reporting length.
        dated: whether it is a date line.
    """

    start: int
    end: int
    text: str
    words: int
    cue: Cue | None
    bullet: bool
    sentence: bool
    prose: bool
    dated: bool

    @property
    def key(self) -> str:
        """The line as it is compared with others."""
        return normalise(self.text)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip(_EDGE)
        if stripped.strip() == "":
            continue
        start = match.start() + len(raw) - len(raw.lstrip(_EDGE))
        yield _line(stripped, start)


def _line(text: str, start: int) -> Line:
    seen = text[:_SEEN]
    words = _WORD.findall(seen)
    plain = sum(word.lower() in FURNITURE.function_words for word in words)
    latin = sum(word.isascii() for word in words) * 2 >= len(words)
    terminal = len(text) > _SEEN or _TERMINAL.search(text[-12:]) is not None
    sentence = terminal and len(words) >= 4 and (plain >= 1 or not latin)
    share = plain / len(words) if len(words) > 0 else 0.0
    prose = (sentence and len(words) >= 9 and (share >= 0.12 or not latin)) or (len(words) >= 25 and share >= 0.2)
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        words=len(words),
        cue=FURNITURE.cue_of(seen, sentence=sentence and len(words) >= 8),
        bullet=_BULLET.match(text) is not None or text in {"*", "+", "-", "•", "|"},
        sentence=sentence,
        prose=prose,
        dated=is_date_line(text),
    )

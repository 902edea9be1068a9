"""The words of page furniture, from ``vocab/data/furniture.yaml``, and how a line is compared with them."""

from __future__ import annotations

import re

import msgspec

from communique.model.articles import RegionKind
from communique.vocab import load_data

_MARKS = re.compile(r"\A[\W_]+(?<![\"'(\[©#-])|[\s.:;,!?»›→>|*+-]+\Z")
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": " "})
_QUOTED = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_LONGEST_START = 120
_LONGEST = 80
_SHORT = 200


class Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sort of furniture and the words that betray it; the data file's head says what each field means."""

    kind: RegionKind
    label: str
    example: str
    section: bool = False
    final: bool = False
    letter: bool = False
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    cues: dict[str, Cue]
    address: tuple[str, ...]
    offer: tuple[str, ...]
    hands_over: tuple[str, ...]
    function_words: str


def normalise(line: str) -> str:
    """A line as furniture is compared: lower case, straight quotes, no bullets or closing punctuation.

    >>> normalise("» Related Content:")
    'related content'
    """
    return _MARKS.sub("", _SPACE.sub(" ", line.translate(_QUOTES)).strip()).lower()


class Furniture:
    """The cues, ready to be asked."""

    def __init__(self, data: _File) -> None:
        self.function_words = frozenset(data.function_words.split())
        self.hands_over = data.hands_over
        self._offers = data.offer
        self._address = re.compile(rf"\b(?:{'|'.join(data.address)})\b", re.IGNORECASE)
        self._whole = {line: cue for cue in data.cues.values() for line in cue.lines}
        self._starts = _index(data, "starts")
        self._contains = _index(data, "contains")
        self._hints = _index(data, "hints")
        self._start = _either(self._starts, r"\A")
        self._inside = _either(self._contains, "")
        self._hint = _either(self._hints, "")
        self._plea = data.cues["newsletter"]
        self._patterns = [(re.compile(words), cue) for cue in data.cues.values() for words in cue.patterns]

    def cue_of(self, line: str, *, sentence: bool) -> Cue | None:
        """The furniture that a line's words betray, or None; ``sentence``: whether it reads as a whole sentence."""
        key = normalise(line)
        whole = self._whole.get(key)
        if whole is not None:
            return whole
        if len(key) <= _SHORT:
            for pattern, cue in self._patterns:
                if pattern.fullmatch(key) is not None:
                    return cue
        words = key.count(" ") + 1
        straight = line.translate(_QUOTES).lower()
        if words <= _LONGEST_START:
            start = self._start.match(key)
            if start is not None and (not sentence or self._starts[start[0]].kind not in {"related", "navigation"}):
                return self._starts[start[0]]
        if words <= _LONGEST:
            inside = self._inside.search(straight)
            if inside is not None:
                return self._contains[inside[0]]
            hint = self._hint.search(straight)
            if hint is not None and (not sentence or self._address.search(line) is not None):
                return self._hints[hint[0]]
        return self._plea if sentence and self.pleads(line) else None

    def pleads(self, line: str) -> bool:
        """Whether a sentence asks the reader for money or habit in the paper's own voice."""
        own = _QUOTED.sub(" ", line).lower().translate(_QUOTES)
        offers = sum(offer in own for offer in self._offers)
        return offers >= 1 and len(self._address.findall(own)) >= 2

    def addresses(self, line: str) -> bool:
        """Whether the paper's own voice speaks to the reader in it."""
        return self._address.search(_QUOTED.sub(" ", line)) is not None


def _index(data: _File, field: str) -> dict[str, Cue]:
    return {words: cue for cue in data.cues.values() for words in getattr(cue, field)}


def _either(index: dict[str, Cue], before: str) -> re.Pattern[str]:
    longest_first = sorted(index, key=lambda words: -len(words))
    return re.compile(before + "(?:" + "|".join(_bounded(words) for words in longest_first) + ")")


def _bounded(words: str) -> str:
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return left + re.escape(words) + right


#: Loaded once: the file ships with the package and does not change under a run.
FURNITURE = Furniture(load_data("communique.vocab", "data/furniture.yaml", _File))

"""Passages of a page that are known by how they begin: letters to the reader, other outlets' words, repeats."""

from __future__ import annotations

from communique.articles.furniture import FURNITURE
from communique.articles.lines import Line
from communique.articles.press import PRESS
from communique.model.articles import RegionKind

#: Words of the longest line that hands over to another outlet, and of the shortest paragraph that can be a repeat.
_HANDS_OVER = 12
_REPEATABLE = 12


def mark_letters(lines: list[Line], kinds: list[RegionKind | None]) -> None:
    """Marks a letter to the reader, from its salutation to the names under its thanks."""
    inside, closing = False, False
    for index, line in enumerate(lines):
        if line.cue is not None and line.cue.letter:
            inside, closing = True, False
        elif inside and _after_letter(line, closing=closing):
            inside = False
        if inside:
            kinds[index] = "promotion"
            closing = closing or line.key in {"thank you", "thanks", "yours", "sincerely", "yours sincerely"}


def _after_letter(line: Line, *, closing: bool) -> bool:
    """Whether a line is no longer part of a letter: other furniture, or prose that does not speak to the reader."""
    if line.cue is not None:
        return line.cue.kind != "promotion"
    return line.prose and (closing or not FURNITURE.addresses(line.text))


def mark_repeats(lines: list[Line], kinds: list[RegionKind | None]) -> None:
    """Marks the second and later copies of a paragraph of the story."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if kinds[index] not in {"body", "title"} or line.words < _REPEATABLE:
            continue
        if line.text in seen:
            kinds[index] = "repeat"
        seen.add(line.text)


def mark_quotations(lines: list[Line], kinds: list[RegionKind | None]) -> None:
    """Marks what follows "HERALD NEWS reports:" as another outlet's words, up to the end of the story."""
    quoting = False
    for index, line in enumerate(lines):
        if kinds[index] != "body":
            continue
        if hands_over(line.text) is not None:
            quoting = True
        elif quoting:
            kinds[index] = "quotation"


def hands_over(line: str) -> str | None:
    """The outlet that a line like "Herald News reports:" hands over to, or None."""
    if not line.endswith(":") or line.count(" ") >= _HANDS_OVER:
        return None
    name, _, verb = line.rstrip(": ").rpartition(" ")
    name = name.removeprefix("As ").removeprefix("the ")
    return name if verb.lower() in FURNITURE.hands_over and PRESS.sounds_like_one(name) else None

"""The head of a page: title, byline, date line, pictures and the summary under the title."""

from __future__ import annotations

import re
from collections import Counter

from communique.articles.datelines import is_place
from communique.articles.daylines import is_dated
from communique.articles.furniture import FURNITURE, normalise
from communique.articles.lines import Line
from communique.articles.press import PRESS
from communique.model.articles import RegionKind

_BY = re.compile(r"(?:written |posted |reported )?by:? (?=\S)", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Sir)\.? )?[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|bin|al|el|da|la)){1,3}"
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|bureau chief|columnist|contributor|staff)s?\b", re.IGNORECASE
)
_TITLE_WORDS = (3, 30)
#: A head of so few lines belongs to a page without menus, where a sentence is the story's own.
_CLEAN = 6
#: What a line loses as a title for every line between it and the story: menus are long, titles near.
_FAR = 0.03
#: Lines above the story among which a line without a full stop is a second title or a caption, and no menu.
_NEAR = 8
#: Lines below the title among which a second title stands, and the share of the story's words that makes it one.
_SECOND = 3
_SHARED = 0.4
_CAPTION_WORDS = 4
_LONGEST_BYLINE = 160
_BYLINE_WORDS = 8
_CONTENT = re.compile(r"\w{4,}")


def head_kinds(lines: list[Line], *, story: list[Line], title: str | None) -> dict[int, RegionKind]:
    """The kind of each line that stands before the running text.

    Args:
        lines: the lines before the running text.
        story: the lines of the running text, which tell a byline (not named in it) from a caption (named in it).
        title: the title, where it is known from elsewhere.
    """
    head = _Head(lines, story=story, title=title)
    kinds: dict[int, RegionKind] = {}
    section: RegionKind | None = None
    for index, line in enumerate(lines):
        if index == head.title:
            kinds[index], section = "title", None
        elif line.cue is not None:
            kinds[index] = line.cue.kind
            opens = head.under_title(index) and line.cue.section and line.cue.kind == "related"
            section = "related" if opens else section
        elif section is not None and not line.prose:
            kinds[index] = section
        elif line.dated:
            kinds[index] = "published"
        elif _is_byline(line.text):
            kinds[index] = "byline"
        elif is_dated(line.text) and not line.prose:
            kinds[index] = "published"
        else:
            kinds[index] = head.other(index)
    return kinds


class _Head:
    """The lines above a story, with what the story says at hand."""

    def __init__(self, lines: list[Line], *, story: list[Line], title: str | None) -> None:
        self.lines = lines
        self.told = " ".join(line.text[:1_000] for line in story[:40])
        self.words = _content(self.told)
        self.keys = Counter(line.key for line in lines)
        self.title = self._title(title)

    def under_title(self, index: int) -> bool:
        """Whether a line stands below the title."""
        return self.title is not None and index > self.title

    def overlap(self, line: Line) -> float:
        """The share of a line's content words that the story has too."""
        words = _content(line.text)
        return len(words & self.words) / len(words) if len(words) > 0 else 0.0

    def other(self, index: int) -> RegionKind:
        """The kind of a line that no cue, date or byline betrays."""
        line = self.lines[index]
        if len(self.lines) <= _CLEAN and (line.text.endswith(":") or (line.sentence and line.words >= 8)):
            return "body"
        near = self.lines[max(0, index - 3) : index + 4]
        if any(_alike(line, other) for other in near if other is not line and _pictured(other)):
            return "caption"
        if _NAME.fullmatch(line.text) is not None and not line.bullet:
            if self.title is not None and index < self.title:
                return "navigation"
            if line.text.rsplit(" ", 1)[-1] in self.told or self.keys[line.key] > 1:
                return "caption"
            return "byline" if self.under_title(index) and PRESS.named(line.text) is None else "navigation"
        if not self.under_title(index):
            return "body" if self.title is None and line.sentence else "navigation"
        if line.sentence:
            return "body"
        if line.words < _CAPTION_WORDS or line.bullet or len(self.lines) - index > _NEAR:
            return "navigation"
        second = index - (self.title or 0) <= _SECOND and self.overlap(line) >= _SHARED
        return "title" if second else "caption"

    def _title(self, title: str | None) -> int | None:
        """Where the title is: the known one, or the line that shares most words with the story and is near to it."""
        if title is not None:
            wanted = normalise(title)
            given = [index for index, line in enumerate(self.lines) if line.key == wanted]
            if len(given) > 0:
                return given[-1]
        best, found = 0.0, None
        for index, line in enumerate(self.lines):
            if not _may_be_title(line):
                continue
            score = self.overlap(line) * min(line.words, 8) + (-1.0 if line.sentence else 0.5)
            score -= min((len(self.lines) - index) * _FAR, 3.0)
            if score > best + (1.0 if found is not None else 0.0):
                best, found = score, index
        return found


def _pictured(line: Line) -> bool:
    return line.cue is not None and line.cue.kind == "caption"


def _alike(line: Line, other: Line) -> bool:
    """Whether most words of a line are in another: a caption is often there twice, with and without its credit."""
    mine, theirs = set(line.key.split()), set(other.key.split())
    return len(mine) >= 3 and len(mine & theirs) >= 0.7 * len(mine)


def _is_byline(text: str) -> bool:
    if len(text) > _LONGEST_BYLINE:
        return False
    by = _BY.match(text)
    if by is not None:
        rest = text[by.end() :]
        if _ROLE.search(rest) is not None:
            return rest.count(" ") <= _BYLINE_WORDS
        return rest[0].isupper() and not rest.endswith((".", "!", "?"))
    if text.count(" ") > _BYLINE_WORDS:
        return False
    name, comma, place = text.partition(", ")
    posted = comma != "" and is_place(place.removeprefix("in ")) and not is_place(name)
    return (posted and _NAME.fullmatch(name) is not None) or (
        _ROLE.search(text) is not None and _NAME.match(text) is not None
    )


def _may_be_title(line: Line) -> bool:
    low, high = _TITLE_WORDS
    if line.cue is not None or line.bullet or not low <= line.words <= high or line.text.endswith(":"):
        return False
    if line.prose and line.text.endswith((".", ".”", '."')):
        return False
    if sum(word.isalpha() for word in line.text.split()) < 2 or _NAME.fullmatch(line.text) is not None:
        return False
    return not is_dated(line.text) and not _is_byline(line.text)


def _content(text: str) -> set[str]:
    return {word.lower() for word in _CONTENT.findall(text)} - FURNITURE.function_words

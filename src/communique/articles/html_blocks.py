"""The visible text of a parsed page, block by block, and what the markup says of each block."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from lxml import etree

from communique.model import Record
from communique.model.articles import RegionKind
from communique.vocab import load_data

_INVISIBLE = frozenset(
    ("head", "script", "style", "template", "svg", "math", "iframe", "object", "embed", "audio", "video",
     "canvas", "map", "select", "datalist", "textarea", "input", "progress", "meter")
)  # fmt: skip
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
     "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
     "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
     "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul")
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HINT_ATTRIBUTES = ("class", "id", "role", "itemprop", "rel")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
# Zero-width characters and soft hyphens: they are there for the browser and would break words for a reader.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# Elements that are the page and not a part of it: a word in their class says nothing of the text in them.
_WHOLE = frozenset({"html", "body", "main", "article"})
_MAX_ATTRIBUTE = 500
_MAX_NOSCRIPT = 1000
_FIRST_MARK = 0x20000
#: Blocks that can be marked: the ideographs of CJK Extension B are letters to every program and on next to no page.
MAX_MARKS = 0x2A6DF - _FIRST_MARK


class Rule(Record, frozen=True, kw_only=True):
    """One rule of ``furniture_html.yaml``, which explains the fields."""

    kind: RegionKind
    label: str
    example: str
    firm: bool
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class _Rules(Record, frozen=True, kw_only=True):
    rules: dict[str, Rule]


class Block(Record, frozen=True, kw_only=True):
    """A run of text that a browser would set on lines of its own.

    Attributes:
        text: the words, white space collapsed.
        tag: the innermost block element.
        place: the innermost three block elements, outermost first, with their classes: ``div.story/div/p``.
        hint: what the markup says it is, or None.
        linked: how many of its characters are links.
        mark: the character that was put into the tree to find the block again, or empty.
    """

    text: str
    tag: str
    place: str
    hint: Rule | None
    linked: int
    mark: str


def blocks_of(tree: Any, *, marks: bool = False) -> tuple[list[Block], int]:
    """The blocks in the order of the page, and the depth of the deepest element (the root has 1).

    With ``marks``, a rare character is put into the tree's own text at each block of some length, after a word:
    whatever another program then takes from the tree can be told to come from exactly these blocks.
    """
    return _Walk(marks).run(tree)


class _Walk:
    """Goes through the tree with lxml's own iterator: no recursion, however deep the page is."""

    def __init__(self, marks: bool) -> None:
        self._marks = marks
        self._blocks: list[Block] = []
        self._pieces: list[tuple[str, Any, str, bool]] = []  # text, element, attribute that holds it, within a link
        self._hints: list[Rule | None] = [None]
        self._tags: list[str] = ["body"]
        self._steps: list[str] = ["body"]
        self._links = 0
        self._piece_hint: Rule | None = None

    def run(self, tree: Any) -> tuple[list[Block], int]:
        depth = deepest = 0
        unseen = 0  # how many of the open elements are invisible or within such a one
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                depth += 1
                deepest = max(deepest, depth)
                if unseen > 0 or _is_invisible(element, tag):
                    unseen += 1
                else:
                    self._open(element, tag)
            else:
                depth -= 1
                if unseen == 0:
                    self._close(tag)
                unseen = max(0, unseen - 1)
                if unseen == 0:
                    self._add(element.tail, element, "tail")
        self._flush()
        return self._blocks, deepest

    def _open(self, element: Any, tag: str) -> None:
        if tag in _BLOCKS or tag == "br":
            self._flush()
        if tag in _BLOCKS:
            self._tags.append(tag)
            class_ = element.get("class")
            self._steps.append(f"{tag}.{class_[:_MAX_ATTRIBUTE]}" if class_ is not None else tag)
        self._links += tag == "a"
        hint = _hint(element, tag)
        self._hints.append(hint if hint is not None else self._hints[-1])
        self._add(element.text, element, "text")

    def _close(self, tag: str) -> None:
        self._hints.pop()
        if tag in _BLOCKS:
            self._flush()
            self._tags.pop()
            self._steps.pop()
        self._links -= tag == "a"

    def _add(self, text: str | None, element: Any, holder: str) -> None:
        if text is not None and text != "":
            if len(self._pieces) == 0 or text.strip() != "":
                self._piece_hint = (
                    self._hints[-1] if len(self._pieces) == 0 else _common(self._piece_hint, self._hints[-1])
                )
            self._pieces.append((text, element, holder, self._links > 0))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = squeeze("".join(piece for piece, *_ in pieces))
        if text == "":
            return
        mark = ""
        if self._marks and len(text) >= 25 and text.count(" ") >= 3 and len(self._blocks) < MAX_MARKS:
            mark = chr(_FIRST_MARK + len(self._blocks))
            _put(mark, pieces)
        linked = sum(len(piece.strip()) for piece, _, _, link in pieces if link)
        self._blocks.append(
            Block(
                text=text,
                tag=self._tags[-1],
                place="/".join(self._steps[-3:]),
                hint=self._piece_hint,
                linked=min(linked, len(text)),
                mark=mark,
            )
        )


def squeeze(text: str) -> str:
    """White space collapsed, and characters that no reader sees left out."""
    return " ".join(_UNSEEN.sub("", text).split())


def _common(one: Rule | None, other: Rule | None) -> Rule | None:
    """A block has a hint only if all its words have: a date within a sentence makes no date line of it."""
    return one if one is other else None


def _put(mark: str, pieces: list[tuple[str, Any, str, bool]]) -> None:
    text, element, holder, _ = max(pieces, key=lambda piece: len(piece[0].strip()))
    end = len(text) - len(text.lstrip())
    while end < len(text) and not text[end].isspace():
        end += 1
    setattr(element, holder, text[:end] + mark + text[end:])


def _is_invisible(element: Any, tag: str) -> bool:
    if tag == "noscript":  # one that is not closed takes the rest of the page in
        return sum(map(len, element.itertext())) < _MAX_NOSCRIPT
    if tag == "" or tag in _INVISIBLE or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:_MAX_ATTRIBUTE]) is not None


@cache
def furniture_rules() -> tuple[Rule, ...]:
    """The rules of ``furniture_html.yaml``."""
    return tuple(load_data("communique.vocab", "data/furniture_html.yaml", _Rules).rules.values())


@cache
def _rules() -> tuple[dict[str, Rule], dict[str, Rule], list[tuple[frozenset[str], Rule]]]:
    """By tag, by single word, and by several words."""
    tags: dict[str, Rule] = {}
    words: dict[str, Rule] = {}
    several: list[tuple[frozenset[str], Rule]] = []
    for rule in furniture_rules():
        tags.update(dict.fromkeys(rule.tags, rule))
        for word in rule.words:
            if "+" in word:
                several.append((frozenset(word.split("+")), rule))
            else:
                words[word] = rule
    return tags, words, several


def _hint(element: Any, tag: str) -> Rule | None:
    tags, _, _ = _rules()
    if tag in tags:
        return tags[tag]
    if tag in _WHOLE:
        return None
    values = [value[:_MAX_ATTRIBUTE] for name in _HINT_ATTRIBUTES if (value := element.get(name)) is not None]
    return _by_words(" ".join(values)) if len(values) > 0 else None


@lru_cache(maxsize=4096)
def _by_words(attributes: str) -> Rule | None:
    _, single, several = _rules()
    words = _WORD.findall(_CAMEL.sub(" ", attributes).lower())
    for word in words:
        if word in single:
            return single[word]
    present = frozenset(words)
    return next((rule for needed, rule in several if needed <= present), None)

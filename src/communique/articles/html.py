"""From an HTML page to its visible text, with every part of it marked: title, body, and the kinds of furniture.

What is body, trafilatura decides. It rewrites what it takes, so a mark is put into each block of the page before, and
the blocks whose marks come out again are the body: the text and its offsets are ours.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import Any

from trafilatura import bare_extraction
from trafilatura.utils import load_html

from communique.articles.html_blocks import MAX_MARKS, Block, blocks_of, squeeze
from communique.articles.html_kinds import regions_of_blocks
from communique.articles.html_metadata import PageData, page_data
from communique.model import Page, Record, Region
from communique.settings import DEFAULT, Settings

for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}>")
_MAX_ATTRIBUTES = 500
# Elements that HTML closes by itself, or that hold nothing: they do not nest.
_FLAT = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "br", "hr", "img", "input", "meta",
     "link", "area", "base", "col", "embed", "source", "track", "wbr")
)  # fmt: skip
# libxml2 stops at this depth, silently, and the rest of the page is lost.
_LIBXML_DEPTH = 255
_HIDDEN_BODY = 250
# So many paragraphs of the body make their place in the markup the place of paragraphs; one has so many letters.
_USUAL = 3
_PARAGRAPH = 60


class HtmlText(Record, frozen=True, kw_only=True):
    """A page's visible text and what its markup says.

    Attributes:
        text: all that a reader can see, one block a line.
        regions: in order, disjoint, together the whole text but the line breaks between them.
        title, byline, outlet, url: what the metadata says; ``outlet`` is a name.
        published: ISO day from the page's metadata, None where there is none.
        language: ISO 639-1 code from the ``lang`` attribute: a claim.
    """

    text: str
    regions: tuple[Region, ...]
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


def from_html(page: Page, settings: Settings = DEFAULT) -> HtmlText:
    """The visible text of an HTML page, with its regions and metadata. Raises nothing, whatever the page is."""
    tree, blocks, warnings = _blocks(page.content, settings)
    if tree is None:
        return HtmlText(text="", regions=(), warnings=(*warnings, "the page holds no HTML that can be read"))
    data = page_data(tree, page.url)
    if len(blocks) >= MAX_MARKS:
        warnings.append(f"the page has more than {MAX_MARKS:,} blocks; no body is looked for in what follows them")
    body = _body(tree, blocks)
    body |= _siblings(blocks, body)
    hidden = _hidden_body(data, blocks, body)
    if len(hidden) > 0:
        warnings.append("the page shows its article by scripts only; the text is the one in its metadata")
        body |= set(range(len(blocks), len(blocks) + len(hidden)))
        blocks = [*blocks, *hidden]
    if len(body) == 0:
        warnings.append("no article was found on the page")
    text = "\n".join(block.text for block in blocks)
    regions = regions_of_blocks(text, blocks, body, title=page.title or data.title, authors=data.authors)
    return HtmlText(
        text=text,
        regions=regions,
        title=data.title,
        byline=data.authors,
        published=data.published,
        outlet=data.outlet,
        url=data.url,
        language=data.language,
        warnings=(*warnings, *data.warnings),
    )


def _blocks(content: str, settings: Settings) -> tuple[Any, list[Block], list[str]]:
    """The parsed page with its blocks marked, and warnings; no tree where there is nothing to parse."""
    content = _LONG_TAG.sub(_without_attributes, content)
    tree = _load(content)
    if tree is None:
        return None, [], []
    blocks, depth = blocks_of(tree, marks=True)
    if depth < _LIBXML_DEPTH:
        return tree, blocks, []
    # Half the depth: the parser adds elements that the page leaves out.
    limit = settings.max_html_depth // 2
    tree = _load(_flatten(content, limit))
    blocks, _ = blocks_of(tree, marks=True)
    return tree, blocks, [f"tags nested deeper than {limit} were left out, their text was kept"]


def _load(content: str) -> Any:
    size = len(content.encode("utf-8", "replace")) + 100
    tree = load_html(content, size)
    # The loader refuses fragments.
    return tree if tree is not None else load_html(f"<html><body>{content}</body></html>", size)


def _without_attributes(tag: re.Match[str]) -> str:
    """libxml2 compares each attribute with all before it: a hundred thousand of them take a minute."""
    words = tag[0].split(None, _MAX_ATTRIBUTES)
    return tag[0] if len(words) <= _MAX_ATTRIBUTES else f"{words[0]}>"


def _flatten(content: str, limit: int) -> str:
    """The page without the tags that are nested deeper than ``limit``; a space stands for each of them."""
    stack: list[str] = []
    open_: Counter[str] = Counter()

    def keep(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _FLAT or tag[0].endswith("/>"):
            return tag[0]
        if tag[1] == "":
            stack.append(name)
            open_[name] += 1
            return tag[0] if len(stack) <= limit else " "
        if open_[name] == 0:
            return " "
        kept = len(stack) <= limit
        while True:
            last = stack.pop()
            open_[last] -= 1
            if last == name:
                return tag[0] if kept or len(stack) < limit else " "

    return _TAG.sub(keep, content)


def _body(tree: Any, blocks: list[Block]) -> set[int]:
    """Numbers of the blocks that trafilatura takes for the article."""
    try:
        found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # whatever a hostile page does to the extractor, its text is still there
        return set()
    if found is None or found.body is None:
        return set()
    taken = "".join(found.body.itertext())
    characters = set(taken)
    body = {number for number, block in enumerate(blocks) if block.mark != "" and block.mark in characters}
    if len(body) == 0:
        return body
    # Blocks too short to be marked: in the midst of the body, and as a line of their own in what was taken.
    lines = {squeeze(line).removeprefix("- ") for line in re.split(r"[\n|]", found.text or taken)}
    within = range(min(body), max(body))
    return body | {number for number in within if blocks[number].mark == "" and blocks[number].text in lines}


def _siblings(blocks: list[Block], body: set[int]) -> set[int]:
    """Paragraphs that the extractor left out although they stand in the same place of the markup as the others."""
    places = Counter(blocks[number].place for number in body if blocks[number].tag == "p")
    usual = {place for place, number in places.items() if number >= _USUAL and "." in place}
    return {
        number
        for number, block in enumerate(blocks)
        if block.place in usual
        and block.hint is None
        and block.linked < 0.3 * len(block.text)
        and len(block.text) >= _PARAGRAPH
        and block.text.rstrip("\"'”’)»")[-1:] in {".", "!", "?"}
    }


def _hidden_body(data: PageData, blocks: list[Block], body: set[int]) -> list[Block]:
    """The article as the metadata has it, where the page shows next to nothing of it without running its scripts."""
    paragraphs = [squeeze(line) for line in data.body.split("\n")]
    shown = sum(len(blocks[number].text) for number in body)
    if sum(map(len, paragraphs)) < max(_HIDDEN_BODY, 4 * shown):
        return []
    return [Block(text=text, tag="p", place="", hint=None, linked=0, mark="") for text in paragraphs if text != ""]

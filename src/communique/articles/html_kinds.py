"""Which kind each block of a page is: what the extractor takes, corrected by the markup and by the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from communique.articles.head import head_kinds
from communique.articles.html_blocks import Block
from communique.articles.lines import Line, lines_of
from communique.articles.plain import finish
from communique.model import Region
from communique.model.articles import RegionKind

_COPYRIGHT = re.compile(r"©|\(c\) ?\d{4}|copyright\b", re.IGNORECASE)
_BY = re.compile(r"by:? (?=[A-ZÀ-Þ])", re.IGNORECASE)
# More than this share of a block in links makes it a way to somewhere else.
_LINKED = 0.6
_ALL_LINKED = 0.95
# More than this share of the story's prose is never furniture.
_DOUBT = 0.3
# What is longer is no byline, date line or caption, whatever the markup says.
_SHORT = 300
_LONGEST_BYLINE = 160
# A title reads like the page's own title to this degree (of 100), outside of headings to that.
_LIKE_TITLE = 80
_JUST_TITLE = 95
# So many blocks of a head are looked at; longer ones are menus.
_HEAD = 40
# A byline or date stands at most so many blocks above the title, or below the last paragraph.
_ABOVE = 8
_BELOW = 2
# So many lines belong to the heading above them.
_SECTION = 8
_UNDER_TITLE: frozenset[RegionKind] = frozenset({"byline", "published", "caption", "related", "promotion"})


def regions_of_blocks(
    text: str, blocks: Sequence[Block], body: set[int], *, title: str | None, authors: Sequence[str]
) -> tuple[Region, ...]:
    """The regions of ``text``, which has one block a line: in order, disjoint, covering every line.

    Args:
        body: numbers of the blocks that the extractor takes for the article.
        title: the title as the page's metadata or the user has it.
        authors: the authors as the page's metadata has them.
    """
    lines = lines_of(text)
    doubted = _doubted(blocks, lines, body)
    kinds: list[RegionKind | None] = [
        _kind(block, line, number in body, authors, doubted)
        for number, (block, line) in enumerate(zip(blocks, lines, strict=True))
    ]
    at = _title_at(blocks, title, min(body, default=len(blocks)))
    if at is not None:
        _mark_head(lines, blocks, kinds, at, title)
        for number, block in enumerate(blocks):
            if kinds[number] == "body" and block.text == blocks[at].text:
                kinds[number] = "repeat"
        kinds[at] = "title"
    _mark_sections(lines, blocks, kinds)
    _mark_strangers(kinds, at)
    return finish(lines, kinds)


def _doubted(blocks: Sequence[Block], lines: Sequence[Line], body: set[int]) -> set[RegionKind]:
    """Kinds that the markup gives to a good part of the story's prose: there the word means something else."""
    prose = [blocks[number] for number in body if lines[number].prose]
    limit = _DOUBT * sum(len(block.text) for block in prose)
    counts: Counter[RegionKind] = Counter()
    for block in prose:
        if block.hint is not None:
            counts[block.hint.kind] += len(block.text)
    return {kind for kind, count in counts.items() if count > limit}


def _kind(block: Block, line: Line, in_body: bool, authors: Sequence[str], doubted: set[RegionKind]) -> RegionKind:
    hint = block.hint
    short = len(block.text) <= _SHORT
    if hint is not None and (
        (hint.kind in {"byline", "published", "caption"} and not short) or (in_body and hint.kind in doubted)
    ):
        hint = None
    if hint is not None and (hint.firm or not in_body or not line.sentence):
        if hint.kind == "byline" and line.dated:
            return "published"
        return hint.kind if hint.kind != "byline" or line.cue is None else line.cue.kind
    if line.cue is not None:
        return line.cue.kind
    if short and _COPYRIGHT.match(block.text) is not None:
        return "footer"
    if _is_byline(block.text, authors):
        return "byline"
    if in_body:
        alone = line.dated or (block.linked >= _ALL_LINKED * len(block.text) and not line.sentence)
        return ("published" if line.dated else "related") if alone else "body"
    linked = block.linked >= _LINKED * len(block.text)
    return "navigation" if linked or not line.sentence else "promotion"


def _is_byline(text: str, authors: Sequence[str]) -> bool:
    if len(text) > _LONGEST_BYLINE or text.endswith((".", "!", "?")):
        return False
    rest = _BY.sub("", text, count=1)
    return any(rest.startswith(author) for author in authors)


def _title_at(blocks: Sequence[Block], title: str | None, first_body: int) -> int | None:
    """The block that is the headline: the only main heading, or what has the words of the page's title."""
    heads = [number for number, block in enumerate(blocks) if block.tag == "h1" and block.hint is None]
    best: tuple[float, int] | None = None
    for number, block in enumerate(blocks[: first_body + _HEAD] if title is not None else ()):
        if title is None or not 0.4 * len(title) <= len(block.text) <= 3 * len(title) + 20:
            continue
        heading = block.tag in {"h1", "h2"}
        score = fuzz.ratio(block.text.lower(), title.lower())
        if heading and block.text.lower() in title.lower():
            score = max(score, 90.0)  # the title tag adds the site's name
        score += 5 * heading
        if score >= (_LIKE_TITLE if heading else _JUST_TITLE) and (best is None or score > best[0]):
            best = (score, number)
    if best is not None:
        return best[1]
    return heads[0] if len(heads) == 1 else None


def _mark_head(
    lines: Sequence[Line], blocks: Sequence[Block], kinds: list[RegionKind | None], title_at: int, title: str | None
) -> None:
    """Corrects what stands above the running text: menus that were taken for body, bylines, dates and captions."""
    for number in range(title_at):
        if kinds[number] == "body" and not lines[number].prose:
            kinds[number] = "navigation"
    running = next((n for n in range(title_at + 1, len(lines)) if kinds[n] == "body" and lines[n].prose), None)
    if running is None or running - title_at > _HEAD:
        return
    head = [*lines[title_at:running]]
    story = [line for line, kind in zip(lines[running:], kinds[running:], strict=True) if kind == "body"]
    for offset, kind in head_kinds(head, story=story, title=lines[title_at].text or title).items():
        number = title_at + offset
        if offset == 0 or blocks[number].hint is not None:
            continue
        if kinds[number] == "body" and kind == "caption":
            continue  # a heading or a list of the article, as likely as not
        if kind in _UNDER_TITLE or (kind == "navigation" and kinds[number] == "body" and lines[number].words < 4):
            kinds[number] = kind


def _mark_sections(lines: Sequence[Line], blocks: Sequence[Block], kinds: list[RegionKind | None]) -> None:
    """What follows a line such as "Related stories" belongs to it, until prose returns; in the body, a few lines."""
    left = 0
    for number, line in enumerate(lines):
        hint = blocks[number].hint
        if line.cue is not None and line.cue.section and line.cue.kind == "related" and kinds[number] == "related":
            left = _SECTION
        elif line.prose or kinds[number] in {"title", "footer"} or (hint is not None and hint.kind != "related"):
            left = 0
        elif left > 0 and line.cue is None:
            kinds[number] = "related"
            left -= 1


def _mark_strangers(kinds: list[RegionKind | None], title_at: int | None) -> None:
    """Bylines and dates far above or below the story are those of others, or of the visit."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    if len(body) == 0:
        return
    first = min(body[0], title_at if title_at is not None else body[0]) - _ABOVE
    for number, kind in enumerate(kinds):
        if first <= number <= body[-1] + _BELOW:
            continue
        if kind == "byline":
            kinds[number] = "promotion"
        elif kind == "published":
            kinds[number] = "navigation" if number < first else "related"

"""Pages that are text already: every line gets its use on the page; nothing is deleted.

The lines are scored as prose or furniture; the stretch with the highest sum is the story. What stands before it is the
head (title, byline, date, pictures), what stands after it the tail (links, comments, imprint). Within the story a
furniture line, and the section that it opens, is marked until prose returns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.articles.datelines import dateline_of
from communique.articles.head import head_kinds
from communique.articles.lines import Line, lines_of
from communique.articles.passages import mark_letters, mark_quotations, mark_repeats
from communique.articles.press import PRESS
from communique.model.articles import Region, RegionKind

#: What a line counts that stands alone among links, as teasers do.
_ALONE = 0.5
#: A story of this sum, some two paragraphs, is not looked for below the readers' comments.
_ENOUGH = 8.0
#: Lines of the story in which its dateline is looked for.
_EARLY = 12
#: Lines of the head among which the paper's own name stands.
_MASTHEAD = 40
#: Words in quotation marks and whose they are: what a paper puts under its pages.
_MOTTO = re.compile(r"[“\"«][^“”\"«»]{10,200}[”\"»]\s*[-–—]\s*[A-ZÀ-Þ].{2,120}")


def regions_of(text: str, *, title: str | None = None) -> tuple[Region, ...]:
    """The regions of a text: in order, disjoint, and covering every line that is not blank.

    Args:
        text: the page's text, unchanged.
        title: the title where it is known from elsewhere.

    A paragraph is a line, and a region of its own; a dateline is a region apart from the paragraph that it opens.
    """
    lines = lines_of(text)
    if len(lines) == 0:
        return ()
    kinds: list[RegionKind | None] = [None] * len(lines)
    mark_letters(lines, kinds)
    first, last = _story(lines, kinds)
    running = _running(lines, kinds, first, last)
    for index, kind in head_kinds(lines[:running], story=lines[running : last + 1], title=title).items():
        if kinds[index] is None:
            kinds[index] = kind
    _mark_body(lines, kinds, running, last)
    _mark_tail(lines, kinds, last + 1)
    return finish(lines, kinds)


def finish(lines: list[Line], kinds: list[RegionKind | None]) -> tuple[Region, ...]:
    """The regions of lines whose kinds are known; repeats, another outlet's words and the dateline are set apart."""
    mark_repeats(lines, kinds)
    mark_quotations(lines, kinds)
    return tuple(_regions(lines, kinds))


def _score(line: Line, kind: RegionKind | None) -> float:
    """How much a line speaks for (above 0) or against its stretch being the story."""
    cue = line.cue
    if kind is not None:
        return 0.0
    if cue is not None:
        if cue.final:
            return -15.0
        if cue.kind == "footer":
            return -8.0 if line.words > 2 else -3.0
        return -6.0 if cue.section and cue.kind == "related" else -0.8
    if line.prose and not line.bullet:
        return min(line.words, 50) / 8
    if line.sentence:
        return 0.5
    if line.dated:
        return -1.5
    return -1.0 if line.bullet or line.words < 3 else -0.8


def _story(lines: list[Line], kinds: list[RegionKind | None]) -> tuple[int, int]:
    """First and last line of the stretch with the highest sum; the whole page where nothing is prose."""
    best, found = 0.0, (0, len(lines) - 1)
    total, start = 0.0, 0
    for index, line in enumerate(lines):
        if best >= _ENOUGH and line.cue is not None and line.cue.final:
            break
        if total <= 0.0:
            total, start = 0.0, index
        score = _score(line, kinds[index])
        total += score * _ALONE if score > 0.0 and _alone(lines, index) else score
        if total > best:
            best, found = total, (start, index)
    return found


def _alone(lines: list[Line], index: int) -> bool:
    """Whether a line stands between headings or links, as a teaser does, and not among other sentences."""
    near = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return len(near) == 2 and not any(line.sentence for line in near)


def _running(lines: list[Line], kinds: list[RegionKind | None], first: int, last: int) -> int:
    """The line where the running text begins: a dateline, or prose that is followed by another sentence."""
    plain = [i for i in range(first, last + 1) if lines[i].cue is None and kinds[i] is None]
    for index in plain[:_EARLY]:
        if lines[index].prose and dateline_of(lines[index].text) is not None:
            return index
    prose = [index for index in plain if lines[index].prose]
    for index in prose[:_EARLY]:
        if index == last or lines[index + 1].sentence or _marked(lines, kinds, index + 1):
            return index
    return prose[0] if len(prose) > 0 else first


def _marked(lines: list[Line], kinds: list[RegionKind | None], index: int) -> bool:
    """Whether a line is furniture such as stands between paragraphs."""
    cue = lines[index].cue
    return kinds[index] is not None or (cue is not None and cue.kind in {"promotion", "related"})


def _mark_body(lines: list[Line], kinds: list[RegionKind | None], first: int, last: int) -> None:
    section: RegionKind | None = None
    for index in range(first, last + 1):
        line, cue = lines[index], lines[index].cue
        if kinds[index] is not None:
            section = None
        elif cue is not None:
            section = cue.kind if cue.section else section
            kinds[index] = cue.kind
        elif section is not None and not _resumes(lines, index, last, section):
            kinds[index] = section
        elif line.dated:
            section, kinds[index] = None, "published"
        else:
            section = None
            kinds[index] = "body" if _reports(lines, index, last) else "navigation"


def _resumes(lines: list[Line], index: int, last: int, section: RegionKind) -> bool:
    """Whether the story goes on at a line after a furniture section within it."""
    line = lines[index]
    if line.prose or (line.sentence and section == "promotion"):
        return True
    return line.sentence and index < last and lines[index + 1].prose


def _reports(lines: list[Line], index: int, last: int) -> bool:
    """Whether a line of the story without a cue belongs to it: a sentence, or a heading or list among sentences."""
    line = lines[index]
    if line.sentence or (line.words >= 4 and not line.bullet):
        return True
    if line.words == 0:
        return False
    near = lines[max(0, index - 1) : index] + lines[index + 1 : min(last, index + 1) + 1]
    return any(other.sentence for other in near) and (line.words >= 2 or not line.bullet)


def _mark_tail(lines: list[Line], kinds: list[RegionKind | None], first: int) -> None:
    section: RegionKind | None = None
    closed = False
    masthead = {line.key for line, kind in zip(lines[:_MASTHEAD], kinds, strict=False) if kind == "navigation"}
    noisy = sum(not line.sentence for line in lines[first:]) > 12
    for index in range(first, len(lines)):
        line, cue = lines[index], lines[index].cue
        if kinds[index] is not None:
            continue
        if cue is not None:
            kinds[index] = cue.kind if not closed or cue.kind == "footer" else section
            if cue.section and not closed:
                section, closed = cue.kind, cue.final
            elif cue.kind == "footer":
                section, closed = "footer", False
        elif section == "promotion" and _MOTTO.fullmatch(line.text[:400]) is not None:
            kinds[index] = "footer"
        elif section is not None:
            kinds[index] = section
        elif (
            line.key in masthead or PRESS.named(line.text) is not None or _MOTTO.fullmatch(line.text[:400]) is not None
        ):
            kinds[index] = "footer"
        elif line.dated:
            kinds[index] = "published"
        elif noisy:
            kinds[index] = "related" if line.sentence else "navigation"
        else:
            kinds[index] = "body"


def _is_dateline(line: str) -> bool:
    """Whether a line is nothing but a dateline of an agency, as a story whose first sentence starts below has it."""
    found = dateline_of(f"{line} x")
    return found is not None and found.agency is not None and found.length == len(line) + 1


def _regions(lines: list[Line], kinds: list[RegionKind | None]) -> Iterator[Region]:
    running = False
    for line, kind in zip(lines, kinds, strict=True):
        start = line.start
        if kind == "body":
            dateline = dateline_of(line.text) if line.prose and not running else None
            running = running or (line.prose and dateline is not None)
            if dateline is not None:
                yield Region(start=start, end=start + dateline.stop, kind="dateline")
                start += dateline.length
        elif kind == "navigation" and not running and _is_dateline(line.text):
            kind = "dateline"
        yield Region(start=start, end=line.end, kind=kind if kind is not None else "body")

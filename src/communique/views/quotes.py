"""Evidence in its context: the sentences around a span, cut so that the words themselves can be marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from communique.model import Record, Span

#: A sentence longer than this is shortened on the side away from the evidence.
MAX_AROUND: Final = 320
_PARAGRAPH = re.compile(r"\n\s*")
# A full stop, a question mark or an exclamation mark, perhaps a closing quotation mark or bracket, then a capital or
# an opening mark. Titles and initials ("Mr. Kerry", "U.S. Secretary") do not end a sentence.
_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col))[.!?][\"'”’)\]]*\s+(?=[A-Z\"'“‘(\[])"
)


class Piece(Record, frozen=True, kw_only=True):
    """A run of a quotation; ``marked`` where it is the evidence itself."""

    text: str
    marked: bool = False


class Quotation(Record, frozen=True, kw_only=True):
    """Words of an article around one or more spans.

    Attributes:
        pieces: in order; together the words as they stand, white space within a line made single.
        opens, closes: whether words of the same paragraph were left out before or after.
    """

    pieces: tuple[Piece, ...]
    opens: bool = False
    closes: bool = False


def in_context(text: str, spans: Sequence[Span]) -> list[Quotation]:
    """The spans' sentences, each sentence once, with the spans marked.

    >>> [quotation] = in_context("He came. Kerry met Lavrov in Berlin. They left.", [Span(start=9, end=25)])
    >>> [(piece.text, piece.marked) for piece in quotation.pieces]
    [('Kerry met Lavrov', True), (' in Berlin.', False)]
    """
    groups: list[tuple[int, int, list[Span]]] = []
    for span in sorted(span for span in spans if span.end <= len(text)):
        start, end = _sentence(text, span)
        if len(groups) > 0 and start <= groups[-1][1]:
            first, last, members = groups[-1]
            groups[-1] = (first, max(last, end), [*members, span])
        else:
            groups.append((start, end, [span]))
    return [_quotation(text, start, end, members) for start, end, members in groups]


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """The start and end of the sentences that hold the span, within its paragraphs."""
    top, bottom = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    bottom = len(text) if bottom == -1 else bottom
    start, end = top, bottom
    for match in _SENTENCE.finditer(text, top, bottom):
        if match.end() <= span.start:
            start = match.end()
        elif match.end() >= span.end:
            end = match.end()
            break
    start = max(start, _word(text, span.start - MAX_AROUND)) if span.start - start > MAX_AROUND else start
    end = min(end, _word(text, span.end + MAX_AROUND)) if end - span.end > MAX_AROUND else end
    return start, end


def _word(text: str, at: int) -> int:
    """The nearest start of a word at or after ``at``, within the next 40 characters."""
    space = text.find(" ", max(at, 0), at + 40)
    return at if space == -1 else space + 1


def _quotation(text: str, start: int, end: int, spans: Sequence[Span]) -> Quotation:
    pieces: list[Piece] = []
    at = start
    for span in spans:
        if span.end <= at:
            continue
        if span.start > at:
            pieces.append(Piece(text=_one_line(text[at : span.start])))
        pieces.append(Piece(text=_one_line(text[max(at, span.start) : span.end]), marked=True))
        at = span.end
    tail = _one_line(text[at:end]).rstrip()
    if tail != "":
        pieces.append(Piece(text=tail))
    return Quotation(pieces=tuple(pieces), opens=_cut(text, start, -1), closes=_cut(text, end, 1))


def _one_line(text: str) -> str:
    return _PARAGRAPH.sub(" ", text).replace("\t", " ")


def _cut(text: str, at: int, step: int) -> bool:
    """Whether a sentence, rather than a paragraph, was cut at ``at``."""
    before = text[max(at - 3, 0) : at].rstrip(" ")
    if step < 0:
        return at > 0 and before != "" and not before.endswith(("\n", ".", "!", "?", '"', "”", "’", "'", ")"))
    after = text[at : at + 1]
    return at < len(text) and after not in ("", "\n") and not before.endswith((".", "!", "?", '"', "”", "’", "'", ")"))

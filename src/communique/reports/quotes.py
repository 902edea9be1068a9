"""Where the quotation marks are: every quoted piece of an article's reporting regions, whatever marks the page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.model import Record, Region, Span

_OPEN, _CLOSE = "“„«", "”»"
_STRAIGHT = '"'
_MARK = re.compile(f"[{_OPEN}{_CLOSE}{_STRAIGHT}]|‘‘|’’|``|''")
_WORD = re.compile(r"\w+(?:['’]\w+)?")


class Quotation(Record, frozen=True, kw_only=True):
    """One quoted piece.

    Attributes:
        outer: with its marks; inner: the words alone, blanks stripped.
        paragraph: index of the region among those given.
        open_ended: no closing mark before the paragraph ends: the speaker goes on in the next one.
        continues: its paragraph starts with it, and the paragraph before ended inside a quotation.
    """

    outer: Span
    inner: Span
    paragraph: int
    open_ended: bool = False
    continues: bool = False

    def words(self, text: str) -> int:
        """Number of words quoted."""
        return len(_WORD.findall(self.inner.of(text)))


def find(text: str, regions: Iterable[Region]) -> tuple[Quotation, ...]:
    """All quotations of ``regions``, in order.

    A mark opens when none is open and closes when one is, whatever its shape, since pages mix shapes within one pair;
    only a second opening curly mark inside a quotation, which starts a new one, is taken at its word. A quotation never
    runs past its paragraph: the convention is to leave it open there and to open the next paragraph again.
    """
    found: list[Quotation] = []
    pending = False
    for index, region in enumerate(regions):
        pieces = list(_pieces(text, region))
        for number, (start, end, closed) in enumerate(pieces):
            inner = _stripped(text, start + 1, end - 1 if closed else end)
            if inner is None:
                continue
            first = number == 0 and text[region.start : start].strip() == ""
            found.append(
                Quotation(
                    outer=Span(start=start, end=end),
                    inner=inner,
                    paragraph=index,
                    open_ended=not closed,
                    continues=first and pending,
                )
            )
        if len(pieces) > 0 or text[region.start : region.end].strip() != "":
            pending = len(pieces) > 0 and not pieces[-1][2]
    return tuple(found)


def _pieces(text: str, region: Region) -> Iterable[tuple[int, int, bool]]:
    opened: int | None = None
    for match in _MARK.finditer(text, region.start, region.end):
        mark, position = match[0], match.start()
        if opened is None:
            if mark in _CLOSE and not _opens_by_position(text, position, region):
                continue  # a stray closing mark: its opening one was lost with another paragraph
            if mark == _STRAIGHT and _is_inch(text, position):
                continue
            opened = position
        elif mark in _OPEN:
            yield opened, position, False
            opened = position
        else:
            yield opened, match.end(), True
            opened = None
    if opened is not None:
        yield opened, region.end, False


def _opens_by_position(text: str, position: int, region: Region) -> bool:
    before = text[position - 1] if position > region.start else " "
    after = text[position + 1] if position + 1 < region.end else " "
    return before.isspace() and not after.isspace()


def _is_inch(text: str, position: int) -> bool:
    return position > 0 and text[position - 1].isdigit() and text[position + 1 : position + 2] in (" ", ",", ".")


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None

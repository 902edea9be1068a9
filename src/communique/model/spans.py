"""The one way to point at words."""

from __future__ import annotations

import msgspec

from communique.errors import EvidenceError


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: immutable, compared by value, strict when decoded."""


class Span(Record, frozen=True, kw_only=True, order=True):
    """Words of a text: Unicode code points, ``end`` exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise EvidenceError(f"a span must have 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves.

        >>> Span(start=0, end=5).of("Putin met Kerry")
        'Putin'
        """
        if self.end > len(text):
            raise EvidenceError(f"span {self.start}..{self.end} ends outside a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span, edges included."""
        return self.start <= other.start and other.end <= self.end

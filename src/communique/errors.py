"""Every error that Communiqué raises on purpose.

    CommuniqueError
    ├── UsageError        what the user gave cannot be used: a path, an option, a date, an event id
    ├── PageError         one page cannot be read; the run goes on without it
    ├── DataFileError     a data file (vocabulary, registry, metadata) breaks its own rules
    ├── ModelError        the language model is missing or is not the one that was published
    ├── EvidenceError     a span does not lie in its text: a fault of ours, never of the page
    └── StoreError        a ledger cannot be opened, read or written

A message says what was given, what is allowed and what to do next. The fields stay on the object, so that a caller
need not parse the message.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process


class CommuniqueError(Exception):
    """Any failure that a caller can expect; ``str()`` is fit to show to a person."""


class UsageError(CommuniqueError):
    """What was given cannot be used.

    Args:
        message: what was given, and why it cannot be used.
        hint: what to do next, one sentence.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(f"{message}\n{hint}" if hint != "" else message)
        self.message = message
        self.hint = hint


class UnknownNameError(UsageError):
    """A name outside a known set; offers the nearest ones."""

    def __init__(self, what: str, given: str, known: Iterable[str]) -> None:
        self.given = given
        self.known = sorted(known)
        near = [match for match, *_ in process.extract(given, self.known, limit=3, score_cutoff=60)]
        listed = f"Known: {', '.join(self.known[:12])}." if len(self.known) > 0 else "None is known that resembles it."
        hint = f"Did you mean {' or '.join(near)}?" if len(near) > 0 else listed
        super().__init__(f"there is no {what} {given!r}", hint=hint)


class PageError(CommuniqueError):
    """One page cannot be read.

    Args:
        origin: the page's path or URL.
        reason: a short code that the counts are kept by: ``missing``, ``empty``, ``binary``, ``too_large``, ...
        detail: one sentence for a person.
    """

    def __init__(self, origin: str, reason: str, detail: str) -> None:
        super().__init__(f"{origin}: {detail}")
        self.origin = origin
        self.reason = reason
        self.detail = detail


class DataFileError(CommuniqueError):
    """A data file breaks its own rules; says the file and, where it is known, the line."""

    def __init__(self, path: str, line: int | None, detail: str) -> None:
        super().__init__(f"{path}:{line}: {detail}" if line is not None else f"{path}: {detail}")
        self.path = path
        self.line = line
        self.detail = detail


class ModelError(CommuniqueError):
    """The language model is missing, damaged or not the published one."""


class EvidenceError(CommuniqueError):
    """A span does not lie in its text, or does not hold what it is said to hold."""


class StoreError(CommuniqueError):
    """A ledger cannot be opened, read or written."""

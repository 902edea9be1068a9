"""The named groups of a shape's match, and what every builder makes of them."""

from __future__ import annotations

import re
from typing import Any, Final

from communique.reports.time_words import WEEKDAYS, time_words
from communique.reports.timex_record import Kind, Timex

STEPS: Final = {
    "past": "last", "previous": "last", "the previous": "last", "preceding": "last", "prior": "last", "coming": "next",
    "following": "next", "the following": "next", "current": "this", "this past": "last", "this coming": "next",
}  # fmt: skip
PARTS: Final = {"close": "end", "beginning": "start", "middle": "mid"}


class Groups:
    """A match's named groups; ``year2`` is another place for ``year``."""

    def __init__(self, match: re.Match[str]) -> None:
        self.match = match
        self._found: dict[str, str] = {}
        for name, text in match.groupdict().items():
            if text is not None:
                self._found.setdefault(name.rstrip("0123456789"), text)

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def get(self, name: str) -> str:
        """The group's words, lower case, blanks made plain; empty where it took no part."""
        return re.sub(r"\s+", " ", self._found.get(name, "")).strip().lower()

    def raw(self, name: str) -> str:
        """The group's words as they stand."""
        return self._found.get(name, "")

    def integer(self, name: str) -> int | None:
        """The group's digits as a number."""
        return int(self._found[name]) if name in self._found else None

    @property
    def before(self) -> str:
        """The words just before."""
        return self.match.string[max(0, self.match.start() - 40) : self.match.start()]

    @property
    def after(self) -> str:
        """The words just behind."""
        return self.match.string[self.match.end() : self.match.end() + 16]


def made(groups: Groups, kind: Kind, **fields: Any) -> Timex:
    match = groups.match
    start, end = match.span("core") if "core" in groups else match.span()
    fields.setdefault("clock", clock_part(groups))
    if kind == "duration" and "half" in groups and "unit" in groups:
        fields.setdefault("word", "half")
    fields.setdefault("part", PARTS.get(groups.get("part"), groups.get("part")))
    return Timex(start=start, end=end, kind=kind, **fields)


def clock_part(groups: Groups) -> str:
    part = groups.get("clock")
    return f"T{time_words().parts[part]}" if part != "" else ""


def step(groups: Groups, name: str = "mod") -> str:
    return STEPS.get(groups.get(name), groups.get(name))


def weekday_of(groups: Groups) -> int | None:
    return WEEKDAYS[groups.get("wd")] if "wd" in groups else None


def rel(groups: Groups) -> str:
    return f"{groups.get('rel')} year" if "rel" in groups else ""

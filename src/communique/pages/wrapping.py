"""Text whose lines were broken to fit a column, as in mails and in print: back to a paragraph a line."""

from __future__ import annotations

import re

_LONGEST_LINE = 90
_SHORTEST_LINE = 40
# A line this much shorter than the column ends its paragraph.
_SHORT = 0.75
_ENDS = re.compile(r"[.!?:]['\"”’)\]]*\Z")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad]\Z")
_BULLET = re.compile(r"(?:[-*•–—>]|\d{1,2}[.)]|[A-Za-z][\w-]{0,20}:)\s")


def is_wrapped(text: str) -> bool:
    """Whether the lines look as if a program had broken them: many, of nearly one length, and few sentences end there.

    >>> is_wrapped("The ministers met.\\n\\nThey left.\\n")
    False
    """
    lines = [line.rstrip() for line in text.split("\n") if line.strip() != ""]
    long = [line for line in lines if len(line) >= _SHORTEST_LINE]
    if len(long) < 3 or any(len(line) > _LONGEST_LINE and "://" not in line for line in long):
        return False
    inside = [line for line in long if _ENDS.search(line) is None]
    return 2 * len(long) >= len(lines) and 2 * len(inside) >= len(long)


def unwrapped(text: str) -> str:
    """The text with a paragraph a line. A word that was broken at the end of a line is put together again.

    A paragraph ends at a blank line, at a line much shorter than the column, and before a list's next item.
    """
    lines = [line.strip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line != "")
    column = lengths[len(lengths) * 9 // 10] if len(lengths) > 0 else 0
    made: list[str] = []
    open_ = False
    for line in lines:
        if line != "" and _BULLET.match(line) is None and (open_ or _goes_on(made, line)):
            made[-1] = _HYPHEN.sub("", made[-1]) + line if _broken(made[-1], line) else f"{made[-1]} {line}"
        else:
            made.append(line)
        open_ = line != "" and len(line) >= _SHORT * column
    return "\n".join(made)


def _goes_on(made: list[str], line: str) -> bool:
    """Whether a short line before was no end: its sentence has none yet, and the next line is not a beginning."""
    return len(made) > 0 and made[-1] != "" and _ENDS.search(made[-1]) is None and line[0].islower()


def _broken(before: str, after: str) -> bool:
    return _HYPHEN.search(before) is not None and after[:1].islower()

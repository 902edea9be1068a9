"""Where the records of a WARC file begin and end, in a file that may be cut, spliced or lie about its lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from communique.model import Record

_LINE = 1 << 13
_HEADER_LINES = 200
_CHUNK = 1 << 20
_VERSION = re.compile(rb"WARC/\d\.\d\s*\Z")
_START = re.compile(rb"\r?\n(?=WARC/\d\.\d\r?\n)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(rb"^warc-type:[ \t]*(\w{1,20})", re.IGNORECASE | re.MULTILINE)
#: The records that can hold a page.
PAGE_KINDS = frozenset({"response", "resource", "conversion"})


class Frame(Record, frozen=True, kw_only=True):
    """One record as it stands.

    Attributes:
        number: which of the file's records it is, the first being 1.
        kind: its ``WARC-Type``, in small letters.
        header: its own header, with the blank line.
        block: what follows, no more than was asked for; empty for a kind that holds no page.
        length: how many bytes it has by its header.
        fault: why it cannot be trusted; empty for a sound record.
    """

    number: int
    kind: str = ""
    header: bytes = b""
    block: bytes = b""
    length: int = 0
    fault: str = ""


def frames(stream: BinaryIO, *, first: int, limit: int) -> Iterator[Frame]:
    """The records of ``stream``, one at a time; of each no more than ``limit`` bytes are kept.

    A record whose length is wrong is given with its fault, and the next one is looked for.
    """
    tape = _Tape(stream)
    number = first
    while (line := tape.line()) != b"":
        if line.strip() == b"":
            continue
        if _VERSION.match(line) is None:
            yield Frame(number=number, fault="what stands here is no WARC record; its beginning is lost")
            number += 1
            tape.seek_start()
            continue
        yield _record(tape, line, number, limit)
        number += 1


def _record(tape: _Tape, line: bytes, number: int, limit: int) -> Frame:
    lines = [line]
    while (line := tape.line()).strip() != b"" and len(lines) < _HEADER_LINES:
        lines.append(line)
    header = b"".join([*lines, line])
    if line.strip() != b"":
        tape.seek_start()
        return Frame(number=number, fault="its header is too long")
    kind = _KIND.search(header)
    found = _LENGTH.search(header)
    if line == b"":
        return Frame(number=number, fault="the file ends in the middle of its header")
    if kind is None or found is None:
        tape.seek_start()
        return Frame(number=number, fault="its header gives no type or no length")
    name, length = kind[1].decode("ascii").lower(), int(found[1])
    wanted = min(length, limit) if name in PAGE_KINDS else 0
    block = tape.read(wanted)
    whole = len(block) == wanted and tape.skip(length - wanted)
    fault = ""
    if not whole:
        fault = "the file ends in the middle of it"
    elif not tape.at_end_of_record():
        fault = "its length is wrong"
    if fault != "":
        # A length that is too large swallows what follows: look for it in what was kept.
        start = _START.search(block)
        if start is not None:
            tape.unread(block[start.end() :])
            fault = "its length is wrong"
        elif whole:
            tape.seek_start()
    return Frame(number=number, kind=name, header=header, block=block, length=length, fault=fault)


class _Tape:
    """A stream that takes bytes back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back = memoryview(b"")

    def read(self, size: int) -> bytes:
        """``size`` bytes, fewer at the end only."""
        data = bytes(self._back[:size])
        self._back = self._back[size:]
        return data if len(data) == size else data + self._stream.read(size - len(data))

    def skip(self, size: int) -> bool:
        """Whether so many bytes were there to be passed over."""
        while size > 0:
            passed = len(self.read(min(size, _CHUNK)))
            if passed == 0:
                return False
            size -= passed
        return True

    def line(self) -> bytes:
        """The next line, or the first piece of a long one; empty at the end."""
        if len(self._back) == 0:
            return self._stream.readline(_LINE)
        head = bytes(self._back[:_LINE])
        at = head.find(b"\n") + 1
        if at > 0 or len(head) == _LINE:
            at = at or _LINE
            self._back = self._back[at:]
            return head[:at]
        self._back = memoryview(b"")
        return head + self._stream.readline(_LINE - len(head))

    def unread(self, data: bytes) -> None:
        """Put ``data`` in front of what is still to be read."""
        self._back = memoryview(data + bytes(self._back))

    def at_end_of_record(self) -> bool:
        """Whether two blank lines, the next record or the end of the file follow; blank lines are passed over."""
        blank = 0
        while (line := self.line()) != b"" and line.strip() == b"":
            blank += 1
        self.unread(line)
        return line == b"" or blank >= 2 or _VERSION.match(line) is not None

    def seek_start(self) -> None:
        """Go to where the next record seems to begin, or to the end."""
        fresh = True
        while (line := self.line()) != b"":
            if fresh and _VERSION.match(line) is not None:
                self.unread(line)
                return
            fresh = line.endswith(b"\n")

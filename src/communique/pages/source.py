"""One file as the readers of formats see it: a plain stream, unpacked where it was compressed, and what each gives."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import PageError
from communique.model import Record
from communique.model.pages import MediaType
from communique.pages.unpack import PACKED, Careful, Unpacked, packing
from communique.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_HEAD = 1 << 16
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_PLACE = 300


class Item(Record, frozen=True, kw_only=True):
    """One page as a format gives it, with what the file says of it; all of that is a claim.

    Attributes:
        place: where in the file: ``#12`` for the twelfth record, empty for the only page of a file.
        content, media_type, url, outlet, title, fetched, notes: as in :class:`communique.model.Page`.
        claimed: ISO day that the file gives for the publication.
    """

    content: str
    media_type: MediaType
    place: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    claimed: str | None = None
    fetched: str | None = None
    notes: tuple[str, ...] = ()


class Source:
    """An opened file: printable ``origin``, plain ``stream`` with its ``head``, and the ``suffix`` of what is in it.

    A stream never raises; where it ends before the file does, ``damage`` says why.
    """

    def __init__(self, origin: str, stream: BinaryIO | Careful, settings: Settings) -> None:
        self.origin = origin
        self.settings = settings
        self._layers = [stream] if isinstance(stream, Careful) else []
        head = _first(stream)
        plain = io.BufferedReader(Joined(head, stream), _HEAD)
        self.suffix = PurePath(origin).suffix.lower()
        packed = packing(head)
        if packed != "":
            unpacked = Unpacked(plain, packed, settings)
            self._layers.append(unpacked)
            head = _first(unpacked)
            plain = io.BufferedReader(Joined(head, unpacked), _HEAD)
            if self.suffix in PACKED:
                self.suffix = PurePath(origin).with_suffix("").suffix.lower()
        self.head = head
        self.stream: BinaryIO = plain

    @property
    def damage(self) -> str | None:
        """Why the stream ended before the file did; None where it did not."""
        return next((layer.damage for layer in self._layers if layer.damage is not None), None)

    def resume(self) -> bool:
        """Go on behind the damage, where the compression allows it."""
        return all(layer.damage is None or layer.resume() for layer in self._layers)

    def end(self) -> Iterator[PageError]:
        """At the end of a file of many pages: the one error where that end came too early."""
        if self.damage is not None:
            yield PageError(self.origin, "damaged", f"{self.damage}; what came before was read")

    def whole(self) -> bytes:
        """All of it, for formats of one page a file.

        Raises:
            PageError: ``too_large`` or ``damaged``: nothing is half read.
        """
        limit = self.settings.max_page_bytes
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(self.origin, limit)
        if self.damage is not None:
            raise PageError(self.origin, "damaged", self.damage)
        return data

    def at(self, place: str) -> str:
        """The origin of the page at a place of this file.

        >>> Source("news.jsonl", io.BytesIO(b""), Settings()).at("#3")
        'news.jsonl#3'
        """
        return self.origin + _CONTROL.sub("\ufffd", place[:_LONGEST_PLACE])


class Joined(io.RawIOBase):
    """``head``, and then what ``rest`` still gives."""

    def __init__(self, head: bytes, rest: BinaryIO | io.RawIOBase) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As of any raw stream."""
        size = memoryview(buffer).nbytes
        data: bytes | memoryview = self._head[:size]
        self._head = self._head[len(data) :]
        if len(data) == 0:
            data = self._rest.read(size) or b""
        memoryview(buffer)[: len(data)] = data
        return len(data)


def too_large(origin: str, limit: int, size: int | None = None) -> PageError:
    """The error for a page of more than ``limit`` bytes; ``size`` is None where nobody counted."""
    what = f"{size:,} bytes" if size is not None else "more"
    return PageError(
        origin, "too_large", f"{what}, and a page may have {limit:,}; split it, or raise max_page_bytes in the settings"
    )


def _first(stream: BinaryIO | io.RawIOBase) -> bytes:
    """The first bytes; a pipe gives them in pieces."""
    parts: list[bytes] = []
    size = 0
    while size < _HEAD and (data := stream.read(_HEAD - size)):
        parts.append(data)
        size += len(data)
    return b"".join(parts)

"""Compressed files as streams: gzip, bzip2, xz and zstd, unpacked a piece at a time and never without bounds."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from communique.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: By suffix, and by the bytes that such a file begins with.
PACKED: Final[dict[str, bytes]] = {
    ".gz": b"\x1f\x8b\x08",
    ".bz2": b"BZh",
    ".xz": b"\xfd7zXZ\x00",
    ".zst": b"\x28\xb5\x2f\xfd",
}
_CHUNK = 1 << 16
# What an honest file may ask for: xz -9 needs 65 MB, zstd --long 128 MB.
_MEMORY = 1 << 28
_WINDOW = 1 << 27
# Four bytes of zstd can stand for 128 KiB.
_MORSEL = 256
_ERRORS = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


class Decoder(Protocol):
    """One member of a compressed file on its way to plain bytes."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What followed the member's end."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most ``max_length`` bytes; with no data, more of what was given before."""
        ...


class _Gzip:
    """zlib's decoder, which hands back what it did not get to, in the manner of the others, which keep it.

    ``pending`` is what it was last given: behind damage the next member is looked for in it.
    """

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(wbits=31)
        self.pending = b""

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        self.pending = self._decoder.unconsumed_tail + data
        return self._decoder.decompress(self.pending, max_length)


class _Zstd:
    """zstd's decoder, which gives all at once: it is fed so little that all is not much."""

    def __init__(self) -> None:
        import zstandard  # few need it

        self._decoder = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
        self._error = zstandard.ZstdError
        self._pending = self._ready = memoryview(b"")

    @property
    def eof(self) -> bool:
        return self._decoder.eof and len(self._ready) == 0

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data + bytes(self._pending)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if len(data) > 0:
            self._pending = memoryview(bytes(self._pending) + data)
        while len(self._ready) == 0 and len(self._pending) > 0 and not self._decoder.eof:
            piece, self._pending = self._pending[:_MORSEL], self._pending[_MORSEL:]
            try:
                self._ready = memoryview(self._decoder.decompress(piece))
            except self._error as error:
                raise ValueError(str(error)) from error
        given, self._ready = self._ready[:max_length], self._ready[max_length:]
        return bytes(given)


class Careful(io.RawIOBase):
    """A stream that never raises: where it cannot go on it ends, and ``damage`` says why."""

    damage: str | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def resume(self) -> bool:
        """Go on behind the damage; False where that cannot be."""
        return False


class Unpacked(Careful):
    """The plain bytes of a compressed stream, which ends where they are damaged, cut off or unpack to too much.

    After damage inside a gzip file, :meth:`resume` goes on at the next member.
    """

    def __init__(self, packed: BinaryIO, suffix: str, settings: Settings) -> None:
        self._packed = packed
        self._suffix = suffix
        self._settings = settings
        self._waiting = b""
        self._taken = self._given = 0
        self._final = False
        self._decoder: Decoder | None = None

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill ``buffer`` as far as one step gets; 0 at the end and at damage."""
        size = memoryview(buffer).nbytes
        if self.damage is not None or self._final or size == 0:
            return 0
        try:
            data = self._step(size)
        except _ERRORS as error:
            self.damage = f"the compressed data are damaged ({error})"
            return 0
        self._given += len(data)
        self._check()
        memoryview(buffer)[: len(data)] = data
        return len(data)

    def resume(self) -> bool:
        """Go on at the next gzip member after damage; False where there is none."""
        if self.damage is None or self._final or self._suffix != ".gz":
            return False
        magic = PACKED[".gz"]
        data = self._decoder.pending[1:] if isinstance(self._decoder, _Gzip) else self._waiting
        while (at := data.find(magic)) == -1:
            more = self._more()
            if more == b"":
                return False
            data = data[-len(magic) :] + more
        self._waiting, self._decoder, self.damage = data[at:], None, None
        return True

    def _step(self, size: int) -> bytes:
        """The next bytes, at least one but at the end."""
        while True:
            if self._decoder is None:
                if not self._begin():
                    return b""
                self._decoder = _DECODERS[self._suffix]()
            data = self._decoder.decompress(self._waiting, size)
            self._waiting = b""
            if self._decoder.eof:
                self._waiting, self._decoder = self._decoder.unused_data, None
            if data != b"":
                return data
            if self._decoder is not None and not self._feed():
                self.damage = "the compressed data end in the middle"
                return b""

    def _feed(self) -> bool:
        self._waiting = self._more()
        return self._waiting != b""

    def _begin(self) -> bool:
        """Whether another member follows; zeros may stand between members."""
        while (waiting := self._waiting.lstrip(b"\x00")) == b"":
            if not self._feed():
                self._final = True
                return False
        self._waiting = waiting
        return True

    def _more(self) -> bytes:
        data = self._packed.read(_CHUNK)
        self._taken += len(data)
        return data

    def _check(self) -> None:
        """Whether it is a bomb: by what it gave in all, and by how much of it came from how little."""
        limit, ratio = self._settings.max_unpacked_bytes, self._settings.max_unpack_ratio
        if self._given > limit:
            self.damage = f"it unpacks to more than {limit:,} bytes; raise max_unpacked_bytes if it is meant to"
            self._final = True
        elif self._given > self._settings.max_page_bytes and self._given > ratio * max(self._taken, 1):
            self.damage = f"it unpacks to more than {ratio} times its size, as only a zip bomb does"
            self._final = True


_DECODERS: Final[dict[str, Callable[[], Decoder]]] = {
    ".gz": _Gzip,
    ".bz2": bz2.BZ2Decompressor,
    ".xz": lambda: lzma.LZMADecompressor(memlimit=_MEMORY),
    ".zst": _Zstd,
}


def packing(head: bytes) -> str:
    """The suffix of the compression that data with this beginning are in, empty for none.

    >>> packing(b"BZh91AY")
    '.bz2'
    """
    return next((suffix for suffix, magic in PACKED.items() if head.startswith(magic)), "")

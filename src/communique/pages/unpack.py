"""Compressed files as streams: gzip, bzip2, xz and zstd, unpacked a piece at a time and never without bounds."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

import zstandard

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
_ERRORS = (zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError, EOFError, ValueError)


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
    """zlib's decoder, which hands back what it did not get to, in the manner of the others, which keep it."""

    def __init__(self, window: int = 31) -> None:
        self._decoder = zlib.decompressobj(wbits=window)

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)


class Unpacked(io.RawIOBase):
    """The plain bytes of a compressed stream.

    It never raises: where the data are damaged, cut off or unpack to too much, the stream ends, and ``damage`` says
    why. After damage inside a gzip file, :meth:`resume` goes on at the next member.
    """

    def __init__(self, packed: BinaryIO, suffix: str, settings: Settings) -> None:
        self.damage: str | None = None
        self._packed = packed
        self._suffix = suffix
        self._settings = settings
        self._waiting = b""
        self._taken = self._given = 0
        self._final = False
        self._decoder: Decoder | None = None
        self._zstd: zstandard.ZstdDecompressionReader | None = None
        if suffix == ".zst":
            reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
            self._zstd = reader.stream_reader(_Counted(packed, self._count), read_across_frames=True)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill ``buffer`` as far as one step gets; 0 at the end and at damage."""
        size = memoryview(buffer).nbytes
        if self.damage is not None or self._final or size == 0:
            return 0
        try:
            data = self._zstd.read(size) if self._zstd is not None else self._step(size)
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
        data = self._waiting[1:]
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
        self._count(len(data))
        return data

    def _count(self, number: int) -> None:
        self._taken += number

    def _check(self) -> None:
        """Whether it is a bomb: by what it gave in all, and by how much of it came from how little."""
        limit, ratio = self._settings.max_unpacked_bytes, self._settings.max_unpack_ratio
        if self._given > limit:
            self.damage = f"it unpacks to more than {limit:,} bytes; raise max_unpacked_bytes if it is meant to"
            self._final = True
        elif self._given > self._settings.max_page_bytes and self._given > ratio * max(self._taken, 1):
            self.damage = f"it unpacks to more than {ratio} times its size, as only a zip bomb does"
            self._final = True


class _Counted(io.RawIOBase):
    """Counts what is read through it."""

    def __init__(self, stream: BinaryIO, count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._count(len(data))
        return data


_DECODERS: Final[dict[str, Callable[[], Decoder]]] = {
    ".gz": _Gzip,
    ".bz2": bz2.BZ2Decompressor,
    ".xz": lambda: lzma.LZMADecompressor(memlimit=_MEMORY),
}


def packing(head: bytes) -> str:
    """The suffix of the compression that data with this beginning are in, empty for none.

    >>> packing(b"BZh91AY")
    '.bz2'
    """
    return next((suffix for suffix, magic in PACKED.items() if head.startswith(magic)), "")

"""ZIP archives of pages: every member that a folder would give, read where it lies."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, BinaryIO

from communique.errors import PageError
from communique.pages.formats import is_page_name
from communique.pages.source import Source
from communique.pages.unpack import Careful
from communique.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
#: Files that office programs and the like keep in ZIP archives of their own.
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"})


class _Member(Careful):
    """A member's plain bytes."""

    def __init__(self, stream: IO[bytes], given: Callable[[int], str | None]) -> None:
        self._stream = stream
        self._given = given

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        if self.damage is not None:
            return 0
        try:
            data = self._stream.read(view.nbytes)
        except _ERRORS as error:
            self.damage = f"the compressed data are damaged ({error})"
            return 0
        self.damage = self._given(len(data))
        view[: len(data)] = data
        return len(data)


class _Meter:
    """How much an archive has given; packed twice over the same bytes, a small one could give without end."""

    def __init__(self, size: int, settings: Settings) -> None:
        self._limit = min(max(size * settings.max_unpack_ratio, settings.max_page_bytes), settings.max_unpacked_bytes)
        self._given = 0

    def add(self, number: int) -> str | None:
        """Count so many bytes; says what is wrong once they are too many."""
        self._given += number
        return None if self._given <= self._limit else "the archive unpacks to far too much, as only a zip bomb does"


def members(source: Source, file: BinaryIO) -> Iterator[Source | PageError]:
    """The pages of an archive as sources of their own, ``archive.zip#folder/page.html``, in the archive's order.

    Args:
        source: the archive.
        file: the same, from its beginning, as a file that one can move about in.

    Raises:
        PageError: ``damaged``, or ``binary`` for a document that happens to be an archive.
    """
    try:
        archive = zipfile.ZipFile(file)
    except _ERRORS as error:
        raise PageError(source.origin, "damaged", f"the ZIP archive cannot be read: {error}") from error
    with archive:
        listed = archive.infolist()
        if any(info.filename in _OFFICE for info in listed[:10]):
            raise PageError(source.origin, "binary", "an office document or program, not pages; save it as text")
        meter = _Meter(file.seek(0, os.SEEK_END), source.settings)
        wanted = [info for info in listed if info.filename[-1:] != "/" and is_page_name(info.filename, everything=True)]
        if len(wanted) == 0:
            raise PageError(source.origin, "no_pages", f"none of the archive's {len(listed):,} members is a page")
        for info in wanted:
            yield _opened(source, archive, info, meter)
            if (detail := meter.add(0)) is not None:
                yield PageError(source.origin, "damaged", f"{detail}; the rest is not read")
                return


def _opened(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: _Meter) -> Source | PageError:
    origin = source.at("#" + os.fsencode(info.filename).decode("utf-8", "replace"))
    try:
        return Source(origin, _Member(archive.open(info), meter.add), source.settings)
    except _ERRORS as error:
        return PageError(origin, "damaged", f"the archive's member cannot be unpacked: {error}")

from __future__ import annotations

import gzip
import io

import pytest

from communique.errors import PageError
from communique.pages.source import Source
from communique.settings import Settings


class _Pipe(io.RawIOBase):
    """Gives a byte at a time, as a slow writer does."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, 1) if size >= 0 else -1)


def test_the_beginning_is_seen_and_still_read() -> None:
    source = Source("page.txt", io.BytesIO(b"They met."), Settings())
    assert source.head == b"They met."
    assert source.whole() == b"They met."


def test_a_pipe_is_looked_at_although_it_gives_little_at_a_time() -> None:
    source = Source("-", _Pipe(gzip.compress(b"They met.")), Settings())  # type: ignore[arg-type]
    assert source.head == b"They met."


@pytest.mark.parametrize(("name", "suffix"), [("a/b.html.gz", ".html"), ("b.gz", ""), ("b.JSONL", ".jsonl")])
def test_the_suffix_is_that_of_what_is_in_it(name: str, suffix: str) -> None:
    packed = gzip.compress(b"They met.") if name.endswith("gz") else b"They met."
    assert Source(name, io.BytesIO(packed), Settings()).suffix == suffix


def test_nothing_is_half_read() -> None:
    with pytest.raises(PageError, match="end in the middle"):
        Source("a.txt.gz", io.BytesIO(gzip.compress(b"They met.")[:-3]), Settings()).whole()
    with pytest.raises(PageError, match="a page may have 5"):
        Source("a.txt", io.BytesIO(b"They met."), Settings(max_page_bytes=5)).whole()


def test_a_place_is_fit_to_print() -> None:
    assert Source("a.zip", io.BytesIO(), Settings()).at("#x\ny\x1b") == "a.zip#x\ufffdy\ufffd"

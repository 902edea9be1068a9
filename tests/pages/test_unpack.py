from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from communique.pages.unpack import PACKED, Unpacked, packing
from communique.settings import Settings

PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}
WORDS = "".join(f"On day {number} they met again. " for number in range(5000)).encode()


def unpacked(data: bytes, suffix: str, **limits: int) -> tuple[bytes, Unpacked]:
    stream = Unpacked(io.BytesIO(data), suffix, Settings(**limits))  # type: ignore[arg-type]
    return io.BufferedReader(stream).read(), stream


def test_every_packing_is_tried() -> None:
    assert set(PACK) == set(PACKED)


@pytest.mark.parametrize("suffix", PACK)
def test_members_follow_each_other(suffix: str) -> None:
    data = PACK[suffix](WORDS) + PACK[suffix](b"The end.")
    assert packing(data) == suffix
    plain, stream = unpacked(data, suffix)
    assert plain == WORDS + b"The end."
    assert stream.damage is None


@pytest.mark.parametrize("suffix", PACK)
def test_what_is_cut_off_ends_and_says_so(suffix: str) -> None:
    plain, stream = unpacked(PACK[suffix](WORDS)[:-20], suffix)
    assert WORDS.startswith(plain)
    assert stream.damage == "the compressed data end in the middle"


@pytest.mark.parametrize("suffix", PACK)
def test_a_bomb_is_stopped(suffix: str) -> None:
    plain, stream = unpacked(PACK[suffix](bytes(5_000_000)), suffix, max_page_bytes=100_000)
    assert len(plain) < 2_000_000
    assert stream.damage is not None
    assert "zip bomb" in stream.damage
    assert not stream.resume()


def test_too_much_is_stopped_however_it_was_packed() -> None:
    plain, stream = unpacked(gzip.compress(WORDS), ".gz", max_unpacked_bytes=1000)
    assert len(plain) < len(WORDS)
    assert "max_unpacked_bytes" in str(stream.damage)


def test_reading_goes_on_at_the_next_gzip_member() -> None:
    first, second = bytearray(gzip.compress(WORDS)), gzip.compress(b"The end.")
    first[-6] ^= 1  # its checksum
    reader = io.BufferedReader(stream := Unpacked(io.BytesIO(bytes(first) + second), ".gz", Settings()))
    assert WORDS.startswith(reader.read())
    assert stream.damage is not None
    assert stream.resume()
    assert reader.read() == b"The end."
    assert stream.damage is None


@given(st.binary(max_size=300), st.sampled_from(sorted(PACK)), st.integers(0, 200))
def test_no_bytes_make_it_raise(noise: bytes, suffix: str, at: int) -> None:
    data = PACK[suffix](b"They met in Vienna. " * 20)
    _, stream = unpacked(data[:at] + noise + data[at + 3 :], suffix)
    while stream.resume():
        stream.read()

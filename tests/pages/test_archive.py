from __future__ import annotations

import io
import struct

import pytest

from communique.errors import PageError
from communique.pages.archive import members
from communique.pages.source import Source
from communique.settings import Settings
from tests.pages.samples import archive


def read(data: bytes, **limits: int) -> list[Source | PageError]:
    source = Source("a.zip", io.BytesIO(data), Settings(**limits))  # type: ignore[arg-type]
    return list(members(source, io.BytesIO(data)))


def test_members_with_a_pages_name_are_read_where_they_lie() -> None:
    data = archive(
        **{"news/a_txt": "They met.", "b_csv": "text", "c_jpg": "x", "news/": "", "_d_txt": "", "README_md": "x"}
    )
    first, second = read(data)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.origin, second.origin) == ("a.zip#news/a.txt", "a.zip#b.csv")


def test_a_member_is_a_source_of_its_own() -> None:
    data = archive(a_txt="They met.")
    file = io.BytesIO(data)
    for member in members(Source("a.zip", io.BytesIO(data), Settings()), file):
        assert isinstance(member, Source)
        assert member.whole() == b"They met."


def test_an_office_document_is_no_archive_of_pages() -> None:
    with pytest.raises(PageError, match="office document"):
        read(archive(mimetype="x", a_txt="They met."))


def test_an_archive_without_a_page_is_told() -> None:
    with pytest.raises(PageError, match="none of the archive's 1 members"):
        read(archive(a_jpg="x"))


@pytest.mark.parametrize("data", [b"PK\x03\x04", archive(a_txt="They met.")[:-30]])
def test_a_damaged_archive_is_told(data: bytes) -> None:
    with pytest.raises(PageError) as caught:
        read(data)
    assert caught.value.reason == "damaged"


def test_a_damaged_member_ends_and_says_so() -> None:
    data = bytearray(archive(a_txt="They met. " * 500))
    data[40] ^= 0xFF
    source = Source("a.zip", io.BytesIO(data), Settings())
    for member in members(source, io.BytesIO(data)):
        assert isinstance(member, Source)
        with pytest.raises(PageError) as caught:
            member.whole()
        assert caught.value.reason == "damaged"


def test_a_member_without_a_name_does_no_harm() -> None:
    """Found by the fuzzer."""
    data = bytearray(archive(a_txt="They met.", b_txt="They left."))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<HHH", data, at + 28, 0, 0, 5)  # the name becomes a comment
    assert [member.origin for member in read(bytes(data))] == ["a.zip#b.txt"]


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(archive(a_txt="They met."))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    (error,) = read(bytes(data))
    assert isinstance(error, PageError)
    assert error.origin == "a.zip#a.txt"


def test_an_archive_that_gives_too_much_is_stopped() -> None:
    data = archive(**{f"a{number}_txt": "a" * 90_000 for number in range(100)})
    told = 0
    for member in members(
        Source("a.zip", io.BytesIO(data), Settings(max_page_bytes=100_000, max_unpack_ratio=5)), io.BytesIO(data)
    ):
        if isinstance(member, PageError):
            assert "zip bomb" in member.detail
            break
        member.stream.read()
        told += 1
    assert 0 < told < 100

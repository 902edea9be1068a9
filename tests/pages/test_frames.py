from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from communique.pages.frames import Frame, frames
from tests.pages.samples import record, warc


def read(data: bytes, limit: int = 10_000) -> list[Frame]:
    return list(frames(io.BytesIO(data), first=1, limit=limit))


def faults(data: bytes) -> list[str]:
    return [frame.fault for frame in read(data)]


def test_records_come_with_their_number_kind_and_block() -> None:
    first, second, _ = read(warc(2))
    assert (first.number, first.kind, first.block) == (1, "warcinfo", b"")
    assert (second.number, second.kind) == (2, "response")
    assert second.block.startswith(b"HTTP/1.1 200 OK\r\n")
    assert len(second.block) == second.length


def test_of_a_long_record_only_the_beginning_is_kept() -> None:
    long, after = read(record(1, body=b"a" * 5000) + record(2), limit=100)
    assert (len(long.block), long.length > 5000, long.fault) == (100, True, "")
    assert after.fault == ""


def test_a_file_that_is_cut_gives_what_came_before() -> None:
    assert faults(warc(2)[:-60]) == ["", "", "the file ends in the middle of it"]
    assert faults(record(1) + record(2)[:50]) == ["", "the file ends in the middle of its header"]


def test_a_length_that_swallows_the_next_record_is_undone() -> None:
    for length in (400, 10**15):
        found = read(record(1) + record(2, length=length) + record(3))
        assert [frame.fault for frame in found] == ["", "its length is wrong", ""]
        assert b"harbour.example/3" in found[2].header


def test_a_length_that_is_too_small_loses_one_record_only() -> None:
    assert faults(record(1, length=60) + record(2)) == ["its length is wrong", ""]


def test_records_without_a_usable_length_lose_themselves_only() -> None:
    for length in ("-5", "many", "9" * 30, ""):
        assert faults(record(1, length=length) + record(2)) == ["its header gives no type or no length", ""]


def test_what_stands_between_records_is_told() -> None:
    assert [fault != "" for fault in faults(record(1) + b"noise\n" * 3 + record(2))] == [False, True, False]


def test_headers_and_lines_without_end_are_passed_over() -> None:
    endless = b"WARC/1.0\r\n" + b"X: y\r\n" * 5000 + b"\r\n"
    long = b"WARC/1.0\r\nX: " + b"a" * 3_000_000 + b"\r\n\r\n"
    assert faults(endless + record(2) + long + record(3)) == [
        "its header is too long",
        "",
        "its header is too long",
        "",
    ]


def test_lines_may_end_without_a_carriage_return() -> None:
    block = b"HTTP/1.1 200 OK\n\nThey met."
    text = b"WARC/1.0\nWARC-Type: response\nContent-Length: %d\n\n%s\n\n" % (len(block), block)
    assert faults(text * 2) == ["", ""]


@given(
    st.lists(
        st.sampled_from([b"WARC/1.0\r\n", b"\r\n", b"Content-Length: 9\r\n", b"WARC-Type: response\r\n", b"a\n", b"\0"])
    )
)
def test_any_bytes_come_to_an_end(parts: list[bytes]) -> None:
    found = read(b"".join(parts))
    assert [frame.number for frame in found] == list(range(1, len(found) + 1))

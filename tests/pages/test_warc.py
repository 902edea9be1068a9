from __future__ import annotations

import gzip
import io
import zlib

from communique.errors import PageError
from communique.pages.source import Item, Source
from communique.pages.warc import warc
from communique.settings import Settings
from tests.pages import samples
from tests.pages.samples import record


def read(data: bytes, **limits: int) -> list[Item | PageError]:
    return list(warc(Source("a.warc", io.BytesIO(data), Settings(**limits))))  # type: ignore[arg-type]


def places(data: bytes, **limits: int) -> list[str]:
    return [item.place if isinstance(item, Item) else f"{item.reason} {item.origin}" for item in read(data, **limits)]


def test_a_page_comes_with_its_address_and_the_day_of_the_crawl() -> None:
    first, _ = read(samples.warc(2))
    assert first == Item(
        place="#2",
        content=samples.HTML,
        media_type="text/html",
        url="https://harbour.example/1",
        fetched="2016-02-24",
    )


def test_the_text_of_a_wet_file_is_plain() -> None:
    data = record(1, kind="conversion", http=None, type_="text/plain", body=samples.SENTENCE.encode())
    (item,) = read(data)
    assert isinstance(item, Item)
    assert (item.content, item.media_type) == (samples.SENTENCE, "text/plain")


def test_the_encoding_that_the_server_declares_is_believed() -> None:
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251"
    (item,) = read(record(1, http=http, body="<p>Они встретились в Вене.</p>".encode("cp1251")))
    assert isinstance(item, Item)
    assert "Вене" in item.content


def test_what_the_server_packed_is_unpacked() -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (b"<p>They ", b"met.</p>", b""))
    for header, body in (
        ("Content-Encoding: gzip", gzip.compress(b"<p>They met.</p>")),
        ("Content-Encoding: deflate", zlib.compress(b"<p>They met.</p>")),
        ("Transfer-Encoding: chunked", chunked),
    ):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}"
        (item,) = read(record(1, http=http, body=body))
        assert isinstance(item, Item)
        assert (item.content, item.notes) == ("<p>They met.</p>", ())


def test_a_page_that_is_not_packed_as_its_header_says_is_taken_as_it_stands() -> None:
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
    (item,) = read(record(1, http=http))
    assert isinstance(item, Item)
    assert item.content == samples.HTML
    assert "not encoded as its HTTP header says" in item.notes[0]


def test_what_is_no_page_is_passed_over() -> None:
    rest = [
        record(1, kind="request"),
        record(2, http="HTTP/1.1 301 Moved\r\nContent-Type: text/html"),
        record(3, http="HTTP/1.1 200 OK\r\nContent-Type: image/png"),
        record(4, kind="response", http=None, type_="text/dns"),
    ]
    assert places(b"".join(rest) + record(5)) == ["#5"]
    (error,) = read(b"".join(rest))
    assert isinstance(error, PageError)
    assert error.reason == "no_pages"
    assert "1 redirects or errors of servers" in error.detail


def test_a_record_that_is_broken_is_told_and_the_rest_is_read() -> None:
    assert places(record(1) + record(2, length="x") + record(3)) == ["#1", "damaged a.warc#2", "#3"]
    assert places(record(1) + record(2, body=b"") + record(3)) == ["#1", "empty a.warc#2", "#3"]


def test_a_cut_file_gives_what_came_before_and_one_error() -> None:
    assert places(samples.warc(3)[:-80]) == ["#2", "#3", "damaged a.warc#4"]
    assert places(gzip.compress(samples.warc(3))[:-40])[-1] == "damaged a.warc"


def test_a_damaged_member_loses_itself_only() -> None:
    members = [bytearray(gzip.compress(record(number), mtime=0)) for number in (1, 2, 3)]
    members[1][30] ^= 0xFF
    assert places(b"".join(bytes(member) for member in members)) == ["#1", "damaged a.warc#2", "#3"]


def test_a_record_that_is_too_large_is_told_and_skipped() -> None:
    bomb = record(1, http="HTTP/1.1 200 OK\r\nContent-Encoding: gzip", body=gzip.compress(bytes(3_000_000)))
    long = record(2, body=b"a" * 400_000)
    assert places(bomb + long + record(3), max_page_bytes=100_000) == [
        "too_large a.warc#1", "too_large a.warc#2", "#3",
    ]  # fmt: skip


def test_after_many_broken_records_the_rest_is_left() -> None:
    found = places(record(1) + record(2, length="x") * 50, max_broken_records=3)
    assert found == ["#1", *(f"damaged a.warc#{number}" for number in (2, 3, 4)), "damaged a.warc"]


def test_a_page_that_the_crawler_cut_says_so() -> None:
    (item,) = read(record(1, extra="WARC-Truncated: length\r\n"))
    assert isinstance(item, Item)
    assert item.notes == ("the crawler cut the page off before its end",)

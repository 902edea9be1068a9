from __future__ import annotations

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import PageError
from communique.pages.source import Item, Source
from communique.pages.tables import is_jsonl, jsonl, table
from communique.settings import Settings
from tests.pages import samples

S = samples.SENTENCE


def lines(data: bytes | str, **limits: int) -> list[Item | PageError]:
    data = data.encode() if isinstance(data, str) else data
    return list(jsonl(Source("a.jsonl", io.BytesIO(data), Settings(**limits))))  # type: ignore[arg-type]


def rows(data: bytes | str, **limits: int) -> list[Item | PageError]:
    data = data.encode() if isinstance(data, str) else data
    return list(table(Source("a.csv", io.BytesIO(data), Settings(**limits))))  # type: ignore[arg-type]


def places(items: list[Item | PageError]) -> list[str]:
    return [
        item.place if isinstance(item, Item) else f"{item.reason} {item.origin.partition('#')[2]}" for item in items
    ]


def test_an_object_a_line_is_a_page_with_its_claims() -> None:
    first, second = lines(samples.JSONL)
    assert first == Item(
        place="#1", content=S, media_type="text/plain", title="Talks", outlet="The Harbour Ledger", claimed="2016-02-24"
    )
    assert isinstance(second, Item)
    assert (second.content, second.url) == (f"{S}\nThey left.", "https://harbour.example/2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [(f"<p>{S}</p>", "text/html"), (f"{S}<br/>{S}", "text/html"), (f"{S} AT&T <sic> a < b", "text/plain")],
)
def test_a_text_with_tags_is_html(text: str, expected: str) -> None:
    (item,) = lines(json.dumps({"text": text}))
    assert isinstance(item, Item)
    assert (item.content, item.media_type) == (text, expected)


def test_lines_that_are_broken_are_told_by_number_and_the_rest_is_read() -> None:
    data = f'{{"text": "{S}"}}\n\n{{"text": \n[]\n{{"text": ""}}\n{{"text": 3}}\n{{"text": "{S}"}}'
    assert places(lines(data)) == ["#1", "format 3", "format 4", "empty 5", "empty 6", "#7"]


def test_a_line_without_end_is_told_and_passed_over() -> None:
    data = f'{{"text": "{S}"}}\n{{"text": "{"a" * 5000}"}}\n{{"text": "{S}"}}\n'
    assert places(lines(data, max_page_bytes=500)) == ["#1", "too_large 2", "#3"]


def test_nesting_and_halves_of_characters_do_no_harm() -> None:
    deep, half = "[" * 100_000, '{"text": "They \\ud800 met in Vienna."}'
    _, item = lines(f"{deep}\n{half}")
    assert isinstance(item, Item)
    assert item.content == "They \ufffd met in Vienna."
    assert item.notes == ("the page holds halves of characters; each was replaced by U+FFFD",)


def test_a_file_that_is_something_else_is_given_up() -> None:
    found = lines(b"\x01\x02\n" * 1000 + samples.JSONL.encode(), max_broken_records=5)
    assert [item.reason for item in found if isinstance(item, PageError)] == ["binary"] * 5 + ["damaged"]


def test_a_cut_compressed_file_gives_what_came_before_and_one_error() -> None:
    data = gzip.compress(b"".join(b'{"text": "They met on day %d."}\n' % day for day in range(3000)))
    *pages, error = lines(data[:-300])
    assert len(pages) > 1000
    assert all(isinstance(page, Item) for page in pages)
    assert isinstance(error, PageError)
    assert error.origin == "a.jsonl"


def test_json_lines_are_known_by_their_look() -> None:
    assert is_jsonl(samples.JSONL.encode())
    assert is_jsonl(b'{"text": "' + b"a" * 70_000)
    assert not is_jsonl(b'{"name": "x"}\n')
    assert not is_jsonl(b"{They met.}")


def test_a_row_is_a_page_with_its_claims() -> None:
    first, second = rows(samples.CSV)
    assert first == Item(
        place="#1",
        content=f'{S}\nThey said "no".',
        media_type="text/plain",
        title="Talks",
        outlet="The Harbour Ledger",
        claimed="2016-02-24",
    )
    assert isinstance(second, Item)
    assert (second.title, second.claimed, second.outlet) == ("More", None, None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    text = "Они встретились в Вене и говорили два часа за закрытыми дверями без прессы"
    data = f"title{delimiter}text\r\nПереговоры{delimiter}{text}\r\n" * 1
    (item,) = rows(data.encode(encoding))
    assert isinstance(item, Item)
    assert (item.title, item.content) == ("Переговоры", text)


def test_a_quotation_mark_that_is_never_closed_loses_its_own_row_only() -> None:
    head = "title,text,date,url\n"
    good = f"Talks,{S},2016-02-24,\n"
    assert places(rows(f'{head}{good}Talks,"{S},2016-02-24,\n{good}{good}')) == ["#1", "format 2", "#3", "#4"]


def test_rows_that_do_not_fit_the_header_are_told() -> None:
    assert places(rows(f"title,text\na,{S}\nb,{S},c\n\nc\nd,{S}\n")) == ["#1", "format 2", "format 3", "#4"]


def test_a_field_without_end_is_told() -> None:
    assert places(rows(f"title,text\na,{'x' * 5000}\nb,{S}\n", max_page_bytes=500)) == ["too_large 1", "#2"]


@pytest.mark.parametrize("head", ["a,b\n", "\n", "path,url,outlet\n", "text," * 5000])
def test_a_table_without_a_text_is_refused(head: str) -> None:
    with pytest.raises(PageError):
        rows(f"{head}x,y\n", max_page_bytes=1000)


@given(st.text(st.sampled_from('a,";\n\r\0\ufeff {}[]:') | st.characters(), max_size=200))
def test_any_text_comes_to_an_end(text: str) -> None:
    lines(text.encode("utf-8", "surrogatepass"))
    rows(b"title,text\n" + text.encode("utf-8", "surrogatepass"))

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import PageError
from communique.pages import decode, media_type

RUSSIAN = "Президенты России и США поговорили по телефону. Разговор прошёл по просьбе американской стороны."
FRENCH = "Le ministre français s’est entretenu avec son collègue : « Nous avons évoqué la trêve », a-t-il déclaré."


def reason(data: bytes) -> str:
    with pytest.raises(PageError) as caught:
        decode(data, "page")
    return caught.value.reason


@given(st.binary(max_size=2000))
def test_any_bytes_give_a_text_or_a_page_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "page")
    except PageError as error:
        assert error.reason in {"empty", "binary", "undecodable"}  # noqa: PT017  either outcome is right
    else:
        assert "\r\n" not in text
        assert "\x00" not in text
        text.encode("utf-8")


@given(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda text: text.strip("\ufeff \u2028") != ""
    )
)
def test_utf_8_comes_back_unchanged(text: str) -> None:
    try:
        assert decode(text.encode(), "page") == (text.removeprefix("\ufeff"), ())
    except PageError as error:
        assert error.reason == "empty" and text.strip("\ufeff").strip() == ""  # noqa: PT017, PT018


@given(st.lists(st.sampled_from(["a", "\r\n", "\n", "\r", "b "]), min_size=1))
def test_cr_lf_becomes_lf_and_nothing_else_changes(parts: list[str]) -> None:
    text = "x" + "".join(parts)
    assert decode(text.encode(), "page")[0] == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_believed_and_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + RUSSIAN.encode(encoding), "page") == (RUSSIAN, ())


def test_utf_16_without_a_mark_is_seen() -> None:
    text, notes = decode(("They met in Paris. " * 20).encode("utf-16-le"), "page")
    assert text.startswith("They met in Paris.")
    assert notes == ("the encoding is not declared; read as utf-16-le",)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_a_declared_encoding_is_believed(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{RUSSIAN}</p></body></html>'
    assert decode(page.encode(encoding), "page") == (page, ())


def test_a_page_that_declares_latin_1_is_read_as_browsers_read_it() -> None:
    page = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>“No,” he said — again.</p>"
    assert decode(page.encode("cp1252"), "page")[0] == page


def test_valid_utf_8_goes_before_a_wrong_declaration() -> None:
    page = f'<meta charset="windows-1252"><p>{RUSSIAN}</p>'
    assert decode(page.encode(), "page")[0] == page


@pytest.mark.parametrize(
    "name", ["unicode_escape", "punycode", "rot13", "zlib", "utf-7", "idna", "no-such", "undefined"]
)
def test_a_page_cannot_ask_for_an_encoding_that_browsers_lack(name: str) -> None:
    page = f'<meta charset="{name}"><p>Talks \\u0041 +AGE- caf\xe9 in the old town, said nobody in particular.</p>'
    assert decode(page.encode("cp1252"), "page")[0] == page


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN * 5, "windows-1251"), (FRENCH, "cp1252")])
def test_an_undeclared_encoding_is_found_and_noted(text: str, encoding: str) -> None:
    got, notes = decode(text.encode(encoding), "page")
    assert got == text
    assert "not declared" in notes[0]


def test_utf_8_broken_in_places_is_mended_and_noted() -> None:
    data = (RUSSIAN + " конец").encode()
    text, notes = decode(data[:40] + b"\xff" + data[40:], "page")
    assert text.count("\ufffd") in {1, 2, 3}  # the byte may fall into the middle of a letter
    assert text.endswith("конец")
    assert "broken in places" in notes[0]


def test_an_encoding_that_is_broken_all_over_is_refused() -> None:
    page = b'<meta charset="utf-8"><p>' + b"\xff\xfe\xfa\x80 " * 400
    assert reason(codecs.BOM_UTF8 + page) == "undecodable"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\u00a0\u2003".encode(), b"\x00" * 50]
)
def test_nothing_is_empty(data: bytes) -> None:
    assert reason(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 some words of a page follow here",
        b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 20,
        b"PK\x03\x04 words",
        b"\x7fELF\x02\x01\x01" + bytes(range(256)),
        bytes(range(256)) * 8,
        b"\x01\x02\x03\x04 few words",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    assert reason(data) == "binary"


def test_a_stray_nul_does_not_lose_the_page() -> None:
    text, notes = decode(b"The ministers met in \x00Paris on Monday. No more was said about it.", "page")
    assert "\x00" not in text
    assert text.startswith("The ministers met in \ufffdParis")
    assert "NUL" in notes[0]


@pytest.mark.parametrize(
    "content",
    [
        "<!DOCTYPE html><p>x",
        "\n<!-- saved -->\n<HTML lang=en>",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
        "Talks<br>They met<br>and <b>left</b> <a href='x'>here</a> again<br><br>",
    ],
)
def test_html_is_known_by_its_look(content: str) -> None:
    assert media_type(content, "page.txt") == "text/html"


def test_text_under_an_html_name_is_text() -> None:
    assert media_type("They met in Paris.\n\nThey left.", "page.html") == "text/plain"


def test_few_tags_are_html_only_under_an_html_name() -> None:
    content = "They met in <b>Paris</b>."
    assert media_type(content, "page.html") == "text/html"
    assert media_type(content, "page.txt") == "text/plain"
    assert media_type(content, "-") == "text/plain"

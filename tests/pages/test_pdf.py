from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from communique.errors import PageError
from communique.pages.pdf import pdf
from communique.pages.source import Item, Source
from communique.settings import Settings
from tests.pages import samples


def read(data: bytes, **limits: int) -> Item:
    (item,) = pdf(Source("a.pdf", io.BytesIO(data), Settings(**limits)))  # type: ignore[arg-type]
    return item


def reason(data: bytes, **limits: int) -> str:
    with pytest.raises(PageError) as caught:
        read(data, **limits)
    return caught.value.reason


def test_the_text_layer_is_read_a_paragraph_a_line() -> None:
    first = "Talks\nThe foreign ministers of both states met in Vienna on\nTuesday and agreed to talk before the end."
    item = read(samples.pdf(first, "They left."))
    assert item.content == (
        "Talks\nThe foreign ministers of both states met in Vienna on Tuesday and agreed to talk before the end."
        "\n\nThey left."
    )
    assert item.media_type == "text/plain"
    assert item.notes == ()


def test_what_is_printed_on_every_page_is_not_run_into_the_text() -> None:
    middle = "The foreign ministers of both states met in Vienna on\nTuesday and agreed to talk before the"
    item = read(samples.pdf(f"Harbour Ledger\n{middle}\n1", "Harbour Ledger\nend of the month. They left.\n2"))
    assert item.content == (
        "Harbour Ledger\nThe foreign ministers of both states met in Vienna on Tuesday and agreed to talk before the\n1"
        "\n\nHarbour Ledger\nend of the month. They left.\n2"
    )


def test_pictures_without_text_are_told() -> None:
    assert reason(samples.pdf("", "1")) == "no_text"


def test_a_password_is_told() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(samples.pdf("They met."))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert reason(file.getvalue()) == "encrypted"


def test_a_long_one_is_read_up_to_the_limit() -> None:
    item = read(samples.pdf("They met.", "They left.", "The end."), max_pdf_pages=2)
    assert item.content == "They met.\n\nThey left."
    assert "the rest is left out" in item.notes[0]


def test_a_slow_one_is_refused() -> None:
    assert reason(samples.pdf("They met."), max_pdf_seconds=-1) == "slow"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n" + b"1 0 obj\n" * 500, samples.pdf("They met.")[:200]])
def test_a_damaged_one_is_told(data: bytes) -> None:
    assert reason(data) == "damaged"


def test_a_page_of_endless_drawing_is_left_out() -> None:
    item = read(samples.pdf("They met.", "x" * 2_000_000))
    assert item.content == "They met."
    assert item.notes == ("of the PDF these pages cannot be read: 2",)

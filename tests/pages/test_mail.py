from __future__ import annotations

import io

import pytest

from communique.errors import PageError
from communique.pages.mail import mail
from communique.pages.source import Item, Source
from communique.settings import Settings
from tests.pages import samples

PERSONAL = "From: Ann Lee <ann@levant.example>\nSubject: Re: Fwd: Talks\nDate: Wed, 24 Feb 2016 10:00:00 +0000\n"


def read(text: str | bytes) -> Item:
    data = text.encode() if isinstance(text, str) else text
    (item,) = mail(Source("a.eml", io.BytesIO(data), Settings()))
    return item


def test_a_newsletter_is_the_outlets_page_of_its_day() -> None:
    item = read(
        samples.MAIL.replace("multipart/alternative", "multipart/mixed").replace("she said.", "she said. " * 30)
    )
    assert item.content.startswith(f"{samples.SENTENCE} “Yes,” she said.")
    assert item.media_type == "text/plain"
    assert (item.title, item.outlet, item.claimed) == ("Talks – more", "The Harbour Ledger", "2016-02-24")


def test_the_html_part_is_read_where_the_text_is_a_stub() -> None:
    assert read(samples.MAIL).media_type == "text/html"


def test_the_day_of_a_persons_mail_is_no_publication_date() -> None:
    item = read(f"{PERSONAL}\n{samples.SENTENCE}\n")
    assert (item.title, item.outlet, item.claimed, item.fetched) == ("Talks", None, None, "2016-02-24")
    assert item.notes == ("a mail of 2016-02-24 from Ann Lee, who need not be its author",)


def test_flowed_lines_are_put_together() -> None:
    item = read(f"{PERSONAL}Content-Type: text/plain; format=flowed\n\nThe ministers \nmet.\nThey left.\n")
    assert item.content == "The ministers met.\nThey left.\n"


def test_the_encoding_is_the_parts_own() -> None:
    head = f"{PERSONAL}Content-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\n"
    assert read(head.encode() + "Они встретились.".encode("cp1251")).content == "Они встретились."


def test_a_page_that_a_browser_saved_has_its_address_and_day() -> None:
    page = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://harbour.example/1\nSubject: Talks\n"
        "Date: Wed, 24 Feb 2016 10:00:00 +0000\nContent-Type: multipart/related; boundary=cut\n\n"
        f"--cut\nContent-Type: text/html\n\n{samples.HTML}\n--cut--\n"
    )
    item = read(page)
    assert (item.url, item.fetched, item.claimed, item.media_type) == (
        "https://harbour.example/1", "2016-02-24", None, "text/html",
    )  # fmt: skip


def test_attachments_are_not_the_mail() -> None:
    head = f"{PERSONAL}Content-Type: text/plain\nContent-Disposition: attachment\n\nThey met.\n"
    with pytest.raises(PageError, match="only attachments"):
        read(head)


@pytest.mark.parametrize(
    "text",
    [
        "Content-Type: text/plain; " + "a*0=b;" * 10_000 + "\n\nThey met.",
        "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\n\n" * 30_000,
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(5000)),
        "From: " + "(" * 5000 + "\n\nThey met.",
    ],
    ids=["parameters", "parts", "nesting", "comments"],
)
def test_mails_that_never_end_are_refused(text: str) -> None:
    with pytest.raises(PageError) as caught:
        read(text)
    assert caught.value.reason == "format"


def test_headers_that_are_none_do_no_harm() -> None:
    item = read(b"Subject: =?ut\xff-8?q?a?=\nFrom: \xff\nDate: 1 1 1 1\nList-Id: =?x?b?!?=\n\nThey met.")
    assert item.content == "They met."

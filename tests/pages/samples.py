"""One small sound file of every format, in our own words, for the tests and for the fuzzer."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

SENTENCE = "The foreign ministers of both states met in Vienna on Tuesday and agreed to speak again before long."
HTML = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><h1>Talks</h1><p>{SENTENCE}</p></body></html>"


def record(
    number: int = 1,
    *,
    body: bytes = HTML.encode(),
    kind: str = "response",
    http: str | None = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8",
    type_: str = "application/http; msgtype=response",
    length: int | str | None = None,
    extra: str = "",
) -> bytes:
    """A record of a WARC file; ``length`` is what its header claims."""
    block = body if http is None else f"{http}\r\n\r\n".encode() + body
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
        f"WARC-Date: 2016-02-24T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {type_}\r\n{extra}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def warc(count: int = 3) -> bytes:
    """A WARC file with an information record and so many pages."""
    information = record(0, kind="warcinfo", http=None, type_="application/warc-fields", body=b"software: ours\r\n")
    return information + b"".join(record(number) for number in range(1, count + 1))


def pdf(*pages: str, catalog: str = "") -> bytes:
    """A PDF file with these lines of text on its pages."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        lines = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in page.split("\n"))
        drawn = f"BT /F1 11 Tf 60 780 Td 14 TL {lines}ET"
        shape = "/Parent 2 0 R/MediaBox[0 0 600 840]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page{shape}/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    made = b"%PDF-1.4\n"
    offsets = []
    for number, object_ in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{object_}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()


def archive(**members: bytes | str) -> bytes:
    """A ZIP archive; an underscore in a member's name stands for its point."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("_", "."), content)
    return file.getvalue()


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Harbour Ledger - World</title><link>https://www.harbour.example/</link>
<item><title>Talks &amp; truce</title><link>https://harbour.example/1</link>
<pubDate>Wed, 24 Feb 2016 23:30:00 -0500</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p>]]></content:encoded></item>
<item><title>More</title><guid>https://levant.example/2</guid><description>{SENTENCE}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Levant Courier</title><link href="https://levant.example/"/>
<entry><title type="html">Talks &lt;b&gt;again&lt;/b&gt;</title><link rel="self" href="https://levant.example/self"/>
<link href="https://levant.example/1"/><published>2016-02-24T10:00:00Z</published><updated>2016-03-01T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p></div></content></entry></feed>"""
MAIL = f"""From: The Harbour Ledger <news@harbour.example>
Subject: =?utf-8?q?Fwd=3A_Talks_=E2=80=93_more?=
Date: Wed, 24 Feb 2016 23:30:00 -0500
List-Unsubscribe: <https://harbour.example/leave>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="cut"

--cut
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{SENTENCE} =E2=80=9CYes,=E2=80=9D she said.

--cut
Content-Type: text/html; charset=utf-8

{HTML}
--cut--
"""
MARKDOWN = f"""---
title: "Talks: a start"
date: 2016-02-24
source: https://harbour.example/1
---
# Talks

{SENTENCE} **Nobody** said [more](https://harbour.example/2).
"""
JSONL = "\n".join(
    json.dumps(row)
    for row in (
        {"Headline": "Talks", "Body": SENTENCE, "Pub_Date": "24 Feb 2016", "source": {"name": "The Harbour Ledger"}},
        {"text": f"{SENTENCE}\r\nThey left.", "url": "https://harbour.example/2"},
    )
)
CSV = f"""Title;Full Text;Date;Publication
Talks;"{SENTENCE}
They said ""no"".";2016-02-24;The Harbour Ledger
More;{SENTENCE};;
"""

#: A file of every format, by name.
FILES: dict[str, bytes] = {
    "a.txt": f"Talks\n\n{SENTENCE}\n".encode(),
    "a.html": HTML.encode(),
    "a.md": MARKDOWN.encode(),
    "a.eml": MAIL.encode(),
    "a.pdf": pdf(f"Talks\n{SENTENCE}", SENTENCE),
    "a.warc": warc(),
    "a.warc.gz": b"".join(gzip.compress(record(number), mtime=0) for number in range(3)),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.jsonl": JSONL.encode(),
    "a.csv": CSV.encode(),
    "a.zip": archive(a_txt=SENTENCE, b_html=HTML, c_jsonl=JSONL),
}

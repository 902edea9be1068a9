"""The text layer of PDF files."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError

from communique.errors import PageError
from communique.pages.decode import clean
from communique.pages.source import Item, Source
from communique.pages.wrapping import unwrapped

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip of the programs that write PDF

_DIGITS = re.compile(r"[\d\W]+")
_LETTER = re.compile(r"[^\W\d_]")
# A page of text is some ten thousand bytes of drawing; beyond this it is a map, or an attack.
_MAX_DRAWING = 1_500_000


def pdf(source: Source) -> Iterator[Item]:
    """The text of all pages, a paragraph a line, a blank line between pages.

    Raises:
        PageError: it is encrypted or damaged, has no text layer, or takes too long.
    """
    data = source.whole()
    try:
        texts, notes = _texts(data, source)
    except DependencyError as error:
        raise PageError(source.origin, "encrypted", "the PDF is encrypted; save it without a password") from error
    except PageError:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes its code stumble over
        detail = f"the PDF is damaged ({type(error).__name__}: {str(error)[:200]})"
        raise PageError(source.origin, "damaged", detail) from error
    if not any(_LETTER.search(text) is not None for text in texts):
        raise PageError(source.origin, "no_text", "the PDF has no text layer, only pictures; run it through OCR first")
    content, mended = clean("\n\n".join(_paragraphs(texts)), source.origin)
    yield Item(content=content, media_type="text/plain", notes=(*notes, *mended))


def _texts(data: bytes, source: Source) -> tuple[list[str], tuple[str, ...]]:
    limits = source.settings
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise PageError(source.origin, "encrypted", "the PDF needs a password; save it without one")
    began = time.monotonic()
    texts: list[str] = []
    failed: list[int] = []
    size = 0
    for number, page in enumerate(reader.pages, start=1):
        if number > limits.max_pdf_pages:
            more = f"the PDF has more than {limits.max_pdf_pages} pages; the rest is left out"
            return texts, (*_failed(failed), more)
        if time.monotonic() - began > limits.max_pdf_seconds:
            raise PageError(source.origin, "slow", f"the PDF takes more than {limits.max_pdf_seconds:g} s to read")
        try:
            contents = page.get_contents()
            if contents is not None and len(contents.get_data()) > _MAX_DRAWING:
                raise ValueError("too much drawing")
            texts.append(page.extract_text())
        except Exception:  # as above; the other pages may be sound
            failed.append(number)
            continue
        size += len(texts[-1])
        if size > limits.max_page_bytes:
            raise PageError(source.origin, "too_large", f"the text has more than {limits.max_page_bytes:,} characters")
    if len(texts) == 0 and len(failed) > 0:
        raise ValueError("not one page can be read")
    return texts, _failed(failed)


def _paragraphs(texts: list[str]) -> Iterator[str]:
    """The pages with a paragraph a line; what is printed on top or at the foot of several keeps a line of its own."""
    pages = [[line.strip() for line in text.split("\n") if line.strip() != ""] for text in texts]
    running = Counter(_DIGITS.sub("", line) for lines in pages for line in {*lines[:1], *lines[-1:]})
    for lines in pages:
        own = [_DIGITS.sub("", line) == "" or running[_DIGITS.sub("", line)] > 1 for line in lines]
        first = 1 if len(lines) > 0 and own[0] else 0
        last = len(lines) - 1 if len(lines) > 1 and own[-1] else len(lines)
        yield "\n".join(
            part for part in (*lines[:first], unwrapped("\n".join(lines[first:last])), *lines[last:]) if part != ""
        )


def _failed(numbers: list[int]) -> tuple[str, ...]:
    if len(numbers) == 0:
        return ()
    listed = ", ".join(str(number) for number in numbers[:10])
    return (f"of the PDF these pages cannot be read: {listed}{', ...' if len(numbers) > 10 else ''}",)

"""From bytes to text: which encoding, whether it is text at all, and whether that text is HTML."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from communique.errors import PageError
from communique.model.pages import MediaType
from communique.pages.formats import format_of, inner_suffix

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a", "a RAR archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database; for a ledger, see communique show"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document; save it as text"),
    (b"{\\rtf", "an RTF document; save it as text"),
)
_CHARSET = re.compile(
    rb"""<(?:meta\b[^<>]{0,300}?charset|\?xml\b[^<>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,20})""", re.I
)
# The encodings that browsers know; Python knows others too (punycode, unicode_escape), which no page may ask for.
_WEB_ENCODING = re.compile(
    r"utf-?8|utf-?16(?:-?[bl]e)?|us-ascii|ascii|latin-?1|iso-?8859-?\d\d?|(?:windows|cp)-?(?:125\d|874|866|949)|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|shift[_-]jis|sjis|euc-(?:jp|kr)|iso-2022-jp|macintosh|x-mac-cyrillic|tis-620"
)
_PYTHON_NAMES = {
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
    "windows-949": "cp949",
}
_AS_WINDOWS_1252 = frozenset({"ascii", "us-ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1"})  # as browsers do
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:p|div|a|br|span|h[1-6]|table|tr|td|ul|ol|li|b|i|em|strong|font|center|article|section)\b[^<>]*>", re.I
)
_START = re.compile(r"\s*(?:<\?xml\b[^<>]*>\s*)?<(?:!doctype\s+html|html|head|body|title|meta|p|div|article)\b", re.I)

# What an undeclared page can be in: EBCDIC and the like would fit anything.
_LIKELY = [
    "cp1251", "koi8_r", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp866", "iso8859_2", "iso8859_5",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip

# More than this share of control characters, and it is no text.
_MAX_CONTROL = 0.02
# More than this share of unreadable characters, and mending would be guessing.
_MAX_BROKEN = 0.1
# With fewer than this share of bytes above ASCII, a text that is no UTF-8 is in the Latin alphabet.
_LATIN = 0.04
_SAMPLE = 100_000
_TAR_MAGIC_AT = 257


def decode(data: bytes, origin: str, *, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The page as text, CR LF as LF and without a byte order mark, and notes on what had to be mended or guessed.

    Valid UTF-8 goes before the page's own declaration: a page that was saved by a program often still declares the
    encoding that it once had, and text in another encoding is next to never valid UTF-8 by chance.

    Args:
        charset: the encoding that the page came with, as an HTTP or mail header declares it; it goes before the
            page's own word, as in browsers.

    Raises:
        PageError: ``empty``, ``binary`` or ``undecodable``.
    """
    if data.strip(b" \t\r\n\f\v\x00\xef\xbb\xbf") == b"":
        detail = "the file is empty" if len(data) == 0 else "the file holds nothing but white space"
        raise PageError(origin, "empty", detail)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise PageError(origin, "binary", f"not a page but {what}")
    if data.startswith(b"ustar", _TAR_MAGIC_AT):
        raise PageError(origin, "binary", "not a page but a tar archive; unpack it first")
    text, notes = _text(data, origin, _known_encoding(charset or ""))
    return clean(text, origin, notes)


def clean(text: str, origin: str, notes: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """Text that came decoded, in the form that :func:`decode` gives, with more notes where it had to be mended.

    Raises:
        PageError: ``empty`` or ``binary``.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    control = len(_CONTROL.findall(text))
    if control > _MAX_CONTROL * len(text):
        raise PageError(origin, "binary", "not a page: the file holds binary data")
    if _SURROGATE.search(text) is not None:
        text = _SURROGATE.sub("\ufffd", text)
        notes = (*notes, "the page holds halves of characters; each was replaced by U+FFFD")
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
        notes = (*notes, "the page holds NUL characters; each was replaced by U+FFFD")
    if text.strip() == "":
        raise PageError(origin, "empty", "the file holds nothing but white space")
    return text, notes


def encoding_of(head: bytes) -> str:
    """The encoding of a long file by its beginning, for what is read line by line.

    >>> encoding_of("title;text\\nВстреча;Они встретились".encode())
    'utf-8'
    """
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if b"\x00" in head and (encoding := _wide(head)) != "":
        return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _guess(head)
    return "utf-8"


def media_type(content: str, name: str) -> MediaType:
    """HTML or plain text: by what the content looks like, and where that is not clear by the name's suffix.

    >>> media_type("<!DOCTYPE html><title>Talks</title><p>They met.", "page.txt")
    'text/html'
    >>> media_type("They met on <Monday>.", "page.txt")
    'text/plain'
    """
    if _START.match(content[:_SAMPLE], _after_comments(content[:_SAMPLE])) is not None:
        return "text/html"
    tags = sum(1 for _ in _TAG.finditer(content[:_SAMPLE]))
    named = format_of(inner_suffix(name))
    if named is not None and named.kind == "html":
        return "text/html" if tags > 0 or "&" in content else "text/plain"
    return "text/html" if tags >= 6 else "text/plain"


def _after_comments(content: str) -> int:
    """Where the comments that a page may begin with end. One step a comment: no pattern that a page could make slow."""
    at = len(content) - len(content.lstrip())
    while content.startswith("<!--", at) and (end := content.find("-->", at)) != -1:
        at = end + len("-->")
        at += len(content[at:]) - len(content[at:].lstrip())
    return at


def _text(data: bytes, origin: str, charset: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _mend(data[len(mark) :], encoding, origin)
    if b"\x00" in data[:_SAMPLE]:
        encoding = _wide(data[:_SAMPLE])
        if encoding != "":
            text, notes = _mend(data, encoding, origin)
            return text, (f"the encoding is not declared; read as {encoding}", *notes)
    if len(_CONTROL_BYTES.findall(data)) > _MAX_CONTROL * len(data):
        raise PageError(origin, "binary", "not a page: the file holds binary data")
    declared = charset or _declared(data)
    if declared == "iso-2022-jp" and b"\x1b" in data:
        return _mend(data, declared, origin)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared not in {"", "utf-8"}:
        return _mend(data, declared, origin)
    return _undeclared(data, origin)


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data, 0, 8192)
    return _known_encoding(match[1].decode("ascii", "ignore") if match is not None else "")


def _known_encoding(name: str) -> str:
    """Python's name of an encoding that browsers know, empty for any other."""
    name = name.strip().lower()
    if _WEB_ENCODING.fullmatch(name) is None:
        return ""
    if name in _AS_WINDOWS_1252:
        return "cp1252"
    if name.replace("-", "") in {"utf8", "utf16", "utf16le", "utf16be"}:
        return "utf-8"  # a declaration that can be read as ASCII is not in UTF-16, whatever it says
    try:
        return codecs.lookup(_PYTHON_NAMES.get(name, name)).name
    except LookupError:
        return ""


def _wide(sample: bytes) -> str:
    """UTF-16 without a byte order mark shows in Latin text as a zero in every other byte."""
    half = len(sample) // 2
    if half > 0 and sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if half > 0 and sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _undeclared(data: bytes, origin: str) -> tuple[str, tuple[str, ...]]:
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = sum(1 for char in mended[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    if whole >= 2 * broken:
        return _mend(data, "utf-8", origin)
    encoding = _guess(data)
    text, notes = _mend(data, encoding, origin)
    return text, (f"the encoding is not declared; read as {encoding}", *notes)


def _guess(data: bytes) -> str:
    """The encoding of a text that is neither declared nor UTF-8."""
    high = sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)
    if high < _LATIN * min(len(data), _SAMPLE):
        return "cp1252"
    cut = data[:_SAMPLE].rfind(b" ") if len(data) > _SAMPLE else len(data)
    best = from_bytes(data[:cut] if cut > 0 else data[:_SAMPLE], cp_isolation=_LIKELY).best()
    return best.encoding if best is not None else "utf-8"


def _mend(data: bytes, encoding: str, origin: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken == 0:
        return text, ()
    if broken > _MAX_BROKEN * len(text):
        detail = f"the encoding is broken: {broken:,} of {len(text):,} characters cannot be read as {encoding}"
        raise PageError(origin, "undecodable", detail)
    number = "one character" if broken == 1 else f"{broken:,} characters"
    return text, (f"the encoding ({encoding}) is broken in places; {number} could not be read and became U+FFFD",)

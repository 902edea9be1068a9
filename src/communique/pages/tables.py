"""Exports of media databases: an object a line (JSONL), or a table with a header (CSV)."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from communique.errors import PageError
from communique.pages.columns import FIELDS, address, columns_of, value_of, words
from communique.pages.days import day_of
from communique.pages.decode import clean, decode, encoding_of, media_type
from communique.pages.source import Item, Source

_PIECE = 1 << 16
# One of them makes a text HTML: exports hold what an editor wrote, not talk about markup.
_TAGS = re.compile(r"</(?:p|div|a|b|i|em|strong|span|li|h[1-6])>|<(?:br ?/?|p)>", re.IGNORECASE)
_DELIMITERS = ",;\t|"
# JSON may write a letter in six bytes, and a record has more than its text.
_ESCAPED = 2
# A line with so many values, as many as the header, is no line of prose.
_TELLING = 4


class _BrokenError(Exception):
    """A record that cannot be taken apart; ``args`` are a reason's code and a sentence."""


def jsonl(source: Source) -> Iterator[Item | PageError]:
    """One page for each line that holds a JSON object with a text; places are line numbers.

    The keys may be any of those in :data:`communique.pages.columns.FIELDS`, in any case. A line that is broken, too
    long or without text is told, and the rest is read.
    """
    broken = 0
    for number, line in _lines(source.stream, _ESCAPED * source.settings.max_page_bytes):
        place = f"#{number}"
        try:
            if isinstance(line, int):
                raise _BrokenError("too_large", f"the line has {line:,} bytes")
            if line.strip(b" \t\r\n\x00\xef\xbb\xbf") == b"":
                continue
            row = _object(line, source.at(place))
            broken = 0
            yield _item(source, place, row, columns_of(row))
        except _BrokenError as error:
            if source.damage is not None:
                break  # told as the damage that it is
            broken += 1
            yield PageError(source.at(place), *error.args)
        except PageError as error:
            yield error
        if broken >= source.settings.max_broken_records:
            yield _given_up(source, broken)
            return
    yield from source.end()


def table(source: Source) -> Iterator[Item | PageError]:
    """One page for each row of a CSV file; places count the rows under the header.

    Comma, semicolon, tab or bar is told from the header. Behind a broken row reading goes on with the next line.

    Raises:
        PageError: the header names no column with a text.
    """
    lines = _Lines(source)
    try:
        header = next(lines, "")
    except _BrokenError as error:
        raise PageError(source.origin, *error.args) from error
    delimiter = max(_DELIMITERS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    columns = columns_of(names)
    if "text" not in columns:
        raise _no_text(source.origin, names)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    number = broken = 0
    while True:
        number += 1
        place = f"#{number}"
        try:
            lines.begin()
            row = next(rows, None)
            if row is None:
                break
            if len(row) == 0:
                number -= 1
                continue
            if len(row) > len(names) or (len(row) < len(names) and broken > 0):
                raise _BrokenError("format", f"the row has {len(row)} values, the header {len(names)}")
            broken = 0
            yield _item(source, place, dict(zip(names, row, strict=False)), columns)
        except (csv.Error, _BrokenError) as error:
            if source.damage is not None:
                break
            broken += 1
            if isinstance(error, csv.Error) and len(names) >= _TELLING:
                lines.again()
            yield PageError(source.at(place), *(error.args if len(error.args) == 2 else ("format", f"no CSV: {error}")))
        except PageError as error:
            yield error
        if broken >= source.settings.max_broken_records:
            yield _given_up(source, broken)
            return
    yield from source.end()


def is_jsonl(head: bytes) -> bool:
    """Whether a file begins with a line that is a JSON object with a text."""
    line, ended, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if ended == b"" and not line.rstrip().endswith(b"}"):
        return b'"' in line[1:10]  # longer than what is looked at
    try:
        return "text" in columns_of(_object(line, ""))
    except _BrokenError:
        return False


def _item(source: Source, place: str, row: Mapping[str, object], columns: Mapping[str, str]) -> Item:
    origin = source.at(place)
    text = value_of(row, columns, "text")
    if "text" not in columns:
        error = _no_text(origin, list(row))
        raise _BrokenError(error.reason, error.detail)
    if not isinstance(text, str):
        raise PageError(origin, "empty", f"the record's {columns['text']!r} holds no text")
    if len(text) > source.settings.max_page_bytes:
        raise PageError(origin, "too_large", f"the record's text has {len(text):,} characters")
    content, notes = clean(text, origin)
    if "\ufffd" in content and len(notes) == 0:
        notes = ("some characters of the record could not be read; they stand as U+FFFD",)
    day, doubts = day_of(value_of(row, columns, "published"))
    return Item(
        place=place,
        content=content,
        media_type=media_type(content, "page.html" if _TAGS.search(content) is not None else "page.txt"),
        url=address(value_of(row, columns, "url")),
        outlet=words(value_of(row, columns, "outlet")),
        title=words(value_of(row, columns, "title")),
        claimed=day,
        notes=(*notes, *doubts),
    )


def _object(line: bytes, origin: str) -> dict[str, object]:
    try:
        found: object = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        try:  # lone halves of surrogates, NaN, other encodings: what the strict reader refuses
            found = json.loads(decode(line, origin)[0], strict=False)
        except (ValueError, RecursionError) as error:
            raise _BrokenError("format", f"the line is no JSON: {error}") from error
        except PageError as error:
            raise _BrokenError(error.reason, error.detail) from error
    if not isinstance(found, dict):
        raise _BrokenError("format", "the line is no JSON object")
    return found


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | int]]:
    """Every line with its number; of one longer than ``limit`` only its length."""
    number = 0
    while (line := stream.readline(limit)) != b"":
        number += 1
        if len(line) < limit or line.endswith(b"\n"):
            yield number, line
            continue
        size = len(line)
        while (piece := stream.readline(_PIECE)) != b"":
            size += len(piece)
            if piece.endswith(b"\n"):
                break
        yield number, size


class _Lines:
    """The decoded lines of a CSV file, none without end, and those of the last row once more where it was broken."""

    def __init__(self, source: Source) -> None:
        self._limit = source.settings.max_page_bytes
        csv.field_size_limit(max(csv.field_size_limit(), self._limit))  # one for the whole process
        self._reader = io.TextIOWrapper(source.stream, encoding_of(source.head), errors="replace", newline="")
        self._row: list[str] = []
        self._waiting: list[str] = []

    def begin(self) -> None:
        """A new row begins with the next line."""
        self._row = []

    def again(self) -> None:
        """Give the row's lines once more, but for its first: an open quotation mark may have swallowed sound rows."""
        self._waiting += self._row[:0:-1]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._waiting) > 0:
            line = self._waiting.pop()
        else:
            line = self._reader.readline(self._limit)
            if len(line) >= self._limit and not line.endswith(("\n", "\r")):
                self._refuse(len(line))
        if line == "":
            raise StopIteration
        self._row.append(line)
        return line.removeprefix("\ufeff")

    def _refuse(self, size: int) -> None:
        while (piece := self._reader.readline(_PIECE)) != "":
            size += len(piece)
            if piece.endswith(("\n", "\r")):
                break
        raise _BrokenError("too_large", f"a line has {size:,} characters")


def _no_text(origin: str, names: list[str]) -> PageError:
    listed = ", ".join((words(name) or "''")[:40] for name in names[:12])
    wanted = ", ".join(FIELDS["text"][:3])
    return PageError(
        origin, "no_text", f"nothing in it is named {wanted} or the like; there are {listed or 'no names'}"
    )


def _given_up(source: Source, broken: int) -> PageError:
    return PageError(source.origin, "damaged", f"{broken} broken records on end; the rest is not read")

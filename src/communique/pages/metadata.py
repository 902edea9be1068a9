"""What the user knows of single pages (``--metadata FILE``) and of all of them (``--published``, ``--outlet``)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path, PurePosixPath

import msgspec

from communique.errors import DataFileError, UsageError
from communique.model import Record

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].+)?")
_SPACE = re.compile(r"[ \t\r\n]*")


class Given(Record, frozen=True, kw_only=True):
    """What the options say of every page; make it with :func:`given`, which checks the date."""

    published: str | None = None
    outlet: str | None = None


class Known(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a metadata file: what is known of one page. ``published`` is an ISO day."""

    path: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None


class Metadata:
    """The rows of a metadata file, by path or file name. Remembers which were asked for."""

    def __init__(self, rows: dict[str, Known]) -> None:
        self._rows = rows
        self._used: set[str] = set()

    def known(self, origin: str) -> Known | None:
        """The row for a page: that of its whole path before that of a shorter tail of it, last of its file name."""
        for key in _tails(origin):
            if key in self._rows:
                self._used.add(key)
                return self._rows[key]
        return None

    def known_address(self, url: str) -> Known | None:
        """The row whose path is this address: for pages out of a file that tells where each came from."""
        key = _normal(url)
        if key not in self._rows:
            return None
        self._used.add(key)
        return self._rows[key]

    def unused(self) -> list[str]:
        """Paths of the file's rows that no page has asked for yet, in the file's order: a typing error, most likely."""
        return [row.path for key, row in self._rows.items() if key not in self._used]


def given(*, published: str | None = None, outlet: str | None = None) -> Given:
    """The options, checked.

    Raises:
        UsageError: if ``published`` is no ISO date.
    """
    try:
        day = _day(published)
    except ValueError as error:
        raise UsageError(
            f"--published {error}", hint="Write the day as YYYY-MM-DD, for instance 2013-03-01."
        ) from error
    return Given(published=day, outlet=outlet or None)


def load_metadata(path: Path) -> Metadata:
    """Reads a CSV file with a header, a JSON list or mapping by path, or JSON lines.

    Columns or keys: ``path`` (a path, the tail of one, or a file name), ``url``, ``outlet``, ``title``, ``published``
    (ISO date). An empty value means: not known.

    Raises:
        DataFileError: with file and line, for an unknown column, a bad date, or a path given twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(str(path), None, f"cannot be read: {error}") from error
    readers = {".csv": _csv, ".json": _json, ".jsonl": _jsonl, ".ndjson": _jsonl}
    suffix = path.suffix.lower()
    if suffix not in readers:
        raise DataFileError(
            str(path), None, f"a metadata file is .csv, .json or .jsonl, not {suffix or 'without suffix'}"
        )
    rows: dict[str, Known] = {}
    for line, item in readers[suffix](str(path), text):
        row = _row(str(path), line, item)
        key = _normal(row.path)
        if key in rows:
            raise DataFileError(str(path), line, f"path {row.path!r} is given twice")
        rows[key] = row
    return Metadata(rows)


def _row(file: str, line: int, item: object) -> Known:
    if isinstance(item, dict):
        item = {key: (value.strip() or None) if isinstance(value, str) else value for key, value in item.items()}
    try:
        row = msgspec.convert(item, Known)
        day = _day(row.published)
    except msgspec.ValidationError as error:
        allowed = ", ".join(Known.__struct_fields__)
        raise DataFileError(file, line, f"{error}; allowed are {allowed}") from error
    except ValueError as error:
        raise DataFileError(file, line, f"published {error}; write it as YYYY-MM-DD or leave it empty") from error
    return msgspec.structs.replace(row, published=day)


def _day(value: str | None) -> str | None:
    """The ISO day of an ISO date or date with time; None for nothing.

    Raises:
        ValueError: with what was given and what is wrong with it.
    """
    if value is None or value == "":
        return None
    if _DAY.fullmatch(value) is None:
        raise ValueError(f"{value!r} is not an ISO date")
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError as error:
        raise ValueError(f"{value!r} is not a day of the calendar") from error


def _csv(file: str, text: str) -> Iterator[tuple[int, object]]:
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        if "path" not in (reader.fieldnames or ()):
            raise DataFileError(
                file, 1, f"a column named path is missing; there are {', '.join(reader.fieldnames or ())}"
            )
        for row in reader:
            if None in row:
                raise DataFileError(file, reader.line_num, "more values than columns; put values with commas in quotes")
            yield reader.line_num, dict(row)
    except csv.Error as error:
        raise DataFileError(file, reader.line_num + 1, f"not CSV: {error}") from error


def _jsonl(file: str, text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() != "":
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise DataFileError(file, number, f"not JSON: {error}") from error


def _json(file: str, text: str) -> Iterator[tuple[int, object]]:
    """Items of a list, or values of a mapping with their key as path, each with the line that it starts in."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    opening = text[at : at + 1]
    closing = {"[": "]", "{": "}"}.get(opening)
    try:
        json.loads(text)  # after this, stepping through the outer level cannot go wrong
        if closing is None:
            raise DataFileError(file, 1, "must be a list of objects, or a mapping from path to object")
        at = _skip(text, at + 1)
        while text[at] != closing:
            line = text.count("\n", 0, at) + 1
            item, at = decoder.raw_decode(text, at)
            if closing == "}":
                key = item
                item, at = decoder.raw_decode(text, _skip(text, _skip(text, at) + 1))
                item = {**item, "path": key} if isinstance(item, dict) else item
            yield line, item
            at = _skip(text, at)
            at = _skip(text, at + 1) if text[at] == "," else at
    except json.JSONDecodeError as error:
        raise DataFileError(file, error.lineno, f"not JSON: {error.msg}") from error
    except RecursionError as error:
        raise DataFileError(file, None, "not a metadata file: nested too deep") from error


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match is not None else at


def _normal(path: str) -> str:
    return str(PurePosixPath(path.replace("\\", "/")))


def _tails(origin: str) -> Iterator[str]:
    path = PurePosixPath(origin.replace("\\", "/"))
    for start in range(len(path.parts)):
        yield str(PurePosixPath(*path.parts[start:]))

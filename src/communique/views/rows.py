"""Tables as people and programs want them: an immutable sequence of rows with stable columns."""

from __future__ import annotations

import csv
import html
import importlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, overload

from communique.errors import UsageError

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

# A notebook page or a prompt shows this many rows; the rest are counted.
_SHOWN = 20
_CELL_WIDTH = 48
# A spreadsheet runs a cell that begins so as a formula, and a cell may hold a hostile page's words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Rows(Sequence[Row]):
    """Rows of one listing. Every row has every column, in the same order; what is not known is None.

    >>> rows = Rows(("event", "form"), [("e1", "call"), ("e2", None)])
    >>> len(rows), rows[0]["form"]
    (2, 'call')
    >>> rows.to_dicts()
    [{'event': 'e1', 'form': 'call'}, {'event': 'e2', 'form': None}]
    """

    __slots__ = ("_cells", "_columns")

    def __init__(self, columns: Iterable[str], rows: Iterable[Sequence[Cell]]) -> None:
        self._columns = tuple(columns)
        self._cells = tuple(tuple(row) for row in rows)
        for row in self._cells:
            if len(row) != len(self._columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self._columns)} columns")

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; the same for an empty listing."""
        return self._columns

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Rows: ...

    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self._columns, self._cells[index])
        return MappingProxyType(dict(zip(self._columns, self._cells[index], strict=True)))

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[Row]:
        return (self[index] for index in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self._columns == other._columns and self._cells == other._cells

    def __hash__(self) -> int:
        return hash((self._columns, self._cells))

    def __repr__(self) -> str:
        lines = [" | ".join(self._columns)]
        lines += [" | ".join(_short(cell) for cell in row) for row in self._cells[:_SHOWN]]
        return "\n".join([*lines, self._tally()])

    def _repr_html_(self) -> str:
        """The table as a notebook shows it; every cell is escaped."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self._columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_text(cell))}</td>" for cell in row) + "</tr>"
            for row in self._cells[:_SHOWN]
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{html.escape(self._tally())}</p>"

    def to_dicts(self) -> list[dict[str, Cell]]:
        """The rows as plain dictionaries, which the caller may change."""
        return [dict(zip(self._columns, row, strict=True)) for row in self._cells]

    def to_json(self) -> str:
        """A JSON array of objects, one object a line."""
        lines = [json.dumps(row, ensure_ascii=False) for row in self.to_dicts()]
        return "[" + ",\n ".join(lines) + "]"

    def to_csv(self) -> str:
        """Comma-separated values with a header line.

        Text that a spreadsheet would run as a formula gets an apostrophe in front; what is not known is empty.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self._columns)
        writer.writerows([_csv_cell(cell) for cell in row] for row in self._cells)
        return out.getvalue()

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``; raises UsageError where pandas is not installed."""
        return self._with_pandas(_library("pandas"))

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``; raises UsageError where polars is not installed."""
        return self._with_polars(_library("polars"))

    def frame(self) -> Any:
        """A data frame of whichever library is installed, pandas first; UsageError where neither is."""
        try:
            return self.to_pandas()
        except UsageError:
            pass
        try:
            return self.to_polars()
        except UsageError as error:
            raise UsageError(
                "a data frame needs pandas or polars, and neither is installed",
                hint='Run: pip install "communique[pandas]" or pip install "communique[polars]".',
            ) from error

    def _with_pandas(self, pandas: Any) -> Any:
        return pandas.DataFrame(self.to_dicts(), columns=list(self._columns))

    def _with_polars(self, polars: Any) -> Any:
        # All rows decide a column's type: a column can be empty for a thousand rows and then hold words.
        return polars.DataFrame(list(self._cells), schema=list(self._columns), orient="row", infer_schema_length=None)

    def _tally(self) -> str:
        rows = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        return rows if len(self) <= _SHOWN else f"{rows}, {_SHOWN} shown"


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(f"{name} is not installed", hint=f'Run: pip install "communique[{name}]".') from error


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _short(cell: Cell) -> str:
    text = " ".join(_text(cell).split())
    return text if len(text) <= _CELL_WIDTH else text[: _CELL_WIDTH - 1] + "…"


def _csv_cell(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import UsageError
from communique.views.rows import Cell, Rows

ROWS = Rows(("event", "form", "sources"), [("e1", "call", 2), ("e2", None, 1)])


def without(*missing: str) -> Callable[[str], Any]:
    real = importlib.import_module

    def load(name: str) -> Any:
        if name in missing:
            raise ModuleNotFoundError(name)
        return real(name)

    return load


def test_rows_are_a_sequence_of_mappings() -> None:
    assert len(ROWS) == 2
    assert ROWS[0]["form"] == "call"
    assert [row["event"] for row in ROWS] == ["e1", "e2"]
    assert ROWS[-1]["sources"] == 1
    assert ROWS[:1].to_dicts() == [{"event": "e1", "form": "call", "sources": 2}]


def test_rows_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ROWS[0]["form"] = "visit"  # type: ignore[index]
    ROWS.to_dicts()[0]["form"] = "visit"
    assert ROWS[0]["form"] == "call"


def test_rows_are_equal_by_value() -> None:
    same = Rows(ROWS.columns, [("e1", "call", 2), ("e2", None, 1)])
    assert same == ROWS
    assert hash(ROWS) == hash(same)
    assert ROWS[:1] != ROWS
    assert ROWS != [("e1", "call", 2)]


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        Rows(("a", "b"), [("only",)])


def test_an_empty_listing_keeps_its_columns() -> None:
    empty = ROWS[:0]
    assert empty.columns == ROWS.columns
    assert empty.to_csv() == "event,form,sources\n"
    assert empty.to_json() == "[]"
    assert list(empty.to_pandas().columns) == list(ROWS.columns)
    assert empty.to_polars().columns == list(ROWS.columns)


def test_json_keeps_types_and_letters() -> None:
    rows = Rows(("name", "registered"), [("Bashar al-Assad — الأسد", True)])
    assert json.loads(rows.to_json()) == rows.to_dicts()
    assert "الأسد" in rows.to_json()


_CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.integers(), st.booleans(), st.text(st.characters(codec="utf-8"))
)


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=5))
def test_json_gives_back_every_row(cells: list[tuple[Cell, Cell]]) -> None:
    rows = Rows(("a", "b"), cells)
    assert json.loads(rows.to_json()) == rows.to_dicts()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_csv_never_begins_a_cell_as_a_formula(words: str) -> None:
    ((cell,),) = list(csv.reader(io.StringIO(Rows(("quote",), [(words,)]).to_csv())))[1:]
    assert cell.removeprefix("'") == words.removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@"))


def test_csv_leaves_numbers_and_the_unknown_alone() -> None:
    assert Rows(("n", "m"), [(-5, None)]).to_csv() == "n,m\n-5,\n"


def test_frames_hold_the_rows() -> None:
    assert ROWS.to_pandas().to_dict("records")[0] == {"event": "e1", "form": "call", "sources": 2}
    assert ROWS.to_polars().to_dicts() == ROWS.to_dicts()
    assert type(ROWS.frame()).__module__.startswith("pandas")


def test_a_column_may_begin_with_a_thousand_unknowns() -> None:
    rows = Rows(("place",), [*[(None,)] * 1000, ("Berlin",)])
    assert rows.to_polars()["place"][1000] == "Berlin"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_names_what_to_install(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setattr(importlib, "import_module", without(library))
    with pytest.raises(UsageError, match=rf'pip install "communique\[{library}\]"'):
        getattr(ROWS, f"to_{library}")()


def test_a_frame_is_of_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib, "import_module", without("pandas"))
    assert type(ROWS.frame()).__module__.startswith("polars")
    monkeypatch.setattr(importlib, "import_module", without("pandas", "polars"))
    with pytest.raises(UsageError, match="neither is"):
        ROWS.frame()


def test_a_notebook_gets_a_table_in_which_a_page_cannot_speak() -> None:
    rows = Rows(("quote",), [("<script>alert(1)</script>",)])
    assert "&lt;script&gt;" in rows._repr_html_()
    assert "<script" not in rows._repr_html_()


def test_a_long_listing_is_shown_in_part_and_counted() -> None:
    rows = Rows(("n", "words"), [(n, "a\nb " * 40) for n in range(25)])
    shown = repr(rows).splitlines()
    assert len(shown) == 22
    assert shown[-1] == "25 rows, 20 shown"
    assert "25 rows, 20 shown" in rows._repr_html_()
    assert repr(ROWS).splitlines()[-1] == "2 rows"

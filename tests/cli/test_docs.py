from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec

from communique.cli import docs
from communique.model import Report
from communique.store import VIEWS
from communique.views.ledger import Ledger

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_in_docs_say_what_the_code_says() -> None:
    assert docs.drifted(DOCS) == [], "run: python -m communique.cli.docs docs"


def test_drift_is_named(tmp_path: Path) -> None:
    docs.write(tmp_path)
    assert docs.main(["--check", str(tmp_path)]) == 0
    (tmp_path / "cli.md").write_text("old")
    assert docs.main(["--check", str(tmp_path)]) == 1
    assert docs.drifted(tmp_path) == ["cli.md"]


def test_the_schema_knows_every_field_of_a_report(make_report: Callable[..., Report]) -> None:
    schema = json.loads(docs.report_schema())
    report = json.loads(msgspec.json.encode(make_report("Lavrov met Kerry.")))
    assert set(schema["$defs"]["Report"]["properties"]) == set(report)


def test_the_page_of_tables_names_every_column_of_every_view() -> None:
    page = docs.tables_page()
    with Ledger.open(":memory:", create=True) as ledger:
        for name in VIEWS:
            columns = ", ".join(f"`{column}`" for column in getattr(ledger, name)().columns)
            assert f"### {name}\n\nColumns: {columns}\n" in page

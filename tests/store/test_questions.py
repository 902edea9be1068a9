from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from communique.ledger import join
from communique.model import Report
from communique.store import VIEWS, Filter, Store


def test_plain_sqlite_sees_the_views_as_python_does(
    tmp_path: Path, folder: list[Report], dump: Callable[[Path], dict[str, list[tuple[object, ...]]]]
) -> None:
    path = tmp_path / "ledger.db"
    with Store.open(path, create=True) as store:
        for report in folder:
            store.add(report)
        store.write_events(join(folder))
        listed = {name: store.view(name, Filter())[1] for name in VIEWS}
    with closing(sqlite3.connect(path)) as connection:
        seen = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in VIEWS}
    assert seen == listed
    assert len(dump(path)["events"]) == 5


def test_evidence_points_at_its_words_in_the_articles_text(tmp_path: Path, folder: list[Report]) -> None:
    path = tmp_path / "ledger.db"
    with Store.open(path, create=True) as store:
        for report in folder:
            store.add(report)
        store.write_events(join(folder))
    query = """SELECT s.quote, substr(a.text, s.evidence_start + 1, s.evidence_end - s.evidence_start)
        FROM event_sources s JOIN copies c ON c.id = s.copy JOIN articles a ON a.id = c.article"""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(query).fetchall()
    assert len(rows) == 6
    assert all(quote == words for quote, words in rows)

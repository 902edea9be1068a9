from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import structs

from communique.errors import StoreError
from communique.ledger import join
from communique.model import Outlet, Reader, Report, Skipped
from communique.store import Filter, Store

MakeReport = Callable[..., Report]
Dump = Callable[[Path], dict[str, list[tuple[object, ...]]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def fill(path: Path, reports: list[Report]) -> None:
    with Store.open(path, create=True) as store, store.batch():
        for report in reports:
            store.add(report)
        store.write_events(join(store.reports()))


def test_reports_come_back_as_they_went_in(path: Path, folder: list[Report]) -> None:
    fill(path, folder)
    with Store.open(path, create=False) as store:
        assert sorted(store.reports(), key=lambda r: r.copy) == sorted(folder, key=lambda r: r.copy)


def test_events_come_back_as_they_went_in(path: Path, folder: list[Report]) -> None:
    fill(path, folder)
    with Store.open(path, create=False) as store:
        assert sorted(store.events(), key=lambda event: event.id) == list(join(folder))


def test_adding_the_same_folder_twice_changes_nothing(path: Path, folder: list[Report], dump: Dump) -> None:
    fill(path, folder)
    before, size = dump(path), path.stat().st_size
    with Store.open(path, create=True) as store, store.batch():
        assert [store.add(report) for report in folder] == [False, False, False]
        assert store.write_events(join(store.reports())) == 0
    assert dump(path) == before
    assert path.stat().st_size == size


def test_the_order_of_arrival_does_not_change_the_rows(tmp_path: Path, folder: list[Report], dump: Dump) -> None:
    there, back = tmp_path / "there.db", tmp_path / "back.db"
    fill(there, folder)
    fill(back, folder[::-1])
    ordered = [{name: sorted(row[1:] for row in rows) for name, rows in dump(path).items()} for path in (there, back)]
    assert ordered[0] == ordered[1]


def test_a_new_copy_touches_only_what_it_changes(path: Path, folder: list[Report], dump: Dump) -> None:
    fill(path, folder[:2])
    before = dump(path)
    fill(path, folder)
    after = dump(path)
    for name in ("events", "event_parties", "event_sources", "articles", "copies", "reports"):
        assert after[name][: len(before[name])] == before[name]


def test_a_changed_reader_replaces_the_report(path: Path, folder: list[Report]) -> None:
    fill(path, folder)
    newer = structs.replace(folder[0], reader=Reader(version="9.9", model="test"), contacts=())
    with Store.open(path, create=False) as store:
        assert store.add(newer)
        assert not store.add(newer)
        assert [report for report in store.reports() if report.copy == newer.copy] == [newer]
        assert store.write_events(join(store.reports())) > 0
        (call,) = store.events(Filter(kind="contact", status="occurred"))
        assert [source.outlet for source in call.sources] == ["Post"]


def test_a_copy_that_gets_its_outlets_name_later_is_not_counted_twice(path: Path, make_report: MakeReport) -> None:
    call = {"parties": ["Putin", "Obama"], "when": "2013-03-01"}
    fill(path, [make_report("One text.", contacts=[call])])
    fill(path, [make_report("One text.", contacts=[call], outlet="Times")])
    with Store.open(path, create=False) as store:
        assert [report.outlet for report in store.reports()] == [Outlet(name="Times")]
        assert [len(event.sources) for event in store.events()] == [1]


def test_the_same_text_elsewhere_is_another_copy_of_one_article(
    path: Path, make_report: MakeReport, dump: Dump
) -> None:
    fill(path, [make_report("One text.", origin=name, outlet=name) for name in ("a.txt", "b.txt")])
    rows = dump(path)
    assert (len(rows["articles"]), len(rows["copies"])) == (1, 2)


def test_an_error_in_a_batch_leaves_the_ledger_as_it_was(path: Path, folder: list[Report], dump: Dump) -> None:
    fill(path, folder[:1])
    before = dump(path)
    with Store.open(path, create=False) as store:
        with pytest.raises(KeyboardInterrupt):
            _interrupted(store, folder[1])
        assert store.add(folder[1])
    assert dump(path) != before


_DIES_IN_A_BATCH = """
import os, signal, sys, msgspec
from communique.ledger import join
from communique.model import Report
from communique.store import Store
reports = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Report])
with Store.open(sys.argv[1], create=False) as store, store.batch():
    for report in reports:
        store.add(report)
    store.write_events(join(reports))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_that_dies_in_a_batch_leaves_the_ledger_as_it_was(
    path: Path, folder: list[Report], dump: Dump
) -> None:
    fill(path, folder[:1])
    before = dump(path)
    command = [sys.executable, "-c", _DIES_IN_A_BATCH, str(path)]
    ended = subprocess.run(command, input=msgspec.json.encode(folder), check=False)
    assert ended.returncode == -signal.SIGKILL
    with Store.open(path, create=False) as store:
        assert len(list(store.reports())) == 1
    assert dump(path) == before


def _interrupted(store: Store, report: Report) -> None:
    with store.batch():
        store.add(report)
        store.write_events(())
        raise KeyboardInterrupt


def test_batches_do_not_nest(path: Path) -> None:
    with Store.open(path, create=True) as store, store.batch(), pytest.raises(StoreError), store.batch():
        pass


def test_what_is_written_in_a_batch_is_read_in_it(path: Path, folder: list[Report]) -> None:
    with Store.open(path, create=True) as store, store.batch():
        store.add(folder[0])
        assert [report.copy for report in store.reports()] == [folder[0].copy]


def test_many_reports_stream_in_order(path: Path, make_report: MakeReport) -> None:
    reports = [make_report(f"Text {n}.", origin=f"{n}") for n in range(450)]
    fill(path, reports)
    with Store.open(path, create=False) as store:
        assert [report.copy for report in store.reports()] == sorted(report.copy for report in reports)


def test_a_page_that_gave_nothing_is_noted_until_it_is_read(path: Path, make_report: MakeReport) -> None:
    russian = make_report("По-русски.", origin="ru.txt", skipped=Skipped(reason="language"))
    with Store.open(path, create=True) as store:
        assert store.skip("photo.txt", "binary", "this is a picture")
        assert not store.skip("photo.txt", "binary", "this is a picture")
        assert store.add(russian)
        assert [row[:2] for row in store.skipped()[1]] == [("photo.txt", "binary"), ("ru.txt", "language")]
        store.add(make_report("In English now.", origin="photo.txt"))
        assert [row[0] for row in store.skipped()[1]] == ["ru.txt"]


def test_actors_that_nobody_names_any_more_are_forgotten(path: Path, folder: list[Report], dump: Dump) -> None:
    fill(path, folder[:1])
    silent = structs.replace(folder[0], actors=(), mentions=(), contacts=(), statements=())
    fill(path, [silent])
    assert dump(path)["actors"] == []


def test_words_that_could_be_sql_are_only_words(path: Path, make_report: MakeReport) -> None:
    text = "'); DROP TABLE events; -- they spoke"
    fill(path, [make_report(text, origin="a'b.txt", contacts=[{"parties": ["Putin", "Obama"]}])])
    with Store.open(path, create=False) as store:
        (event,) = store.events()
        assert event.sources[0].quote == text
        assert store.ids_from("%") == []


def test_text_and_event_by_id(path: Path, folder: list[Report]) -> None:
    fill(path, folder)
    with Store.open(path, create=False) as store:
        assert store.text(folder[0].id) == folder[0].text
        first = next(store.events())
        assert store.event(first.id) == first
        with pytest.raises(KeyError):
            store.text("a0")
        with pytest.raises(KeyError):
            store.event("e0")


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left(path: Path, create: bool) -> None:
    path.write_bytes(b"these are notes, not a ledger")
    with pytest.raises(StoreError, match="is not a ledger"):
        Store.open(path, create=create)
    assert path.read_bytes() == b"these are notes, not a ledger"


@pytest.mark.parametrize("create", [True, False])
def test_somebody_elses_database_is_refused_and_left(path: Path, create: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a ledger"):
        Store.open(path, create=create)
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(path, create=False)


def test_a_newer_ledger_is_refused(path: Path) -> None:
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreError, match=r"newer communique.*99"):
        Store.open(path, create=True)


def test_a_missing_ledger_names_the_command_that_makes_one(path: Path) -> None:
    with pytest.raises(StoreError, match=r"communique build"):
        Store.open(path, create=False)
    assert not path.exists()


def test_a_missing_folder_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store.open(tmp_path / "nowhere" / "ledger.db", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path, create=True)


def test_an_empty_file_becomes_a_ledger_only_where_that_is_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="not a ledger"):
        Store.open(path, create=False)
    Store.open(path, create=True).close()
    Store.open(path, create=False).close()


def test_a_locked_ledger_says_so(path: Path, folder: list[Report], monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, folder)
    monkeypatch.setattr("communique.store.dialects._PATIENCE", 0)
    with closing(sqlite3.connect(path)) as other, Store.open(path, create=False) as store:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is locked"):
            store.skip("a", "b", "c")
        other.rollback()
        assert store.skip("a", "b", "c")


@pytest.mark.parametrize(("url", "words"), [("postgresql://host/db", "not supported yet"), ("a b://", "no")])
def test_other_databases_are_refused_plainly(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Store.open(url, create=True)


def test_a_database_url_and_odd_names_open_the_file(tmp_path: Path) -> None:
    odd = tmp_path / "what? 100% #1.db"
    Store.open(odd, create=True).close()
    assert odd.exists()
    Store.open(f"sqlite:///{tmp_path / 'plain.db'}", create=True).close()
    assert (tmp_path / "plain.db").exists()


def test_a_ledger_in_memory_keeps_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: list[Report]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "sqlite://"):
        with Store.open(name, create=True) as store:
            store.add(folder[0])
            assert len(list(store.reports())) == 1
    assert list(tmp_path.iterdir()) == []


def test_foreign_keys_hold(path: Path, folder: list[Report]) -> None:
    event: Any = join(folder[:1])
    with Store.open(path, create=True) as store, pytest.raises(StoreError, match="FOREIGN KEY"):
        store.write_events(event)

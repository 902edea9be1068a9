from __future__ import annotations

import logging
from pathlib import Path

import pytest

import communique
from communique.errors import DataFileError, StoreError, UsageError

pytestmark = pytest.mark.usefixtures("reader")


def test_build_keeps_a_ledger_in_memory(news: Path) -> None:
    with communique.build(news) as ledger:
        assert {row["form"] for row in ledger.contacts()} == {"meeting"}
        assert [row["reason"] for row in ledger.skipped()] == ["empty"]


def test_build_writes_a_file_that_opens_again(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with communique.build(str(news), path) as ledger:
        contacts = ledger.contacts()
    with communique.open_ledger(path) as ledger:
        assert ledger.contacts() == contacts


def test_read_logs_what_it_cannot_read(news: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="communique"):
        assert len(list(communique.read([news / "a.txt", news / "empty.txt"]))) == 1
    assert "empty.txt" in caplog.text


@pytest.mark.parametrize("given", ["nowhere", "nothing/*.html"])
def test_nothing_to_read_is_an_error_with_a_hint(given: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing could be read") as caught:
        communique.build(tmp_path / given)
    assert caught.value.hint != ""


def test_mistakes_are_told_at_the_call_not_at_the_first_report(news: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ISO date"):
        communique.read(news, published="1 March")
    with pytest.raises(DataFileError):
        communique.read(news, metadata=tmp_path / "missing.csv")
    with pytest.raises(StoreError):
        communique.open_ledger(tmp_path / "missing.db")

from __future__ import annotations

from pathlib import Path

import pytest

from communique.engines import local
from communique.errors import PageError
from communique.views.ledger import Ledger

pytestmark = pytest.mark.usefixtures("reader")


def test_every_page_gives_a_report_or_an_error_in_order(news: Path) -> None:
    errors: list[PageError] = []
    pages: list[str] = []
    reports = list(local.read([news], on_error=errors.append, on_page=pages.append))
    assert [Path(report.origin).name for report in reports] == ["a.txt", "b.txt", "c.txt"]
    assert [(Path(error.origin).name, error.reason) for error in errors] == [("empty.txt", "empty")]
    assert [Path(page).name for page in pages] == ["a.txt", "b.txt", "c.txt", "empty.txt"]


def test_a_page_that_breaks_the_reader_is_named_and_the_rest_is_read(news: Path) -> None:
    (news / "b.txt").write_text("Words that break the reader.")
    errors: list[PageError] = []
    assert len(list(local.read([news / "*.txt"], on_error=errors.append))) == 2
    assert errors[0].reason == "fault"
    assert "RuntimeError: boom" in errors[0].detail


def test_build_sums_up_and_a_second_build_changes_nothing(news: Path) -> None:
    with Ledger.open(":memory:", create=True) as ledger:
        first = local.build([news], ledger)
        second = local.build([news], ledger)
        assert (first.read, first.added, first.unchanged) == (3, 3, 0)
        assert [reason for _, reason, _ in first.unreadable] == ["empty"]
        assert first.events["contact"] >= 1
        assert (second.read, second.added, second.unchanged, second.changed) == (3, 0, 3, 0)
        assert second.events == first.events


def test_batches_give_the_same_ledger(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(":memory:", create=True) as whole, Ledger.open(":memory:", create=True) as parts:
        local.build([news], whole)
        monkeypatch.setattr(local, "BATCH", 1)
        done = local.build([news], parts)
        assert done.read == 3
        assert parts.events() == whole.events()
        assert parts.skipped() == whole.skipped()


def test_an_interruption_keeps_what_was_read(news: Path) -> None:
    (news / "b.txt").write_text("They interrupt here.")
    with Ledger.open(":memory:", create=True) as ledger:
        with pytest.raises(KeyboardInterrupt):
            local.build([news], ledger)
        assert [Path(str(row["origin"])).name for row in ledger.sources()] == ["a.txt"]
        assert len(ledger.contacts()) == 1

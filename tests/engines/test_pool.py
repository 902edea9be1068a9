from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from communique.engines import local, pool, workers
from communique.errors import PageError
from communique.model import Page, Report
from communique.settings import Settings

TOLD = "Angela Merkel met Vladimir Putin in Sochi on 2 May 2017. They spoke for two hours, and nobody else was there."


def pages(number: int) -> Iterator[Page | PageError]:
    for at in range(number):
        if at % 7 == 3:
            yield PageError(f"p{at}", "missing", "it is not there")
        else:
            yield Page(origin=f"p{at}", media_type="text/plain", content=f"{TOLD} This is page {at} of a long day.\n")


@pytest.fixture(scope="module")
def alone() -> list[tuple[str, Report | str]]:
    return told(Settings(jobs=1))


def told(settings: Settings) -> list[tuple[str, Report | str]]:
    read = pool.read(pages(pool.FEW * 2), settings)
    return [(item.origin, o.reason if isinstance(o, PageError) else o) for item, o in read]


def test_several_processes_give_what_one_gives_in_the_same_order(alone: list[tuple[str, Report | str]]) -> None:
    assert told(Settings(jobs=2)) == alone
    assert [origin for origin, _ in alone] == [f"p{at}" for at in range(pool.FEW * 2)]


def test_a_page_that_cannot_be_read_keeps_its_place(alone: list[tuple[str, Report | str]]) -> None:
    assert [origin for origin, outcome in alone if outcome == "missing"] == [
        f"p{at}" for at in range(pool.FEW * 2) if at % 7 == 3
    ]


def test_a_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_Pool", None)
    assert len(list(pool.read(pages(pool.FEW - 1), Settings(jobs=8)))) == pool.FEW - 1


def test_nought_jobs_are_one_a_core() -> None:
    assert pool.jobs_of(Settings(jobs=0)) == len(os.sched_getaffinity(0))
    assert pool.jobs_of(Settings(jobs=3)) == 3


def test_what_is_left_unread_does_not_hold_the_program_up() -> None:
    found = pool.read(pages(pool.FEW * 20), Settings(jobs=2))
    assert next(found)[0].origin == "p0"
    found.close()  # type: ignore[attr-defined]


def test_a_page_on_which_a_process_dies_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "read_chunk", dying)
    outcomes = dict(told_of(pool.read(pages(pool.FEW), Settings(jobs=2))))
    assert outcomes.pop("p5") == "fault"
    assert set(outcomes.values()) == {"missing", "read"}


def told_of(read: Iterator[pool.Read]) -> Iterator[tuple[str, str]]:
    for item, outcome in read:
        yield item.origin, outcome.reason if isinstance(outcome, PageError) else "read"


def dying(pages: list[Page], settings: Settings) -> list[workers.Outcome]:
    """A worker that the system ends over one page."""
    if any(page.origin == "p5" for page in pages):
        os._exit(9)
    return workers.read_chunk(pages, settings)


def test_a_pipe_is_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[int] = []
    monkeypatch.setattr(local, "_reports", lambda _found, settings, *_: jobs.append(settings.jobs))
    local.read(["-"], settings=Settings(jobs=0))
    local.read(["-"], settings=Settings(jobs=2))
    local.read(["a.txt"], settings=Settings(jobs=0))
    assert jobs == [1, 2, 0]

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from communique.model import Event, EventSource
from communique.views.timeline import Timeline


def _printed(timeline: Timeline, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        console.print(timeline)
    return captured.get()


def test_events_stand_under_their_month_with_status_words_and_outlet(make_event: Callable[..., Event]) -> None:
    lines = [line.split() for line in _printed(Timeline([make_event(status="planned")])).splitlines()]
    assert lines[0] == ["February", "2013"]
    assert lines[1][:4] == ["26", "Feb", "○", "planned"]
    assert " ".join(lines[2]) == "“Lavrov met Kerry in Berlin” — The Harbour Ledger"


@pytest.mark.parametrize("width", [30, 50, 71, 72, 100, 200])
def test_it_fits_the_window(make_event: Callable[..., Event], width: int) -> None:
    printed = _printed(Timeline([make_event(n) for n in range(3)]), width)
    assert all(len(line) <= width for line in printed.splitlines())
    assert "occurred" in printed


def test_words_of_a_page_cannot_steer_the_terminal(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource]
) -> None:
    event = make_event(summary="\x1b[2J[red]met[/red]\x07", sources=(make_source(quote="a\x1b]0;x\x07b"),))
    printed = _printed(Timeline([event]))
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "[red]met[/red]" in printed


def test_nothing_to_show_is_said() -> None:
    assert _printed(Timeline([])).strip() == "No events."


def test_words_that_the_summary_has_are_not_repeated(make_event: Callable[..., Event]) -> None:
    printed = _printed(Timeline([make_event(summary="John Kerry: “Lavrov met Kerry in Berlin”")]))
    assert printed.count("Lavrov met Kerry") == 1
    assert "— The Harbour Ledger" in printed

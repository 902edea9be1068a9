from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Conflict, ConflictValue, Event, EventSource
from communique.views import cards

TEXT = "Nobody else came. Lavrov met Kerry in Berlin. They talked."


def test_one_text_in_two_papers_is_quoted_once_with_both_copies(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource]
) -> None:
    sources = (make_source(), make_source(copy="c2", outlet="Evening Mail"))
    card = cards.card(make_event(sources=sources), {"a1": TEXT})
    [account] = card.accounts
    assert [copy.outlet for copy in account.copies] == ["The Harbour Ledger", "Evening Mail"]
    assert card.support == "1 independent source, 2 copies"


def test_without_the_text_the_bare_quote_stands(make_event: Callable[..., Event]) -> None:
    [account] = cards.card(make_event(), {}).accounts
    assert [(piece.text, piece.marked) for piece in account.quotations[0].pieces] == [
        ("Lavrov met Kerry in Berlin", True)
    ]


def test_a_conflict_names_the_papers(make_event: Callable[..., Event], make_source: Callable[..., EventSource]) -> None:
    values = (ConflictValue(value="2013-02-26", copies=("c1",)), ConflictValue(value="2013-02-27", copies=("c2",)))
    sources = (make_source(), make_source(copy="c2", article="a2", outlet=None, origin="two.txt"))
    event = make_event(conflicts=(Conflict(field="when", values=values),), sources=sources)
    [difference] = cards.card(event, {}).differences
    assert difference.field == "date"
    assert difference.values == (("26 February 2013", "The Harbour Ledger"), ("27 February 2013", "two.txt"))


def test_events_are_ordered_by_time_under_their_headings(
    make_event: Callable[..., Event], make_source: Callable[..., EventSource]
) -> None:
    nowhere = make_source(published_earliest=None, published_latest=None)
    events = [
        make_event(1, earliest=None, latest=None, sources=(nowhere,)),
        make_event(2, earliest="2013-03-01", latest="2013-03-01"),
        make_event(3),
        make_event(4, earliest="2013-01-01", latest="2013-12-31"),
        make_event(5, earliest=None, latest="2013-02-28"),
    ]
    months = cards.months(events, {})
    shown = [(month.heading, [card.event.id[-1] for card in month.cards]) for month in months]
    assert shown == [
        ("Some time in 2013", ["4"]),
        ("February 2013", ["3", "5"]),
        ("March 2013", ["2"]),
        ("Undated", ["1"]),
    ]


@pytest.mark.parametrize(
    ("origin", "is_link"),
    [
        ("https://news.example/a", True),
        ("http://news.example/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("news/a.html", False),
        ("//news.example/a", False),
        ("http://[bad", False),
    ],
)
def test_only_addresses_of_the_web_become_links(origin: str, is_link: bool) -> None:
    assert (cards.web_link(origin) is not None) == is_link

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from rich.console import Console, RenderableType

from communique.model import Report
from communique.views.ledger import Ledger
from communique.views.tables import Listing, event, table

TEXT = (
    "Lavrov met Kerry in Berlin. “We will go on with it,” Lavrov said. Kerry pledged aid by April. Russia is against."
)


def _printed(page: RenderableType, width: int = 140) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        console.print(page)
    return captured.get()


@pytest.fixture(scope="module")
def ledger(make_report: Callable[..., Report]) -> Iterator[Ledger]:
    report = make_report(
        TEXT,
        outlet="The Harbour Ledger",
        published="2013-02-27",
        contacts=[{"words": "Lavrov met Kerry in Berlin", "parties": ["Lavrov", "Kerry"], "when": "2013-02-26"}],
        statements=[{"words": "We will go on with it", "speaker": "Lavrov"}],
        commitments=[{"words": "Kerry pledged aid", "parties": ["Kerry"], "kind": "pledge", "due": "2013-04-30"}],
        positions=[{"words": "Russia is against", "actor": "Russia", "issue": "the war", "stance": "against"}],
    )
    with Ledger.open(":memory:", create=True) as opened:
        opened.add([report])
        yield opened


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        ("contacts", ["26 February 2013", "● occurred", "call"]),
        ("statements", ["Sergei Lavrov", "“We will go on with it”"]),
        ("commitments", ["30 April 2013", "pledge", "John Kerry"]),
        ("positions", ["Russia", "against", "the war"]),
        ("actors", ["Sergei Lavrov", "person", "RUS"]),
        ("sources", ["27 February 2013", "given", "The Harbour Ledger"]),
    ],
)
def test_every_listing_shows_what_a_person_asks_of_it(ledger: Ledger, listing: Listing, words: list[str]) -> None:
    printed = " ".join(_printed(table(listing, getattr(ledger, listing)()), 200).split())
    assert all(word in printed for word in words)


@pytest.mark.parametrize("listing", ["contacts", "statements", "commitments", "positions", "actors", "sources"])
def test_an_empty_listing_is_said_in_words(listing: Listing) -> None:
    with Ledger.open(":memory:", create=True) as empty:
        assert _printed(table(listing, getattr(empty, listing)())).strip() == f"No {listing}."


def test_one_event_shows_its_words_in_context(ledger: Ledger) -> None:
    [contact] = ledger.records(kind="contact")
    texts = {source.article: ledger.text(source.article) for source in contact.sources}
    printed = _printed(event(contact, texts))
    assert "»Lavrov met Kerry in Berlin«." in printed
    assert contact.id in printed
    assert "1 independent source" in printed

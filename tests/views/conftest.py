"""Events built in a line, for the views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.model import Event, EventParty, EventSource, Span

MakeEvent = Callable[..., Event]
TEXT = "Nobody else came. Lavrov met Kerry in Berlin. They talked."
WORDS = Span(start=18, end=44)


@pytest.fixture(scope="session")
def make_event() -> MakeEvent:
    """A contact between Lavrov and Kerry on 26 February 2013, but for what is given; ids count up with ``number``."""

    def make(number: int = 0, **given: Any) -> Event:
        return Event(**{**_usual(number), **given})

    return make


@pytest.fixture(scope="session")
def make_source() -> Callable[..., EventSource]:
    """The account of a paper, but for what is given."""

    def make(**given: Any) -> EventSource:
        return EventSource(**{**_source(), **given})

    return make


def _source() -> dict[str, Any]:
    return {
        "copy": "c1",
        "article": "a1",
        "item": "k1",
        "origin": "news/one.html",
        "outlet": "The Harbour Ledger",
        "title": "Ministers meet",
        "published_earliest": "2013-02-27",
        "published_latest": "2013-02-27",
        "basis": "page",
        "evidence": (WORDS,),
        "quote": WORDS.of(TEXT),
    }


def _usual(number: int) -> dict[str, Any]:
    lavrov = EventParty(actor="person/sergei-lavrov", name="Sergei Lavrov", type="person", country="RUS")
    kerry = EventParty(actor="person/john-kerry", name="John Kerry", type="person", country="USA", role="initiator")
    return {
        "id": f"e{number:016x}",
        "kind": "contact",
        "subkind": "meeting",
        "status": "occurred",
        "summary": "Sergei Lavrov and John Kerry met in Berlin",
        "parties": (lavrov, kerry),
        "sources": (EventSource(**_source()),),
        "channel": "in_person",
        "earliest": "2013-02-26",
        "latest": "2013-02-26",
        "place": "Berlin",
    }

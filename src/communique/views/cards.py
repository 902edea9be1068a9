"""Events as a page shows them: everything worded, grouped and quoted, nothing yet drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from communique.model import Conflict, Event, EventParty, EventSource, Record
from communique.views import moments, words
from communique.views.quotes import Piece, Quotation, in_context

#: What stands in place of an outlet that nobody has named.
NO_OUTLET: Final = "outlet not named"


class Account(Record, frozen=True, kw_only=True):
    """One article's account of an event: its words once, and every copy in which they appeared."""

    quotations: tuple[Quotation, ...]
    copies: tuple[Copy, ...]


class Copy(Record, frozen=True, kw_only=True):
    """Where an article's words appeared. ``link`` only where the origin is an address on the web."""

    outlet: str
    title: str
    published: str
    origin: str
    link: str | None = None


class Difference(Record, frozen=True, kw_only=True):
    """A conflict in words: the field, and each value with the outlets that give it."""

    field: str
    values: tuple[tuple[str, str], ...]


class Card(Record, frozen=True, kw_only=True):
    """One event, worded.

    Attributes:
        days: between which it was, for the filters.
        actors: ids, white space replaced, for the filters; ``parties``: name and role (empty for a plain party).
        support: how many independent sources, in how many copies.
    """

    event: Event
    days: moments.Days
    when: str
    form: str
    glyph: str
    meaning: str
    actors: tuple[str, ...]
    parties: tuple[tuple[str, str], ...]
    support: str
    due: str | None
    differences: tuple[Difference, ...]
    accounts: tuple[Account, ...]


class Month(Record, frozen=True, kw_only=True):
    """The cards under one heading."""

    heading: str
    cards: tuple[Card, ...]


def months(events: Iterable[Event], texts: Mapping[str, str]) -> list[Month]:
    """The events in the order of time under a heading for each month; undated ones last."""
    ordered = in_order(events)
    groups = groupby(ordered, key=moments.heading)
    return [Month(heading=key, cards=tuple(card(event, texts) for event in group)) for key, group in groups]


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events by time, the undated last."""
    return sorted(events, key=moments.order)


def card(event: Event, texts: Mapping[str, str]) -> Card:
    """One event, worded. ``texts`` gives each article's text by its id; where one is missing, the bare quote stands."""
    copies = len({source.copy for source in event.sources})
    support = words.count(event.independent, "independent source")
    return Card(
        event=event,
        days=moments.days(event),
        when=moments.when(event),
        form=words.form(event),
        glyph=words.STATUS_GLYPHS[event.status],
        meaning=words.STATUS_HELP[event.status],
        actors=tuple(dict.fromkeys(actor_token(party.actor) for party in event.parties)),
        parties=_parties(event),
        support=support if copies <= event.independent else f"{support}, {words.count(copies, 'copy', 'copies')}",
        due=None if event.due is None else words.day(event.due),
        differences=tuple(_difference(conflict, event.sources) for conflict in event.conflicts),
        accounts=tuple(_accounts(event.sources, texts)),
    )


def actor_token(actor: str) -> str:
    """An actor's id as one token of a space-separated attribute."""
    return "_".join(actor.split())


def web_link(origin: str) -> str | None:
    """The origin, where it is an address that a browser may safely follow."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return origin if parts.scheme in ("http", "https") and parts.netloc != "" else None


def _parties(event: Event) -> tuple[tuple[str, str], ...]:
    """Names and roles; of a statement by somebody whom the texts do not name, their words for the speaker."""
    if len(event.parties) > 0:
        return tuple((party.name, _role(party, event)) for party in event.parties)
    phrases = dict.fromkeys(source.speaker for source in event.sources if source.speaker is not None)
    return tuple((phrase, "") for phrase in phrases)


def _role(party: EventParty, event: Event) -> str:
    return "" if party.role == "party" or (party.role == "speaker" and len(event.parties) == 1) else party.role


def _accounts(sources: Sequence[EventSource], texts: Mapping[str, str]) -> list[Account]:
    by_article: dict[str, list[EventSource]] = {}
    for source in sources:
        by_article.setdefault(source.article, []).append(source)
    return [_account(members, texts.get(article)) for article, members in by_article.items()]


def _account(sources: Sequence[EventSource], text: str | None) -> Account:
    spans = sorted({span for source in sources for span in source.evidence})
    quotations = in_context(text, spans) if text is not None else []
    if len(quotations) == 0:
        bare = dict.fromkeys(source.quote for source in sources)
        quotations = [Quotation(pieces=(Piece(text=quote, marked=True),)) for quote in bare]
    copies = {source.copy: copy_of(source) for source in sources}
    return Account(quotations=tuple(quotations), copies=tuple(copies.values()))


def copy_of(source: EventSource) -> Copy:
    """Where and when the source appeared, in words."""
    return Copy(
        outlet=source.outlet or NO_OUTLET,
        title=source.title or "",
        published=words.published(source.published_earliest, source.published_latest, source.basis),
        origin=source.origin,
        link=web_link(source.origin),
    )


def _difference(conflict: Conflict, sources: Sequence[EventSource]) -> Difference:
    outlets = {source.copy: words.source_name(source.outlet, source.origin) for source in sources}
    values = [
        (words.value(value.value), ", ".join(dict.fromkeys(outlets.get(copy, copy) for copy in value.copies)))
        for value in conflict.values
    ]
    return Difference(field=words.field(conflict.field), values=tuple(values))

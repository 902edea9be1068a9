"""What the ledger holds: events, each the union of the reports of it."""

from __future__ import annotations

from typing import Literal

from communique.model.articles import Basis
from communique.model.reports import ActorType, Role, Status
from communique.model.spans import Record, Span

EventKind = Literal["contact", "statement", "commitment", "position", "action"]
PartyRole = Role | Literal["speaker", "source", "target"]


class EventParty(Record, frozen=True, kw_only=True):
    """An actor in an event. ``role`` is a contact's role, or ``speaker`` for the one who said, promised or holds it."""

    actor: str
    name: str
    type: ActorType
    country: str | None = None
    role: PartyRole = "party"


class EventSource(Record, frozen=True, kw_only=True):
    """One report's account of the event: which copy, which item of its report, and the words.

    Attributes:
        copy, article: ids of the copy and of its text.
        item: id of the contact, statement, ... within that report.
        published_earliest, published_latest, basis: the copy's publication interval.
        evidence: spans into the article's text; ``quote`` is their words.
        status, form, channel, earliest, latest, place, initiator: the fields as this account gives them.
        speaker: a statement's source phrase, in this account's words.
        follows: id of the event's copy whose text or matter this one repeats; None for a source of its own.
        why: one line on why this account was joined to the event's others; empty where it stands alone.
    """

    copy: str
    article: str
    item: str
    origin: str
    outlet: str | None
    title: str | None
    published_earliest: str | None
    published_latest: str | None
    basis: Basis
    evidence: tuple[Span, ...]
    quote: str
    status: Status | None = None
    form: str | None = None
    channel: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    initiator: str | None = None
    speaker: str | None = None
    follows: str | None = None
    why: str = ""
    confidence: float = 0.5


class ConflictValue(Record, frozen=True, kw_only=True):
    """One of the values in a conflict, and the copies that give it."""

    value: str
    copies: tuple[str, ...]


class Conflict(Record, frozen=True, kw_only=True):
    """A field on which reports of one event cannot all be right."""

    field: str
    values: tuple[ConflictValue, ...]


class Event(Record, frozen=True, kw_only=True):
    """A contact, statement, commitment, position or action, supported by one or more reports.

    Attributes:
        id: ``e`` and 16 hex digits; the same reports give the same id, whatever their order of arrival.
        subkind: a contact's form, statement's manner, commitment's kind, position's stance or action's PLOVER type.
        summary: one line for a person.
        earliest, latest: ISO days between which it took place, was said or is to take place; None: open.
        due: for commitments, the last ISO day by which it falls due.
        topics: what it was about; for a position, its issue.
        independent: number of independent sources: those that follow no other.
        sources: the accounts, best first; never empty.
    """

    id: str
    kind: EventKind
    subkind: str
    status: Status
    summary: str
    parties: tuple[EventParty, ...]
    sources: tuple[EventSource, ...]
    channel: str | None = None
    earliest: str | None = None
    latest: str | None = None
    due: str | None = None
    place: str | None = None
    country: str | None = None
    topics: tuple[str, ...] = ()
    independent: int = 1
    confidence: float = 0.5
    conflicts: tuple[Conflict, ...] = ()

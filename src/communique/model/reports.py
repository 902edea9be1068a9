"""What one article says: the report, format version 1. ``docs/report-v1.schema.json`` is generated from here."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.articles import Citation, Outlet, Published, Region, Skipped
from communique.model.spans import Record, Span

FORMAT: Literal[1] = 1

ActorType = Literal["person", "state", "organisation", "group"]
MentionKind = Literal["name", "office", "description", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Role = Literal["party", "initiator", "host", "mediator"]
Form = Literal["call", "meeting", "talks", "summit", "conference", "visit", "letter", "other"]
Channel = Literal["phone", "in_person", "video", "written", "unspecified"]
Status = Literal["occurred", "ongoing", "planned", "proposed", "cancelled", "denied", "hypothetical"]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
CommitmentKind = Literal["agreement", "pledge", "deadline", "schedule", "ultimatum"]
Stance = Literal["for", "against", "conditional"]
Manner = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["speech", "thought"]
StatementReader = Literal["model", "rules"]


class Reader(Record, frozen=True, kw_only=True):
    """What read the article."""

    version: str
    model: str
    statements: StatementReader = "rules"


class ActorRef(Record, frozen=True, kw_only=True):
    """An actor as the report knows it. ``country`` is ISO 3166-1 alpha-3."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None
    registered: bool = False


class Mention(Record, frozen=True, kw_only=True):
    """A span that names or describes an actor; ``candidates`` where the words leave several open."""

    start: int
    end: int
    kind: MentionKind
    actor: str | None = None
    candidates: tuple[str, ...] = ()


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value and the first and last day it can mean (None: open)."""

    start: int
    end: int
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None


class When(Record, frozen=True, kw_only=True):
    """When something took place or is to: days as ISO, ``value`` as TIMEX3 (``XXXX-12-10`` where no year is known)."""

    earliest: str | None
    latest: str | None
    value: str
    evidence: Span


class Place(Record, frozen=True, kw_only=True):
    """Where: a city, or a country where no city is said. ``country`` is ISO 3166-1 alpha-3."""

    name: str
    country: str | None
    evidence: Span


class Party(Record, frozen=True, kw_only=True):
    """One side of a contact, and the words that name it."""

    actor: str
    role: Role
    mention: Span


class Contact(Record, frozen=True, kw_only=True):
    """Direct communication between two or more identifiable parties."""

    id: str
    evidence: tuple[Span, ...]
    parties: tuple[Party, ...]
    form: Form
    channel: Channel
    status: Status
    when: When | None = None
    place: Place | None = None
    duration: str | None = None
    topics: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    plover: Plover | None = None
    fields: dict[str, tuple[Span, ...]] = msgspec.field(default_factory=dict)
    confidence: float = 0.5


class Speaker(Record, frozen=True, kw_only=True):
    """Who said it: the whole source phrase, and the actor where the words settle one."""

    mention: Span
    actor: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Words or thoughts laid to somebody."""

    id: str
    content: tuple[Span, ...]
    manner: Manner
    kind: StatementKind = "speech"
    speaker: Speaker | None = None
    cue: Span | None = None
    addressees: tuple[str, ...] = ()
    when: When | None = None
    place: Place | None = None
    medium: str | None = None
    plover: Plover | None = None
    within: str | None = None
    confidence: float = 0.5


class Unattributed(Record, frozen=True, kw_only=True):
    """Quoted words that are nobody's statement, and why."""

    start: int
    end: int
    reason: str


class Due(Record, frozen=True, kw_only=True):
    """By when a commitment falls due."""

    earliest: str | None
    latest: str | None
    value: str
    evidence: Span


class Commitment(Record, frozen=True, kw_only=True):
    """Something that binds somebody: an agreement, pledge, deadline, scheduled step or ultimatum."""

    id: str
    evidence: tuple[Span, ...]
    kind: CommitmentKind
    parties: tuple[str, ...]
    content: tuple[Span, ...] = ()
    conditions: tuple[Span, ...] = ()
    due: Due | None = None
    status: Status = "occurred"
    plover: Plover | None = None
    fields: dict[str, tuple[Span, ...]] = msgspec.field(default_factory=dict)
    confidence: float = 0.5


class Position(Record, frozen=True, kw_only=True):
    """An actor's stance on an issue, as the text gives it."""

    id: str
    evidence: tuple[Span, ...]
    actor: str
    issue: str
    stance: Stance
    statement: str | None = None
    confidence: float = 0.5


class Action(Record, frozen=True, kw_only=True):
    """Any other event of the PLOVER ontology."""

    id: str
    evidence: tuple[Span, ...]
    plover: Plover
    mode: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    when: When | None = None
    place: Place | None = None
    status: Status = "occurred"
    cameo: tuple[str, ...] = ()
    fields: dict[str, tuple[Span, ...]] = msgspec.field(default_factory=dict)
    confidence: float = 0.5


class Report(Record, frozen=True, kw_only=True):
    """What one article says, every fact with the words that carry it."""

    reader: Reader
    id: str
    copy: str
    origin: str
    text: str
    regions: tuple[Region, ...]
    published: Published
    format: Literal[1] = FORMAT
    url: str | None = None
    outlet: Outlet | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    cites: tuple[Citation, ...] = ()
    language: str = "en"
    skipped: Skipped | None = None
    actors: tuple[ActorRef, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    unattributed: tuple[Unattributed, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    actions: tuple[Action, ...] = ()
    warnings: tuple[str, ...] = ()

"""Frozen records that the rooms hand to one another. No I/O, no logic beyond their own consistency."""

from communique.model.articles import Article, Citation, Outlet, Published, Region, Skipped
from communique.model.events import Conflict, ConflictValue, Event, EventParty, EventSource
from communique.model.pages import Page
from communique.model.reports import (
    Action,
    ActorRef,
    Commitment,
    Contact,
    Due,
    Mention,
    Party,
    Place,
    Position,
    Reader,
    Report,
    Speaker,
    Statement,
    TimeExpression,
    Unattributed,
    When,
)
from communique.model.spans import Record, Span

__all__ = [
    "Action",
    "ActorRef",
    "Article",
    "Citation",
    "Commitment",
    "Conflict",
    "ConflictValue",
    "Contact",
    "Due",
    "Event",
    "EventParty",
    "EventSource",
    "Mention",
    "Outlet",
    "Page",
    "Party",
    "Place",
    "Position",
    "Published",
    "Reader",
    "Record",
    "Region",
    "Report",
    "Skipped",
    "Span",
    "Speaker",
    "Statement",
    "TimeExpression",
    "Unattributed",
    "When",
]

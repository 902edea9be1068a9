"""Accounts: each item of a report as the ledger compares it, with the copies that it appears in."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import structs

from communique.ledger.days import Days
from communique.ledger.parties import cast, known_as
from communique.ledger.wording import content_words, words_of
from communique.model import (
    Action,
    ActorRef,
    Commitment,
    Contact,
    EventParty,
    Place,
    Position,
    Record,
    Report,
    Span,
    Statement,
    When,
)
from communique.model.articles import Basis
from communique.model.events import EventKind, PartyRole
from communique.model.reports import Status

Item = Contact | Statement | Commitment | Position | Action
Names = Mapping[str, ActorRef]
_GAP = " … "
_AROUND = 150


class Appearance(Record, frozen=True, kw_only=True):
    """One copy in which an account stands, and its publication there."""

    copy: str
    item: str
    origin: str
    outlet: str | None
    domain: str | None
    title: str | None
    published: Days
    basis: Basis
    agency: str | None
    cites: tuple[str, ...]


class Account(Record, frozen=True, kw_only=True):
    """What one article says of one event. All copies of the article share the account.

    Attributes:
        key: the same for the same words of the same text, whatever the order of arrival.
        subkind: as in :class:`~communique.model.Event`: form, manner, kind of commitment, stance or PLOVER type.
        cast: the parties by actor; ``names`` is their names in one line.
        when, due: the days of it; ``value`` is the TIMEX3 value as read.
        words: the words of the evidence; ``context`` is the words around and including them.
        matter: the words that carry matter, of the evidence, or of what was promised, or of the issue.
        channel: None where the text does not say.
        cue: for statements, the verb that lays the words to the speaker: "denied" and "said" are not the same.
        appearances: the copies, the earliest published first; the fields are as read from that one.
    """

    key: str
    article: str
    kind: EventKind
    subkind: str
    status: Status
    parties: tuple[EventParty, ...]
    cast: dict[str, EventParty]
    names: str
    evidence: tuple[Span, ...]
    quote: str
    words: tuple[str, ...]
    context: tuple[str, ...]
    matter: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    when: Days = Days()
    value: str = ""
    due: Days = Days()
    channel: str | None = None
    place: str | None = None
    country: str | None = None
    duration: str | None = None
    topics: tuple[str, ...] = ()
    speaker: str | None = None
    cue: str | None = None
    confidence: float = 0.5

    @property
    def published(self) -> Days:
        """When the text was first published, as far as its copies tell."""
        return self.appearances[0].published


def accounts_of(reports: Iterable[Report]) -> tuple[Account, ...]:
    """The accounts of all reports, by key. The same text in many copies gives each of its accounts once."""
    found: dict[str, list[Account]] = {}
    for report in reports:
        for account in _read(report):
            found.setdefault(account.key, []).append(account)
    return tuple(_merged(found[key]) for key in sorted(found))


def _merged(same: list[Account]) -> Account:
    """One account of the readings of it in several copies: as the first printing has it, which dates count from."""
    if len(same) == 1:
        return same[0]
    ordered = sorted(same, key=lambda account: (*_age(account.appearances[0]), repr(account)))
    by_copy = {account.appearances[0].copy: account.appearances[0] for account in reversed(ordered)}
    return structs.replace(ordered[0], appearances=tuple(sorted(by_copy.values(), key=_age)))


def _age(appearance: Appearance) -> tuple[str, str, str]:
    days = appearance.published
    return days.latest or "9999", days.earliest or "9999", appearance.copy


def _read(report: Report) -> Iterator[Account]:
    names = {ref.id: ref for ref in report.actors}
    accounts = (
        *(_contact(report, names, item) for item in report.contacts),
        *(_statement(report, names, item) for item in report.statements),
        *(_commitment(report, names, item) for item in report.commitments),
        *(_position(report, names, item) for item in report.positions),
        *(_action(report, names, item) for item in report.actions if not _is_promise(report, item)),
    )
    seen: Counter[str] = Counter()
    for account in accounts:
        count = seen[account.key]
        seen[account.key] += 1
        yield account if count == 0 else structs.replace(account, key=_hash([account.key, count]))


def _contact(report: Report, names: Names, contact: Contact) -> Account:
    return _account(
        report,
        contact,
        contact.evidence,
        kind="contact",
        subkind=contact.form,
        status=contact.status,
        parties=_parties(names, [(party.actor, party.role) for party in contact.parties]),
        channel=None if contact.channel == "unspecified" else contact.channel,
        duration=contact.duration,
        topics=contact.topics,
        **_when_and_where(contact.when, contact.place),
    )


def _statement(report: Report, names: Names, statement: Statement) -> Account:
    speaker = statement.speaker
    said: list[tuple[str, PartyRole]] = (
        [(speaker.actor, "speaker")] if speaker is not None and speaker.actor is not None else []
    )
    return _account(
        report,
        statement,
        statement.content,
        kind="statement",
        subkind=statement.manner,
        status="occurred",
        parties=_parties(names, [*said, *((actor, "party") for actor in statement.addressees)]),
        speaker=speaker.mention.of(report.text) if speaker is not None else None,
        cue=statement.cue.of(report.text) if statement.cue is not None else None,
        **_when_and_where(statement.when, statement.place),
    )


def _commitment(report: Report, names: Names, commitment: Commitment) -> Account:
    due = commitment.due
    return _account(
        report,
        commitment,
        commitment.evidence,
        kind="commitment",
        subkind=commitment.kind,
        status=commitment.status,
        parties=_parties(names, [(actor, "party") for actor in commitment.parties]),
        due=Days(earliest=due.earliest, latest=due.latest) if due is not None else Days(),
        matter=_quote(report, commitment.content if len(commitment.content) > 0 else commitment.evidence),
    )


def _position(report: Report, names: Names, position: Position) -> Account:
    return _account(
        report,
        position,
        position.evidence,
        kind="position",
        subkind=position.stance,
        status="occurred",
        parties=_parties(names, [(position.actor, "party")]),
        topics=(position.issue,),
        matter=position.issue,
    )


def _is_promise(report: Report, action: Action) -> bool:
    """An agreement that the report has as a commitment too: one event in the ledger, not two."""
    promised = (span for commitment in report.commitments for span in commitment.evidence)
    return action.plover == "AGREE" and any(span.overlaps(other) for span in promised for other in action.evidence)


def _action(report: Report, names: Names, action: Action) -> Account:
    sides: list[tuple[str, PartyRole]] = [
        *((actor, "source") for actor in action.source),
        *((actor, "target") for actor in action.target),
    ]
    return _account(
        report,
        action,
        action.evidence,
        kind="action",
        subkind=action.plover,
        status=action.status,
        parties=_parties(names, sides),
        **_when_and_where(action.when, action.place),
    )


def _account(report: Report, item: Item, evidence: tuple[Span, ...], **features: Any) -> Account:
    quote = _quote(report, evidence)
    matter = features.pop("matter", quote)
    offsets = [[span.start, span.end] for span in evidence]
    people = cast(features["parties"])
    return Account(
        key=_hash([features["kind"], report.id, offsets, list(people)]),
        article=report.id,
        cast=people,
        names=", ".join(party.name for party in people.values()),
        evidence=evidence,
        quote=quote,
        words=words_of(quote),
        context=words_of(report.text[max(evidence[0].start - _AROUND, 0) : evidence[-1].end + _AROUND]),
        matter=content_words(matter),
        confidence=item.confidence,
        appearances=(_appearance(report, item.id),),
        **features,
    )


def _quote(report: Report, spans: tuple[Span, ...]) -> str:
    return _GAP.join(span.of(report.text) for span in spans)


def _parties(names: Names, named: Iterable[tuple[str, PartyRole]]) -> tuple[EventParty, ...]:
    """The parties in the text's order, each once in each role; an actor that the report does not describe is left."""
    found = [
        EventParty(actor=id_, name=known_as(ref).name, type=ref.type, country=ref.country, role=role)
        for id_, role in named
        if (ref := names.get(id_)) is not None
    ]
    return tuple(dict.fromkeys(found))


def _when_and_where(when: When | None, place: Place | None) -> dict[str, Any]:
    return {
        "when": Days(earliest=when.earliest, latest=when.latest) if when is not None else Days(),
        "value": when.value if when is not None else "",
        "place": place.name if place is not None else None,
        "country": place.country if place is not None else None,
    }


def _appearance(report: Report, item: str) -> Appearance:
    return Appearance(
        copy=report.copy,
        item=item,
        origin=report.origin,
        outlet=report.outlet.name if report.outlet is not None else None,
        domain=report.outlet.domain if report.outlet is not None else None,
        title=report.title,
        published=Days(earliest=report.published.earliest, latest=report.published.latest),
        basis=report.published.basis,
        agency=report.agency,
        cites=tuple(sorted({citation.outlet for citation in report.cites})),
    )


def _hash(values: list[Any]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()

"""Events out of clusters: the union of their accounts, each field from the most telling of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import structs

from communique.ledger.accounts import Account, Appearance
from communique.ledger.clusters import Cluster
from communique.ledger.conflicts import conflicts_of, initiator
from communique.ledger.contacts import status_class
from communique.ledger.days import Days
from communique.ledger.parties import same_actor, side, stands_for
from communique.ledger.places import is_country
from communique.ledger.sources import Bodies, families
from communique.ledger.summaries import action_line, commitment_line, contact_line, position_line, statement_line
from communique.model import Event, EventParty, EventSource
from communique.model.events import PartyRole
from communique.model.reports import Status

#: For each account by key, the copies that its sources go back to.
Heads = Mapping[str, set[str]]

_ID_DIGITS = 16
_MOST_SURE = 0.99
# Where accounts are as many, the word that says more wins.
_SAYING_MORE = ("summit", "conference", "call", "letter", "visit", "meeting", "talks", "other")
_FIRMEST: tuple[Status, ...] = ("occurred", "ongoing", "planned", "proposed", "hypothetical")


def event_of(cluster: Cluster, bodies: Bodies) -> Event:
    """The event that a cluster's accounts tell of. Its id is that of its first account by key."""
    accounts = cluster.accounts
    follows = families(accounts, bodies)
    heads = {account.key: {follows[copy.copy] for copy in account.appearances} for account in accounts}
    status = _status(accounts, heads)
    best_first = sorted(accounts, key=lambda account: _merit(account, status))
    days = _days(best_first, status)
    best = best_first[0]
    parties = _parties(best_first, heads)
    subkind = _most(accounts, heads, {account.key: account.subkind for account in accounts}) or best.subkind
    place, country = _place(best_first)
    due = next((account.due.latest for account in best_first if account.due.latest is not None), None)
    return Event(
        id="e" + accounts[0].key[:_ID_DIGITS],
        kind=best.kind,
        subkind=subkind,
        status=status,
        summary=_summary(best, subkind, status, parties, place, due),
        parties=parties,
        sources=_sources(best_first, cluster, follows),
        channel=_most(accounts, heads, {a.key: a.channel for a in accounts if a.channel is not None}),
        earliest=days.earliest,
        latest=days.latest,
        due=due,
        place=place,
        country=country,
        topics=_topics(accounts),
        independent=len(set(follows.values())),
        confidence=_confidence(accounts, heads),
        conflicts=conflicts_of(best_first),
    )


def _status(accounts: Sequence[Account], heads: Heads) -> Status:
    """What most independent sources say; where as many deny it, it does not count as having happened."""
    said = {account.status for account in accounts}
    negated: Counter[Status] = Counter()
    happened: set[str] = set()
    for account in accounts:
        if status_class(account.status) == "happened":
            happened |= heads[account.key]
        elif status_class(account.status) == "negated":
            negated[account.status] += len(heads[account.key])
    if len(negated) > 0 and sum(negated.values()) >= len(happened):
        return max(sorted(negated), key=lambda status: negated[status])
    return next(status for status in _FIRMEST if status in said)


def _merit(account: Account, status: Status) -> tuple[bool, bool, float, str, str]:
    """Sorts the account first that agrees with the outcome, is dated, surest and earliest in print."""
    return (
        account.status != status,
        account.when.width is None,
        -account.confidence,
        account.published.latest or "9999",
        account.key,
    )


def _days(best_first: Sequence[Account], status: Status) -> Days:
    """The narrowest days that an account gives, narrowed further by those that agree with them."""
    telling = [account for account in best_first if account.when != Days()]
    firm = [account for account in telling if status_class(account.status) == status_class(status)] or telling
    widest = 10**7
    ordered = sorted(firm, key=lambda account: account.when.width if account.when.width is not None else widest)
    found = Days()
    for account in ordered:
        if found.meets(account.when):
            found = found.narrowed(account.when)
    return found


def _parties(best_first: Sequence[Account], heads: Heads) -> tuple[EventParty, ...]:
    """Everybody that an account names, once; a state that stands for a person whom another account names is left."""
    began, spoke = _settled("initiator", best_first, heads), _settled("speaker", best_first, heads)
    found: dict[str, EventParty] = {}
    for account in best_first:
        for party in account.parties:
            if party.role == "speaker" and side(party) not in spoke:
                continue
            if party.role == "initiator" and side(party) not in began:
                party = structs.replace(party, role="party")
            known = found.get(party.actor)
            if known is None and any(same_actor(party, other) for other in found.values()):
                continue
            if known is None or (known.role == "party" and party.role != "party"):
                found[party.actor] = party
    everybody = list(found.values())
    return tuple(party for party in everybody if not _represented(party, everybody, best_first))


def _settled(role: PartyRole, best_first: Sequence[Account], heads: Heads) -> frozenset[str]:
    """The sides that had the role, as most independent sources tell it.

    Where as many tell it one way as another, nobody began the contact, and the best account names the speaker.
    """
    told: dict[frozenset[str], set[str]] = {}
    for account in best_first:
        sides = frozenset(side(party) for party in account.parties if party.role == role)
        if len(sides) > 0:
            told.setdefault(sides, set()).update(heads[account.key])
    if len(told) == 0:
        return frozenset()
    most = max(len(telling) for telling in told.values())
    winners = [sides for sides, telling in told.items() if len(telling) == most]
    return winners[0] if len(winners) == 1 or role == "speaker" else frozenset()


def _represented(party: EventParty, everybody: Sequence[EventParty], accounts: Sequence[Account]) -> bool:
    if party.type != "state":
        return False
    persons = {other.actor for other in everybody if other.type == "person" and stands_for(party, other)}
    naming = [{other.actor for other in account.parties} for account in accounts]
    together = any(party.actor in named and len(named & persons) > 0 for named in naming)
    return len(persons) > 0 and not together


def _place(best_first: Sequence[Account]) -> tuple[str | None, str | None]:
    placed = [(account.place, account.country) for account in best_first if account.place is not None]
    cities = [(place, country) for place, country in placed if place is not None and not is_country(place, country)]
    named = cities or placed
    return named[0] if len(named) > 0 else (None, None)


def _topics(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The topics, those of most accounts first; one that differs only in capitals is given once."""
    counted: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for account in accounts:
        for topic in account.topics:
            counted[topic.casefold()] += 1
            spelled[topic.casefold()] = min(topic, spelled.get(topic.casefold(), topic))
    return tuple(spelled[topic] for topic in sorted(counted, key=lambda topic: (-counted[topic], topic)))


def _most(accounts: Sequence[Account], heads: Heads, values: Mapping[str, str]) -> str | None:
    """The value that most independent sources give."""
    told: dict[str, set[str]] = {}
    for account in accounts:
        if account.key in values:
            told.setdefault(values[account.key], set()).update(heads[account.key])

    def rank(value: str) -> tuple[int, int, str]:
        telling = _SAYING_MORE.index(value) if value in _SAYING_MORE else 0
        return (-1 if value == "other" else len(told[value]), -telling, value)

    return max(told, key=rank, default=None)


def _confidence(accounts: Sequence[Account], heads: Heads) -> float:
    """The chance that not every independent source is wrong."""
    surest: dict[str, float] = {}
    for account in accounts:
        for head in heads[account.key]:
            surest[head] = max(surest.get(head, 0.0), account.confidence)
    wrong = 1.0
    for head in sorted(surest):
        wrong *= 1.0 - surest[head]
    return round(min(1.0 - wrong, max(_MOST_SURE, *surest.values())), 4)


def _sources(best_first: Sequence[Account], cluster: Cluster, follows: Mapping[str, str]) -> tuple[EventSource, ...]:
    found = []
    for account in best_first:
        link = cluster.links.get(account.key)
        for number, copy in enumerate(account.appearances):
            why = str(link) if link is not None else ""
            found.append(_source(account, copy, follows[copy.copy], why if number == 0 else "the same text"))
    return tuple(found)


def _source(account: Account, copy: Appearance, head: str, why: str) -> EventSource:
    began = initiator(account)
    return EventSource(
        copy=copy.copy,
        article=account.article,
        item=copy.item,
        origin=copy.origin,
        outlet=copy.outlet,
        title=copy.title,
        published_earliest=copy.published.earliest,
        published_latest=copy.published.latest,
        basis=copy.basis,
        evidence=account.evidence,
        quote=account.quote,
        status=account.status,
        form=account.subkind if account.kind == "contact" else None,
        channel=account.channel,
        earliest=account.when.earliest,
        latest=account.when.latest,
        place=account.place,
        initiator=began.name if began is not None else None,
        speaker=account.speaker,
        follows=head if head != copy.copy else None,
        why=why,
        confidence=account.confidence,
    )


def _summary(
    best: Account,
    subkind: str,
    status: Status,
    parties: Sequence[EventParty],
    place: str | None,
    due: str | None,
) -> str:
    if best.kind == "contact":
        return contact_line(subkind, status, parties, place)
    if best.kind == "statement":
        speaking = [party.name for party in parties if party.role == "speaker"]
        who = speaking[0] if len(speaking) > 0 else best.speaker or "unnamed"
        return statement_line(subkind, who, best.quote, cue=best.cue)
    if best.kind == "commitment":
        return commitment_line(subkind, status, parties, best.quote, due)
    if best.kind == "position":
        return position_line(subkind, parties, "; ".join(best.topics))
    return action_line(subkind, status, parties, place)

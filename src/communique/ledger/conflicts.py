"""Where the accounts of one event cannot all be right: kept and shown, never averaged away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from communique.ledger.accounts import Account
from communique.ledger.contacts import status_class
from communique.ledger.parties import same_actor, stands_for
from communique.ledger.places import same_place
from communique.model import Conflict, ConflictValue, EventParty

_Value = str | None


def conflicts_of(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    """The fields on which two of the accounts exclude each other, with every value and the copies that give it."""
    found = (
        _conflict("status", accounts, lambda account: account.status, _statuses_differ),
        _conflict("when", accounts, _day, lambda a, b: not a.when.meets(b.when)),
        _conflict("due", accounts, _due, lambda a, b: not a.due.meets(b.due)),
        _conflict("channel", accounts, lambda account: account.channel, lambda a, b: a.channel != b.channel),
        _conflict("place", accounts, lambda account: account.place, _places_differ),
        _conflict(
            "initiator", accounts, lambda a: _name(initiator(a)), lambda a, b: _differ(initiator(a), initiator(b))
        ),
        _conflict("speaker", accounts, lambda a: _name(speaker(a)), lambda a, b: _differ(speaker(a), speaker(b))),
        _conflict("duration", accounts, lambda account: account.duration, lambda a, b: a.duration != b.duration),
    )
    return tuple(conflict for conflict in found if conflict is not None)


def initiator(account: Account) -> EventParty | None:
    """The party that the account says began the contact."""
    return _with_role(account, "initiator")


def speaker(account: Account) -> EventParty | None:
    """The actor that the account lays the statement to."""
    return _with_role(account, "speaker")


def _conflict(
    field: str,
    accounts: Sequence[Account],
    value: Callable[[Account], _Value],
    excludes: Callable[[Account, Account], bool],
) -> Conflict | None:
    telling = [account for account in accounts if value(account) is not None]
    if not any(excludes(a, b) for n, a in enumerate(telling) for b in telling[:n]):
        return None
    copies: dict[str, set[str]] = {}
    for account in telling:
        copies.setdefault(value(account) or "", set()).update(copy.copy for copy in account.appearances)
    ordered = sorted(copies.items(), key=lambda item: (-len(item[1]), item[0]))
    return Conflict(
        field=field, values=tuple(ConflictValue(value=text, copies=tuple(sorted(names))) for text, names in ordered)
    )


def _statuses_differ(a: Account, b: Account) -> bool:
    """Whether one says that it happened and the other that it did not; a plan that came true is no contradiction."""
    return {status_class(a.status), status_class(b.status)} == {"happened", "negated"}


def _places_differ(a: Account, b: Account) -> bool:
    return a.place is not None and b.place is not None and not same_place(a.place, a.country, b.place, b.country)


def _differ(a: EventParty | None, b: EventParty | None) -> bool:
    return a is not None and b is not None and not same_actor(a, b) and not stands_for(a, b)


def _day(account: Account) -> _Value:
    return str(account.when) if account.when.width is not None else None


def _due(account: Account) -> _Value:
    return str(account.due) if account.due.width is not None else None


def _name(party: EventParty | None) -> _Value:
    return party.name if party is not None else None


def _with_role(account: Account, role: str) -> EventParty | None:
    found: Iterable[EventParty] = (party for party in account.parties if party.role == role)
    return next(iter(found), None)

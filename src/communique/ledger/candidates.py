"""Which accounts are worth comparing: those that no rule can join are never looked at, so joining is not quadratic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from communique.ledger.accounts import Account
from communique.ledger.contacts import reach, yearless_day
from communique.ledger.days import Days, each_day
from communique.ledger.parties import pairs, side
from communique.ledger.wording import shingles, sketch

# Wordings that are to share three quarters of the shorter one's words have one of its rarest quarter in common.
_RAREST = 4

Pair = tuple[int, int]


def candidates(accounts: Sequence[Account]) -> set[Pair]:
    """The pairs, by number and the smaller number first, that some rule of identity could join."""
    blocks: dict[str, list[int]] = defaultdict(list)
    groups: dict[str, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for key in set(_keys(account)):
            blocks[key].append(number)
        if account.kind in ("commitment", "position"):
            groups[f"{account.kind} {account.subkind}"].append(number)
    found = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for group in groups.values():
        found.update(_sharing_rare_words(accounts, group))
    return {pair for pair in found if accounts[pair[0]].article != accounts[pair[1]].article}


def _keys(account: Account) -> Iterator[str]:
    """What two accounts have in common where they can be joined by people and day, or by near-equal wording."""
    kind = account.kind
    if kind == "statement":
        yield from (f"{kind} {number}" for number in shingles(account.words))
        return
    yield from (f"{kind} {number}" for number in sketch(account.words))
    if kind == "contact":
        who = pairs(account.parties)
        yield from (f"{kind} {names} {day}" for names in who for day in each_day(reach(account)))
        yearless = yearless_day(account)
        if yearless is not None:
            yield from (f"{kind} {names} {yearless}" for names in who)
    elif kind in ("commitment", "action"):
        sides = {side(party) for party in account.parties}
        days = account.due if kind == "commitment" else account.when
        yield from (f"{kind} {account.subkind} {name} {day}" for name in sides for day in each_day(_short(days)))


def _short(days: Days) -> Days:
    return days if days.within(7) else Days()


def _sharing_rare_words(accounts: Sequence[Account], group: Sequence[int]) -> Iterator[Pair]:
    frequency = Counter(word for number in group for word in set(accounts[number].matter))
    having: dict[str, list[int]] = defaultdict(list)
    for number in group:
        for word in set(accounts[number].matter):
            having[word].append(number)
    for number in group:
        for word in _rarest(accounts[number].matter, frequency):
            yield from ((min(number, other), max(number, other)) for other in having[word] if other != number)


def _rarest(words: Iterable[str], frequency: Counter[str]) -> list[str]:
    ordered = sorted(set(words), key=lambda word: (frequency[word], word))
    return ordered[: len(ordered) // _RAREST + 1]

"""Which of an event's sources stand on their own: one wire story in forty papers is one source."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from communique.ledger.accounts import Account, Appearance
from communique.ledger.judgement import reprinted, same_words
from communique.ledger.wording import shared

# Copies share most of their shingles; rewrites of one agency's story share a good part of them.
_NEAR_COPY = 0.6
_SAME_WIRE = 0.3

Bodies = Mapping[str, "array[int]"]


def families(accounts: Sequence[Account], bodies: Bodies) -> dict[str, str]:
    """For every copy, the copy that its family goes back to: itself for a source of its own.

    Copies are of one family where they have one text or nearly so, tell the event in the same words, have one agency
    and much of its text, are of one outlet, or where one cites the other's outlet. A family goes back to the first
    copy published that cites none of the others.

    Args:
        bodies: the shingles of the articles' own matter, by article id.
    """
    printed = [(account, copy) for account in accounts for copy in account.appearances]
    printed.sort(key=lambda pair: pair[1].copy)
    family = {copy.copy: copy.copy for _, copy in printed}
    for number, (account, copy) in enumerate(printed):
        for other, other_copy in printed[:number]:
            if family[copy.copy] != family[other_copy.copy] and _dependent(account, copy, other, other_copy, bodies):
                old, new = family[copy.copy], family[other_copy.copy]
                family = {name: new if of == old else of for name, of in family.items()}
    heads = {of: _head([copy for _, copy in printed if family[copy.copy] == of]) for of in set(family.values())}
    return {name: heads[of] for name, of in family.items()}


def _dependent(a: Account, copy: Appearance, b: Account, other: Appearance, bodies: Bodies) -> bool:
    if a.article == b.article or _cites(copy, other) or _cites(other, copy):
        return True
    if _outlets(copy) & _outlets(other) or _retold(a, b):
        return True
    near = shared(bodies[a.article], bodies[b.article])
    one_wire = copy.agency is not None and copy.agency == other.agency
    return near >= (_SAME_WIRE if one_wire else _NEAR_COPY)


def _retold(a: Account, b: Account) -> bool:
    """Whether one tells it in the other's words. A speaker's own words are the same in every honest report."""
    own_words = a.kind == "statement" and "direct" in (a.subkind, b.subkind)
    return reprinted(a, b) if own_words else same_words(a, b)


def _cites(copy: Appearance, other: Appearance) -> bool:
    cited = {outlet.casefold() for outlet in copy.cites}
    own = {copy.agency.casefold()} if copy.agency is not None else set()
    theirs = _outlets(other) | ({other.agency.casefold()} if other.agency is not None else set())
    return len(cited & theirs) > 0 or len(own & _outlets(other)) > 0


def _outlets(copy: Appearance) -> set[str]:
    return {name.casefold() for name in (copy.outlet, copy.domain) if name is not None}


def _head(copies: Sequence[Appearance]) -> str:
    def age(copy: Appearance) -> tuple[bool, str, str]:
        citing = any(_cites(copy, other) for other in copies if other.copy != copy.copy)
        return citing, copy.published.latest or "9999", copy.copy

    return min(copies, key=age).copy

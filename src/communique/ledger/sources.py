"""Which of an event's sources stand on their own: one wire story in forty papers is one source."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from communique.ledger.accounts import Account, Appearance
from communique.ledger.wording import shared

# Copies share most of their shingles; rewrites of one agency's story share a good part of them.
_NEAR_COPY = 0.6
_SAME_WIRE = 0.3

Bodies = Mapping[str, "array[int]"]


def families(accounts: Sequence[Account], bodies: Bodies) -> dict[str, str]:
    """For every copy, the copy that its family goes back to: itself for a source of its own.

    Copies are of one family where they have one text or nearly so, one agency and much of its text, one outlet, or
    where one cites the other's outlet. A family goes back to the first copy published that cites none of the others.

    Args:
        bodies: the shingles of the articles' own matter, by article id.
    """
    printed = [(account.article, copy) for account in accounts for copy in account.appearances]
    printed.sort(key=lambda pair: pair[1].copy)
    family = {copy.copy: copy.copy for _, copy in printed}
    for number, (article, copy) in enumerate(printed):
        for other_article, other in printed[:number]:
            if family[copy.copy] != family[other.copy] and _dependent(article, copy, other_article, other, bodies):
                old, new = family[copy.copy], family[other.copy]
                family = {name: new if of == old else of for name, of in family.items()}
    heads = {of: _head([copy for _, copy in printed if family[copy.copy] == of]) for of in set(family.values())}
    return {name: heads[of] for name, of in family.items()}


def _dependent(article: str, copy: Appearance, other_article: str, other: Appearance, bodies: Bodies) -> bool:
    if article == other_article or _cites(copy, other) or _cites(other, copy):
        return True
    if copy.outlet is not None and _outlets(copy) & _outlets(other):
        return True
    near = shared(bodies[article], bodies[other_article])
    one_wire = copy.agency is not None and copy.agency == other.agency
    return near >= (_SAME_WIRE if one_wire else _NEAR_COPY)


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

"""Whether two accounts name the same people: exactly, or one the person and the other the state behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from communique.model import EventParty, Record

#: A state named for its minister is half as good as the minister's own name.
HALF = 0.5
_MOST_PAIRED = 12

Cast = Mapping[str, EventParty]


class Agreement(Record, frozen=True, kw_only=True):
    """How far two lists of parties agree.

    Attributes:
        matched: how many of the shorter list's actors have a counterpart of their own in the longer one.
        exact: how many of those are the very same actor.
        smaller, larger: how many actors the two lists have.
    """

    matched: int
    exact: int
    smaller: int
    larger: int

    @property
    def complete(self) -> bool:
        """Whether nobody is left over on either side."""
        return self.matched == self.smaller == self.larger

    @property
    def contained(self) -> bool:
        """Whether everybody on the shorter side is found on the other."""
        return self.matched == self.smaller

    @property
    def weight(self) -> float:
        """The share of the longer list that is matched, a state for its person counting half; 0 to 1."""
        return (self.exact + HALF * (self.matched - self.exact)) / self.larger if self.larger > 0 else 0.0


def agreement(first: Cast, second: Cast) -> Agreement:
    """Match the actors of two accounts one to one, the same actors first."""
    smaller, larger = sorted((len(first), len(second)))
    exact = first.keys() & second.keys()
    rest = [party for id_, party in second.items() if id_ not in exact]
    matched = len(exact)
    for id_, party in first.items():
        if id_ in exact:
            continue
        counterpart = next((other for other in rest if stands_for(party, other)), None)
        if counterpart is not None:
            rest.remove(counterpart)
            matched += 1
    return Agreement(matched=matched, exact=len(exact), smaller=smaller, larger=larger)


def stands_for(a: EventParty, b: EventParty) -> bool:
    """Whether one of the two is a state and the other a person or body of that state."""
    if a.country is None or a.country != b.country:
        return False
    return (a.type == "state") != (b.type == "state")


def side(party: EventParty) -> str:
    """The state behind a party, or the party itself where no state is: accounts are looked up by it."""
    return party.country if party.country is not None else party.actor


def pairs(parties: Iterable[EventParty]) -> tuple[str, ...]:
    """Every pair of sides among the parties; accounts without a pair in common are never compared."""
    sides = sorted(side(party) for party in cast(parties).values())[:_MOST_PAIRED]
    return tuple(dict.fromkeys(f"{a}+{b}" for a, b in combinations(sides, 2)))


def cast(parties: Iterable[EventParty]) -> dict[str, EventParty]:
    """The parties by actor in the order of their ids, so that matching does not depend on the text's order."""
    return {party.actor: party for party in sorted(parties, key=lambda party: party.actor)}

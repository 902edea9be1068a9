"""Whether two accounts name the same people: exactly, or one the person and the other the state behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

import msgspec

from communique.actors import Registry
from communique.ledger.wording import words_of
from communique.model import ActorRef, EventParty, Record

#: A state named for its minister is half as good as the minister's own name.
HALF = 0.5
_MOST_PAIRED = 12
_FULL_NAME = 2

Cast = Mapping[str, EventParty]


def known_as(ref: ActorRef) -> ActorRef:
    """The actor under one name: a registered one under the registry's, whatever each text calls it."""
    registry = Registry.load()
    if not ref.registered or ref.id not in registry:
        return ref
    return msgspec.structs.replace(ref, name=registry.get(ref.id).name)


class Agreement(Record, frozen=True, kw_only=True):
    """How far two lists of parties agree.

    Attributes:
        matched: how many of the shorter list's actors have a counterpart of their own in the longer one.
        exact: how many of those are the very same actor.
        named: how many of the exact ones go by a name; "leaders" of two articles need not be the same people.
        people: how many of the exact ones are persons.
        smaller, larger: how many actors the two lists have.
    """

    matched: int
    exact: int
    named: int
    people: int
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
    rest = list(second.values())
    exact = _matched(list(first.values()), rest, same_actor)
    given = {party.actor for party in exact}
    half = _matched([party for id_, party in first.items() if id_ not in given], rest, stands_for)
    return Agreement(
        matched=len(exact) + len(half),
        exact=len(exact),
        named=sum(is_named(party) for party in exact),
        people=sum(party.type == "person" for party in exact),
        smaller=smaller,
        larger=larger,
    )


def _matched(
    these: list[EventParty], rest: list[EventParty], fits: Callable[[EventParty, EventParty], bool]
) -> list[EventParty]:
    """Those of ``these`` that fit one of ``rest``, which is taken out of it."""
    found = []
    for party in these:
        counterpart = next((other for other in rest if fits(party, other)), None)
        if counterpart is not None:
            rest.remove(counterpart)
            found.append(party)
    return found


def same_actor(a: EventParty, b: EventParty) -> bool:
    """Whether the two are one actor: the same id, or one person with and without a title ("Adm. Mike Mullen")."""
    if a.actor == b.actor:
        return True
    if a.type != "person" or b.type != "person":
        return False
    shorter, longer = sorted((words_of(a.name), words_of(b.name)), key=len)
    return len(shorter) >= _FULL_NAME and longer[-len(shorter) :] == shorter


def is_named(party: EventParty) -> bool:
    """Whether it goes by a name of its own: "Syrian National Coalition" does, "opposition parties" does not."""
    return party.name[:1].isupper()


def stands_for(a: EventParty, b: EventParty) -> bool:
    """Whether one of the two is a state and the other a person or body of that state."""
    if a.country is None or a.country != b.country:
        return False
    return (a.type == "state") != (b.type == "state")


def side(party: EventParty) -> str:
    """The state behind a party, or the last word of its name where no state is: accounts are looked up by it."""
    return party.country if party.country is not None else party.name.rpartition(" ")[2].casefold()


def pairs(parties: Iterable[EventParty]) -> tuple[str, ...]:
    """Every pair of sides among the parties; accounts without a pair in common are never compared."""
    sides = sorted(side(party) for party in cast(parties).values() if is_named(party))[:_MOST_PAIRED]
    return tuple(dict.fromkeys(f"{a}+{b}" for a, b in combinations(sides, 2)))


def cast(parties: Iterable[EventParty]) -> dict[str, EventParty]:
    """The parties by actor in the order of their ids, so that matching does not depend on the text's order."""
    return {party.actor: party for party in sorted(parties, key=lambda party: party.actor)}

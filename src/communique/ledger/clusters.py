"""Accounts gathered into events: certain joins first, then possible ones where nothing else is as good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from communique.ledger.accounts import Account
from communique.ledger.candidates import Pair, candidates
from communique.ledger.identity import Judgement, same

# A possible join must be better by this much than one that it excludes.
_MARGIN = 0.15


class Cluster:
    """The accounts of one event, the first by key at the head, and the judgements that joined the others to them."""

    def __init__(self, accounts: list[Account], links: dict[str, Judgement]) -> None:
        self.accounts = accounts
        self.links = links


def clusters(accounts: Sequence[Account]) -> list[Cluster]:
    """One cluster per event, in the order of their first accounts; ``accounts`` must be sorted by key.

    No cluster holds two accounts that cannot be one event, and the order in which reports came makes no difference.
    """
    return _Gathering(accounts).gather()


class _Gathering:
    """Greedy agglomeration over the judged pairs, with every pair that excludes another respected."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._judged: dict[Pair, Judgement] = {}
        self._cluster = list(range(len(accounts)))
        self._members = {n: [n] for n in self._cluster}
        self._neighbours: dict[int, list[int]] = defaultdict(list)

    def gather(self) -> list[Cluster]:
        links: list[Pair] = []
        for pair in sorted(candidates(self._accounts)):
            if self._judge(*pair).verdict in ("same", "possible"):
                links.append(pair)
                self._neighbours[pair[0]].append(pair[1])
                self._neighbours[pair[1]].append(pair[0])
        for pair in sorted(links, key=self._rank):
            self._try(pair)
        return [self._finished(members) for _, members in sorted(self._members.items())]

    def _rank(self, pair: Pair) -> tuple[bool, float, Pair]:
        found = self._judged[pair]
        return found.verdict != "same", -found.score, pair

    def _try(self, pair: Pair) -> None:
        a, b = self._cluster[pair[0]], self._cluster[pair[1]]
        if a == b:
            return
        certain = self._judged[pair].verdict == "same"
        if self._excluded(a, b):
            return
        if certain or (self._mostly_linked(a, b) and not self._rivalled(a, b, self._judged[pair].score)):
            self._join(a, b)

    def _judge(self, a: int, b: int) -> Judgement:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._judged:
            self._judged[pair] = same(self._accounts[pair[0]], self._accounts[pair[1]])
        return self._judged[pair]

    def _excluded(self, a: int, b: int) -> bool:
        crossing = product(self._members[a], self._members[b])
        return any(self._judge(*pair).verdict == "different" for pair in crossing)

    def _mostly_linked(self, a: int, b: int) -> bool:
        crossing = [self._judge(*pair).verdict for pair in product(self._members[a], self._members[b])]
        return 2 * sum(verdict != "open" for verdict in crossing) >= len(crossing)

    def _rivalled(self, a: int, b: int, score: float) -> bool:
        """Whether one side could as well go with a third event that the other side is not."""
        for one, other in ((a, b), (b, a)):
            for member in self._members[one]:
                for neighbour in self._neighbours[member]:
                    third = self._cluster[neighbour]
                    as_good = self._judge(member, neighbour).score > score - _MARGIN
                    if third not in (a, b) and as_good and self._excluded(third, other):
                        return True
        return False

    def _join(self, a: int, b: int) -> None:
        keep, gone = min(a, b), max(a, b)
        for member in self._members[gone]:
            self._cluster[member] = keep
        self._members[keep] = sorted(self._members[keep] + self._members.pop(gone))

    def _finished(self, members: list[int]) -> Cluster:
        links: dict[str, Judgement] = {}
        for member in members:
            others = [self._judge(member, other) for other in members if other != member]
            if len(others) > 0:
                links[self._accounts[member].key] = max(
                    others, key=lambda found: (found.verdict == "same", found.score)
                )
        return Cluster([self._accounts[member] for member in members], links)

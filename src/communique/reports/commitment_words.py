"""The words by which somebody is bound (``vocab/data/commitments.yaml``), as readers look them up."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from communique.model import Record
from communique.model.reports import CommitmentKind
from communique.vocab import load_data


class CommitmentVerb(Record, frozen=True, kw_only=True):
    """A verb that binds its subject; ``needs``: only with such a noun as its object; ``clause``: only
    with a clause; ``mutual``: nobody does it alone."""

    lemma: str
    kind: CommitmentKind
    example: str
    counter: str = ""
    needs: Literal["", "instrument", "bond", "truce"] = ""
    clause: bool = False
    mutual: bool = False


class CommitmentWords(Record, frozen=True, kw_only=True):
    """The data file."""

    verbs: tuple[CommitmentVerb, ...]
    crimes: frozenset[str]
    will: frozenset[str]
    unbinding: frozenset[str]
    helping: frozenset[str]
    hostile: frozenset[str]
    kept: frozenset[str]
    delivered: frozenset[str]
    instruments: frozenset[str]
    truces: frozenset[str]
    bonds: frozenset[str]
    reached: frozenset[str]
    aid: frozenset[str]
    scheduled: frozenset[str]
    steps: frozenset[str]
    starting: frozenset[str]
    stepping: frozenset[str]
    deadline: frozenset[str]

    def nouns(self, needs: str) -> frozenset[str]:
        """The nouns that a verb with ``needs`` must have as its object."""
        return {"instrument": self.instruments, "bond": self.bonds, "truce": self.truces}.get(needs, frozenset())


@lru_cache(maxsize=1)
def words() -> CommitmentWords:
    """The words, loaded once."""
    return load_data("communique.vocab", "data/commitments.yaml", CommitmentWords)


@lru_cache(maxsize=1)
def verbs() -> dict[str, CommitmentVerb]:
    """The verbs by lemma."""
    return {verb.lemma: verb for verb in words().verbs}

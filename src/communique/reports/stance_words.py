"""The words by which actors take sides (``vocab/data/positions.yaml``), as readers look them up."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from communique.model import Record
from communique.model.reports import Stance
from communique.vocab import load_data


class StanceVerb(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A verb of stance. ``with``: the matter stands after one of these; ``asks``: the matter is what the object is to
    do; ``needs``: only with such a matter: a need, a policy, a deed, a clause of what should be, or as what."""

    lemma: str
    stance: Stance
    example: str
    counter: str = ""
    with_: tuple[str, ...] = ()
    asks: bool = False
    needs: Literal["", "need", "aim", "deed", "clause", "role"] = ""


class StanceWord(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A noun or adjective of stance; the matter stands after one of ``with``, or is what is to be done."""

    lemma: str
    stance: Stance
    example: str
    counter: str = ""
    with_: tuple[str, ...] = ()


class PositionWords(Record, frozen=True, kw_only=True):
    """The data file."""

    label: str
    description: str
    verbs: tuple[StanceVerb, ...]
    adjectives: tuple[StanceWord, ...]
    nouns: tuple[StanceWord, ...]
    roles: dict[str, Stance]
    voicing: frozenset[str]
    need: frozenset[str]
    aims: frozenset[str]
    claims: frozenset[str]
    talk: frozenset[str]
    turning: frozenset[str]
    essential: frozenset[str]
    unacceptable: frozenset[str]
    favourable: frozenset[str]
    unfavourable: frozenset[str]
    characterising: frozenset[str]
    conditional: frozenset[str]
    yielding: frozenset[str]


@lru_cache(maxsize=1)
def words() -> PositionWords:
    """The words, loaded once."""
    return load_data("communique.vocab", "data/positions.yaml", PositionWords)


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[StanceVerb, ...]]:
    """The verbs by lemma."""
    found: dict[str, tuple[StanceVerb, ...]] = {}
    for verb in words().verbs:
        found[verb.lemma] = (*found.get(verb.lemma, ()), verb)
    return found


@lru_cache(maxsize=1)
def carriers() -> frozenset[str]:
    """Every lemma that can carry a stance in the words of the text: a quick look before the dear ones."""
    lists = words()
    small = {"plan", "intend", "have", "favour", "favor", "against"}
    return frozenset({*verbs(), *nouns(), *adjectives(), *lists.roles, *lists.characterising, *small})


@lru_cache(maxsize=1)
def nouns() -> dict[str, StanceWord]:
    """The nouns by lemma."""
    return {noun.lemma: noun for noun in words().nouns}


@lru_cache(maxsize=1)
def adjectives() -> dict[str, StanceWord]:
    """The adjectives by lemma."""
    return {adjective.lemma: adjective for adjective in words().adjectives}

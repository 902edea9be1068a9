"""The nouns that describe actors (``vocab/data/nominals.yaml``), as sets to look words up in."""

from __future__ import annotations

from functools import lru_cache

from communique.model import Record
from communique.vocab import load_data


class Nominals(Record, frozen=True, kw_only=True):
    """Word sets, lower case; see the data file for what each is for."""

    label: str
    description: str
    example: str
    honorifics: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    former: frozenset[str]
    between: frozenset[str]
    government: frozenset[str]
    collectives: frozenset[str]
    people: frozenset[str]
    relations: frozenset[str]
    political: frozenset[str]
    sides: frozenset[str]
    pair_persons: frozenset[str]
    pair_states: frozenset[str]
    locative: frozenset[str]
    place: frozenset[str]
    motion: frozenset[str]
    settlements: frozenset[str]
    targeting: frozenset[str]
    lands: frozenset[str]
    institutions: frozenset[str]
    blocs: frozenset[str]
    prefixes: frozenset[str]
    no_organisations: frozenset[str]
    audience: frozenset[str]


@lru_cache(maxsize=1)
def nominals() -> Nominals:
    """The word sets, loaded once."""
    return load_data("communique.vocab", "data/nominals.yaml", Nominals)


@lru_cache(maxsize=1)
def describing() -> frozenset[str]:
    """Every word, singular or plural, that can head a description of an actor."""
    words = nominals()
    pairs = words.pair_persons | words.pair_states
    plurals = {word + "s" for word in pairs} | {word.removesuffix("y") + "ies" for word in pairs} | {"men"}
    return frozenset(words.government | words.collectives | pairs | plurals)

"""Whether two names of places can be of one place."""

from __future__ import annotations

from functools import cache

from communique.actors import Registry
from communique.errors import UnknownNameError


def same_place(a: str, country_a: str | None, b: str, country_b: str | None) -> bool:
    """Whether two places do not exclude each other: one name, one name in the other, a country and a city of it.

    >>> same_place("Germany", "DEU", "Berlin", "DEU"), same_place("Vienna", "AUT", "Berlin", "DEU")
    (True, False)
    """
    first, second = a.casefold(), b.casefold()
    if first in second or second in first:
        return True
    if country_a is None or country_a != country_b:
        return False
    return is_country(a, country_a) or is_country(b, country_b)


def is_country(name: str, country: str | None) -> bool:
    """Whether the name is the state's own, and so says no city."""
    return country is not None and name.casefold() in _names(country)


@cache
def _names(country: str) -> frozenset[str]:
    try:
        entry = _registry().get(f"state/{country}")
    except UnknownNameError:
        return frozenset()
    return frozenset(name.text.casefold() for name in entry.names if name.use in ("name", "acronym"))


@cache
def _registry() -> Registry:
    return Registry.load()

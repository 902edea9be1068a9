"""Whether "he" or "she" can mean somebody, by the first name (``vocab/data/given_names.yaml``)."""

from __future__ import annotations

from functools import lru_cache

from communique.actors import fold
from communique.model import Record
from communique.vocab import load_data


class GivenNames(Record, frozen=True, kw_only=True):
    """Given names in small letters, by the gender of nearly all who bear them."""

    label: str
    description: str
    example: str
    feminine: frozenset[str]
    masculine: frozenset[str]


@lru_cache(maxsize=1)
def given_names() -> GivenNames:
    """The names, loaded once."""
    return load_data("communique.vocab", "data/given_names.yaml", GivenNames)


def is_feminine(name: str) -> bool | None:
    """Whether a full name is a woman's; None where its first word does not tell.

    >>> is_feminine("Angela Merkel"), is_feminine("Sergei Lavrov"), is_feminine("Merkel")
    (True, False, None)
    """
    first, _, rest = fold(name).lower().partition(" ")
    known = given_names()
    if rest == "" or (first in known.feminine) == (first in known.masculine):
        return None
    return first in known.feminine

"""Who is who: states, offices and their holders over time, organisations, groups, and the names each goes by."""

from communique.actors.lint import Problem, check
from communique.actors.naming import fold
from communique.actors.records import Body, Entry, Found, Name, NameUse, Office, Tenure, Town
from communique.actors.registry import Registry

__all__ = [
    "Body",
    "Entry",
    "Found",
    "Name",
    "NameUse",
    "Office",
    "Problem",
    "Registry",
    "Tenure",
    "Town",
    "check",
    "fold",
]

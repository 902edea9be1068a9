"""The words that report an action (``vocab/data/actions.yaml``), the PLOVER types, their modes and CAMEO roots."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec

from communique.errors import DataFileError
from communique.model import Record
from communique.model.reports import Plover
from communique.vocab import load_data

_ACTIONS: Final = "data/actions.yaml"


class Pattern(Record, frozen=True, kw_only=True):
    """Words that report one kind of action; the data file's header says what each field does."""

    name: str
    plover: Plover
    example: str
    counter: str
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    target: tuple[str, ...] = ("object",)
    clause: bool = False
    matter: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    alone: Plover | None = None
    told: bool = False
    aimed: bool = False
    lone: bool = False
    suffers: bool = False
    own: bool = False
    between: Plover | None = None
    unless: tuple[str, ...] = ()
    bare: bool = False
    content: bool = False
    reciprocal: bool = False
    vows: bool = False
    harm: bool = False


class ActionWords(Record, frozen=True, kw_only=True):
    """The data file."""

    label: str
    description: str
    example: str
    classes: dict[str, frozenset[str]]
    people: frozenset[str]
    light: frozenset[str]
    regions: dict[str, frozenset[str]]
    voices: frozenset[str]
    things: frozenset[str]
    deeds: frozenset[str]
    officials: frozenset[str]
    anybodys: frozenset[str]
    weapons: dict[str, frozenset[str]]
    patterns: tuple[Pattern, ...]

    def noun_in(self, lemma: str, classes: tuple[str, ...]) -> bool:
        """Whether a noun is of one of the classes (in capitals) or one of the lemmas."""
        return any(lemma in self.classes.get(name, ()) if name.isupper() else lemma == name for name in classes)


class PloverType(Record, frozen=True, kw_only=True):
    """One of the sixteen types: the CAMEO roots that the published table turns into it, and those of each mode."""

    cameo: tuple[str, ...]
    future: Plover | None = None
    modes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class PloverTypes(Record, frozen=True, kw_only=True):
    """The data file ``plover.yaml``."""

    label: str
    description: str
    example: str
    types: dict[Plover, PloverType]
    content: dict[Plover, dict[str, str]]

    def cameo(self, type_: Plover, mode: str | None) -> tuple[str, ...]:
        """The CAMEO roots that can stand behind an event of this type and mode."""
        known = self.types[type_]
        return known.modes.get(mode, known.cameo) if mode is not None else known.cameo


@lru_cache(maxsize=1)
def words() -> ActionWords:
    """The words, loaded and checked once.

    Raises:
        DataFileError: where a pattern names a class or mode that there is not, has no words, or repeats a name.
    """
    loaded = load_data("communique.vocab", _ACTIONS, ActionWords)
    problems = lint(loaded, types())
    if len(problems) > 0:
        raise DataFileError(f"communique/vocab/{_ACTIONS}", None, "; ".join(problems))
    return loaded


@lru_cache(maxsize=1)
def types() -> PloverTypes:
    """The PLOVER types, loaded once."""
    return load_data("communique.vocab", "data/plover.yaml", PloverTypes)


def lint(loaded: ActionWords, known: PloverTypes) -> list[str]:
    """What is wrong with the words, one line each."""
    problems: list[str] = []
    seen: set[str] = set()
    for pattern in loaded.patterns:
        name = f"pattern {pattern.name!r}"
        if pattern.name in seen:
            problems.append(f"{name} is given twice")
        seen.add(pattern.name)
        if len(pattern.verbs + pattern.nouns + pattern.adjectives) == 0:
            problems.append(f"{name} has no words")
        problems += [
            f"{name} names no class {class_!r}"
            for class_ in (*pattern.objects, *pattern.never, *pattern.by)
            if class_.isupper() and class_ not in ("ACTOR", "PEOPLE", "PERSON") and class_ not in loaded.classes
        ]
        if pattern.mode is not None and pattern.mode not in known.types[pattern.plover].modes:
            problems.append(f"{name}: {pattern.plover} has no mode {pattern.mode!r}")
    return problems


@lru_cache(maxsize=1)
def by_word() -> tuple[dict[str, tuple[Pattern, ...]], dict[str, tuple[Pattern, ...]], dict[str, tuple[Pattern, ...]]]:
    """The patterns by the lemma of their verbs, nouns and adjectives, the most demanding of each first."""
    tables: tuple[dict[str, list[Pattern]], ...] = ({}, {}, {})
    demanding = sorted(words().patterns, key=lambda p: (not (p.beside or p.by), len(p.objects) == 0, not p.clause))
    for pattern in demanding:
        for table, lemmas in zip(tables, (pattern.verbs, pattern.nouns, pattern.adjectives), strict=True):
            for lemma in lemmas:
                table.setdefault(lemma, []).append(pattern)
    verbs, nouns, adjectives = ({lemma: tuple(found) for lemma, found in table.items()} for table in tables)
    return verbs, nouns, adjectives

"""Finding an actor by what a person types: a name, a misspelt name, or an office of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from communique.actors.naming import fold, sound
from communique.actors.records import Entry, Found, Office, Tenure

if TYPE_CHECKING:
    from communique.actors.registry import Registry

_NEAR = 82.0
_SHORT = 4
_LIMIT = 10
_LEADER = frozenset({"leader", "chief", "head", "ruler"})
_QUALIFIER = re.compile(r"^(?:the |a )?(?:(?:then|former|ex|current|acting|new)[ -])?", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=s)['’]$|['’]s$")
_OF = re.compile(r" (?:of|to|for) (?:the )?")


def find(registry: Registry, query: str, *, on: str | None = None) -> tuple[Found, ...]:
    """As :meth:`Registry.find`."""
    query = " ".join(query.split())
    if query == "":
        return ()
    found = [*_exact(registry, query), *_holders(registry, query, on)]
    if len(found) == 0:
        found = _near(registry, query)
    best: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(one.entry.id, one)
    return tuple(best.values())[:_LIMIT]


def _exact(registry: Registry, query: str) -> Iterator[Found]:
    for text in _cases(query):
        found = registry.named(text)
        for entry, use in found:
            yield Found(entry=entry, score=100.0 if use in ("name", "acronym") else 95.0, why=f"{use} {text!r}")
        if len(found) > 0:
            return


def _holders(registry: Registry, query: str, on: str | None) -> Iterator[Found]:
    """Holders of the office that the query names; the latest first where no day is given."""
    for whole, title in _splits(registry, _QUALIFIER.sub("", query)):
        for label, pairs in _offices(registry, whole, title, on):
            ordered = sorted(pairs, key=lambda pair: pair[1].earliest, reverse=True)
            for place, (entry, one) in enumerate(ordered):
                score = 100.0 if on is not None else max(100.0 - place, 60.0)
                why = f"{label} of {whole.name} {one.since or ''}..{one.until or ''}"
                yield Found(entry=entry, score=score, why=why)


def _offices(
    registry: Registry, whole: Entry, title: str, on: str | None
) -> Iterator[tuple[str, Iterable[tuple[Entry, Tenure]]]]:
    title = title.lower()
    latest = None if on is None else {4: f"{on}-12-31", 7: f"{on}-31"}.get(len(on), on)
    earliest = None if on is None else {4: f"{on}-01-01", 7: f"{on}-01"}.get(len(on), on)
    national = [office for office in registry.offices() if title in office.national.get(whole.id, ())]
    general = [office for office in registry.offices() if title in office.titles]
    for office in _first_with_holders(registry, whole, (national, general)):
        yield office.label, registry.holders(office.id, whole.id, earliest, latest)
    if title in _LEADER:
        yield "leader", registry.leader_of(whole.id, earliest, latest)


def _first_with_holders(registry: Registry, whole: Entry, choices: Iterable[list[Office]]) -> list[Office]:
    """A title that one state uses in its own sense ("secretary of state") has only that sense there."""
    for offices in choices:
        held = [office for office in offices if len(registry.holders(office.id, whole.id)) > 0]
        if len(held) > 0:
            return held
    return []


def _splits(registry: Registry, query: str) -> Iterator[tuple[Entry, str]]:
    """Readings of the query as somebody's title: "French president", "France's president", "president of France"."""
    words = query.split()
    for at in range(1, len(words)):
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        yield from ((entry, tail) for entry in _wholes(registry, _POSSESSIVE.sub("", head)))
    for match in _OF.finditer(query):
        title, rest = query[: match.start()], query[match.end() :]
        yield from ((entry, title) for entry in _wholes(registry, rest))


def _wholes(registry: Registry, text: str) -> tuple[Entry, ...]:
    for form in _cases(text):
        found = {entry.id: entry for entry, _ in registry.named(form) if entry.type != "person"}
        if len(found) > 0:
            return tuple(found.values())
    return ()


def _cases(text: str) -> Iterable[str]:
    return dict.fromkeys((text, text.title(), text.upper()))


def _near(registry: Registry, query: str) -> list[Found]:
    """Names that are spelt, or would sound, nearly like the query."""
    forms = [(text, id_) for text, use, id_ in registry.names() if use in ("name", "surname") and len(text) > _SHORT]
    found: dict[str, Found] = {}
    for key in (_spelling, sound):
        keys = [key(text) for text, _ in forms]
        for _, score, at in process.extract(key(query), keys, scorer=fuzz.ratio, limit=_LIMIT * 4, score_cutoff=_NEAR):
            text, id_ = forms[at]
            one = Found(entry=registry.get(id_), score=min(score, 94.0), why=f"near {text!r}")
            found[id_] = max(found.get(id_, one), one, key=lambda other: other.score)
    return list(found.values())


def _spelling(text: str) -> str:
    return fold(text).lower()

"""Finding an actor by what a person types: a name, a misspelt name, or an office of somebody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz import fuzz, process

from communique.actors.naming import fold, sound
from communique.actors.records import Entry, Found, Office
from communique.errors import UsageError
from communique.model.spans import Record

if TYPE_CHECKING:
    from communique.actors.registry import Registry

_NEAR = 82.0
_SHORT = 4
_LIMIT = 10
_LEADER = frozenset({"leader", "chief", "head", "ruler"})
_HEAD = frozenset({"director", "chief", "head", "boss", "commander"})
_THE = re.compile(r"^(?:the|a) ", re.IGNORECASE)
_QUALIFIER = re.compile(r"^(?:the |a )?(?:(?:then|former|ex|current|acting|new)[ -])?", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|sheikh|general|gen|president)\.? (?=\S)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?<=s)['’]$|['’]s$")
_OF = re.compile(r" (?:of|to|for) (?:the )?", re.IGNORECASE)
_FOR = re.compile(r" (?:of|to|for|on|in) (?:the )?", re.IGNORECASE)


class _Seat(Record, frozen=True, kw_only=True):
    """One office of one state or organisation; without an office, whichever leads it."""

    office: Office | None
    whole: Entry
    about: str | None = None


def as_day(text: str) -> str:
    """A day, month or year as an ISO date of that precision.

    Raises:
        UsageError: where it is none, or there is no such day.
    """
    try:
        dt.date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else text + "-01" if len(text) == 7 else text)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a date", hint="Write 2016-02-24, 2016-02 or 2016.") from error
    return text


def find(registry: Registry, query: str, *, on: str | None = None) -> tuple[Found, ...]:
    """As :meth:`Registry.find`."""
    query = " ".join(query.split())
    if query == "":
        return ()
    if query.isupper() and " " in query:
        query = query.title()  # a headline in capitals
    name = _HONORIFIC.sub("", query)
    found = [*_exact(registry, query), *_holders(registry, query, on)]
    found = found or [*_exact(registry, name)] or _near(registry, name)
    if on is not None:
        found = [_in_office(registry, one, on) for one in found]
    best: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(one.entry.id, one)
    return tuple(best.values())[:_LIMIT]


def _in_office(registry: Registry, one: Found, on: str) -> Found:
    """The answer with what the person was on that day; people who held no office then come after those who did."""
    earliest, latest = _span(on)
    held = [t for t in one.entry.tenures if t.earliest <= latest and earliest <= t.latest]
    if one.entry.type != "person" or (one.score == 100.0 and len(held) == 0):
        return one
    if len(held) == 0:
        return msgspec.structs.replace(one, score=one.score * 0.8)
    if " of " in one.why:
        return one  # it was the office that was asked for
    labels = {office.id: office.label for office in registry.offices()}
    what = f"{labels[held[0].office]} of {registry.get(held[0].of).name} {held[0].since or ''}..{held[0].until or ''}"
    return msgspec.structs.replace(one, why=f"{one.why}; {what}")


def _span(on: str) -> tuple[str, str]:
    """First and last day of a day, month or year."""
    return {4: f"{on}-01-01", 7: f"{on}-01"}.get(len(on), on), {4: f"{on}-12-31", 7: f"{on}-31"}.get(len(on), on)


def _exact(registry: Registry, query: str) -> Iterator[Found]:
    for text in _cases(query):
        found = registry.named(text)
        for entry, use in found:
            yield Found(entry=entry, score=100.0 if use in ("name", "acronym") else 95.0, why=f"{use} {text!r}")
        if len(found) > 0:
            return


def _holders(registry: Registry, query: str, on: str | None) -> list[Found]:
    """Holders of the office that the query names; the latest first where no day is given."""
    for words in dict.fromkeys((_THE.sub("", query), _QUALIFIER.sub("", query))):
        found = [one for seat in _seats(registry, words) for one in _of_seat(registry, seat, on)]
        if len(found) > 0:
            return found
    return []


def _of_seat(registry: Registry, seat: _Seat, on: str | None) -> Iterator[Found]:
    earliest, latest = _span(on) if on is not None else (None, None)
    if seat.office is None:
        label, pairs = "leader", registry.leader_of(seat.whole.id, earliest, latest)
    else:
        label = seat.office.label if seat.about is None else f"{seat.office.label} ({seat.about})"
        pairs = registry.holders(seat.office.id, seat.whole.id, earliest, latest, about=seat.about)
    for place, (entry, one) in enumerate(sorted(pairs, key=lambda pair: pair[1].earliest, reverse=True)):
        score = 100.0 if on is not None else max(100.0 - place, 60.0)
        why = f"{label} of {seat.whole.name} {one.since or ''}..{one.until or ''}"
        yield Found(entry=entry, score=score, why=why)


def _seats(registry: Registry, query: str) -> list[_Seat]:
    """The offices that words can name: a title that says by itself whose it is, before "X's title", "title of X"."""
    own = [
        _Seat(office=office, whole=registry.get(of))
        for office in registry.offices()
        for of, titles in office.national.items()
        if query.lower() in titles and of in registry.seats_of(office.id)
    ]
    own = own or [
        _Seat(office=office, whole=registry.get(of))
        for office in registry.offices()
        if query.lower() in office.titles and len(wholes := registry.seats_of(office.id)) == 1
        for of in wholes
    ]
    return own or [
        seat for whole, title in _splits(registry, query) for seat in _titled(registry, whole, title.lower())
    ]


def _titled(registry: Registry, whole: Entry, title: str) -> list[_Seat]:
    """The seats of one state or organisation that a title can mean; if none, those of what it is part of."""
    if whole.type == "state" and title in _LEADER:
        return [_Seat(office=None, whole=whole)]
    national = [office for office in registry.offices() if title in office.national.get(whole.id, ())]
    general = [office for office in registry.offices() if title in office.titles]
    for offices in (national, general):
        # A title that one state uses in its own sense ("secretary of state") has only that sense there.
        held = [office for office in offices if len(registry.holders(office.id, whole.id)) > 0]
        if len(held) > 0:
            return [_Seat(office=office, whole=whole) for office in held]
    parts = [
        _Seat(office=office, whole=registry.get(of))
        for office in registry.offices()
        for of, titles in office.national.items()
        if title in titles and registry.get(of).parent == whole.id and of in registry.seats_of(office.id)
    ]
    if len(parts) > 0:
        return parts  # "UN" and "high commissioner for refugees"
    slug = whole.id.partition("/")[2]
    if title in _HEAD and whole.parent is not None:
        agency = [
            office for office in registry.offices() if len(registry.holders(office.id, whole.parent, about=slug)) > 0
        ]
        if len(agency) > 0:
            return [_Seat(office=office, whole=registry.get(whole.parent), about=slug) for office in agency]
    if title in _LEADER or title.endswith(" leader"):
        return [_Seat(office=None, whole=whole)]
    charged = _charged(registry, whole, title)
    if len(charged) > 0:
        return charged
    return _titled(registry, registry.get(whole.parent), title) if whole.parent is not None else []


def _charged(registry: Registry, whole: Entry, title: str) -> list[_Seat]:
    """ "Ambassador to Libya", "envoy for Syria": an office of several holders, by whom or what it is for."""
    match = _FOR.search(title)
    if match is None:
        return []
    head, matter = title[: match.start()], title[match.end() :]
    state = next((entry for entry in _wholes(registry, matter) if entry.type == "state"), None)
    abouts = [state.country, state.name.lower().replace(" ", "-")] if state is not None else []
    abouts.append(matter.lower().replace(" ", "-"))
    offices = [office for office in registry.offices() if head in (*office.titles, *office.national.get(whole.id, ()))]
    return [
        _Seat(office=office, whole=whole, about=about)
        for office in offices
        for about in dict.fromkeys(abouts)
        if about is not None and len(registry.holders(office.id, whole.id, about=about)) > 0
    ]


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

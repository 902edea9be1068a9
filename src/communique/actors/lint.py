"""Checks of the registry's data that the sheets' format cannot make; each finding names its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from communique.actors.loader import Content, content, line_of, read_sheet
from communique.actors.merging import joined
from communique.actors.naming import fold
from communique.actors.records import Entry, Tenure
from communique.errors import UnknownNameError
from communique.model.spans import Record

if TYPE_CHECKING:
    from communique.actors.registry import Registry

# Enough to see what is wrong with a file; the rest comes to light when these are mended.
_MOST = 1_000


class Problem(Record, frozen=True, kw_only=True):
    """Something wrong in a sheet.

    Attributes:
        file: its path.
        line: counted from 1; None where it cannot be told.
        message: what is wrong, for a person.
    """

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        """As a compiler prints it: file, line, message."""
        return f"{self.file}:{self.line}: {self.message}" if self.line is not None else f"{self.file}: {self.message}"


class _Sheet(Record, frozen=True, kw_only=True):
    path: Path
    content: Content

    def problem(self, message: str, id_: str, value: str = "", *, nth: int = 0) -> Problem:
        return Problem(file=str(self.path), line=line_of(self.path, id_, value, nth=nth), message=message)


#: An entry as it stands, and the sheet that is to be told of what is wrong with it (None: ours, under a user's own).
_Owned = tuple[Entry, _Sheet | None]


def check(files: Iterable[Path], *, over: Registry | None = None) -> list[Problem]:
    """What is wrong in these sheets taken together; empty when nothing is.

    Finds ids given twice, names and acronyms that two entries of one type share, tenures of unknown offices or
    bodies, tenures that end before they start, overlapping tenures of an office that one person holds at a time,
    parents and national bodies that do not exist, entries that are part of themselves, and towns in two countries.

    Args:
        files: the sheets.
        over: the registry that they are laid over, as :meth:`Registry.load` does; None: they stand alone.

    Raises:
        DataFileError: where a file cannot be read as a sheet.
    """
    known = over.countries() if over is not None else {}
    sheets = [_Sheet(path=path, content=content(read_sheet(path), name=str(path), known=known)) for path in files]
    owners = {entry.id: sheet for sheet in sheets for entry in sheet.content.entries}
    entries = joined(over, (sheet.content for sheet in sheets)) if over is not None else _all(sheets)
    owned: list[_Owned] = [(entry, owners.get(entry.id)) for entry in entries]
    offices = {office.id for sheet in sheets for office in sheet.content.offices}
    single = {office.id for sheet in sheets for office in sheet.content.offices if office.single}
    if over is not None:
        offices |= {office.id for office in over.offices()}
        single |= {office.id for office in over.offices() if office.single}
    found = [
        *_repeats(sheets),
        *_items(owned),
        *_shared_names(owned),
        *_references(sheets, owned, offices),
        *_cycles(owned),
        *_overlaps(owned, single),
        *_towns(sheets, owned),
    ]
    return found[:_MOST]


def _all(sheets: list[_Sheet]) -> list[Entry]:
    return list({entry.id: entry for sheet in sheets for entry in sheet.content.entries}.values())


def _repeats(sheets: list[_Sheet]) -> Iterator[Problem]:
    seen: set[str] = set()
    for sheet in sheets:
        here: set[str] = set()
        for entry in sheet.content.entries:
            if entry.id in seen:
                yield sheet.problem(f"{entry.id} is given twice", entry.id, nth=1 if entry.id in here else 0)
            seen.add(entry.id)
            here.add(entry.id)


def _items(owned: list[_Owned]) -> Iterator[Problem]:
    items: dict[str, _Owned] = {}
    for entry, sheet in owned:
        if entry.wikidata is None:
            continue
        other, its = items.setdefault(entry.wikidata, (entry, sheet))
        told = sheet or its
        if other.id != entry.id and told is not None:
            yield told.problem(f"{entry.id} and {other.id} are both {entry.wikidata}", _in(told, entry, other))


def _shared_names(owned: list[_Owned]) -> Iterator[Problem]:
    first: dict[tuple[str, str], _Owned] = {}
    for entry, sheet in owned:
        for name in entry.names:
            if name.use not in ("name", "acronym"):
                continue
            other, its = first.setdefault((entry.type, fold(name.text)), (entry, sheet))
            told = sheet or its
            if other.id != entry.id and told is not None:
                message = f"{entry.id} and {other.id} are both named {name.text!r}"
                yield told.problem(message, _in(told, entry, other), name.text)


def _in(sheet: _Sheet, *entries: Entry) -> str:
    """The first of the entries that the sheet itself holds."""
    ids = {entry.id for entry in sheet.content.entries}
    return next(entry.id for entry in entries if entry.id in ids)


def _references(sheets: list[_Sheet], owned: list[_Owned], offices: set[str]) -> Iterator[Problem]:
    ids = {entry.id for entry, _ in owned}
    for sheet in sheets:
        for entry in sheet.content.entries:
            if entry.parent is not None and entry.parent not in ids:
                yield sheet.problem(f"{entry.id}: there is no {entry.parent}", entry.id, entry.parent)
            for one in entry.tenures:
                yield from _tenure(sheet, entry.id, one, ids, offices)
        for state, chiefs in sheet.content.chiefs.items():
            for chief in chiefs:
                yield from _tenure(sheet, state, chief, ids, offices)
        named = [(body.id, whole, part) for body in sheet.content.bodies for whole, part in body.national.items()]
        named += [(office.id, whole, whole) for office in sheet.content.offices for whole in office.national]
        for owner, whole, part in named:
            for id_ in dict.fromkeys((whole, part)):
                if id_ not in ids:
                    yield sheet.problem(f"{owner}: there is no {id_}", owner, id_)


def _tenure(sheet: _Sheet, owner: str, one: Tenure, ids: set[str], offices: set[str]) -> Iterator[Problem]:
    written = _written(one, sheet, owner)
    if one.office not in offices:
        unknown = UnknownNameError("office", one.office, offices)
        yield sheet.problem(f"{owner}: {unknown.message}. {unknown.hint}", owner, written)
    if one.of not in ids:
        yield sheet.problem(f"{owner}: there is no {one.of}", owner, written)
    if one.about is not None and one.about.isupper() and f"state/{one.about}" not in ids:
        yield sheet.problem(f"{owner}: there is no state/{one.about}", owner, written)
    if one.earliest > one.latest:
        yield sheet.problem(f"{owner}: {one.office} ends before it starts ({one.since}..{one.until})", owner, written)


def _written(one: Tenure, sheet: _Sheet, owner: str) -> str:
    """The period as the owner's row has it, or so much of it as is sure to be there."""
    about = f":{one.about}" if one.about is not None else ""
    country = next((entry.country for entry in sheet.content.entries if entry.id == owner), None)
    at = f"@{one.of}" if one.of not in (f"state/{country}", owner) else ""
    span = f" {one.since or ''}..{one.until or ''}" if one.since is not None or one.until is not None else ""
    return f"{one.office}{about}{at}{span}"


def _cycles(owned: list[_Owned]) -> Iterator[Problem]:
    parents = {entry.id: entry.parent for entry, _ in owned}
    told: set[str] = set()
    for entry, sheet in owned:
        chain = [entry.id]
        above = entry.parent
        while above is not None and above not in chain:
            chain.append(above)
            above = parents.get(above)
        if above is None or sheet is None or above in told:
            continue
        told.update(chain)
        circle = [*chain[chain.index(above) :], above]
        yield sheet.problem(f"{entry.id} is part of itself: {' in '.join(circle)}", entry.id, entry.parent or "")


def _overlaps(owned: list[_Owned], single: set[str]) -> Iterator[Problem]:
    held: dict[tuple[str, str], list[tuple[Tenure, _Owned]]] = {}
    for entry, sheet in owned:
        for one in entry.tenures:
            if one.office in single and one.about is None and one.earliest <= one.latest:
                held.setdefault((one.office, one.of), []).append((one, (entry, sheet)))
    for (office, of), tenures in held.items():
        tenures.sort(key=lambda pair: (_surely(pair[0])[0], pair[1][0].id))
        for (first, (holder, its)), (second, (next_holder, sheet)) in pairwise(tenures):
            told, about = (sheet, next_holder) if sheet is not None else (its, holder)
            (start, end), (next_start, next_end) = _surely(first), _surely(second)
            if told is None or max(start, next_start) >= min(end, next_end):
                continue  # what is known to the month may well follow on what ended in it
            yield told.problem(
                f"{office} of {of}: {holder.id} ({first.since or ''}..{first.until or ''}) overlaps "
                f"{next_holder.id} ({second.since or ''}..{second.until or ''})",
                about.id,
                _written(second if about is next_holder else first, told, about.id),
            )


def _towns(sheets: list[_Sheet], owned: list[_Owned]) -> Iterator[Problem]:
    states = {entry.id for entry, _ in owned}
    countries: dict[str, str] = {}
    for sheet in sheets:
        for spelling, town in sheet.content.towns.items():
            line = _line_with(sheet.path, spelling)
            if f"state/{town.country}" not in states:
                message = f"{spelling}: there is no state/{town.country}"
                yield Problem(file=str(sheet.path), line=line, message=message)
            first = countries.setdefault(fold(spelling), town.country)
            if first != town.country:
                message = f"{spelling} is in {first} and in {town.country}"
                yield Problem(file=str(sheet.path), line=line, message=message)


def _line_with(path: Path, word: str) -> int | None:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in reversed([*enumerate(lines, 1)]) if word in line), None)


def _surely(one: Tenure) -> tuple[str, str]:
    """First and last day that the tenure has had at all events: an end known to the month may be its first day."""
    since = Tenure(office=one.office, of=one.of, until=one.since).latest if one.since is not None else one.earliest
    until = Tenure(office=one.office, of=one.of, since=one.until).earliest if one.until is not None else one.latest
    return since, until

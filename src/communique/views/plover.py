"""The PLOVER projection: a report's contacts, statements, commitments and actions as event rows, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from communique.model import Action, Commitment, Contact, Record, Report, Span, Statement, When
from communique.model.reports import Plover, Status
from communique.reports import plover_types
from communique.views.ledger import Ledger
from communique.views.rows import Rows

#: The columns of a row, in order; a row of a ledger's event has ``event`` where one of a report has ``origin``.
COLUMNS: Final = (
    "id", "plover", "mode", "source", "target", "source_country", "target_country", "date", "status", "cameo",
    "evidence",
)  # fmt: skip

_DATED: Final = re.compile(r"\d{3,4}|XXXX-(?:\d\d|W\d\d)")


class PloverRow(Record, frozen=True, kw_only=True):
    """One event of PLOVER.

    Attributes:
        id: of the contact, statement, commitment or action within its report.
        source, target: actor ids; a reciprocal event has all parties as source and no target.
        source_country, target_country: ISO 3166-1 alpha-3, none twice.
        date: as TIMEX3 writes it (``2013-03-02``, ``XXXX-12-10``), or None where the text gives none.
        cameo: the CAMEO roots that the published table turns into this type and mode.
    """

    id: str
    plover: Plover
    source: tuple[str, ...]
    target: tuple[str, ...]
    source_country: tuple[str, ...]
    target_country: tuple[str, ...]
    status: Status
    cameo: tuple[str, ...]
    evidence: tuple[Span, ...]
    origin: str | None = None
    event: str | None = None
    mode: str | None = None
    date: str | None = None


@dataclass(slots=True)
class _Draft:
    """A row before it is known whether another tells the same; ``word`` is the span of the word that reports it."""

    id: str
    plover: Plover
    source: tuple[str, ...]
    target: tuple[str, ...]
    when: When | None
    status: Status
    evidence: tuple[Span, ...]
    word: tuple[Span, ...]
    mode: str | None = None
    acted: bool = False


def project(report: Report) -> Iterator[PloverRow]:
    """The event rows of a report, in the order of its text."""
    drafts = [_action(one) for one in report.actions]
    for found in (map(_contact, report.contacts), map(_commitment, report.commitments),
                  map(_statement, report.statements)):  # fmt: skip
        for draft in found:
            if draft is not None:
                _join(drafts, draft)
    countries = {actor.id: actor.country for actor in report.actors}
    for draft in sorted(drafts, key=lambda one: (one.word[0].start, one.id)):
        yield PloverRow(
            origin=report.origin, id=draft.id, plover=draft.plover, mode=draft.mode, source=draft.source,
            target=draft.target, source_country=_codes(draft.source, countries),
            target_country=_codes(draft.target, countries), date=_date(draft.when),
            status=draft.status, cameo=plover_types.cameo(draft.plover, draft.mode), evidence=draft.evidence,
        )  # fmt: skip


def project_ledger(ledger: Ledger) -> Iterator[PloverRow]:
    """The event rows of a ledger: one for each event, as its best account gives it, then actions by article.

    A story that many papers print is one row.
    """
    rows: dict[tuple[str, str], PloverRow] = {}
    alone: dict[tuple[str, str], PloverRow] = {}
    for report in ledger.reports():
        for row in project(report):
            rows[report.copy, row.id] = row
            alone.setdefault((report.id, row.id), row)
    for event in ledger.records():
        accounts = [(source.article, source.item) for source in event.sources]
        told = next((rows[s.copy, s.item] for s in event.sources if (s.copy, s.item) in rows), None)
        for account in accounts:
            alone.pop(account, None)
        if told is not None:
            yield msgspec.structs.replace(told, origin=None, event=event.id)
    yield from alone.values()


def as_rows(found: Iterable[PloverRow]) -> Rows:
    """The rows as a table: lists joined by a space, evidence as ``start-end``."""
    return Rows(("event", "origin", *COLUMNS), [(row.event, row.origin, *_cells(row)) for row in found])


def as_json(row: PloverRow) -> str:
    """The row as one line of JSON: its ``event`` or ``origin``, whichever it has, and every column."""
    key = "event" if row.event is not None else "origin"
    line = {key: getattr(row, key)} | {name: getattr(row, name) for name in COLUMNS}
    return msgspec.json.encode(line).decode()


def _date(when: When | None) -> str | None:
    """The time as the text gives it; None for a week, month or year that nobody can tell."""
    return when.value if when is not None and _DATED.match(when.value) is not None else None


def _cells(row: PloverRow) -> Iterator[Any]:
    for name in COLUMNS:
        value = getattr(row, name)
        if name == "evidence":
            yield " ".join(f"{span.start}-{span.end}" for span in value)
        else:
            yield " ".join(value) if isinstance(value, tuple) else value


def _codes(actors: tuple[str, ...], countries: dict[str, str | None]) -> tuple[str, ...]:
    found = (countries.get(actor) for actor in actors)
    return tuple(dict.fromkeys(code for code in found if code is not None))


def _contact(one: Contact) -> _Draft | None:
    if one.plover is None:
        return None
    parties = tuple(dict.fromkeys(party.actor for party in one.parties))
    hosts = tuple(dict.fromkeys(p.actor for p in one.parties if p.role == "host"))
    guests = tuple(actor for actor in parties if actor not in hosts)
    visited = one.form == "visit" or len(hosts) == 1
    split = visited and 0 < len(hosts) < len(parties)
    mode = plover_types.mode_of_contact(one) if one.plover == "CONSULT" else None
    return _Draft(
        one.id, one.plover, guests if split else parties, hosts if split else (), one.when, one.status, one.evidence,
        one.fields.get("form", one.evidence), mode,
    )  # fmt: skip


def _commitment(one: Commitment) -> _Draft | None:
    if one.plover is None:
        return None
    word = one.fields.get("kind", one.evidence)
    return _Draft(one.id, one.plover, one.parties, (), None, one.status, one.evidence, word)


def _statement(one: Statement) -> _Draft | None:
    speaker = one.speaker.actor if one.speaker is not None else None
    if one.plover is None or one.kind == "thought" or speaker is None or one.cue is None:
        return None
    evidence = (one.speaker.mention, one.cue, *one.content) if one.speaker is not None else one.content
    return _Draft(one.id, one.plover, (speaker,), one.addressees, one.when, "occurred", evidence, (one.cue,))


def _action(one: Action) -> _Draft:
    word = one.fields.get("plover", one.evidence)
    return _Draft(
        one.id, one.plover, one.source, one.target, one.when, one.status, one.evidence, word, one.mode, acted=True
    )


def _join(drafts: list[_Draft], new: _Draft) -> None:
    """Add what is new, unless an action tells the same: of the two the one with more of its sides known stays."""
    for i, old in enumerate(drafts):
        same_word = any(a.overlaps(b) for a in old.word for b in new.word)
        if old.plover != new.plover:
            if same_word and old.acted:
                return
            continue
        near = same_word or any(a.overlaps(b) for a in old.evidence for b in new.evidence)
        if near and (same_word or len({*old.source, *old.target} & {*new.source, *new.target}) > 0):
            if len(new.source) + len(new.target) > len(old.source) + len(old.target):
                drafts[i] = new
            return
    drafts.append(new)

"""One line for a person on what an event is."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import EventParty
from communique.model.reports import Status

_NAMED = 4
# Those who call or write are in two places.
_WITHOUT_PLACE = frozenset({"call", "letter"})
_QUOTED = 160
_EDGES = ' “”".,;:'
_PLAIN_CUES = frozenset({"said", "says", "say", "saying", "told", "tells", "telling", "according"})
_DONE: frozenset[str] = frozenset({"occurred"})


def contact_line(
    form: str, status: Status, parties: Sequence[EventParty], place: str | None, *, people: str = ""
) -> str:
    """As "Vladimir Putin and Barack Obama: call, started by Barack Obama"; what did not happen says so at the end."""
    began = [party.name for party in parties if party.role == "initiator"]
    mediated = [party.name for party in parties if party.role == "mediator"]
    direct = [party for party in parties if party.role != "mediator"]
    text = f"{people or names(direct)}: {form if form != 'other' else 'contact'}"
    if place is not None and form not in _WITHOUT_PLACE:
        text += f" in {place}"
    if len(began) > 0:
        text += f", started by {_listed(began)}"
    if len(mediated) > 0:
        text += f", mediated by {_listed(mediated)}"
    return text + mark(status)


def statement_line(manner: str, who: str, words: str, *, cue: str | None = None) -> str:
    """Who said it, how, and the words; quotation marks only around words that are the speaker's own.

    A plain cue ("said") is left out; any other is kept, since what somebody denied is not what they said.
    """
    said = _cut(words)
    how = who if cue is None or cue.lower() in _PLAIN_CUES else f"{who} {cue}"
    return f"{how}: “{said}”" if manner == "direct" else f"{how}: {said}"


def commitment_line(kind: str, status: Status, parties: Sequence[EventParty], words: str, due: str | None) -> str:
    """Who is bound, by what kind of promise, to what, and by when."""
    until = f" (due {due})" if due is not None else ""
    who = names(parties)
    return f"{who}{': ' if who != '' else ''}{kind}: {_cut(words)}{until}{mark(status)}"


def position_line(stance: str, parties: Sequence[EventParty], issue: str) -> str:
    """Who is for or against what."""
    return f"{names(parties)}: {stance} {issue}" if stance != "conditional" else f"{names(parties)}: if … {issue}"


def action_line(plover: str, status: Status, parties: Sequence[EventParty], place: str | None) -> str:
    """Who did what to whom."""
    source = names([party for party in parties if party.role == "source"])
    target = names([party for party in parties if party.role == "target"])
    sides = f"{source} → {target}" if target != "" else source
    where = f" in {place}" if place is not None else ""
    return f"{sides}: {plover.lower()}{where}{mark(status)}"


def names(parties: Sequence[EventParty]) -> str:
    """As "Russia, Iran and Syria"; beyond four names the rest are counted."""
    found = list(dict.fromkeys(party.name for party in parties))
    if len(found) > _NAMED:
        found = [*found[: _NAMED - 1], f"{len(found) - _NAMED + 1} others"]
    return _listed(found)


def mark(status: Status) -> str:
    """What is appended to anything that did not simply happen."""
    return "" if status in _DONE else f" ({status})"


def _listed(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else ""


def _cut(words: str) -> str:
    text = " ".join(words.split()).strip(_EDGES)
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rsplit(" ", 1)[0] + " …"

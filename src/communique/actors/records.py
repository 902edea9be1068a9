"""Who is who: the records of the registry.

None can hold itself, so Python's collector of cycles need not look at them (``gc=False``): a registry of ten thousand
would set it off again and again while it loads.
"""

from __future__ import annotations

from typing import Literal

from communique.model.reports import ActorType
from communique.model.spans import Record

#: How a surface form stands for its entry. ``capital`` and ``seat`` stand for a government only where they act or
#: speak; an ``adjective`` ("Russian") and a ``people`` noun ("the Russians") never name the state by themselves.
NameUse = Literal["name", "acronym", "surname", "adjective", "people", "capital", "seat"]
TenureSource = Literal["wikidata", "recalled"]


class Name(Record, frozen=True, kw_only=True, gc=False):
    """One surface form of an entry."""

    text: str
    use: NameUse


class Tenure(Record, frozen=True, kw_only=True, gc=False):
    """One person's time in one office.

    Attributes:
        office: id in ``offices.yaml``, for instance ``foreign_minister``.
        of: id of the state or organisation whose office it is, for instance ``state/RUS``.
        about: what part of it, where the office has several holders: the state that an ambassador is sent to
            (``LBY``), the matter of an envoy (``syria``); None: the office as such.
        since, until: ISO date as precisely as known (``2004``, ``2004-03``, ``2004-03-09``); None: unknown or still.
        source: ``recalled`` tenures were written from memory: they may warn, but they never fix a date.
    """

    office: str
    of: str
    about: str | None = None
    since: str | None = None
    until: str | None = None
    source: TenureSource = "recalled"

    @property
    def earliest(self) -> str:
        """First ISO day that the tenure can have had."""
        return _bound(self.since, "0001-01-01", last=False)

    @property
    def latest(self) -> str:
        """Last ISO day that it can have had."""
        return _bound(self.until, "9999-12-31", last=True)


class Entry(Record, frozen=True, kw_only=True, gc=False):
    """An actor of the registry.

    Attributes:
        id: ``state/RUS``, ``person/sergei-lavrov``, ``organisation/united-nations``, ``group/ypg``.
        name: the canonical English name, as the press writes it ("Russia", "Sergei Lavrov").
        country: ISO 3166-1 alpha-3 of the state it is, belongs to or serves; None for international ones.
        parent: for institutions of a state and organs of an organisation, the id of the whole.
        names: every surface form, the canonical name first.
        tenures: for persons, the offices held.
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None
    parent: str | None = None
    names: tuple[Name, ...] = ()
    tenures: tuple[Tenure, ...] = ()


class Office(Record, frozen=True, kw_only=True, gc=False):
    """An office and the words for it.

    Attributes:
        id: ``president``, ``foreign_minister``, ...
        label: one English name of it.
        titles: lower-case title phrases that mean it in any state ("foreign minister", "minister of foreign affairs").
        national: title phrases that mean it only of one state or organisation, by its id
            (``state/USA: [secretary of state]``).
        leads: whether its holder is meant by "leader of" the state.
        single: whether one person holds it at a time, so that its holder at a date is one person.
    """

    id: str
    label: str
    titles: tuple[str, ...] = ()
    national: dict[str, tuple[str, ...]] = {}  # noqa: RUF012  msgspec copies an empty default
    leads: bool = False
    single: bool = False


class Body(Record, frozen=True, kw_only=True, gc=False):
    """A kind of institution that every state has one of, and the words for it.

    Attributes:
        id: ``foreign_ministry``, ``army``, ``parliament``, ...
        label: one English name of it.
        phrases: phrases that mean it in any state ("foreign ministry"), first letter in lower case.
        national: by state id, the id of that state's own institution where the registry has one
            (``state/USA: organisation/us-state-department``).
    """

    id: str
    label: str
    phrases: tuple[str, ...] = ()
    national: dict[str, str] = {}  # noqa: RUF012  msgspec copies an empty default


class Town(Record, frozen=True, kw_only=True, gc=False):
    """A town, island or region. ``country`` is the ISO 3166-1 alpha-3 code of the state that most hold it to be in."""

    name: str
    country: str


class Found(Record, frozen=True, kw_only=True):
    """One answer to a search.

    Attributes:
        score: 0 to 100; 100 is an exact name or a holder of the office asked for.
        why: what the query was matched with, for a person to read.
    """

    entry: Entry
    score: float
    why: str


def _bound(value: str | None, open_: str, *, last: bool) -> str:
    if value is None:
        return open_
    if len(value) == 4:
        return f"{value}-12-31" if last else f"{value}-01-01"
    if len(value) == 7:
        return f"{value}-31" if last else f"{value}-01"  # compared as strings, so the 31st of any month will do
    return value

"""The ledger as one HTML file that needs nothing else: no network, no other file, no script but ours."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from communique.model import Event, EventSource, Record
from communique.views import cards, moments, picture, words
from communique.views.ledger import Ledger
from communique.views.rows import Cell, Row

TITLE: Final = "A ledger of diplomacy"


class Choice(Record, frozen=True, kw_only=True):
    """One value of a filter, and how many events it has."""

    value: str
    label: str
    number: int


class Read(Record, frozen=True, kw_only=True):
    """A copy that was read: where it appeared, how many events rest on it, and what the reader warned of."""

    copy: cards.Copy
    events: int
    warnings: tuple[str, ...] = ()


def of_ledger(ledger: Ledger, *, title: str = TITLE) -> str:
    """The page for a whole ledger: its events, everything that was read for it, and what could not be read."""
    events = list(ledger.records())
    texts = {article: ledger.text(article) for article in {source.article for e in events for source in e.sources}}
    warned: defaultdict[str, list[str]] = defaultdict(list)
    for row in ledger.warnings():
        warned[str(row["copy"])].append(str(row["warning"]))
    read = [_read(row, warned[str(row["copy"])]) for row in ledger.sources()]
    skipped = [(str(row["origin"]), str(row["detail"] or row["reason"])) for row in ledger.skipped()]
    return html(events, texts, title=title, read=read, skipped=skipped)


def html(
    events: Iterable[Event],
    texts: Mapping[str, str],
    *,
    title: str = TITLE,
    read: Sequence[Read] | None = None,
    skipped: Sequence[tuple[str, str]] = (),
) -> str:
    """The page, complete. It shows all it holds without scripts; with them it can be filtered.

    Args:
        events: the ledger's events, in any order.
        texts: the text of every article by its id, for quoting evidence in its context.
        title: the page's heading.
        read: the copies to list as sources; those that the events rest on where it is None.
        skipped: origin and reason of every page that gave nothing.
    """
    ordered = cards.in_order(events)
    style, script = _part("ledger.css"), _part("ledger.js")
    pictures = [("kind", "By kind", picture.by_kind(ordered)), ("actor", "By actor", picture.by_actor(ordered))]
    return (
        _environment()
        .get_template("ledger.html.j2")
        .render(
            title=title,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            period=_period(ordered),
            tally=_tally(ordered),
            pictures=[drawn for drawn in pictures if drawn[2] is not None and len(drawn[2].lanes) > 0],
            undated=sum(moments.heading(event) == moments.UNDATED for event in ordered),
            spread=any(event.earliest != event.latest for event in ordered),
            differ=any(len(event.conflicts) > 0 for event in ordered),
            told=any(moments.placed_report(event) != moments.NO_DAYS for event in ordered),
            months=cards.months(ordered, texts),
            kinds=_choices((event.kind for event in ordered), words.KINDS),
            statuses=_choices((event.status for event in ordered), {name: name for name in words.STATUS_GLYPHS}),
            glyphs=words.STATUS_GLYPHS,
            meanings=words.STATUS_HELP,
            actors=_actors(ordered),
            read=_read_for(ordered) if read is None else read,
            skipped=skipped,
            total=len(ordered),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("communique.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["count"] = words.count
    return environment


def _part(name: str) -> str:
    """The text of one of our own files, as it stands between its tags."""
    return "\n" + files("communique.views").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, and only our own style and script may run: they are known by their hashes."""
    ours = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _period(events: Sequence[Event]) -> str:
    """From the first to the last day of the events whose time is known well."""
    known = [(e.earliest, e.latest) for e in events if not moments.is_rough((e.earliest, e.latest))]
    days = [
        day for earliest, latest in known if earliest is not None and latest is not None for day in (earliest, latest)
    ]
    if len(days) == 0:
        return ""
    first, last = words.day(min(days)), words.day(max(days))
    return first if first == last else f"{first} to {last}"


def _tally(events: Sequence[Event]) -> list[str]:
    sources = [source for event in events for source in event.sources]
    outlets = {source.outlet for source in sources if source.outlet is not None}
    copies, articles = len({s.copy for s in sources}), len({s.article for s in sources})
    tally = [words.count(articles, "article")]
    tally += [f"{words.count(copies, 'copy', 'copies')}"] if copies > articles else []
    tally += [words.count(len(outlets), "outlet")] if len(outlets) > 0 else []
    return tally


def _choices(values: Iterable[str], labels: Mapping[str, str]) -> list[Choice]:
    numbers = Counter(values)
    return [
        Choice(value=value, label=label, number=numbers[value]) for value, label in labels.items() if value in numbers
    ]


def _actors(events: Iterable[Event]) -> list[Choice]:
    names: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for event in events:
        here = {cards.actor_token(party.actor): party.name for party in event.parties}
        names = here | names
        numbers.update(here.keys())
    ranked = sorted(numbers, key=lambda actor: (-numbers[actor], names[actor]))
    return [Choice(value=actor, label=names[actor], number=numbers[actor]) for actor in ranked]


def _read_for(events: Iterable[Event]) -> list[Read]:
    """Every copy that supports an event, in the order of publication."""
    sources: dict[str, EventSource] = {}
    numbers: Counter[str] = Counter()
    for event in events:
        numbers.update({source.copy for source in event.sources})
        sources |= {source.copy: source for source in event.sources}
    ranked = sorted(sources.values(), key=lambda s: (s.published_earliest or s.published_latest or "9999", s.origin))
    return [Read(copy=cards.copy_of(source), events=numbers[source.copy]) for source in ranked]


def _read(row: Row, warnings: Sequence[str]) -> Read:
    earliest, latest, link = (_text(row[name]) for name in ("published_earliest", "published_latest", "url"))
    origin = _text(row["origin"]) or ""
    copy = cards.Copy(
        outlet=_text(row["outlet"]) or cards.NO_OUTLET,
        title=_text(row["title"]) or "",
        published=words.published(earliest, latest, str(row["basis"])),
        origin=origin,
        link=cards.web_link(link or origin),
    )
    return Read(copy=copy, events=int(row["events"] or 0), warnings=tuple(warnings))


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)

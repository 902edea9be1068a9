"""``communique actors``: who is who, and when; and whether a file of one's own actors is in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.cli import options
from communique.cli.console import EXIT_NOTHING, data, guarded, say, show_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.actors import Entry, Found, Registry, Tenure

actors = typer.Typer(
    name="actors",
    help="Who is who, and when: look somebody up, or check a file of your own actors.",
    no_args_is_help=True,
)

#: What an entry goes by, in the words of a listing.
_USES: Final = {
    "name": "names",
    "acronym": "acronyms",
    "surname": "short",
    "adjective": "adjective",
    "people": "people",
    "capital": "capital",
    "seat": "seats",
}
_SOURCES: Final = {"wikidata": "Wikidata", "recalled": "from memory"}
On = Annotated[str | None, typer.Option(metavar="DATE", help="On this day, or in this month or year.")]


@guarded
def find(
    query: Annotated[
        str, typer.Argument(metavar="WORDS", help="A name, however spelt, or an office: 'French foreign minister'.")
    ],
    on: On = None,
    actors: options.Actors = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say whom words can mean: a name, a misspelt name, or the holder of an office on a day."""
    from communique.actors import Registry
    from communique.actors.search import as_day

    day = as_day(on) if on is not None else None
    found = Registry.load(actors).find(query, on=day)
    if json:
        data(msgspec.json.encode([_answer(one) for one in found]).decode())
    elif len(found) > 0:
        show_page(_answers(found))
    if len(found) == 0:
        say(f"nobody is known as {query!r}" + (f" on {on}" if on is not None else ""))
        raise typer.Exit(EXIT_NOTHING)


@guarded
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The actor's id, for instance person/sergei-lavrov.")],
    on: On = None,
    actors: options.Actors = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show what the registry knows of an actor: names, offices held, and for a state or organisation who leads it."""
    from communique.actors import Registry
    from communique.actors.search import as_day

    registry = Registry.load(actors)
    entry = registry.get(id_)
    day = as_day(on) if on is not None else None
    if json:
        data(
            msgspec.json.encode({**msgspec.to_builtins(entry), "holders": _holders_json(registry, entry, day)}).decode()
        )
    else:
        show_page(_entry(registry, entry, day))


@guarded
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Sheets of your own actors, in YAML.")],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Check files of your own actors as --actors would read them; every problem is told with file and line."""
    from communique.actors import Registry
    from communique.actors import check as problems_of

    problems = problems_of(files, over=Registry.load())
    if json:
        data(msgspec.json.encode(problems).decode())
    else:
        for problem in problems:
            data(str(problem))
    if len(problems) > 0:
        raise typer.Exit(EXIT_NOTHING)
    say(f"no problem in {', '.join(str(path) for path in files)}")


def _answer(one: Found) -> dict[str, object]:
    return {
        "id": one.entry.id,
        "name": one.entry.name,
        "type": one.entry.type,
        "country": one.entry.country,
        "wikidata": one.entry.wikidata,
        "score": one.score,
        "why": one.why,
    }


def _answers(found: Iterable[Found]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("name", "id", "country", "why"):
        table.add_column(column)
    for one in found:
        table.add_row(one.entry.name, one.entry.id, one.entry.country or "", one.why)
    return table


def _entry(registry: Registry, entry: Entry, day: str | None) -> Group:
    facts = Table(box=None, show_header=False, pad_edge=False)
    facts.add_column(style="dim")
    facts.add_column()
    whole = registry.get(entry.parent).name if entry.parent is not None else None
    rows = [("id", entry.id), ("country", entry.country), ("Wikidata", entry.wikidata), ("part of", whole)]
    rows += [(label, ", ".join(n.text for n in entry.names if n.use == use)) for use, label in _USES.items()]
    for label, value in rows:
        if value:
            facts.add_row(label, value)
    parts: list[RenderableType] = [Text(f"{entry.name} ({entry.type})", style="bold"), facts]
    if len(entry.tenures) > 0:
        parts.append(_tenures(registry, ((registry.get(one.of).name, one) for one in entry.tenures), "of"))
    held = registry.held_of(entry.id, day, day)
    if len(held) > 0:
        parts.append(_tenures(registry, ((person.name, one) for person, one in held), "holder"))
    return Group(*parts)


def _tenures(registry: Registry, rows: Iterable[tuple[str, Tenure]], who: str) -> Table:
    labels = {office.id: office.label for office in registry.offices()}
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("from", "to", "office", who, "dates"):
        table.add_column(column)
    for name, one in rows:
        label = labels[one.office] + (f" ({one.about})" if one.about is not None else "")
        table.add_row(one.since or "", one.until or "", label, name, _SOURCES[one.source])
    return table


def _holders_json(registry: Registry, entry: Entry, day: str | None) -> list[dict[str, object]]:
    held = registry.held_of(entry.id, day, day)
    return [{"id": person.id, "name": person.name, **msgspec.to_builtins(one)} for person, one in held]


actors.command(epilog='Example: communique actors find "French foreign minister" --on 2016-02-24')(find)
actors.command(epilog="Example: communique actors show person/sergei-lavrov")(show)
actors.command(epilog="Example: communique actors check my-actors.yaml")(check)

"""Writes the pages of ``docs/`` that the code knows best: ``python -m communique.cli.docs [--check] [FOLDER]``.

They are the command line, the schema of the report format, and the ledger's tables. A test fails where one has drifted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec
import typer

from communique.cli.app import app
from communique.model import Report
from communique.store import VIEWS, Filter, Store, metadata

_COMMENT = re.compile(r"((?:^#:.*\n)+)(\w+) = Table\(", re.MULTILINE)


def command_page() -> str:
    """The command line: every command with its arguments, options and example."""
    parts = ["# The command line", "Written from the program itself by `python -m communique.cli.docs`."]
    program: Any = typer.main.get_command(app)
    parts.append(f"{program.help}")
    for name, command in _commands(program):
        parts.append(f"## communique {name}\n\n{_paragraphs(command.help)}")
        usage = " ".join(["communique", name, *(_usage(parameter) for parameter in command.params)])
        parts.append(f"```\n{usage}\n```")
        rows = [_row(parameter) for parameter in command.params if parameter.help is not None]
        if len(rows) > 0:
            parts.append("\n".join(["| option | meaning | default |", "|---|---|---|", *rows]))
        parts.append(f"{command.epilog}".replace("Example: ", "Example:\n\n```\n", 1) + "\n```")
    parts.append(_EXITS)
    return "\n\n".join(parts) + "\n"


def _commands(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def report_schema() -> str:
    """The JSON Schema of report format version 1, its keys in a fixed order."""
    schema = msgspec.json.schema(Report)
    own = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Communiqué report, format version 1"}
    return msgspec.json.format(msgspec.json.encode(own | schema, order="sorted"), indent=2).decode() + "\n"


def tables_page() -> str:
    """The ledger's tables and views, with their columns and what they are for."""
    purposes = _purposes()
    with Store.open(":memory:", create=True) as store:
        views = {name: store.view(name, Filter())[0] for name in VIEWS}
    parts = [
        "# The ledger's tables",
        "Written from the code by `python -m communique.cli.docs`. A ledger is one SQLite file; it opens in Datasette, "
        "in `sqlite3` and in anything else that reads SQLite. Days are ISO dates; spans count code points of "
        "`articles.text`.",
        "## Views\n\nThe common questions, ready to be read:",
    ]
    for name, columns in views.items():
        parts.append(f"### {name}\n\nColumns: {', '.join(f'`{column}`' for column in columns)}")
    parts.append("## Tables")
    for table in metadata.sorted_tables:
        rows = ["| column | type | |", "|---|---|---|"]
        for column in table.columns:
            notes = ["key"] if column.primary_key else []
            notes += [f"of `{key.target_fullname}`" for key in column.foreign_keys]
            notes += ["may be empty"] if column.nullable else []
            rows.append(f"| {column.name} | {str(column.type).lower()} | {', '.join(notes)} |")
        parts.append(f"### {table.name}\n\n{purposes[table.name]}\n\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "cli.md": command_page,
    "report-v1.schema.json": report_schema,
    "ledger-tables.md": tables_page,
}
_EXITS: Final = """## How it ends

| status | means |
|---|---|
| 0 | done; pages that could not be read, if any, are named on standard error |
| 1 | nothing could be read, or the ledger could not be opened |
| 2 | the command was not understood: what was wrong, and what is allowed, is on standard error |
| 130 | stopped with Ctrl-C; what was written stays |

Data goes to standard output, everything else to standard error. Progress shows on a terminal only."""


def drifted(folder: Path) -> list[str]:
    """The names of the pages in the folder that are not what the code says now."""
    return [name for name, page in PAGES.items() if _current(folder / name) != page()]


def write(folder: Path) -> None:
    """Write the pages into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` name those that have drifted; gives the exit status."""
    folder = Path(next((given for given in arguments if not given.startswith("--")), "docs"))
    if "--check" not in arguments:
        write(folder)
        return 0
    old = drifted(folder)
    if len(old) > 0:
        sys.stderr.write(f"not what the code says: {', '.join(old)}. Run: python -m communique.cli.docs {folder}\n")
    return len(old)


def _current(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _usage(parameter: Any) -> str:
    name = _name(parameter)
    return name if parameter.param_type_name == "argument" and parameter.required else f"[{name}]"


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        names = f"`{parameter.metavar}`"
    else:
        names = ", ".join(f"`{name}`" for name in sorted(parameter.opts, key=len, reverse=True))
    default = (
        "" if parameter.default in (None, "", False, True) or callable(parameter.default) else f"`{parameter.default}`"
    )
    return f"| {names} | {parameter.help} | {default} |"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    longest = max(parameter.opts, key=len)
    return str(longest) if parameter.is_flag else f"{longest} {parameter.metavar or parameter.name.upper().strip('_')}"


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _purposes() -> dict[str, str]:
    """What each table is for: the comment above it in the schema's source."""
    source = files("communique.store").joinpath("schema.py").read_text(encoding="utf-8")
    return {
        name: " ".join(comment.replace("#:", " ").replace("``", "`").split())
        for comment, name in _COMMENT.findall(source)
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""How well actions and the PLOVER projection find who did what to whom: ``python -m benchmarks.plover [--wrong]``.

Three figures: types and triples on half of the PLOVER gold standard records, by the shared scorer; the right type
first on the held-out third of the labelled sentences (the other two thirds are what the words were developed on); and
how many of the coded sentences without an event get an action. ``--wrong`` lists what went wrong, but not on the
held-out third.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from rich.console import Console

from benchmarks import scorers
from benchmarks.corpora import DATA, text_of
from communique import articles, reports
from communique.actors import Registry
from communique.model import Page, Report
from communique.views.plover import PloverRow, project

SCORER: Final = DATA.parent / "tools" / "score_plover.py"
GOLD: Final = DATA / "plover_gsr_half.json"
EVENTLESS: Final = Path(__file__).parent / "coded" / "eventless.csv"
#: What issue 4 asks of each figure.
BARS: Final = {"type F1": 0.75, "triple F1": 0.50, "right type first": 0.70, "false alarms": 0.05}
#: Types of the 2021 ontology under the name that the labelled sentences have for both.
YIELD: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_MARK = re.compile(r"</?[st]>")


class Labelled(NamedTuple):
    """A sentence with its source and target marked, and the class that a person gave it."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    gold: str


def read(sentences: Iterable[str]) -> Iterator[Report]:
    """A report of each sentence, read as an article of its own."""
    registry = _registry()
    pages = (Page(origin=str(i), media_type="text/plain", content=text) for i, text in enumerate(sentences))
    return reports.read_articles((articles.make(page, registry=registry) for page in pages), registry=registry)


def labelled() -> list[Labelled]:
    """All labelled sentences, in the order of their file."""
    with zipfile.ZipFile(DATA / "plover-labelled.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".tsv"))
        lines = io.StringIO(archive.read(name).decode("utf-8"))
    return [_labelled(row) for row in csv.DictReader(lines, delimiter="\t")]


def _labelled(row: dict[str, str]) -> Labelled:
    marked = row["marked_sentence"].replace(" </s>", "</s> ").replace(" </t>", "</t> ")
    spans: dict[str, tuple[int, int]] = {}
    text, at, opened = "", 0, 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[0][1] == "/":
            spans.setdefault(mark[0][2], (opened, len(text)))
        else:
            opened = len(text)
    text += marked[at:]
    return Labelled(text, spans.get("s", (0, 0)), spans.get("t", (0, 0)), row["gold_root"])


def ranked(report: Report, one: Labelled) -> list[PloverRow]:
    """The rows of a sentence, those whose words touch the marked source and target first."""
    places = {action.id: action.fields for action in report.actions}
    parties = {contact.id: tuple(party.mention for party in contact.parties) for contact in report.contacts}

    def touches(row: PloverRow) -> int:
        fields = places.get(row.id, {})
        given = parties.get(row.id, row.evidence)
        sides = ((one.source, fields.get("source", given)), (one.target, fields.get("target", given)))
        return sum(any(s.start < mark[1] and mark[0] < s.end for s in spans) for mark, spans in sides)

    return sorted(project(report), key=lambda row: -touches(row))


def first_types(some: list[Labelled]) -> list[str | None]:
    """The type that comes first for each sentence, None where none is found."""
    found = []
    for one, report in zip(some, read(one.text for one in some), strict=True):
        rows = ranked(report, one)
        found.append(YIELD.get(rows[0].plover, rows[0].plover) if len(rows) > 0 else None)
    return found


def gsr() -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """The shared scorer's figures at the level ``mapped``, and the sentences whose type is wrong."""
    scorer = scorers.load(SCORER)
    gold = scorer.load_gold(str(GOLD))
    predicted: dict[str, list[tuple[str, list[str], list[str]]]] = {}
    for report, records in zip(read(gold), gold.values(), strict=True):
        predicted[records[0]["id"]] = [_scored(report, row) for row in project(report)]
    figures, _, _, wrong = scorer.score(gold, _Default(predicted), scorer.LEVELS["mapped"], 0)
    told = {record["id"]: predicted.get(record["id"], []) for records in gold.values() for record in records}
    return figures, [(*bad, told[bad[0]]) for bad in wrong]


class _Default(dict[str, Any]):
    def __missing__(self, key: str) -> list[Any]:
        return []


def _scored(report: Report, row: PloverRow) -> tuple[str, list[str], list[str]]:
    """The row with codes: countries, and INT for organisations of none, as the scorer counts them."""
    kinds = {actor.id: "INT" if actor.type == "organisation" else "" for actor in report.actors}
    known = {actor.id: actor.country or kinds[actor.id] for actor in report.actors}
    source, target = ([known[a] for a in side if known.get(a, "") != ""] for side in (row.source, row.target))
    return row.plover, list(dict.fromkeys(source)), list(dict.fromkeys(target))


def eventless() -> tuple[int, list[tuple[str, str]]]:
    """How many sentences coded as without an event there are, and those that get an action, with its type."""
    if not EVENTLESS.is_file():
        return 0, []
    with EVENTLESS.open(encoding="utf-8", newline="") as file:
        coded = [row for row in csv.DictReader(file) if row["label"] in ("none", "eventless", "0", "no")]
    sentences = [text_of(row["article"])[int(row["start"]) : int(row["end"])] for row in coded]
    alarms: list[tuple[str, str]] = [
        (report.actions[0].plover, sentence)
        for sentence, report in zip(sentences, read(sentences), strict=True)
        if len(report.actions) > 0
    ]
    return len(sentences), alarms


@lru_cache(maxsize=1)
def _registry() -> Registry:
    return Registry.load()


def main() -> int:
    """Measure and print; the exit status is 1 where a corpus is not on this machine."""
    parser = argparse.ArgumentParser(description="Measures actions and the PLOVER projection.")
    parser.add_argument("--wrong", action="store_true", help="list what went wrong, but not on the held-out third")
    wrong = parser.parse_args().wrong
    console = Console(highlight=False, markup=False, soft_wrap=True)
    if not GOLD.is_file() or not SCORER.is_file():
        console.print(f"the corpora are not on this machine: {DATA}")
        return 1
    figures, missed = gsr()
    for name, key in (("type F1", "type_prf"), ("triple F1", "triple_prf")):
        precision, recall, value = figures[key]
        _figure(console, name, value, f"P {precision:.3f} R {recall:.3f}")
    rows = labelled()
    parts = {"developed on": [r for i, r in enumerate(rows) if i % 3 != 2], "held out": rows[2::3]}
    for name, part in parts.items():
        types = first_types(part)
        right = sum(type_ == one.gold for type_, one in zip(types, part, strict=True))
        note = f"{name}: {right} of {len(part)}, none for {sum(t is None for t in types)}"
        _figure(console, "right type first", right / len(part), note)
        if wrong and name == "developed on":
            told = zip(types, part, strict=True)
            _list(console, ((one.gold, type_ or "-", one.text) for type_, one in told if type_ != one.gold))
    number, alarms = eventless()
    if number > 0:
        _figure(console, "false alarms", len(alarms) / number, f"{len(alarms)} of {number}")
    if wrong:
        _list(console, ((gold, found, text) for _, gold, found, text, _ in missed))
        _list(console, (("none", type_, text) for type_, text in alarms))
    return 0


def _figure(console: Console, name: str, value: float, note: str) -> None:
    console.print(f"{name:18} {value:.3f}  (asked for: {BARS[name]:.2f})  {note}")


def _list(console: Console, wrong: Iterable[tuple[str, str, str]]) -> None:
    listed = sorted(wrong)
    console.print(Counter(gold for gold, _, _ in listed).most_common())
    for gold, found, text in listed:
        console.print(f"  {gold} found {found}: {text}")


if __name__ == "__main__":
    raise SystemExit(main())

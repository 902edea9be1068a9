"""Who is meant: ``python -m benchmarks.mentions [--wrong]``.

Three tables. The first scores the mentions of reports against ``benchmarks/coded/*.csv``: every name, office,
description and pronoun that means an actor in passages of articles of ``../shared/data``, coded apart from the
reader and its registry; the two articles that two coders coded tell how well they agree. The second
says how many of the names that the hand-coded articles of ``../shared/gold/dev`` use are among their report's actors.
The third compares pronouns with the coreference of GUM. ``--wrong`` lists what is not right, row by row.

The files of ``coded`` hold offsets and answers, no text: ``benchmarks/corpora.py`` finds the texts.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

import communique
from benchmarks import coreference, scorers
from benchmarks.corpora import read
from benchmarks.scores import CODED as GOLD
from benchmarks.scores import SCORER
from communique.actors import Registry, fold
from communique.model import Mention, Report
from communique.model.spans import Record

CODES: Final = Path(__file__).with_name("coded")
#: The reader's rules were written with the rows of these before the eyes; ``c.csv`` was never read against its output.
SEEN: Final = ("a.csv", "b.csv")
APART: Final = ("c.csv",)
KINDS: Final = ("name", "office", "description", "pronoun")


class Coded(Record, frozen=True, kw_only=True):
    """A mention as coded: ``answers`` are the actors that it means, ``wanted`` whether a reader must tell them.

    An unnamed individual ("a Western diplomat") is not wanted: nobody can say who it is.
    """

    start: int
    end: int
    kind: str
    answers: tuple[str, ...]
    type: str
    country: str | None
    wanted: bool


class Count(Record, frozen=True, kw_only=True):
    """How a kind of mention fares: ``wanted`` coded, ``found`` of them; ``told`` by the reader, ``right`` of them."""

    wanted: int = 0
    found: int = 0
    told: int = 0
    right: int = 0

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(
            wanted=self.wanted + other.wanted,
            found=self.found + other.found,
            told=self.told + other.told,
            right=self.right + other.right,
        )

    @property
    def recall(self) -> float:
        """Share of the coded mentions that are told rightly."""
        return self.found / self.wanted if self.wanted > 0 else 0.0

    @property
    def precision(self) -> float:
        """Share of what the reader told that is right."""
        return self.right / self.told if self.told > 0 else 0.0


class Matching:
    """Whether an actor is the one that a coder named: by the scorer's own rule, or by any name of the registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._scorer = scorers.load(SCORER)

    def same(self, answer: str, id_: str, name: str, type_: str, country: str | None) -> bool:
        """Whether the actor is the one that the answer names."""
        if id_ in self.registry and any(fold(n.text) == fold(answer) for n in self.registry.get(id_).names):
            return True
        if self._stands_for(answer, id_, name, type_):
            return True
        party = self._scorer.Party
        return bool(party(answer).match(party(name, type_, country)) == 1.0)

    def _stands_for(self, answer: str, id_: str, name: str, type_: str) -> bool:
        """A state for its leadership or officials, and one side of a civil war by either word for it."""
        whose, _, noun = answer.rpartition(" ")
        if type_ == "state" and noun in ("leadership", "officials", "leaders", "authorities", "government"):
            return id_ in self.registry and any(n.text == whose for n in self.registry.get(id_).names)
        sides = ("opposition", "rebels", "insurgents")
        if {*whose.split(), noun} <= set(sides):
            return name.split()[-1].lower() in sides
        return noun in sides and fold(name) in {fold(f"{whose} {side}") for side in sides}


def coded(path: Path) -> dict[str, tuple[int, list[Coded]]]:
    """By article, where its passage ends and the mentions coded in it."""
    found: dict[str, tuple[int, list[Coded]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if row["kind"] == "passage":
            found[row["article"]] = (int(row["end"]), [])
    for row in rows:
        if row["kind"] != "passage":
            found[row["article"]][1].append(_coded(row))
    return found


def _coded(row: dict[str, str]) -> Coded:
    answers = tuple(one.strip() for part in row["actor"].split(";") for one in part.split(" / ") if one.strip() != "")
    named = tuple(one for one in answers if not one.startswith("?"))
    return Coded(
        start=int(row["start"]),
        end=int(row["end"]),
        kind=row["kind"],
        answers=named,
        type=row["type"],
        country=row["country"] or None,
        wanted=row["kind"] in KINDS and len(named) == len(answers) > 0,
    )


def score(
    passage: int, wanted: list[Coded], report: Report, matching: Matching
) -> Iterator[tuple[str, Count, str, Coded | None, Mention | None]]:
    """Kind, count, verdict, coded mention and told mention, for each of either in the passage."""
    told = [one for one in report.mentions if one.start < passage]
    pairs = sorted(
        ((_overlap(gold, one), -at, gold, one) for at, gold in enumerate(wanted) for one in told),
        key=lambda pair: (-pair[0], -pair[1]),
    )
    of_gold: dict[int, Mention] = {}
    of_told: dict[int, Coded] = {}
    for overlap, _, gold, one in pairs:
        if overlap >= 0.3 and id(gold) not in of_gold and id(one) not in of_told:
            of_gold[id(gold)], of_told[id(one)] = one, gold
    for gold in wanted:
        if gold.wanted:
            taken = of_gold.get(id(gold))
            hit = taken is not None and _right(gold, taken, report, matching)
            yield gold.kind, Count(wanted=1, found=int(hit)), "found" if hit else "missed", gold, taken
    for one in told:
        meant = of_told.get(id(one))
        if _is_title(one, told) or (meant is not None and not meant.wanted and meant.kind in KINDS):
            continue
        hit = meant is not None and meant.wanted and _right(meant, one, report, matching)
        yield one.kind, Count(told=1, right=int(hit)), "right" if hit else "wrong", meant, one


def _overlap(gold: Coded, one: Mention) -> float:
    shared = min(gold.end, one.end) - max(gold.start, one.start)
    if shared <= 0:
        return 0.0
    near = gold.end == one.end or gold.start == one.start
    return shared / (max(gold.end, one.end) - min(gold.start, one.start)) + (0.2 if near else 0.0)


def _right(gold: Coded, one: Mention, report: Report, matching: Matching) -> bool:
    refs = {ref.id: ref for ref in report.actors}
    ids = (one.actor,) if one.actor is not None else one.candidates
    named = [refs[id_] for id_ in ids if id_ is not None and id_ in refs]
    if len(named) != len(gold.answers):
        return False
    return all(any(matching.same(answer, r.id, r.name, r.type, r.country) for r in named) for answer in gold.answers)


def _is_title(one: Mention, told: list[Mention]) -> bool:
    """A title right before its holder's name is the same mention to a coder."""
    return one.kind == "office" and any(
        other.kind == "name" and other.actor == one.actor and 0 <= other.start - one.end <= 2 for other in told
    )


def agreement(matching: Matching) -> tuple[int, int]:
    """Of the mentions that both coders coded in the articles that both read: how many, and how many mean the same."""
    first, second = (coded(CODES / name) for name in SEEN)
    both = same = 0
    for name in first.keys() & second.keys():
        end = min(first[name][0], second[name][0])
        others = {(one.start, one.end): one for one in second[name][1] if one.wanted}
        for one in first[name][1]:
            other = others.get((one.start, one.end))
            if one.wanted and other is not None and one.start < end:
                both += 1
                same += all(
                    any(matching.same(a, "", b, other.type, other.country) for b in other.answers) for a in one.answers
                )
    return both, same


def names_in_gold(matching: Matching) -> Iterator[tuple[str, str, bool]]:
    """Article, name and whether its report has that actor, for each name that the hand codes use."""
    for report in communique.read(sorted(GOLD.glob("*.txt"))):
        codes = json.loads((GOLD / f"{Path(report.origin).stem}.json").read_text(encoding="utf-8"))
        names = {party for contact in codes["contacts"] for party in contact["parties"]}
        names |= {quote["speaker"] for quote in codes["quotes"]} | {one["actor"] for one in codes["positions"]}
        for name in sorted(names):
            known = any(matching.same(name, ref.id, ref.name, ref.type, ref.country) for ref in report.actors)
            yield Path(report.origin).stem, name, known


def main() -> int:
    """Score and print; the exit status is 1 where the corpora or the scorer are not on this machine."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--wrong", action="store_true", help="list what is not right")
    wrong: bool = parser.parse_args().wrong
    console = Console(width=160 if wrong else None)
    registry = Registry.load()
    try:
        matching = Matching(registry)
        _coded_table(console, "Mentions, by kind: texts kept apart", APART, matching, wrong=False)
        _coded_table(console, "Mentions, by kind: texts seen while writing", SEEN, matching, wrong=wrong)
        both, same = agreement(matching)
        console.print(f"where two coders coded the same span, they agree on {same} of {both}\n")
        _gold_line(console, matching, wrong=wrong)
        coreference.table(console)
    except FileNotFoundError as error:
        console.print(f"not on this machine: {error.filename}")
        return 1
    return 0


def _coded_table(console: Console, title: str, files: tuple[str, ...], matching: Matching, *, wrong: bool) -> None:
    counts: dict[str, Count] = dict.fromkeys(KINDS, Count())
    alarms: Counter[str] = Counter()
    for name in files:
        passages = coded(CODES / name)
        found = {report.origin: report for report in read(passages)}
        for reference, (end, wanted) in passages.items():
            report = found[reference]
            for kind, count, verdict, gold, one in score(end, wanted, report, matching):
                counts[kind] += count
                alarms["place"] += verdict == "wrong" and gold is not None and gold.kind == "place"
                if wrong and verdict in ("missed", "wrong"):
                    span = gold or one
                    assert span is not None
                    words = report.text[span.start : span.end]
                    told = (one.actor or ", ".join(one.candidates)) if one is not None else "-"
                    meant = ", ".join(gold.answers) or gold.kind if gold is not None else "-"
                    console.print(
                        f"{verdict:7} {kind:11} {reference}:{span.start} {words!r}: {meant} <- {told}", markup=False
                    )
    table = Table("mention", "coded", "found", "recall", "told", "right", "precision", title=title)
    for kind, count in [*counts.items(), ("all", sum(counts.values(), Count()))]:
        recall, precision = f"{count.recall:.3f}", f"{count.precision:.3f}"
        table.add_row(kind, str(count.wanted), str(count.found), recall, str(count.told), str(count.right), precision)
    console.print(table)
    console.print(f"places taken for their state: {alarms['place']}\n")


def _gold_line(console: Console, matching: Matching, *, wrong: bool) -> None:
    rows = list(names_in_gold(matching))
    for stem, name, known in rows:
        if wrong and not known:
            console.print(f"missed  gold        {stem}: {name}", markup=False)
    found = sum(known for _, _, known in rows)
    console.print(f"names of gold/dev among their report's actors: {found} of {len(rows)} = {found / len(rows):.3f}\n")


if __name__ == "__main__":
    sys.exit(main())

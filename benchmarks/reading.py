"""How well unread articles are read: ``python -m benchmarks.reading [--wrong]``.

The folders of ``benchmarks/coded/articles`` hold the codes of 44 articles of ``../shared/data``, by the guide of
``../shared/gold``: two coders coded each apart (``coder_a``, ``coder_b``), a third settled where they differed. Half
of the settled codes (``seen``) were read against the reader's output while its rules were written; of the other half
(``apart``) only totals were looked at. Quotations were not coded. The files hold offsets and answers, no text.

Four tables: the scorer's figures on both halves, with counts; how far the two coders agree; how often a contact of a
given confidence is right; and, with ``--wrong``, what is not right in the half that was seen.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks import scorers
from benchmarks.corpora import read, text_of
from benchmarks.scores import SCORER
from communique.model import Report

CODES: Final = Path(__file__).with_name("coded") / "articles"
HALVES: Final = ("seen", "apart")
#: What the scorer counts that was not coded here.
_NOT_CODED: Final = frozenset({"quotes", "speaker", "missing"})
_BINS: Final = (0.0, 0.7, 0.8, 0.9, 1.01)


def references(half: str) -> list[str]:
    """The articles of a folder of codes, in order."""
    return [path.stem.replace("__", "/") for path in sorted((CODES / half).glob("*.json"))]


def named(report: Report) -> Report:
    """The report under the name of its codes' file."""
    return msgspec.structs.replace(report, origin=f"{_stem(report.origin)}.txt")


def scored(half: str, lines: Iterable[bytes]) -> dict[str, Any]:
    """The scorer's figures for report lines against the codes of a folder."""
    figures: dict[str, Any] = json.loads(_run(half, lines, "--json"))
    return {name: value for name, value in figures.items() if name not in _NOT_CODED}


def as_report(half: str, reference: str) -> bytes:
    """The codes of an article in the shape of a report, for one coder to be scored against another."""
    codes = _codes(half, reference)
    contacts = [
        {
            **one,
            "parties": [{"actor": name} for name in one["parties"]],
            "when": _interval(one["when"]),
            "place": {"name": one["place"]} if one["place"] is not None else None,
        }
        for one in codes["contacts"]
    ]
    names = {name for one in codes["contacts"] + codes["commitments"] for name in one["parties"]}
    names |= {one["actor"] for one in codes["positions"]}
    actors = [{"id": name, "name": name, "type": None, "country": None} for name in sorted(names)]
    shape = {"origin": f"{_stem(reference)}.txt", "text": text_of(reference), "statements": [], "actors": actors}
    return json.dumps(codes | shape | {"contacts": contacts, "published": None}).encode()


def calibration(half: str, reports: Iterable[Report]) -> list[tuple[float, bool]]:
    """The confidence of each contact told, and whether a coded one has two of its parties and its class of status."""
    scorer = scorers.load(SCORER)
    found: list[tuple[float, bool]] = []
    for report in reports:
        codes = _codes(half, report.origin.removesuffix(".txt"))
        names = {actor.id: actor for actor in report.actors}
        wanted = [(one, [scorer.Party(name) for name in one["parties"]]) for one in codes["contacts"]]
        told = [
            (one, [scorer.Party(names[p.actor].name, names[p.actor].type, names[p.actor].country) for p in one.parties])
            for one in report.contacts
        ]

        def fit(a: Any, b: Any) -> float:
            shared, weight, _ = scorer.party_overlap(a[1], b[1])
            same = scorer.klass(a[0]["status"]) == scorer.klass(b[0].status)
            return (weight / max(len(a[1]), len(b[1])) + 0.05) if shared >= 2 and same else 0.0

        right = {j for _, j, _ in scorer.pair_up(wanted, told, fit, 0.05)}
        found += [(one.confidence, j in right) for j, (one, _) in enumerate(told)]
    return found


def main() -> int:
    """Read, score, print; the exit status is 1 where the corpora or the scorer are not on this machine."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--wrong", action="store_true", help="list what is not right in the half that was seen")
    wrong: bool = parser.parse_args().wrong
    console = Console(width=200 if wrong else None)
    try:
        reports = {half: [named(report) for report in read(references(half))] for half in HALVES}
        _figures(console, reports)
        _agreement(console)
    except FileNotFoundError as error:
        console.print(f"not on this machine: {error.filename}")
        return 1
    _confidence(console, reports)
    if wrong:
        _list_wrong(console, reports["seen"])
    return 0


def _figures(console: Console, reports: dict[str, list[Report]]) -> None:
    found = {half: scored(half, (msgspec.json.encode(report) for report in reports[half])) for half in HALVES}
    table = Table(
        "figure", *(f"{half} ({len(reports[half])} articles)" for half in HALVES), title="Against the settled codes"
    )
    for name in found["seen"]:
        table.add_row(name, *(_shown(found[half][name]) for half in HALVES))
    console.print(table)
    counted = Table("coded", *HALVES, title="What the codes hold")
    for kind in ("contacts", "commitments", "positions"):
        counted.add_row(kind, *(str(sum(len(_codes(half, r)[kind]) for r in references(half))) for half in HALVES))
    console.print(counted)


def _agreement(console: Console) -> None:
    found = scored("coder_a", (as_report("coder_b", reference) for reference in references("coder_a")))
    table = Table("figure", "coder a and coder b", title="How far two coders agree, before settling")
    for name, value in found.items():
        if not name.startswith("published"):
            table.add_row(name, _shown(value))
    console.print(table)


def _confidence(console: Console, reports: dict[str, list[Report]]) -> None:
    table = Table("confidence", *(f"{half}: right of told" for half in HALVES), title="Is a confidence what it says?")
    pairs = {half: calibration(half, reports[half]) for half in HALVES}
    for low, high in itertools.pairwise(_BINS):
        row = []
        for half in HALVES:
            inside = [right for confidence, right in pairs[half] if low <= confidence < high]
            row.append(f"{sum(inside)} of {len(inside)}")
        table.add_row(f"{low:.2f} to {min(high, 1.0):.2f}", *row)
    console.print(table)


def _list_wrong(console: Console, reports: list[Report]) -> None:
    found = _run("seen", (msgspec.json.encode(report) for report in reports), "--verbose")
    console.print(found, markup=False, highlight=False)


def _stem(reference: str) -> str:
    return reference.replace("/", "__")


def _codes(half: str, reference: str) -> dict[str, Any]:
    codes: dict[str, Any] = json.loads((CODES / half / f"{_stem(reference)}.json").read_text(encoding="utf-8"))
    return codes


def _run(half: str, lines: Iterable[bytes], option: str) -> str:
    """What the scorer prints of report lines, given the codes and the texts as it wants them."""
    with tempfile.TemporaryDirectory() as folder:
        gold, texts, reports = (Path(folder) / name for name in ("gold", "texts", "reports.jsonl"))
        gold.mkdir()
        texts.mkdir()
        for reference in references(half):
            codes = {"quotes": [], **_codes(half, reference)}
            (gold / f"{_stem(reference)}.json").write_text(json.dumps(codes), encoding="utf-8")
            (texts / f"{_stem(reference)}.txt").write_text(text_of(reference), encoding="utf-8")
        reports.write_bytes(b"".join(line + b"\n" for line in lines))
        command = [sys.executable, str(SCORER), str(gold), str(reports), "--text", str(texts), option]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _interval(value: str | None) -> dict[str, str] | None:
    if value is None:
        return None
    first, last = {4: ("-01-01", "-12-31"), 7: ("-01", "-28"), 10: ("", "")}[len(value)]
    return {"earliest": value + first, "latest": value + last, "value": value}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['f1']:.3f} (precision {value['precision']:.3f}, recall {value['recall']:.3f})"
    return f"{value:.3f}"


if __name__ == "__main__":
    raise SystemExit(main())

"""How well the reader reads: ``python -m benchmarks.scores``.

Prints one table of figures over the hand-coded pages in ``../shared/gold/dev`` and over our own in ``tests/gold``. The
scorer, ``../shared/tools/score_reports.py``, says what each figure means.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
from rich.console import Console
from rich.table import Table

import communique
from communique.model import Report

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared"
SCORER: Final = SHARED / "tools" / "score_reports.py"
CODED: Final = SHARED / "gold" / "dev"
EXAMPLES: Final = ROOT / "examples"
OWN: Final = ROOT / "tests" / "gold"


def figures(reports: Iterable[Report], gold: Path, texts: Path) -> dict[str, float]:
    """The scorer's figures by their names; for contacts, commitments and positions their F1.

    Args:
        reports: a report of every coded page.
        gold: the folder of hand codes.
        texts: the folder of the pages that were coded, as plain text.
    """
    stems = {path.stem for path in gold.glob("*.json")}
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "reports.jsonl"
        coded = (report for report in reports if Path(report.origin).stem in stems)
        lines.write_bytes(b"".join(msgspec.json.encode(report) + b"\n" for report in coded))
        command = [sys.executable, str(SCORER), str(gold), str(lines), "--text", str(texts), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    missing = found.pop("missing")
    if len(missing) > 0:
        raise ValueError(f"no report of {', '.join(missing)}")
    return {name: value["f1"] if isinstance(value, dict) else value for name, value in found.items()}


def main() -> int:
    """Read, score, print; the exit status is 1 where the scorer is not on this machine."""
    console = Console()
    if not SCORER.is_file():
        console.print(f"the scorer is not on this machine: {SCORER}")
        return 1
    coded = figures(communique.read(sorted(CODED.glob("*.txt"))), CODED, CODED)
    own = figures(communique.read(EXAMPLES, metadata=EXAMPLES / "metadata.csv"), OWN, EXAMPLES)
    table = Table(
        "figure", f"{len(list(CODED.glob('*.json')))} coded pages", f"{len(list(OWN.glob('*.json')))} examples"
    )
    for name in coded:
        table.add_row(name, f"{coded[name]:.3f}", f"{own[name]:.3f}" if name in own else "")
    console.print(table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

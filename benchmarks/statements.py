"""How well, and how fast, the statement tagger alone finds who said what: ``python -m benchmarks.statements``.

Prints figures over PolNeAR's dev articles by the shared scorer, ``../shared/tools/score_statements.py``, which says
what each means, and the tagger's speed on one thread. The corpus's makers ask that nobody reads these articles, and
the model is chosen on others: print this rarely.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks import scorers
from communique.model import Span
from communique.reports.tagger import Attribution, Tagger, load
from training.statements.corpus import ROLES, Coded, articles
from training.statements.corpus import Attribution as Gold

SCORER: Final = Path(__file__).parents[2] / "shared" / "tools" / "score_statements.py"
#: What the scorer calls the figures that we hold ourselves to, and what issue 5 asks of each.
BARS: Final = {
    "linked": 0.70, "linked_direct": 0.82, "source.exact": 0.80, "cue.exact": 0.75, "content.token": 0.92,
}  # fmt: skip


def figures(coded: Iterable[Coded], tag: Callable[[str], Iterable[Attribution]]) -> dict[str, float]:
    """The scorer's F1 for each of ``BARS`` and every other figure that it gives.

    Args:
        coded: articles as one annotator each coded them.
        tag: gives the attributions of a text.
    """
    pairs = (
        (one.text, [_coded(gold) for gold in one.attributions], [_found(f) for f in tag(one.text)]) for one in coded
    )
    scores = scorers.load(SCORER).score(pairs)
    return {name: float(value["F1"]) for name, value in scores.items() if isinstance(value, dict)}


def speed(texts: list[str], tagger: Tagger) -> float:
    """Words a second, words being what white space parts; the first text is tagged once more, to warm up."""
    tagger.attributions(texts[0])
    began = time.perf_counter()
    for text in texts:
        tagger.attributions(text)
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - began)


def main() -> int:
    """Score, measure, print; the exit status is 1 where the scorer or the corpus is not on this machine."""
    console = Console()
    if not SCORER.is_file():
        console.print(f"the scorer is not on this machine: {SCORER}")
        return 1
    tagger = load()
    coded = [codings[0] for codings in articles("dev")]
    found = figures(coded, tagger.attributions)
    table = Table("figure", f"{len(coded)} dev articles", "asked for")
    for name, value in found.items():
        table.add_row(name, f"{value:.3f}", f"{BARS[name]:.2f}" if name in BARS else "")
    table.add_row("words a second, one thread", f"{speed([one.text for one in coded], tagger):,.0f}", "")
    console.print(table)
    return 0


def _coded(gold: Gold) -> dict[str, list[list[int]]]:
    return {role: [list(span) for span in getattr(gold, role)] for role in ROLES}


def _found(found: Attribution) -> dict[str, list[list[int]]]:
    def offsets(spans: Iterable[Span | None]) -> Iterator[list[int]]:
        return ([span.start, span.end] for span in spans if span is not None)

    return {
        "source": list(offsets([found.source])), "cue": list(offsets([found.cue])),
        "content": list(offsets(found.content)),
    }  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())

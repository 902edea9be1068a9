"""What the registry costs: ``python -m benchmarks.registry``.

Prints how long a new process takes to load it (the median of several), how much memory it holds, and how long the
mentions of an article take to resolve once spaCy has parsed it, over the articles of ``../shared/gold/dev`` or, where
these are not on this machine, over our own examples.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from rich.console import Console

from benchmarks.scores import CODED, EXAMPLES
from communique import articles, pages
from communique.actors import Registry
from communique.model import Page
from communique.reports import language
from communique.reports.cast import Cast
from communique.reports.document import Document, parse
from communique.reports.lexicon import lexicon_of
from communique.reports.overview import overview
from communique.reports.spotter import Spotter
from communique.settings import DEFAULT

_RUNS: Final = 7
_LOAD: Final = """
import time
from pathlib import Path
from communique.actors import Registry
def pages(): return int(Path("/proc/self/statm").read_text().split()[1])
before, start = pages(), time.perf_counter()
registry = Registry.load()
print(time.perf_counter() - start, (pages() - before) * 4096 / 2**20)
"""


def load() -> tuple[float, float]:
    """Seconds and mebibytes that loading takes in a new process: medians."""
    runs = [
        subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True) for _ in range(_RUNS)
    ]
    figures = [tuple(float(word) for word in run.stdout.split()) for run in runs]
    return statistics.median(one[0] for one in figures), statistics.median(one[1] for one in figures)


def resolve(documents: list[Document], registry: Registry) -> list[float]:
    """Seconds that the mentions of each document take, the best of several runs."""
    lexicon = lexicon_of(registry)
    best = [float("inf")] * len(documents)
    for _ in range(_RUNS):
        for at, document in enumerate(documents):
            start = time.perf_counter()
            known = overview(document.paragraphs, lexicon)
            spots = [Spotter(paragraph, lexicon, known).spots_of() for paragraph in document.paragraphs]
            Cast(document, spots, lexicon, known)
            best[at] = min(best[at], time.perf_counter() - start)
    return best


def parsed(folder: Path, registry: Registry) -> tuple[list[Document], float]:
    """The text pages of a folder, and the seconds that spaCy took."""
    found = [
        page for page in pages.read([str(path) for path in sorted(folder.glob("*.txt"))]) if isinstance(page, Page)
    ]
    made = [articles.make(page, registry=registry) for page in found]
    pipeline = language.load(DEFAULT.spacy_model)
    list(parse(made[:1], pipeline.nlp))
    start = time.perf_counter()
    return list(parse(made, pipeline.nlp)), time.perf_counter() - start


def main() -> int:
    """Measure and print."""
    console = Console(highlight=False)
    seconds, memory = load()
    registry = Registry.load()
    counts = {
        type_: sum(entry.type == type_ for entry in registry.entries())
        for type_ in ("state", "organisation", "group", "person")
    }
    tenures = sum(len(entry.tenures) for entry in registry.entries())
    console.print(", ".join(f"{count:,} {type_}s" for type_, count in counts.items()) + f"; {tenures:,} tenures")
    console.print(f"load: {seconds * 1000:.0f} ms, {memory:.0f} MiB more memory")
    documents, parsing = parsed(CODED if CODED.is_dir() else EXAMPLES, registry)
    times = resolve(documents, registry)
    mean, worst = statistics.mean(times) * 1000, max(times) * 1000
    console.print(
        f"resolve: {mean:.1f} ms an article, {worst:.1f} ms at most, over {len(times)} articles; "
        f"spaCy took {parsing / len(times) * 1000:.1f} ms an article"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast the reader reads, and how much memory it holds: ``python -m benchmarks.speed [--articles N]``.

Speed is given as a ratio to spaCy's pipeline alone on the same paragraphs in the same run, which says more across
machines than seconds do. Memory is that of this process over a stream of articles: flat, if nothing is kept.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.scores import CODED, EXAMPLES
from communique import articles, pages, reports
from communique.actors import Registry
from communique.model import Article, Page
from communique.reports import language
from communique.reports.document import reporting_regions
from communique.reports.folding import fold

ROUNDS: Final = 5
MARKS: Final = (200, 1000)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=MARKS[-1], help="length of the stream for memory")
    stream_length = parser.parse_args().articles
    registry = Registry.load()
    paths = sorted(CODED.glob("*.txt")) if CODED.is_dir() else sorted(EXAMPLES.glob("*.*ml"))
    found = [page for page in pages.read([str(path) for path in paths]) if isinstance(page, Page)]
    _show("pages", f"{len(found)} in {paths[0].parent}")
    _speed(found, registry)
    _memory(found, registry, stream_length)
    return 0


def _speed(found: list[Page], registry: Registry) -> None:
    """Words a second, and the ratio to spaCy alone; medians, the two taken in turn."""
    nlp = language.load().nlp
    made = [articles.make(page, registry=registry) for page in found]
    texts = [fold(article.text[region.start : region.end]) for article in made for region in reporting_regions(article)]
    words = sum(len(text.split()) for text in texts)
    alone, ours = [], []
    for _ in range(ROUNDS + 1):
        alone.append(_seconds(lambda: [len(doc) for doc in nlp.pipe(texts, batch_size=64)]))
        ours.append(_seconds(lambda: [_read(page, registry) for page in found]))
    # The first round fills caches and is left out.
    parsing, reading = statistics.median(alone[1:]), statistics.median(ours[1:])
    _show("words in reporting paragraphs", f"{words:,}")
    _show("spaCy alone", f"{words / parsing:,.0f} words/s")
    _show("pages to reports", f"{words / reading:,.0f} words/s, {len(found) / reading:.1f} pages/s")
    _show("ratio to spaCy alone", f"{reading / parsing:.2f}")


def _memory(found: list[Page], registry: Registry, length: int) -> None:
    """Memory of the process after so many articles, every one with a different text."""
    stream = islice(_copies(found), length)
    for number, page in enumerate(stream, start=1):
        _read(page, registry)
        if number in (MARKS[0], length):
            _show(f"memory after {number} articles", f"{_resident() / 1e6:,.0f} MB")


def _copies(found: list[Page]) -> Iterator[Page]:
    """The pages without end, each time with another last line and another origin."""
    for number, page in enumerate(cycle(found)):
        yield msgspec.structs.replace(page, origin=f"{number}", content=f"{page.content}\n\nIt was copy q{number}z.\n")


def _read(page: Page, registry: Registry) -> int:
    """Read one page the way the engine does."""
    article: Article = articles.make(page, registry=registry)
    return sum(len(report.contacts) for report in reports.read_articles([article], registry=registry))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _resident() -> int:
    """Bytes of memory that this process holds now; Linux only."""
    fields = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (line,) = [field for field in fields if field.startswith("VmRSS:")]
    return int(line.split()[1]) * 1024


def _show(name: str, value: str) -> None:
    print(f"{name:32} {value}")


if __name__ == "__main__":
    raise SystemExit(main())

"""Pages read by several processes at once, their reports in the order of the pages."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import Final

from communique.actors import Registry
from communique.engines import workers
from communique.engines.workers import Outcome
from communique.errors import PageError
from communique.model import Page, Report
from communique.settings import Settings

#: So few pages are read before a second process would have loaded the model.
FEW: Final = 12
# Pages of one task: enough for the way to and fro to cost nothing, few enough for the bar to move.
_CHUNK, _CHUNK_BYTES = 6, 1_000_000
# Tasks that wait for each process: the reader of the pages keeps ahead, and memory stays flat.
_AHEAD = 2

Item = Page | PageError
Read = tuple[Item, Report | PageError]


def jobs_of(settings: Settings) -> int:
    """How many processes the settings ask for: one a core that this process may use, where they say 0."""
    if settings.jobs > 0:
        return settings.jobs
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def read(found: Iterator[Item], settings: Settings) -> Iterator[Read]:
    """Each item with its report, or with the reason why there is none, in order.

    A few pages, or one job, are read in this process.
    """
    jobs = jobs_of(settings)
    first: list[Item] = []
    if jobs > 1:
        while len(first) < FEW and (item := next(found, None)) is not None:
            first.append(item)
    if len(first) < FEW:
        yield from _here(chain(first, found), settings)
    else:
        yield from _Pool(settings, jobs).read(chain(first, found))


def _here(found: Iterator[Item], settings: Settings) -> Iterator[Read]:
    registry = Registry.load(settings.actors_file)
    for item in found:
        yield item, item if isinstance(item, PageError) else workers.read_page(item, settings, registry)


class _Pool:
    """Worker processes, and what they have been given to do."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings, self.jobs = settings, jobs
        self.waiting: deque[tuple[list[Item], Future[list[Outcome]] | None]] = deque()
        self.executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        kinds = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in kinds else "spawn")
        return ProcessPoolExecutor(self.jobs, context, workers.start, (self.settings,))

    def read(self, found: Iterator[Item]) -> Iterator[Read]:
        """Each item with its outcome, in order; the processes end with the iteration, however it ends."""
        chunks = _chunks(found)
        try:
            while True:
                while len(self.waiting) < self.jobs * _AHEAD and (chunk := next(chunks, None)) is not None:
                    self.waiting.append((chunk, self._give(chunk)))
                if len(self.waiting) == 0:
                    return
                yield from self._next()
        finally:
            self.executor.shutdown(wait=False, cancel_futures=True)

    def _give(self, chunk: list[Item]) -> Future[list[Outcome]] | None:
        pages = [item for item in chunk if not isinstance(item, PageError)]
        if len(pages) == 0:
            return None
        try:
            return self.executor.submit(workers.read_chunk, pages, self.settings)
        except BrokenProcessPool:
            self._restart()
            return self.executor.submit(workers.read_chunk, pages, self.settings)

    def _next(self) -> Iterator[Read]:
        chunk, future = self.waiting.popleft()
        try:
            outcomes = iter(future.result() if future is not None else [])
        except BrokenProcessPool:
            outcomes = iter([self._alone(item) for item in chunk if not isinstance(item, PageError)])
            self.waiting = deque((waiting, self._give(waiting)) for waiting, _ in self.waiting)
        for item in chunk:
            yield item, item if isinstance(item, PageError) else _as_read(item, next(outcomes))

    def _alone(self, page: Page) -> Outcome:
        """One page of a chunk on which a process died: the page that does it again is named, the others are read."""
        self._restart()
        try:
            return self.executor.submit(workers.read_chunk, [page], self.settings).result()[0]
        except BrokenProcessPool:
            self._restart()
            return "fault", "the process that read it was ended by the system, most likely for want of memory"

    def _restart(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._start()


def _chunks(found: Iterator[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in found:
        chunk.append(item)
        size += len(item.content) if isinstance(item, Page) else 0
        if len(chunk) >= _CHUNK or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if len(chunk) > 0:
        yield chunk


def _as_read(page: Page, outcome: Outcome) -> Report | PageError:
    return PageError(page.origin, *outcome) if isinstance(outcome, tuple) else outcome

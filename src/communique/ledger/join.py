"""Reports in, events out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from communique.ledger.accounts import accounts_of
from communique.ledger.clusters import clusters
from communique.ledger.events import event_of
from communique.ledger.wording import body_shingles
from communique.model import Event, Report


def join(reports: Iterable[Report]) -> tuple[Event, ...]:
    """The events that the reports tell of, each once, by id.

    The same reports give the same events with the same ids in whatever order they come. Reports are taken one by one
    and their texts are not kept, so that the iterable may stream a whole ledger.
    """
    bodies: dict[str, array[int]] = {}
    accounts = accounts_of(_noting(reports, bodies))
    return tuple(sorted((event_of(cluster, bodies) for cluster in clusters(accounts)), key=lambda event: event.id))


def _noting(reports: Iterable[Report], bodies: dict[str, array[int]]) -> Iterator[Report]:
    for report in reports:
        body = body_shingles(report.text, report.regions)
        # Two copies of a text can be marked differently; the fuller marking is kept, whichever comes first.
        known = bodies.get(report.id, body)
        bodies[report.id] = max(known, body, key=lambda shingles: (len(shingles), shingles.tobytes()))
        yield report

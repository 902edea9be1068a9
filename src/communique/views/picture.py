"""The timeline as a picture: where each event's mark lies. Drawn by ``templates/picture.svg.j2``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Literal

from communique.model import Event, Record
from communique.views import moments, words
from communique.views.scale import Scale, Tick

WIDTH: Final = 960.0
#: Radii to try, largest first, until the highest pile of dots is no higher than ``_PILE``.
_RADII: Final = (5.5, 4.5, 3.5, 2.75)
_PILE: Final = 150.0
_BAR: Final = 9.0
_MAX_BARS: Final = 14
_DASH: Final = 4.0
_DASH_WIDTH: Final = 8.0
_DASHES: Final = 10
_LANE_HEAD: Final = 24.0
_LANE_FOOT: Final = 12.0
_AXIS: Final = 40.0
_ACTOR_LANES: Final = 12

Shape = Literal["full", "half", "hollow", "dashed", "crossed"]
_SHAPES: Final[dict[str, Shape]] = {
    "occurred": "full",
    "ongoing": "half",
    "planned": "hollow",
    "proposed": "dashed",
    "hypothetical": "dashed",
    "cancelled": "crossed",
    "denied": "crossed",
}


class Mark(Record, frozen=True, kw_only=True):
    """One event's mark: a dot around ``x, y``, or a bar of ``width`` from there.

    An event without a day is only ``told``: a dash at the day of its first report.
    ``opens`` and ``closes`` say that a bar runs on: no first or no last day is known.
    """

    event: str
    kind: str
    shape: Shape
    title: str
    x: float
    y: float
    size: float
    width: float = 0.0
    opens: bool = False
    closes: bool = False
    conflict: bool = False
    told: bool = False


class Overflow(Record, frozen=True, kw_only=True):
    """How many marks of a pile there was no room for."""

    x: float
    y: float
    number: int


class Lane(Record, frozen=True, kw_only=True):
    """A row of the picture, with its label and marks."""

    label: str
    number: int
    top: float
    floor: float
    marks: tuple[Mark, ...]
    overflow: tuple[Overflow, ...] = ()


class Picture(Record, frozen=True, kw_only=True):
    """The whole picture, in user units."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    folds: tuple[tuple[float, str], ...]
    drawn: int


def by_kind(events: Sequence[Event]) -> Picture | None:
    """One lane a kind; None where no event has a date."""
    lanes = [(label, [event for event in events if event.kind == kind]) for kind, label in words.KINDS.items()]
    return _picture(events, lanes)


def by_actor(events: Sequence[Event]) -> Picture | None:
    """One lane for each of the actors with most events; an event lies in the lane of each of its parties."""
    names: dict[str, str] = {}
    lanes: defaultdict[str, list[Event]] = defaultdict(list)
    for event in filter(_dated, events):
        for actor, name in {party.actor: party.name for party in event.parties}.items():
            names.setdefault(actor, name)
            lanes[actor].append(event)
    chosen = sorted(lanes, key=lambda actor: (-len(lanes[actor]), names[actor]))[:_ACTOR_LANES]
    return _picture(events, [(names[actor], lanes[actor]) for actor in chosen])


def _picture(events: Iterable[Event], lanes: Iterable[tuple[str, list[Event]]]) -> Picture | None:
    dated = [event for event in events if _dated(event)]
    if len(dated) == 0:
        return None
    scale = Scale(_days(dated), WIDTH)
    drawn: list[Lane] = []
    top = 0.0
    for label, members in lanes:
        shown = [event for event in members if _dated(event)]
        if len(shown) > 0:
            drawn.append(_lane(label, shown, scale, top))
            top = drawn[-1].floor + _LANE_FOOT
    return Picture(
        width=WIDTH, height=top + _AXIS, lanes=tuple(drawn), ticks=scale.ticks(), folds=scale.folds, drawn=len(dated)
    )


def _lane(label: str, events: Sequence[Event], scale: Scale, top: float) -> Lane:
    dots: list[tuple[float, Event]] = []
    bars: list[tuple[float, float, Event]] = []
    told: list[tuple[float, Event]] = []
    for event in events:
        left, right = _ends(event, scale)
        if _told(event):
            told.append((right, event))
        elif right - left > 2 * _RADII[0]:
            bars.append((left, right, event))
        else:
            dots.append(((left + right) / 2, event))
    radius, piles = _pile(dots)
    rows = round(_PILE / _step(radius))
    highest = min(max((len(pile) for _, pile in piles), default=0), rows)
    floor_of_dots = top + _LANE_HEAD + highest * _step(radius)
    marks, overflow = _dots(piles, radius, floor_of_dots, rows)
    laid, depth, left_out = _bars(bars, floor_of_dots + 3)
    floor = floor_of_dots + (depth * _BAR + 4 if depth > 0 else 0)
    dashes, below = _dashes(told, floor + 2)
    floor = max(floor, below)
    if left_out > 0:
        overflow.append(Overflow(x=WIDTH - 12, y=floor + 4, number=left_out))
    return Lane(
        label=label,
        number=len(events),
        top=top,
        floor=floor,
        marks=tuple(marks + laid + dashes),
        overflow=tuple(overflow),
    )


def _pile(dots: Sequence[tuple[float, Event]]) -> tuple[float, list[tuple[float, list[Event]]]]:
    """The largest radius with which the dots pile up no higher than they may, and the piles from left to right."""
    radius, piles = _RADII[0], _piles(dots, _step(_RADII[0]))
    for radius in _RADII:
        piles = _piles(dots, _step(radius))
        if max((len(pile) for _, pile in piles), default=0) * _step(radius) <= _PILE:
            break
    return radius, piles


def _piles(placed: Iterable[tuple[float, Event]], width: float) -> list[tuple[float, list[Event]]]:
    """From left to right, all that would touch the first of a pile on that pile."""
    piles: list[tuple[float, list[Event]]] = []
    for x, event in sorted(placed, key=lambda dot: (dot[0], dot[1].id)):
        if len(piles) > 0 and x - piles[-1][0] < width:
            piles[-1][1].append(event)
        else:
            piles.append((x, [event]))
    return piles


def _dots(
    piles: Iterable[tuple[float, list[Event]]], radius: float, floor: float, rows: int
) -> tuple[list[Mark], list[Overflow]]:
    marks: list[Mark] = []
    overflow: list[Overflow] = []
    for x, pile in piles:
        for row, event in enumerate(pile[:rows]):
            y = floor - radius - 1 - row * _step(radius)
            marks.append(_mark(event, x=x, y=y, size=radius))
        if len(pile) > rows:
            overflow.append(Overflow(x=round(x, 1), y=floor - rows * _step(radius) - 4, number=len(pile) - rows))
    return marks, overflow


def _dashes(told: Iterable[tuple[float, Event]], top: float) -> tuple[list[Mark], float]:
    """A dash for each event that is placed by its report, hanging from ``top``; a full pile goes on beside itself."""
    marks: list[Mark] = []
    below = top
    for x, pile in _piles(told, _DASH_WIDTH):
        columns = -(-len(pile) // _DASHES)
        for number, event in enumerate(pile):
            column, row = divmod(number, _DASHES)
            beside = x + (column - (columns - 1) / 2) * _DASH_WIDTH
            marks.append(_mark(event, x=min(max(beside, 4), WIDTH - 4), y=top + row * _DASH, size=2.5))
        below = max(below, top + min(len(pile), _DASHES) * _DASH)
    return marks, below


def _bars(bars: Sequence[tuple[float, float, Event]], top: float) -> tuple[list[Mark], int, int]:
    """The bars in as few rows as hold them without touching; the number of rows, and of bars left out."""
    ends: list[float] = []
    marks: list[Mark] = []
    for left, right, event in sorted(bars, key=lambda bar: (bar[0], bar[1], bar[2].id)):
        row = next((index for index, end in enumerate(ends) if end + 4 <= left), len(ends))
        if row >= _MAX_BARS:
            continue
        ends[row : row + 1] = [right]
        marks.append(_mark(event, x=left, y=top + row * _BAR, size=6, width=right - left))
    return marks, len(ends), len(bars) - len(marks)


def _mark(event: Event, *, x: float, y: float, size: float, width: float = 0.0) -> Mark:
    title = f"{moments.when(event)}: {event.summary} ({event.status})"
    if len(event.conflicts) > 0:
        title += f"; reports differ on {', '.join(sorted({words.field(c.field) for c in event.conflicts}))}"
    return Mark(
        event=event.id,
        kind=event.kind,
        shape=_SHAPES[event.status],
        told=_told(event),
        title=title,
        x=round(x, 1),
        y=round(y, 1),
        size=size,
        width=round(width, 1),
        opens=width > 0 and _ordinals(event)[0] is None,
        closes=width > 0 and _ordinals(event)[1] is None,
        conflict=len(event.conflicts) > 0,
    )


def _step(radius: float) -> float:
    return 2 * radius + 1.5


def _dated(event: Event) -> bool:
    return _ordinals(event) != (None, None)


def _told(event: Event) -> bool:
    """Whether only the day of the report places the event."""
    return moments.days(event) == moments.NO_DAYS


def _ordinals(event: Event) -> tuple[int | None, int | None]:
    first, last = moments.placed_report(event) if _told(event) else moments.days(event)
    return (
        None if first is None else date.fromisoformat(first).toordinal(),
        None if last is None else date.fromisoformat(last).toordinal(),
    )


def _days(events: Sequence[Event]) -> Counter[int]:
    """The days that the axis must show: of the well dated events, or of all where none is."""
    exact: Counter[int] = Counter()
    rough: Counter[int] = Counter()
    for event in events:
        first, last = _ordinals(event)
        ends = [end for end in (first, last) if end is not None]
        rough.update(ends)
        if first is not None and last is not None and last - first <= moments.ROUGH_DAYS:
            exact.update(ends)
    return exact if len(exact) > 0 else rough


def _ends(event: Event, scale: Scale) -> tuple[float, float]:
    """The left and right of an event; an open side runs on by a fixed length."""
    first, last = _ordinals(event)
    if first is None and last is not None:
        right = scale.place(last)
        return max(right - 48, 0.0), max(right, 12.0)
    if last is None and first is not None:
        left = scale.place(first)
        return min(left, WIDTH - 12), min(left + 48, WIDTH)
    assert first is not None
    assert last is not None
    left, right = scale.place(first), scale.place(last)
    return (left, right) if right - left >= 1 or first == last else (max(right - 14, 0), right)

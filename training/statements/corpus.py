"""PolNeAR read from its archive: articles, their attributions, and which of them are for training."""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

Span = tuple[int, int]

ARCHIVE: Final = Path(__file__).parents[3] / "shared" / "data" / "polnear.zip"
ROLES: Final = ("source", "cue", "content")
#: Which articles are kept to choose by.
SPLIT_SEED: Final = 20
_SPAN = re.compile(r"(T\d+)\t(\w+) ([\d; ]+)(\t|$)")
_ARGUMENT = re.compile(r"(\w+?)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: the spans of each role, code points into the article, in order."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Coded:
    """An article as one annotator coded it; ``discarded`` spans were left out of the coding."""

    name: str
    text: str
    attributions: list[Attribution]
    discarded: list[Span]


def articles(split: str, *, archive: Path = ARCHIVE) -> list[list[Coded]]:
    """The articles of a split in order of their names, each as its annotators, in order of their ids, coded it."""
    with zipfile.ZipFile(archive) as opened:
        prefix = f"{split}/attributions/"
        files = sorted(name for name in opened.namelist() if name.startswith(prefix) and name.endswith(".ann"))
        grouped: dict[str, list[Coded]] = {}
        for file in files:
            name = file.removeprefix(prefix).removesuffix(".ann").rsplit("_", 1)[0]
            text = opened.read(f"{split}/text/{name}.txt").decode("utf-8")
            grouped.setdefault(name, []).append(_coded(name, text, opened.read(file).decode("utf-8")))
    return [grouped[name] for name in sorted(grouped)]


def divided(coded: list[list[Coded]], *, seed: int = SPLIT_SEED) -> tuple[list[list[Coded]], list[list[Coded]]]:
    """Nine tenths of the articles to train on, and the last tenth to choose by, after shuffling by ``seed``."""
    shuffled = list(coded)
    random.Random(seed).shuffle(shuffled)
    cut = len(shuffled) - len(shuffled) // 10
    return shuffled[:cut], shuffled[cut:]


def _coded(name: str, text: str, annotation: str) -> Coded:
    spans: dict[str, tuple[str, list[Span]]] = {}
    events: list[str] = []
    for line in annotation.splitlines():
        if (found := _SPAN.match(line)) is not None:
            pairs = [piece.split() for piece in found[3].split(";")]
            spans[found[1]] = (found[2].lower(), [(int(start), int(end)) for start, end in pairs])
        elif re.match(r"E\d+\t", line) is not None:
            events.append(line)
    discarded = [span for role, pieces in spans.values() if role == "discard" for span in pieces]
    return Coded(name, text, [_attribution(event, spans) for event in events], discarded)


def _attribution(event: str, spans: dict[str, tuple[str, list[Span]]]) -> Attribution:
    made = Attribution()
    for role, reference in _ARGUMENT.findall(event.split("\t", 1)[1]):
        if role.lower() in ROLES and reference in spans:
            getattr(made, role.lower()).extend(spans[reference][1])
    for role in ROLES:
        getattr(made, role).sort()
    return made

"""Pronouns against the coreference of GUM (annotations CC BY 4.0): ``python -m benchmarks.coreference``.

A pronoun counts where its chain in GUM holds a name that the reader knows as somebody; it is right where the actor that
the reader gives it goes by a name of that very chain.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.corpora import gum_lines, gum_names, gum_text, read
from communique.model.spans import Record

GENRES: Final = ("news", "interview", "speech", "bio")
PRONOUNS: Final = frozenset({"he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "it", "its"})
_FIELDS = re.compile(r"\((?P<id>\d+)-(?P<rest>[^()]*)(?P<closed>\))?|(?P<end>\d+)\)")


class Marked(Record, frozen=True, kw_only=True):
    """A mention of GUM: its span in :func:`gum_text`, its chain, and whether it is a name."""

    start: int
    end: int
    chain: int
    type: str
    is_name: bool
    words: str


def marked(document: str) -> Iterator[Marked]:
    """The mentions of a document that GUM gives a chain."""
    text, at = gum_text(document), 0
    open_: dict[int, list[tuple[int, str, list[str]]]] = {}
    for line in gum_lines(document):
        fields = line.split("\t")
        if len(fields) != 10 or not fields[0].isdigit():
            continue
        start = text.index(fields[1], at)
        end = at = start + len(fields[1])
        entity = next((one.removeprefix("Entity=") for one in fields[9].split("|") if one.startswith("Entity=")), "")
        for found in _FIELDS.finditer(entity):
            if found["id"] is not None:
                open_.setdefault(int(found["id"]), []).append((start, found["rest"].split("-")[0], []))
        for mentions in open_.values():
            for _, _, tags in mentions:
                tags.append(fields[4])
        for found in _FIELDS.finditer(entity):
            chain = int(found["end"] or found["id"])
            if (found["end"] is not None or found["closed"] is not None) and len(open_.get(chain, ())) > 0:
                first, type_, tags = open_[chain].pop()
                yield Marked(
                    start=first,
                    end=end,
                    chain=chain,
                    type=type_,
                    is_name=tags[-1] in ("NNP", "NNPS") and tags.count("IN") == 0,
                    words=text[first:end],
                )


def counts(document: str) -> Counter[str]:
    """Of a document: pronouns ``wanted``, of them ``told`` by the reader, and ``right``."""
    (report,) = read([f"gum/{document}"])
    mentions = list(marked(document))
    by_span = {(one.start, one.end): one for one in report.mentions}
    chains: dict[str, Counter[int]] = {}
    for one in mentions:
        told = next((m for m in report.mentions if m.kind == "name" and one.start <= m.start < m.end == one.end), None)
        if one.is_name and told is not None and told.actor is not None:
            chains.setdefault(told.actor, Counter())[one.chain] += 1
    named = {chain for found in chains.values() for chain in found}
    count: Counter[str] = Counter()
    for one in mentions:
        if one.words.lower() not in PRONOUNS or one.chain not in named or one.type not in ("person", "organization"):
            continue
        count["wanted"] += 1
        said = by_span.get((one.start, one.end))
        if said is None or said.actor is None:
            continue
        count["told"] += 1
        count["right"] += one.chain in chains.get(said.actor, ())
    return count


def table(console: Console) -> None:
    """Read the documents of each genre and print recall and precision."""
    shown = Table("genre", "pronouns", "told", "right", "recall", "precision", title="Pronouns, by GUM's coreference")
    total: Counter[str] = Counter()
    for genre in (*GENRES, "all"):
        count: Counter[str] = Counter()
        if genre == "all":
            count = total
        else:
            for document in gum_names((genre,)):
                count += counts(document)
            total += count
        wanted, told, right = count["wanted"], count["told"], count["right"]
        shares = [f"{right / whole:.3f}" if whole > 0 else "-" for whole in (wanted, told)]
        shown.add_row(genre, str(wanted), str(told), str(right), *shares)
    console.print(shown)


if __name__ == "__main__":
    table(Console())
    sys.exit(0)

"""Articles of the corpora in ``../shared/data``, read in place: their texts may not go into the repository.

A reference names one: ``timeline17/libya/348`` (row 348 of the crisis's file), ``polnear/train/nyt_2015-11-16_...``
(the stem of its text), ``gum/GUM_news_korea`` or ``tempeval3/AQUAINT/APW19980807.0261``. Offsets that the benchmarks
keep are code points into the text given here.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from communique import articles, reports
from communique.actors import Registry
from communique.model import Page, Report

DATA: Final = Path(__file__).parents[2] / "shared" / "data"

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "\\/": "/", "\\*": "*"}
_OPEN, _CLOSE = "\x01", "\x02"


def read(references: Iterable[str]) -> Iterator[Report]:
    """A report of each article, read as plain text with its day of publication where the corpus tells it."""
    registry = Registry.load()
    found = ((reference, *article(reference)) for reference in references)
    pages = (Page(origin=name, media_type="text/plain", content=text, published=day) for name, text, day in found)
    return reports.read_articles((articles.make(page, registry=registry) for page in pages), registry=registry)


def text_of(reference: str) -> str:
    """The text of an article.

    Raises:
        FileNotFoundError: where the corpus is not on this machine.
        KeyError: where it holds no such article.
    """
    return article(reference)[0]


def article(reference: str) -> tuple[str, str | None]:
    """The text of an article and its ISO day of publication, where the corpus tells it."""
    corpus, _, rest = reference.partition("/")
    if corpus == "timeline17":
        crisis, _, row = rest.partition("/")
        return _timeline17(crisis)[int(row)]
    if corpus == "polnear":
        split, _, stem = rest.partition("/")
        day = re.search(r"_(\d{4}-\d\d-\d\d)_", stem)
        return _member("polnear.zip", f"{split}/text/{stem}.txt"), day[1] if day is not None else None
    if corpus == "gum":
        return gum_text(rest), None
    if corpus == "tempeval3":
        return _timeml(_member("tempeval3-train.zip", f"TBAQ-cleaned/{rest}.tml"))
    raise KeyError(reference)


def gum_lines(document: str) -> list[str]:
    """The CoNLL-U lines of a document of GUM."""
    return _member("gum.zip", f"dep/{document}.conllu").splitlines()


def gum_names(genres: tuple[str, ...]) -> list[str]:
    """The names of GUM's documents of these genres, in order."""
    with zipfile.ZipFile(DATA / "gum.zip") as archive:
        stems = [Path(name).stem for name in archive.namelist() if name.endswith(".conllu")]
    return sorted(stem for stem in stems if stem.split("_")[1] in genres)


def gum_text(document: str) -> str:
    """A document of GUM as running text: sentences of a paragraph joined by a space, paragraphs by an empty line."""
    parts: list[str] = []
    for line in gum_lines(document):
        if line.startswith("# newpar") and not line.startswith("# newpar_") and len(parts) > 0:
            parts.append("\n\n")
        elif line.startswith("# text = "):
            if len(parts) > 0 and parts[-1] != "\n\n":
                parts.append(" ")
            parts.append(line.removeprefix("# text = "))
    return "".join(parts)


def _member(archive: str, name: str) -> str:
    with zipfile.ZipFile(DATA / archive) as opened:
        return opened.read(name).decode("utf-8").replace("\r\n", "\n")


@lru_cache(maxsize=2)
def _timeline17(crisis: str) -> list[tuple[str, str | None]]:
    limit = csv.field_size_limit(1 << 30)
    try:
        rows = list(csv.reader(io.StringIO(_member("timeline17-libya-egypt.zip", f"{crisis}/outputwithpub.csv"))))
    finally:
        csv.field_size_limit(limit)
    return [("\n\n".join(_lines(row[1])), _day(row[0])) for row in rows]


def _timeml(text: str) -> tuple[str, str | None]:
    """The text of a TimeML document without its marks, and its day."""
    body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
    created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", text, re.DOTALL)
    plain = html.unescape(re.sub(r"<[^>]+>", "", body[1] if body is not None else ""))
    return plain.strip(), created[1] if created is not None else None


def _lines(text: str) -> list[str]:
    return [line for line in (detokenised(one) for one in text.split("\n")) if line != ""]


def _day(text: str) -> str | None:
    found = re.search(r"\d{4}-\d\d-\d\d", text)
    return found[0] if found is not None else None


def detokenised(line: str) -> str:
    """A line of a tokenised text (Penn Treebank's marks) as it would be printed."""
    for mark, char in _BRACKETS.items():
        line = line.replace(mark, char)
    line = line.replace("``", _OPEN).replace("''", _CLOSE)
    line = re.sub(rf"{_OPEN}\s*", '"', line)
    line = re.sub(rf"\s*{_CLOSE}", '"', line)
    line = re.sub(r"` (\w)", r"'\1", line)
    line = re.sub(r" ('s|'re|'ve|'ll|'d|'m|n't|')(?=\W|$)", r"\1", line)
    line = re.sub(r"\s+([,.;:?!%)\]])", r"\1", line)
    line = re.sub(r"([(\[$])\s+", r"\1", line)
    line = re.sub(r"\b(can) not\b", r"\1not", line)
    return re.sub(r"[ \t]+", " ", line).strip()

"""Who is called by an office in the present of a story, and so when it can have been written.

Only what is sure is taken: a title that says of what, with a name, in a sentence that does not look back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from communique.actors.records import Entry, Tenure
from communique.actors.registry import Registry
from communique.articles.sentences import is_note, sentences_of
from communique.model import Region, Span
from communique.model.articles import REPORTING
from communique.model.spans import Record

#: Words before a title that make it another office, or an office that is not held now.
_NOT_NOW = re.compile(
    r"(?:\b(?:former|then|late|ex|past|one-time|onetime|erstwhile|previous|future|would-be|incoming|deputy|vice|assistant|"
    r"associate|under|shadow|acting|interim|predecessor|successor|ousted|deposed|elected|retired|second|first|like|"
    r"candidate)\b[ -]?(?:[\w.]+[ -]){0,3}|-)\Z",
    re.IGNORECASE,
)
#: Words in a sentence that may take it out of the present of the story.
_ELSEWHEN = re.compile(
    r"\b(?:(?:18|19|20)\d\d|when|ago|then|at the time|late|era|memoirs?|decades?|former|once|used to|first term|"
    r"history|anniversary|under (?:the )?(?:us |u\.s\. )?(?:president|prime)|administration of|presidency of|"
    r"(?:during|since) (?:the )?(?:[\w.']+ )?(?:president|premier|prime|tenure|term|administration|reign|rule|days|"
    r"time|fall|death))\b",
    re.IGNORECASE,
)
_ELECT = re.compile(r"\A\s?-?elect\b", re.IGNORECASE)
_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|al|el|bin|de|van|von|der|da)"
_NAME_AFTER = re.compile(rf"\A,? ({_PART}(?: {_PART}){{0,4}})")
_NAME_BEFORE = re.compile(rf"([A-ZÀ-Þ][\w'’-]+(?: {_PART}){{0,3}}), (?:the )?(?:[A-Z][\w.]*(?:'s|’s)? ){{0,3}}\Z")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
#: Words of leaving an office; somebody of whom a text tells that may still be called by it for long.
_DEPARTURE = re.compile(
    r"\b(?:former|ex|ousted|ouster|deposed|toppled|fallen|overthr\w+|resign\w*|step(?:s|ped|ping)? (?:down|aside)|"
    r"quit\w*|leav(?:e|es|ing) (?:office|power)|left (?:office|power)|departure|downfall|fall of|successor|succeed\w*|"
    r"predecessor|replac\w+|fled|dismiss\w*|sacked|fired)\b",
    re.IGNORECASE,
)
#: What may follow a name in capitals without being part of it ("President Moreau Wednesday").
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|al|el|bin|de|van|von|der|da"
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+\b")
_BEFORE, _AFTER = 2, 4
_LEAD = 6
_CONTEXT = 80


class Held(Record, frozen=True, kw_only=True):
    """Somebody called by an office in the present of the story.

    Attributes:
        span: the words, title and name.
        name, title: whom and what the text says.
        spells: the times in which they held it, as first and last ISO day, and whether each rests on Wikidata.
        lead: whether it stands in the title or the first paragraphs.
        leaving: whether the text tells that they left, leave or should leave it.
    """

    span: Span
    name: str
    title: str
    spells: tuple[tuple[str, str, bool], ...]
    lead: bool
    leaving: bool = False


def offices_in(text: str, regions: Sequence[Region], registry: Registry) -> tuple[Held, ...]:
    """Who is called by an office in the reporting regions, in order."""
    pattern, offices = _titles(registry)
    found: list[Held] = []
    leaving: set[str] = set()
    paragraphs = 0
    for region in regions:
        if region.kind not in REPORTING:
            continue
        paragraphs += 1
        for start, sentence in sentences_of(text, region):
            leaving.update(_leaving(sentence))
            if _ELSEWHEN.search(sentence) is None and not is_note(sentence):
                found += _held(sentence, start, pattern, offices, registry, lead=paragraphs <= _LEAD)
    return tuple(
        msgspec.structs.replace(one, leaving=True) if one.name.rsplit(" ", 1)[-1] in leaving else one for one in found
    )


def _leaving(sentence: str) -> Iterator[str]:
    """The names beside words of departure."""
    for match in _DEPARTURE.finditer(sentence):
        yield from _CAPITAL.findall(sentence[max(0, match.start() - _CONTEXT) : match.start()])[-_BEFORE:]
        yield from _CAPITAL.findall(sentence[match.end() : match.end() + _CONTEXT])[:_AFTER]


def _held(
    sentence: str,
    start: int,
    pattern: re.Pattern[str],
    offices: dict[str, frozenset[tuple[str, str | None]]],
    registry: Registry,
    *,
    lead: bool,
) -> Iterator[Held]:
    quoted = [quote.span() for quote in _QUOTED.finditer(sentence)]
    for match in pattern.finditer(sentence):
        if any(first <= match.start() < last for first, last in quoted):
            continue
        before = sentence[max(0, match.start() - _CONTEXT) : match.start()]
        if _NOT_NOW.search(before) is not None or _ELECT.match(sentence[match.end() : match.end() + 8]) is not None:
            continue
        meant = offices[match[0].lower()]
        named = _named_after(sentence, match.end(), meant, registry) or _named_before(before, match, meant, registry)
        if named is not None:
            first, last, name, spells = named
            yield Held(
                span=Span(start=start + min(first, match.start()), end=start + max(last, match.end())),
                name=name,
                title=match[0],
                spells=spells,
                lead=lead,
            )


_Named = tuple[int, int, str, tuple[tuple[str, str, bool], ...]]
_Meant = frozenset[tuple[str, str | None]]


def _named_after(sentence: str, end: int, meant: _Meant, registry: Registry) -> _Named | None:
    after = _NAME_AFTER.match(sentence[end : end + _CONTEXT])
    if after is None:
        return None
    words = after[1].split(" ")
    for count in range(len(words), 0, -1):
        if count < len(words) and _CALENDAR.fullmatch(words[count]) is None:
            break
        name = " ".join(words[:count])
        for form in (name, name.removesuffix("'s").removesuffix("’s").rstrip(".,'’")):
            spells = _spells(form, meant, registry)
            if len(spells) > 0:
                first = end + after.start(1)
                return first, first + len(form), form, spells
    return None


def _named_before(before: str, match: re.Match[str], meant: _Meant, registry: Registry) -> _Named | None:
    found = _NAME_BEFORE.search(before)
    if found is None:
        return None
    spells = _spells(found[1], meant, registry) if " " in found[1] else ()
    offset = match.start() - len(before)
    return (offset + found.start(1), offset + found.end(1), found[1], spells) if len(spells) > 0 else None


def _spells(name: str, meant: _Meant, registry: Registry) -> tuple[tuple[str, str, bool], ...]:
    """When anybody of that name held an office that the title can mean, and whether a dated source says so.

    A time recalled to the day that passes into a dated one on that very day is as sure as it: two sources agree.
    """
    spells = {
        (one.earliest, one.latest, one.source == "wikidata" or _passes_on(one, entry))
        for entry, use in registry.named(name)
        if entry.type == "person" and use in {"name", "surname"}
        for one in _tenures(entry, meant)
    }
    return tuple(sorted(spells))


def _passes_on(one: Tenure, entry: Entry) -> bool:
    dated = {other.since for other in entry.tenures if other.source == "wikidata" and other.of == one.of}
    return one.until is not None and len(one.until) == len("2000-05-07") and one.until in dated


def _tenures(entry: Entry, meant: _Meant) -> Iterator[Tenure]:
    for one in entry.tenures:
        if (one.since is not None or one.until is not None) and (
            (one.office, one.of) in meant or (one.office, None) in meant
        ):
            yield one


#: Titles that the press gives to deputies too, and those that do not say of what.
_LOOSE = re.compile(r"\bspokes|\badvis|\bofficial\b|\baide\b|\benvoy\b|\bcommander\Z|\A(?:ambassador|minister)\Z")


@lru_cache(maxsize=4)
def _titles(registry: Registry) -> tuple[re.Pattern[str], dict[str, _Meant]]:
    """A pattern of all title phrases, and the offices (and whose) that each can mean."""
    offices: dict[str, set[tuple[str, str | None]]] = {}
    for office in registry.offices():
        for title in office.titles:
            if _LOOSE.search(title) is not None:
                continue
            offices.setdefault(title.lower(), set()).add((office.id, None))
        for of, titles in office.national.items():
            for title in titles:
                if _LOOSE.search(title) is not None:
                    continue
                offices.setdefault(title.lower(), set()).add((office.id, of))
    longest_first = sorted(offices, key=lambda title: -len(title))
    pattern = "|".join(re.escape(title) for title in longest_first) if len(offices) > 0 else r"(?!)"
    return (
        re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE),
        {title: frozenset(meant) for title, meant in offices.items()},
    )

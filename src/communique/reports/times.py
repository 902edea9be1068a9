"""The time expressions of an article, resolved as far as its words, its tenses and its day of publication allow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from communique.model import Article, Published, Span, TimeExpression
from communique.reports import syntax, timex
from communique.reports.document import Document, Paragraph
from communique.reports.folding import fold
from communique.reports.time_bounds import SUB_DAY, moved
from communique.reports.time_events import Events
from communique.reports.time_lengths import iso_duration
from communique.reports.time_setting import UNTOLD, Around, Setting
from communique.reports.time_tense import tense_of
from communique.reports.time_values import resolved
from communique.reports.timex_record import Timex

__all__ = ["Time", "iso_duration", "read", "resolve", "shifted"]

# How far back a time counts from another: sentences, and times and characters, which bound what a hostile page costs.
_REACH: Final = 2
_FIGURE: Final = re.compile(r"[$%#]|\d|\bpercent\b")
_NEAR: Final = 8
_FAR: Final = 200
_RANGE: Final = re.compile(r"\s(?:to|and|until|till|through|or)\s(?:the\s)?|\s?-\s?")


@dataclass(slots=True)
class Time:
    """A time expression in its place: resolved as far as the words allow."""

    paragraph: int
    first: int
    last: int
    sentence: int
    raw: Timex
    expression: TimeExpression

    @property
    def span(self) -> Span:
        """The words."""
        return Span(start=self.expression.start, end=self.expression.end)

    @property
    def is_moment(self) -> bool:
        """Whether it can say when something took place, rather than how long or how often."""
        offset = self.raw.kind == "unit_offset" and self.raw.unit != ""
        return self.raw.kind != "vague" and (self.expression.type in ("DATE", "TIME") or offset)

    @property
    def is_length(self) -> bool:
        """Whether it says how long something took: not "the past two weeks", nor "two weeks after"."""
        return self.expression.type == "DURATION" and self.raw.kind == "duration" and self.raw.mod == ""

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.expression.earliest is not None and self.expression.earliest == self.expression.latest


class _Sentences:
    """Where the sentences of a paragraph begin; asked of spaCy once, which looks for them anew each time."""

    def __init__(self, doc: Doc, length: int) -> None:
        sentences = list(doc.sents)
        self._starts: list[int] = [sentence.start for sentence in sentences]
        self._ends: list[int] = [sentence.start_char for sentence in sentences[1:]] + [length]

    def number(self, token: int) -> int:
        """The number of a token's sentence."""
        return bisect_right(self._starts, token) - 1

    def start(self, token: int) -> int:
        """The first token of a token's sentence."""
        return self._starts[self.number(token)]

    def end(self, token: int) -> int:
        """The offset in the paragraph's text where a token's sentence ends."""
        return self._ends[self.number(token)]


class _Told:
    """The times read so far, and what later ones may count from."""

    def __init__(self) -> None:
        self.times: list[Time] = []
        self._quarters: Counter[tuple[int, int]] = Counter()
        self._quarter: tuple[int, int] | None = None
        self._first = 0

    def begin_paragraph(self) -> None:
        """From here on, only "the next day" and its like count from what was told before."""
        self._first = len(self.times)
        self._quarter = None

    def add(self, time: Time) -> None:
        """One more time, with the quarter that it may be."""
        self.times.append(time)
        quarter = _quarter_of(time)
        if quarter is not None:
            self._quarter = quarter
            self._quarters.update([quarter] if quarter[1] > 0 else [])

    def around(self, raw: Timex, token: int, sentences: _Sentences, text: str) -> Around:
        """The last date in reach, and the quarter of this paragraph or, before it is told, the one told most."""
        quarter = self._quarter or max(self._quarters, key=self._quarters.__getitem__, default=None)
        near = text[max(0, raw.start - _FAR) : min(sentences.end(token), raw.end + _FAR)]
        if raw.kind == "unit_offset" and _FIGURE.search(near) is None:
            quarter = None  # "a year ago" is that of a quarter only where figures are compared
        here = self.times[max(self._first, len(self.times) - _NEAR) :]
        reach = [t for t in reversed(here) if sentences.number(token) - sentences.number(t.first) <= _REACH]
        if raw.mod == "step":
            reach += reversed(self.times[max(0, self._first - _NEAR) : self._first])
        for time in reach:
            e = time.expression
            dated = e.type in ("DATE", "TIME") and time.raw.kind != "vague"
            if dated and e.earliest is not None and e.latest is not None:
                bounds = (date.fromisoformat(e.earliest), date.fromisoformat(e.latest))
                return Around(e.value, bounds, quarter)
        return Around(quarter=quarter)


def read(document: Document) -> list[Time]:
    """All time expressions of the document, in order."""
    told = _Told()
    for paragraph in document.paragraphs:
        told.begin_paragraph()
        _read_paragraph(paragraph, document.article.published, told)
    _count_from_events(told.times, document)
    return told.times


def _read_paragraph(paragraph: Paragraph, published: Published, told: _Told) -> None:
    doc, text, offset = paragraph.doc, paragraph.doc.text, paragraph.region.start
    sentences = _Sentences(doc, len(text))
    raws = list(timex.find(text))
    for index, raw in enumerate(raws):
        tokens = doc.char_span(raw.start, raw.end, alignment_mode="expand")
        if tokens is None or len(tokens) == 0 or _is_other(raw, tokens):
            continue
        start = sentences.start(tokens.start)
        tense = tense_of(tokens, start)
        raw = _with_year_of(index, raws, text, sentences.end(tokens.start))
        raw = _with_end_of(index, raw, raws, published, text)
        if tense == "future" and _lies_ahead(raw, tokens):
            raw = msgspec.structs.replace(raw, kind="unit_offset")
        around = told.around(raw, tokens.start, sentences, text)
        expression = resolve(raw, published, tense, offset=offset, around=around)
        told.add(Time(paragraph.index, tokens.start, tokens.end - 1, start, raw, expression))


def _count_from_events(found: list[Time], document: Document) -> None:
    """Give "the day after the summit" its day, where the article tells the summit's."""
    events = Events()
    for time in found:
        e = time.expression
        if time.is_moment and time.raw.anchor == "now" and e.earliest is not None and e.latest is not None:
            events.note(document.paragraphs[time.paragraph].doc, time.first, time.last, (e.earliest, e.latest))
    for time in found:
        if time.raw.kind == "unit_offset" and time.raw.mod in ("before", "after"):
            paragraph = document.paragraphs[time.paragraph]
            bounds = events.bounds(paragraph.doc, time.last + 1)
            if bounds is not None:
                raw = msgspec.structs.replace(time.raw, mod="")
                time.expression = resolve(
                    raw, document.article.published, "past", offset=paragraph.region.start, around=Around(bounds=bounds)
                )


def expressions(found: list[Time], article: Article) -> tuple[TimeExpression, ...]:
    """What the report lists: the times found in the paragraphs, and those in the article's datelines, in order."""
    listed = [time.expression for time in found]
    for region in article.regions:
        if region.kind == "dateline":
            words = fold(article.text[region.start : region.end])
            listed += [resolve(raw, article.published, "past", offset=region.start) for raw in timex.find(words)]
    return tuple(sorted(listed, key=lambda expression: expression.start))


def resolve(
    raw: Timex, published: Published, tense: syntax.Tense, *, offset: int = 0, around: Around = UNTOLD
) -> TimeExpression:
    """``raw`` against the publication interval and what was told before.

    Args:
        offset: where the searched text starts in the article.
        around: the times told before.
    """
    type_, value, bounds = resolved(raw, Setting(published, tense, around))
    earliest, latest = (day.isoformat() if day is not None else None for day in bounds)
    return TimeExpression(
        start=offset + raw.start, end=offset + raw.end, type=type_, value=value, earliest=earliest, latest=latest
    )


def shifted(raw: Timex, earliest: str, latest: str) -> tuple[str, str] | None:
    """The days that an offset from an event means, given the days of the event; None for other expressions."""
    if raw.kind != "unit_offset" or raw.amount is None:
        return None
    first = moved(date.fromisoformat(earliest), raw.amount, raw.unit)
    last = moved(date.fromisoformat(latest), raw.amount, raw.unit)
    return (first.isoformat(), last.isoformat()) if first is not None and last is not None else None


def _is_other(raw: Timex, tokens: Tokens) -> bool:
    """A month that is a person's name, or four digits that the parser takes for no date."""
    if raw.alone and raw.month is None:
        return all(token.ent_type_ != "DATE" for token in tokens)
    return raw.kind == "date" and raw.day is None and raw.year is None and tokens[-1].ent_type_ in ("PERSON", "ORG")


def _with_end_of(index: int, raw: Timex, raws: list[Timex], published: Published, text: str) -> Timex:
    """ "The quarter ended July 31": the quarter of the calendar that has most of its days."""
    after = raws[index + 1] if index + 1 < len(raws) else raw
    if raw.kind != "quarter" or raw.number is not None or raw.unit != "quarter" or after.day is None:
        return raw
    if text[raw.end : after.start].strip() not in ("ended", "ending"):
        return raw
    end = resolve(after, published, "past").latest
    middle = moved(date.fromisoformat(end), -45, "day") if end is not None else None
    if middle is None:
        return raw
    return msgspec.structs.replace(raw, year=middle.year, number=(middle.month + 2) // 3)


def _quarter_of(time: Time) -> tuple[int, int] | None:
    """Year and number of the quarter that is told of from here on; number 0 for a longer part of the year."""
    raw, value = time.raw, time.expression.value
    if raw.kind == "duration" and raw.unit == "month" and raw.amount in (6, 9):
        return 0, 0
    if raw.kind != "quarter" or raw.number is None or raw.year is not None or len(value) != 7 or "X" in value:
        return None
    return (int(value[:4]), int(value[6])) if value[5] == "Q" else None


def _lies_ahead(raw: Timex, tokens: Tokens) -> bool:
    """ "They will meet in two weeks": a length that is a day, counted from today."""
    counted = raw.kind == "duration" and raw.amount is not None and raw.mod == "" and raw.word == ""
    counted = counted and raw.unit not in SUB_DAY
    return counted and tokens.start > 0 and tokens.doc[tokens.start - 1].lower_ == "in"


def _with_year_of(index: int, raws: list[Timex], text: str, end: int) -> Timex:
    """ "4 April and 5-6 April 2016": a date without its year has that of the next full date of its sentence.

    That of the one before too, where they make a range: "from 10 August 2014 to 31 October".
    """
    raw = raws[index]
    if raw.kind != "date" or raw.year is not None or raw.month is None:
        return raw
    for other in raws[index + 1 : index + 4]:
        full = other.year is not None and other.month is not None
        if full and other.start < end and other.start - raw.end < 60:
            return msgspec.structs.replace(raw, year=other.year)
    last = raws[index - 1] if index > 0 else raw
    later = last.month is not None and (last.month, last.day or 0) <= (raw.month, raw.day or 32)
    if last.year is not None and later and _RANGE.fullmatch(text[last.end : raw.start]) is not None:
        return msgspec.structs.replace(raw, year=last.year)
    return raw

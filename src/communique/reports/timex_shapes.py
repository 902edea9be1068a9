"""The shapes of time expressions as patterns, by the kind of word that gives one away.

A space in a shape is a blank of any kind; ``~`` is a blank or a hyphen. Where a shape has a group ``core``, only that
is the expression. Every shape is tried in a short window around its word, so that no page can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from communique.reports.time_words import WEEKDAYS, time_words


class Shape(NamedTuple):
    """A pattern and the builder that makes an expression of its match."""

    kind: str
    pattern: re.Pattern[str]


_YEAR: Final = r"(?:1[5-9]|20)\d\d\b"
_AGO: Final = r"year~(?:ago|earlier)"


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))


def _first(names: tuple[str, ...]) -> tuple[str, ...]:
    return names[:1]


def _others(names: tuple[str, ...]) -> tuple[str, ...]:
    return names[1:]


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    words = time_words()
    counts = _any(words.numbers)
    plurals = [words.plurals.get(unit, unit + "s") for unit in words.units]
    spelt, short = (_any(n for names in words.months.values() for n in part(names)) for part in (_first, _others))
    return {
        "NUM": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?:(?:{counts})(?:~(?:{counts}))?|a)~(?:hundred|thousand|dozen)"
               rf"|(?:{counts})(?:~(?:{counts}))?|(?:a )?couple(?: of)?)\b(?:(?P<half>~and~a~half| 1/2)\b)?",
        "VAGUE": rf"(?:{_any(words.vague)})\b",
        "UNIT": rf"(?P<unit>{_any([*words.units, *plurals])})\b",
        "UNITS": rf"(?P<unit>{_any(plurals)})\b",
        "ONE": r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
        "ABOUT": rf"(?:(?:{_any(words.approximate)}) )?",
        "MON": rf"(?:(?P<month>{spelt})\b|(?P<month>{short})\b\.?)",
        "DAY": r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b",
        "DAYS": r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
                r"(?: ?(?:-|to|and) ?(?P<last>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b)?",
        "WDS": rf"(?P<wd>{_any(WEEKDAYS)})",
        "WD": rf"(?P<wd>{_any(WEEKDAYS)})\b",
        "COUNTS": rf"(?:{counts})\b", "ZONED": rf"(?:{_any(words.zones)})\b", "CLOCKWORDS": _any(words.clock_words),
        "PLURALS": rf"(?:{_any(plurals)})\b",
        "NTH": _any(words.nth), "YYYY": _YEAR, "ORD": rf"(?:{_any(words.ordinals)}|final)", "AGO": _AGO,
        "YEAR": rf"(?P<year>{_YEAR})(?!,\d)",
        "ONES": rf"(?:{_any(words.units)})\b", "SEASONS": _any(words.seasons),
        "PART": rf"(?P<clock>{_any(words.parts)})\b",
        "OF": r"(?:(?:the )?(?P<part>early|earlier|mid|late|later|end|close|start|beginning|middle)"
              r"(?:~| in | of )(?:the )?)",
        "SEASON": rf"(?P<season>{_any(words.seasons)})\b",
        "FEAST": rf"(?P<feast>{_any(words.feasts)})(?!\w)",
        "ZONE": rf"(?: \(?(?:\d{{4}} )?(?:{_any(words.zones)}|(?:local|moscow|eastern|london) time)\b\)?)?",
        "DAYWORD": rf"(?P<dayword>{_any(words.days)})\b",
        "SET": _any(words.sets),
        "PAST": _any(words.past), "PRESENT": _any(words.present), "FUTURE": _any(words.future),
        "DECADE": _any(words.decades), "COUNTED": _any(words.counted), "PAPERS": _any(words.papers),
    }  # fmt: skip


def _compiled(rows: Iterable[tuple[str, str]]) -> tuple[Shape, ...]:
    shapes = []
    for kind, body in rows:
        for name, text in _macros().items():
            body = body.replace("{" + name + "}", text)
        body = body.replace("~", r"[\s-]").replace(" ", r"\s")
        shapes.append(Shape(kind, re.compile(rf"(?<![\w$-])(?<!\d[.,]){_numbered(body)}", re.IGNORECASE)))
    return tuple(shapes)


def _numbered(body: str) -> str:
    """A group's name may stand in several branches of a shape: the later ones get a number."""
    seen: dict[str, int] = {}

    def renamed(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"

    return re.sub(r"\(\?P<(\w+)>", renamed, body)


_DATES: Final = (
    ("date", r"(?:{WD} ?,? )?{MON} (?:the )?(?P<spelt>{NTH})\b"),
    ("week_of", r"the week of {MON} {DAY}(?:, {YEAR})?"),
    (
        "date",
        r"(?:{WD} ?,? )?(?:the )?{DAYS} (?:of )?{MON}(?:,? (?:{YEAR}|(?:of )?(?P<rel>this|last|next|that) year))?",
    ),
    ("date", r"(?:{WD} ?,? )?{MON} {DAYS}(?:,? (?:{YEAR}|(?:of )?(?P<rel>this|last|next|that) year))?"),
    ("date", r"{OF}?{MON},?(?: of)? (?:{YEAR}|(?P<rel>this|last|next|that) year)"),
    ("set_of", r"(?:each|every) {MON}"),
    ("date", r"{OF}?(?P<mod>last|next|this)~{MON}"),
    ("date", r"{OF}{MON}"),
    ("date", r"(?:in|since|by|until|till|during|from|between|through|throughout) (?P<core>{MON})(?! ?\d)"),
    ("month_alone", r"{MON}(?! ?\d)"),
)
_WEEKDAYS: Final = (
    *_DATES[2:4],
    ("set_of", r"(?:each|every) {WD}"),
    ("weekday", r"(?:(?P<mod>earlier on|later on|last|next|this past|this coming|this|the previous|the following|"
                r"earlier|later|early|late|mid|past|coming)~)?{WDS}(?P<plural>s)?(?!\w)(?:~{PART})?"
                r"(?:,? (?:of )?(?P<rel>last|next|this) week)?"),
)  # fmt: skip
_QUARTERS: Final = (
    ("quarter", r"(?:(?:the|its|their|his|her|this|that|a|(?P<rel>last|this|next) year's) )?"
                r"(?:(?:latest|current|recent|flat|company's|(?P<fiscal>fiscal)|(?P<ago>{AGO})|(?P<year>{YYYY})) ){0,2}"
                r"(?:(?P<fiscal>fiscal) )?(?P<ord>{ORD})~(?P<unit>quarter)s?\b"
                r"(?:,? (?:of |in )?(?:(?:fiscal )?(?P<year>{YYYY})|(?P<rel>this|last|next|the) year\b))?"),
    ("quarter", r"(?:the )?(?P<ord>{ORD}|last)~(?P<unit>half) of (?:(?:fiscal )?(?P<year>{YYYY})|"
                r"(?P<rel>this|last|next|the) year\b)"),
    ("quarter", r"(?:the |its |their )?(?:(?:comparable|corresponding|same|like|latest|current|previous|preceding|"
                r"prior|most recent|(?P<mod>last|next|this|that)|(?P<ago>{AGO})|(?P<year>{YYYY})) ){1,2}"
                r"(?P<unit>quarter|period)\b(?:,? (?P<ago>a year (?:ago|earlier|before)|last year|the year before)\b|"
                r" (?:of |in )(?P<year>{YYYY}))?"),
    ("quarter", r"(?P<ago>last) year's (?P<unit>quarter|period)\b"),
    ("quarter", r"the (?P<unit>quarter)\b(?! of| century| final| mile)"),
    ("quarter", r"(?P<unit>year)-(?P<ago>ago|earlier)\b"),
)  # fmt: skip
_DEIXIS: Final = (
    ("day_offset", r"the day (?P<over>before yesterday|after tomorrow)\b"),
    ("unit_offset", r"{ABOUT}(?P<n>{NUM}|{VAGUE}|an?)(?: (?:or|to) (?P<many>{NUM}))?~{UNIT}(?: and a half)?"
                    r"(?: or (?:two|so|more))?,? "
                    r"(?P<way>ago)\b"),
    ("unit_offset", r"(?P<many>a long time|long|{PLURALS}) (?P<way>ago)\b"),
    ("unit_offset", r"{ABOUT}(?P<n>{NUM}|an?)~{UNIT}(?: or so)? (?P<way>before|earlier|previously|later|after|"
                    r"afterwards?|from now|from today|hence)\b"),
    ("unit_offset", r"the (?P<unit>day|week|month|year) (?P<way>before|after)\b"),
    ("within", r"(?:within|in(?= the (?:next|coming))) "
               r"(?P<core>(?:the (?:next|coming) )?{ABOUT}(?P<n>{NUM}|an?)~{UNIT})"),
    ("same", r"(?:(?P<part>early|earlier|late|later) )?(?:that|(?:the|that|this) (?:very )?same) "
             r"(?:{ONE}|(?P<unit>day)\b|{PART})"),
    ("same", r"(?P<part>early|earlier|late|later) (?:in|on in|on) the (?P<unit>day)\b"),
    ("step", r"the (?P<step>next|following|previous|preceding) (?:(?P<unit>day)\b|{PART})"),
    ("step", r"the (?P<step>following|preceding) {ONE}"),
    ("span", r"{ABOUT}(?:(?:the|its|his|their|these) )?(?P<mod>past|last|next|coming|previous|following|first|final|"
             r"latest|recent|preceding|remaining|intervening) (?:full )?{ABOUT}(?P<n>{NUM}|{VAGUE})"
             r"(?:~(?:to|or)~(?P<many>{NUM})|-(?P<many>\d+))?~{UNIT}(?: or so)?"),
    ("part", r"{OF}?(?:the )?(?P<mod>this past|this coming|last|past|previous|prior|next|coming|this|current) "
             r"(?P<fiscal>fiscal |financial )?{ONE}"),
    ("part", r"{OF}(?P<fiscal>fiscal )?{ONE}"),
    ("part", r"(?:(?P<mod>the ))?(?P<unit>weekend)\b"),
    ("year_end", r"(?:the )?year(?:-| |'s )end\b(?: {YEAR})?"),
    ("year_told", r"the (?:fiscal )?year(?= (?:ended|ending|to(?! date))\b)"),
    ("part", r"(?P<core>the (?P<fiscal>fiscal) (?P<unit>year))\b(?! {YYYY})"),
    ("part", r"(?:for|of|during|throughout) "
             r"(?P<core>the (?:(?:full|whole|rest of the) )?(?P<unit>year))\b(?! (?:\d|two))"),
)  # fmt: skip
_LENGTHS: Final = (
    ("half", r"{ABOUT}(?:half(?:~an?)?|a~half)~(?P<unit>hour|day|year|decade|century)\b"),
    ("set_of", r"(?:each|every)(?P<other> other)?(?: (?P<n>{NUM}))? (?:{UNIT}|{PART})"),
    ("duration", r"{ABOUT}(?P<n>{NUM}|{VAGUE}|another|an additional)(?:~(?:to|or)~(?P<many>{NUM})|-(?P<many>\d+))?"
                 r"(?:~(?:more|straight|consecutive|full|additional|long|further|solid|extra))?~{UNIT}"
                 r"(?:~long\b)?(?!~old)"),
    ("century", r"{OF}?(?:the )?(?P<n>\d{1,2}(?:st|nd|rd|th)|\w+teenth|twentieth|twenty-first)~(?P<unit>century)\b"),
    ("vague_span", r"(?:(?:the|these) )?"
                   r"(?P<mod>recent|coming|past|last|future|early|intervening|first|final|opening|closing) "
                   r"{UNITS}"
                   r"(?: (?:and|or) {PLURALS})?"),
    ("vague_span", r"the {UNITS}(?P<mod> ahead| to come)\b"),
    ("rate", r"(?:an?|per) (?P<unit>second|minute|day)\b"),
    ("rate", r"per (?P<unit>hour|week|month|year)\b"),
    ("length", r"{ABOUT}an? {UNIT}(?P<half> and a half)?(?!~(?:old|ago|earlier))"),
    ("vague_span", r"(?:for|within|over|in|took|take|lasted|spent) "
                   r"(?P<core>{UNITS}(?: (?:and|or) {PLURALS})?)"),
    ("vague_span", r"{UNITS}(?= (?:of|later|earlier|afterwards?)\b)"),
    ("duration", r"(?P<unit>(?:hour|day|night|week|month|year|decade)s?|century|centuries)-?long\b"),
    ("duration", r"all (?P<unit>day|week|month|year)\b"),
)  # fmt: skip
_SPELT: Final = (
    ("decade", r"nineteen (?P<word>{DECADE})\b"),
    ("year_spelt", r"nineteen~(?P<n>{COUNTS}(?:~{COUNTS})?)"),
    ("year_spelt", r"the year (?P<n>two thousand(?: and)?(?: {COUNTS}(?:~{COUNTS})?)?)\b"),
)  # fmt: skip
_UNITS: Final = (*_DATES[1:2], *_QUARTERS, *_DEIXIS, *_LENGTHS)
_DAY_TAIL: Final = r"(?:,? (?:on )?(?:{WD}(?:,? {MON} {DAY})?|{DAYWORD}|{MON} {DAY}(?:,? {YEAR})?))?"
_CLOCKS: Final = (
    ("clock", r"{ABOUT}(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?{ZONE}" + _DAY_TAIL),
    ("clock", r"{ABOUT}(?P<hour>\d{1,2}|{COUNTS}) (?:o'clock(?: in the {PART})?|in the {PART}){ZONE}" + _DAY_TAIL),
    ("clock", r"{ABOUT}(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d) (?:hours|{ZONED})" + _DAY_TAIL),
    ("clock", r"(?:at|by|until|till|around|from|before|after) (?P<core>(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)"
              + _DAY_TAIL + r")(?![:\d])"),
    ("clock", r"(?:at|by|until|till|before|after|around|about|from|since|past) "
              r"(?P<core>(?P<word>{CLOCKWORDS})\b{ZONE}" + _DAY_TAIL + ")"),
    ("clock", r"(?P<word>{CLOCKWORDS})\b{ZONE},?(?: on)? (?:{WD}|{DAYWORD}|{MON} {DAY})"),
)  # fmt: skip
_DAYWORDS: Final = (("day_offset", r"(?:(?P<mod>earlier|later|early|late)(?: on)? )?{DAYWORD}(?:~{PART})?"),)
_PARTS: Final = (
    ("step", r"the (?P<step>next|following|previous) {PART}"),
    ("same", r"(?:that(?: same)?|the same) {PART}"),
    ("day_offset", r"(?:(?P<mod>earlier|later|early|late|mid) )?(?P<dayword>this|last)~{PART}"),
    ("day_offset", r"(?P<over>overnight)\b"),
    (
        "clock",
        r"(?:in|by|until|till|since|from|at|around|before|after|during) (?:the )?(?P<core>(?:early|mid|late)~{PART})",
    ),
    ("duration", r"all (?P<unit>night)\b"),
)
_SEASONS: Final = (
    ("season", r"(?:{OF})?(?:(?P<mod>last|this|next|coming|past) ){SEASON}\b"),
    ("season", r"(?:{OF})?(?:(?:the|in|of|by|since|until) )?"
               r"(?P<core>{SEASON},?(?: of)? (?:{YEAR}|(?P<rel>last|this|next) year))"),
    ("season", r"(?:(?P<every>each|every)|the (?P<every>past|last) {NUM}) "
               r"(?P<season>spring|summer|autumn|fall|winter)s?\b"),
    ("season", r"(?:in|by|since|until|during|over|through) (?P<core>(?:the )?(?:early |late )?"
               r"(?P<season>spring|summer|autumn|winter))\b(?! \w+s\b)"),
    ("season", r"(?P<core>the (?:early |late )?(?P<season>spring|summer|autumn|winter))\b(?! of)"),
    ("season", r"(?:in|by|until|during) (?P<core>the (?:early |late )?(?P<season>fall))\b(?! (?:of|in|from)\b)"),
)  # fmt: skip
_YEARS: Final = (
    ("date", r"{YEAR}-(?P<monthno>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b"),
    ("decade", r"{OF}?(?:the )?(?:(?P<year>(?:1[5-9]|20)\d0)|'(?P<short>\d0))'?s\b"),
    ("decade", r"(?:the |{OF})(?P<word>{DECADE})\b"),
    ("fiscal", r"(?:the )?fiscal (?:year )?{YEAR}"),
    ("quarter", r"(?:the )?{YEAR} (?P<ord>{ORD})~(?P<unit>quarter)\b"),
    ("quarter", r"(?:the )?{YEAR} (?P<unit>quarter|period)\b"),
    ("date", r"{OF}{YEAR}"),
    ("date", r"(?:in|since|by|until|till|during|from|between|through|throughout|before|after|of|to|and|for|the year) "
             r"(?P<core>{YEAR})(?!~?(?:{COUNTED})\b)(?![/.]?\d|%|-\d\b)"),
    ("year_alone", r"{YEAR}(?!~?(?:{COUNTED})\b)(?![/.]?\d|%|-\d\b)"),
)  # fmt: skip
_FEASTS: Final = (("feast", r"(?:(?P<mod>last|this|next) )?{FEAST}"),)
_REFERENCES: Final = (
    ("present", r"(?:{PRESENT})\b(?! (?:system|government|day))"),
    ("present", r"current\b(?! (?:fiscal |financial |calendar )?(?:{ONES}|period\b|account\b|affairs\b|events\b))"),
    ("past", r"(?:{PAST})\b(?! (?:[\w-]+ ){0,3}(?:{PLURALS}|{ONES}|(?:{SEASONS})s?\b))"),
    ("future", r"(?<!as )(?:{FUTURE})\b(?! (?:of|after|as|became|\w+ed)\b)"),
    ("set", r"(?<!party )(?P<set>{SET})\b(?<!quarterly)"),
    ("set", r"(?P<set>quarterly)\b(?! [a-z])"),
)  # fmt: skip


@lru_cache(maxsize=1)
def shapes() -> dict[str, tuple[Shape, ...]]:
    """The shapes to try, in order, by the kind of word that stands in the text."""
    return {
        "clock": _compiled(_CLOCKS), "feast": _compiled(_FEASTS), "month": _compiled((*_FEASTS, *_DATES)),
        "weekday": _compiled(_WEEKDAYS), "dayword": _compiled(_DAYWORDS), "part": _compiled((*_CLOCKS[1:2], *_PARTS)),
        "season": _compiled(_SEASONS), "year": _compiled(_YEARS), "unit": _compiled(_UNITS),
        "reference": _compiled(_REFERENCES), "spelt": _compiled(_SPELT),
    }  # fmt: skip


@lru_cache(maxsize=1)
def telling() -> dict[str, str]:
    """The words that give a time expression away, lower case, each with its kind."""
    words = time_words()
    units = {*words.units, *(words.plurals.get(unit, unit + "s") for unit in words.units)}
    rows: list[tuple[str, Iterable[str]]] = [
        ("reference", {"current"} | _ends({*words.past, *words.present, *words.future, *words.sets}, units)),
        ("feast", {feast.split()[0].split("'")[0].rstrip(".") for feast in words.feasts}),
        ("unit", {*units, "half", "period", "ago", *(f"{unit}long" for unit in words.units)}),
        ("season", {*words.seasons, *(f"{season}s" for season in words.seasons)}),
        ("part", {*words.parts, "overnight"}), ("clock", {*words.clock_words, "clock"}), ("year", words.decades),
        ("dayword", words.days), ("weekday", {*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)}),
        ("month", words.month_numbers), ("spelt", ("nineteen", "thousand")),
    ]  # fmt: skip
    return {word: kind for kind, listed in rows for word in listed}


def _ends(phrases: Iterable[str], units: Iterable[str]) -> set[str]:
    """The last word of each phrase, or its first where the last is a unit."""
    split = [phrase.split() for phrase in phrases]
    return {words[0] if words[-1] in set(units) else words[-1] for words in split}

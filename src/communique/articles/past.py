"""The full dates that a story tells of as past: it cannot have been written before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.articles.daylines import days_in
from communique.articles.sentences import is_note, sentences_of
from communique.model import Region, Span
from communique.model.articles import REPORTING
from communique.model.spans import Record

_PAST = re.compile(
    r"\b(?:was|were|had|met|held|took|said|told|spoke|visited|began|started|signed|agreed|killed|announced|launched|"
    r"arrived|left|ended|came|made|gave|went|adopted|opened|discussed|joined|won|died|attacked|hosted)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|scheduled|planned?|plans|set|until|till|by|next|expect\w*|expires?|deadline|before|after|"
    r"ahead|upcoming|to be|should|(?-i:may)|could|going to|slated|invited|through|no later|if)\b",
    re.IGNORECASE,
)


class Past(Record, frozen=True, kw_only=True):
    """A full date that the text tells of as past."""

    span: Span
    day: str


def past_days(text: str, regions: Sequence[Region]) -> tuple[Past, ...]:
    """The full dates that the reporting regions tell of as past, in order."""
    found = []
    for region in regions:
        if region.kind not in REPORTING:
            continue
        for start, sentence in sentences_of(text, region):
            if _PAST.search(sentence) is None or _AHEAD.search(sentence) is not None or is_note(sentence):
                continue
            for day in days_in(sentence):
                if len(day.days) == 1:
                    span = Span(start=start + day.start, end=start + day.end)
                    found.append(Past(span=span, day=day.days[0].isoformat()))
    return tuple(found)

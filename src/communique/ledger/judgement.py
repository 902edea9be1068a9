"""The verdict on two accounts, with the values that it rests on."""

from __future__ import annotations

from textwrap import shorten
from typing import Literal

from communique.ledger.accounts import Account
from communique.ledger.wording import likeness
from communique.model import Record

#: ``same``: one event. ``possible``: one event where no other is as good. ``open``: nothing decides, so not joined.
#: ``different``: cannot be one event, and nothing else may join them.
Verdict = Literal["same", "possible", "open", "different"]

_ALIKE = 90.0
_SHOWN = 80
_ALIKE_AROUND = 80.0
_FEWEST_WORDS = 8


class Reason(Record, frozen=True, kw_only=True):
    """One field that was compared: its value on either side and what it added to the score, below 0 for against."""

    field: str
    a: str
    b: str
    weight: float

    def __str__(self) -> str:
        a, b = shorten(self.a, _SHOWN, placeholder=" …"), shorten(self.b, _SHOWN, placeholder=" …")
        return f"{self.field} {a}" if self.a == self.b else f"{self.field} {a} / {b}"


class Judgement(Record, frozen=True, kw_only=True):
    """Whether two accounts tell of one event. ``score`` is 0 to 1 and orders verdicts of one kind."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        spoken = [str(reason) for reason in self.reasons if reason.weight != 0]
        return "; ".join(spoken)


def judged(verdict: Verdict, *reasons: Reason) -> Judgement:
    """A judgement whose score is what its reasons add up to, within 0 and 1."""
    total = sum(reason.weight for reason in reasons)
    return Judgement(verdict=verdict, score=round(min(max(total, 0.0), 1.0), 4), reasons=reasons)


def reprinted(a: Account, b: Account) -> bool:
    """Whether the very same words, however few, stand among near-equal ones: two prints of one text."""
    return a.words == b.words and likeness(a.context, b.context) >= _ALIKE_AROUND


def same_words(a: Account, b: Account) -> bool:
    """Whether the two accounts stand in near-equal words, as a story and its rewording do."""
    if min(len(a.words), len(b.words)) >= _FEWEST_WORDS and likeness(a.words, b.words) >= _ALIKE:
        return True
    return reprinted(a, b)

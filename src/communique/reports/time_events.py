"""Days of events that an article tells, so that "the day after the summit" is a day."""

from __future__ import annotations

from datetime import date
from typing import Final

from spacy.tokens import Doc, Token

from communique.reports import syntax
from communique.reports.time_bounds import Bounds

_DEFINITE: Final = frozenset({"the", "that", "this", "their", "his", "her", "its"})
_TAKES_PLACE: Final = frozenset({"hold", "take", "be", "begin", "open", "start", "convene", "occur", "happen", "come"})
_DESCRIBED: Final = 4  # words between the article and its noun


class Events:
    """The days on which the article says that something took place, by the noun for it."""

    def __init__(self) -> None:
        self._days: dict[str, set[tuple[str, str]]] = {}

    def note(self, doc: Doc, first: int, last: int, days: tuple[str, str]) -> None:
        """Remember that what a time hangs on ("the summit of 4 April", "the vote was held on Friday") has its days.

        Args:
            first, last: the tokens of the time, both included.
            days: its first and last day, ISO.
        """
        noun = _event_of(doc[first : last + 1].root)
        if noun is not None:
            self._days.setdefault(noun.lemma_.lower(), set()).add(days)

    def bounds(self, doc: Doc, after: int) -> Bounds | None:
        """The days of the event that is named from a token on; None where the article tells none, or several.

        Args:
            after: the first token behind "two days before".
        """
        noun = _named_at(doc, after)
        known = self._days.get(noun.lemma_.lower(), set()) if noun is not None else set()
        if len(known) != 1:
            return None
        first, last = next(iter(known))
        return date.fromisoformat(first), date.fromisoformat(last)


def _event_of(time: Token) -> Token | None:
    """The noun whose time it is: it hangs on the noun, or on the verb that says that the noun took place."""
    above = time.head.head if time.head.dep_ == "prep" else time.head
    if above.pos_ == "NOUN" and above.i != time.i:
        return above
    if not syntax.is_verb(above) or above.lemma_ not in _TAKES_PLACE or syntax.is_negated(above):
        return None
    subject = syntax.own_subject(above)
    return subject if subject is not None and subject.pos_ == "NOUN" else None


def _named_at(doc: Doc, start: int) -> Token | None:
    """The head noun of a definite noun phrase that starts at a token."""
    if start >= len(doc) or doc[start].lower_ not in _DEFINITE:
        return None
    for token in doc[start + 1 : start + 2 + _DESCRIBED]:
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "PART"):
            return None
    return None

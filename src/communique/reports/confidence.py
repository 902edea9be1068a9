"""How far a contact can be trusted: the share of such contacts that people coded too.

The weights were set by hand on articles that were coded apart from the reader and then seen (the coded pages of
``../shared/gold/dev`` and others); ``python -m benchmarks.reading`` prints, for articles kept apart too, how many
contacts of each confidence are right.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Place, When
from communique.model.reports import ActorRef, Form, Status

_BASE, _LEAST, _MOST = 0.72, 0.3, 0.95
_MANY = 3  # parties: longer lists hold somebody wrong more often


def of_contact(
    parties: Sequence[ActorRef], form: Form, status: Status, when: When | None, place: Place | None
) -> float:
    """The confidence of a contact, between 0.3 and 0.95."""
    known = [one for one in parties if one.registered]
    people = [one for one in known if one.type == "person"]
    value = _BASE
    value += 0.06 if len(known) >= 2 else -0.06
    value += 0.05 if len(people) >= 2 else 0.0
    value += 0.05 if when is not None else 0.0
    value += 0.03 if place is not None else 0.0
    value += {"call": 0.08, "letter": 0.08, "summit": -0.05, "other": -0.05}.get(form, 0.0)
    value -= 0.25 if status in ("proposed", "hypothetical", "denied") else 0.0
    value -= 0.05 if any(one.type == "group" and not one.registered for one in parties) else 0.0
    value -= 0.05 if form == "visit" and any(one.type == "state" for one in parties) else 0.0
    value -= 0.06 if len(parties) > _MANY else 0.0
    return round(max(_LEAST, min(_MOST, value)), 2)

"""Whether two accounts tell of one event, and why."""

from __future__ import annotations

from communique.ledger.accounts import Account
from communique.ledger.contacts import same_contact
from communique.ledger.judgement import Judgement, Reason, Verdict, judged
from communique.ledger.statements import same_action, same_commitment, same_position, same_statement

__all__ = ["Judgement", "Reason", "Verdict", "same"]

_JUDGES = {
    "contact": same_contact,
    "statement": same_statement,
    "commitment": same_commitment,
    "position": same_position,
    "action": same_action,
}


def same(a: Account, b: Account) -> Judgement:
    """Judge two accounts; the judgement does not depend on which is given first.

    What one article tells apart is never one event: its reader saw the sentences side by side.
    """
    if a.kind != b.kind:
        return judged("different", Reason(field="kind", a=a.kind, b=b.kind, weight=-1.0))
    first, second = (a, b) if a.key <= b.key else (b, a)
    if a.article == b.article:
        return judged("different", Reason(field="article", a=a.article, b=b.article, weight=-1.0))
    return _JUDGES[a.kind](first, second)

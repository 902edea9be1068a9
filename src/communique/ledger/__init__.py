"""Events out of reports: which accounts tell of one event, how many are independent, where they disagree."""

from communique.ledger.identity import Judgement, same
from communique.ledger.join import join

__all__ = ["Judgement", "join", "same"]

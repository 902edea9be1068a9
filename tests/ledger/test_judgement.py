from __future__ import annotations

from collections.abc import Callable

from communique.ledger.accounts import Account
from communique.ledger.judgement import Reason, judged, reprinted, same_words

MakeAccount = Callable[..., Account]


def test_a_score_is_what_the_reasons_add_up_to_between_nought_and_one() -> None:
    small = Reason(field="form", a="call", b="call", weight=0.15)
    large = Reason(field="parties", a="A", b="A", weight=0.95)
    against = Reason(field="place", a="Berlin", b="Vienna", weight=-1.0)
    assert judged("same", small).score == 0.15
    assert judged("same", small, large).score == 1
    assert judged("different", small, against).score == 0


def test_a_judgement_speaks_of_what_counted_and_cuts_long_words_short() -> None:
    one = Reason(field="time", a="2013-03-01", b="2013-03-01", weight=0.3)
    two = Reason(field="wording", a="word " * 50, b="other", weight=0.2)
    idle = Reason(field="status", a="occurred", b="occurred", weight=0)
    text = str(judged("possible", one, two, idle))
    assert text.startswith("time 2013-03-01; wording word")
    assert text.endswith("… / other")
    assert len(text) < 140


def test_near_equal_sentences_are_the_same_words_but_no_reprint(make_account: MakeAccount) -> None:
    a = make_account("The two ministers spoke by telephone late on Sunday.", contact={"parties": ["Russia"]})
    b = make_account("The two ministers spoke by telephone late Sunday.", contact={"parties": ["Russia"]})
    assert same_words(a, b)
    assert not reprinted(a, b)

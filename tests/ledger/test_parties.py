from __future__ import annotations

import pytest

from communique.ledger.parties import agreement, cast, pairs, same_actor, stands_for
from communique.model import EventParty

PUTIN = EventParty(actor="person/vladimir-putin", name="Vladimir Putin", type="person", country="RUS")
LAVROV = EventParty(actor="person/sergei-lavrov", name="Sergei Lavrov", type="person", country="RUS")
KERRY = EventParty(actor="person/john-kerry", name="John Kerry", type="person", country="USA")
RUSSIA = EventParty(actor="state/RUS", name="Russia", type="state", country="RUS")
USA = EventParty(actor="state/USA", name="United States", type="state", country="USA")
UN = EventParty(actor="organisation/united-nations", name="United Nations", type="organisation")


def test_the_same_two_people_agree_completely() -> None:
    found = agreement(cast((LAVROV, KERRY)), cast((KERRY, LAVROV)))
    assert found.complete
    assert found.weight == 1


def test_a_state_for_its_minister_counts_half() -> None:
    found = agreement(cast((LAVROV, USA)), cast((LAVROV, KERRY)))
    assert found.complete
    assert (found.exact, found.weight) == (1, 0.75)


def test_two_people_of_one_state_are_not_each_other() -> None:
    assert agreement(cast((PUTIN, KERRY)), cast((LAVROV, KERRY))).matched == 1


def test_one_state_stands_for_one_person_only() -> None:
    assert agreement(cast((RUSSIA, KERRY)), cast((PUTIN, LAVROV, KERRY))).matched == 2
    assert agreement(cast((PUTIN, LAVROV)), cast((RUSSIA, USA))).matched == 1


def test_agreement_is_the_same_both_ways() -> None:
    a, b = (RUSSIA, KERRY, PUTIN), (LAVROV, USA)
    assert agreement(cast(a), cast(b)) == agreement(cast(b), cast(a))


@pytest.mark.parametrize(("a", "b", "stands"), [(RUSSIA, PUTIN, True), (PUTIN, LAVROV, False), (UN, UN, False)])
def test_only_a_state_stands_for_its_own(a: EventParty, b: EventParty, stands: bool) -> None:
    assert stands_for(a, b) is stands


def test_a_person_with_a_title_is_the_same_person() -> None:
    mullen = EventParty(actor="person/mike-mullen", name="Mike Mullen", type="person")
    titled = EventParty(actor="person/adm-mike-mullen", name="Adm. Mike Mullen", type="person")
    brother = EventParty(actor="person/mullen", name="Mullen", type="person")
    assert same_actor(mullen, titled)
    assert not same_actor(mullen, brother)
    assert agreement(cast((mullen, KERRY)), cast((titled, KERRY))).exact == 2


def test_people_without_a_name_are_matched_but_not_as_named() -> None:
    leaders = EventParty(actor="group/leaders", name="leaders", type="group")
    found = agreement(cast((leaders, KERRY)), cast((leaders, KERRY)))
    assert (found.exact, found.named) == (2, 1)


def test_accounts_that_can_agree_have_a_pair_in_common() -> None:
    assert set(pairs((LAVROV, USA))) & set(pairs((LAVROV, KERRY)))
    assert set(pairs((RUSSIA, UN))) & set(pairs((UN, PUTIN, KERRY)))

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.ledger.accounts import Account
from communique.ledger.identity import same

MakeAccount = Callable[..., Account]

LONG = "Nobody in this room believes that the convoy will ever reach the town"


@pytest.fixture
def said(make_account: MakeAccount) -> Callable[..., Account]:
    count = 0

    def make(words: str, published: Any = None, **fields: Any) -> Account:
        nonlocal count
        count += 1
        around = " ".join(f"word{count}x{n}" for n in range(20))
        text = f"Lavrov, Peskov, Kerry, Kremlin, a source. {around} “{words}” {around}"
        return make_account(text, statement={"words": words, **fields}, published=published)

    return make


@pytest.fixture
def bound(make_account: MakeAccount) -> Callable[..., Account]:
    count = 0

    def make(words: str, published: Any = None, **fields: Any) -> Account:
        nonlocal count
        count += 1
        fields = {"parties": ["Russia", "USA"], "words": words, **fields}
        return make_account(f"{words} ({count})", commitment=fields, published=published)

    return make


@pytest.fixture
def held(make_account: MakeAccount) -> Callable[..., Account]:
    count = 0

    def make(issue: str, published: Any = None, **fields: Any) -> Account:
        nonlocal count
        count += 1
        fields = {"actor": "Iran", "issue": issue, **fields}
        return make_account(f"Opinion {count}", position=fields, published=published)

    return make


def test_the_same_words_of_the_same_speaker_are_one_statement(said: Callable[..., Account]) -> None:
    a, b = said(LONG, speaker="Lavrov"), said(LONG.replace("will ever", "would ever"), speaker="Lavrov")
    assert same(a, b).verdict == "same"


def test_an_unnamed_speaker_may_be_the_named_one(said: Callable[..., Account]) -> None:
    assert same(said(LONG, speaker="Lavrov"), said(LONG, phrase="a source")).verdict == "possible"


def test_a_spokesman_and_his_house_are_one_voice(said: Callable[..., Account]) -> None:
    assert same(said(LONG, speaker="Peskov"), said(LONG, speaker="Kremlin")).verdict == "same"


def test_telling_words_of_two_speakers_are_one_statement_in_dispute(said: Callable[..., Account]) -> None:
    assert same(said(LONG, speaker="Lavrov"), said(LONG, speaker="Kerry")).verdict == "possible"


def test_a_common_phrase_of_two_speakers_is_two_statements(said: Callable[..., Account]) -> None:
    words = "we can work together"
    assert same(said(words, speaker="Lavrov"), said(words, speaker="Kerry")).verdict == "different"


def test_a_common_phrase_needs_the_same_days_news(said: Callable[..., Account]) -> None:
    words = "we can work together"
    a = said(words, "2013-03-01", speaker="Lavrov")
    assert same(a, said(words, "2013-03-02", speaker="Lavrov")).verdict == "same"
    assert same(a, said(words, "2016-03-02", speaker="Lavrov")).verdict == "different"


def test_three_words_are_never_joined(said: Callable[..., Account]) -> None:
    assert (
        same(said("a positive step", speaker="Lavrov"), said("a positive step", speaker="Lavrov")).verdict
        == "different"
    )


def test_three_words_in_two_prints_of_one_text_are_one_statement(make_account: MakeAccount) -> None:
    text = "After two hours of talks by the lake Lavrov called the paper “a positive step”, and left for the airport."
    a, b = (
        make_account(page, statement={"words": "a positive step", "speaker": "Lavrov"})
        for page in (text, f"{text} Read more")
    )
    assert same(a, b).verdict == "same"


def test_a_part_of_a_longer_quotation_is_possible(said: Callable[..., Account]) -> None:
    assert same(said(LONG, speaker="Lavrov"), said(LONG[:49], speaker="Lavrov")).verdict == "possible"


def test_his_words_and_their_paraphrase_are_not_joined_by_wording(said: Callable[..., Account]) -> None:
    a, b = said(LONG, speaker="Lavrov"), said(LONG, speaker="Lavrov", manner="indirect")
    assert same(a, b).verdict == "open"


def test_the_same_words_on_days_apart_were_said_twice(said: Callable[..., Account]) -> None:
    a, b = said(LONG, speaker="Lavrov", when="2013-03-01"), said(LONG, speaker="Lavrov", when="2013-03-05")
    assert same(a, b).verdict == "different"


def test_one_agreement_in_two_wordings(bound: Callable[..., Account]) -> None:
    a = bound("The two powers agreed to halt the bombing of Aleppo from Friday", "2016-02-22")
    b = bound("Agreed to halt bombing of Aleppo from Friday", "2016-02-23")
    assert same(a, b).verdict == "same"


def test_another_due_day_is_another_deadline(bound: Callable[..., Account]) -> None:
    words = "The two powers set a day for the halt of bombing of Aleppo"
    a, b = bound(words, due="2016-02-27", kind="deadline"), bound(words, due="2016-03-27", kind="deadline")
    assert same(a, b).verdict == "different"


def test_a_pledge_is_no_agreement(bound: Callable[..., Account]) -> None:
    words = "The two powers will halt the bombing of Aleppo"
    assert same(bound(words), bound(words, kind="pledge")).verdict == "different"


def test_other_matter_is_another_agreement(bound: Callable[..., Account]) -> None:
    a = bound("agreed to halt the bombing of Aleppo from Friday", "2016-02-22")
    b = bound("agreed to exchange prisoners at the border crossing", "2016-02-22")
    assert same(a, b).verdict == "open"


def test_the_same_matter_years_apart_is_two_agreements(bound: Callable[..., Account]) -> None:
    a = bound("agreed to halt the bombing of Aleppo from Friday", "2013-02-22")
    b = bound("agreed to halt bombing of Aleppo from next Friday", "2016-02-22")
    assert same(a, b).verdict == "different"


def test_one_position_in_two_articles(held: Callable[..., Account]) -> None:
    assert same(held("no-fly zone over Syria"), held("a no-fly zone over Syria")).verdict == "same"


def test_positions_differ_by_stance_issue_actor_and_season(held: Callable[..., Account]) -> None:
    issue = "no-fly zone over Syria"
    a = held(issue, "2016-02-01")
    assert same(a, held(issue, "2016-02-01", stance="against")).verdict == "different"
    assert same(a, held(issue, "2016-02-01", actor="Russia")).verdict == "different"
    assert same(a, held(issue, "2016-09-01")).verdict == "different"
    assert same(a, held("arms for the rebels in Syria", "2016-02-01")).verdict == "open"


def test_an_issue_within_a_wider_one_is_another(held: Callable[..., Account]) -> None:
    assert same(held("sanctions"), held("lifting sanctions on oil exports")).verdict == "open"


def test_actions_need_the_same_type_sides_and_day(make_account: MakeAccount) -> None:
    def act(text: str, **fields: Any) -> Account:
        return make_account(text, action={"plover": "ASSAULT", "source": ["Russia"], "target": ["Syria"], **fields})

    a = act("Jets struck the market of Idlib on Friday", when="2016-02-12")
    assert same(a, act("On Friday, jets struck Idlib's market", when="2016-02-12")).verdict == "possible"
    assert same(a, act("Jets struck Idlib's market on Saturday", when="2016-02-13")).verdict == "different"
    assert same(a, act("Jets struck Idlib's market", when="2016-02-12", plover="COERCE")).verdict == "different"
    assert same(a, act("Jets struck Idlib", when="2016-02-12", source=["USA"])).verdict == "different"
    assert same(a, act("A different attack in the south", when="2016-02-12")).verdict == "open"

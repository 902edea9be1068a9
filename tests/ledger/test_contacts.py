from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.ledger.accounts import Account
from communique.ledger.identity import same

MakeAccount = Callable[..., Account]
Call = Callable[..., Account]


@pytest.fixture
def call(make_account: MakeAccount) -> Call:
    """An account of a call between Putin and Obama; each has its own text, as two articles have."""
    count = 0

    def make(text: str = "", published: Any = None, **fields: Any) -> Account:
        nonlocal count
        count += 1
        fields = {"parties": ["Putin", "Obama"], **fields}
        words = text or f"Account number {count} of it."
        return make_account(words, contact=fields, published=published)

    return make


def test_same_people_form_and_day_are_one_event(call: Call) -> None:
    assert same(call(when="2013-03-01"), call(when="2013-03-01")).verdict == "same"


def test_two_calls_in_one_week_stay_two(call: Call) -> None:
    assert same(call(when="2013-03-01"), call(when="2013-03-04")).verdict == "different"


def test_a_call_is_no_meeting(call: Call) -> None:
    a, b = call(when="2013-03-01"), call(when="2013-03-01", form="meeting")
    assert same(a, b).verdict == "different"


def test_talks_are_a_meeting_or_a_call_but_talks_in_a_room_are_no_call(call: Call) -> None:
    talks = call(when="2013-03-01", form="talks")
    in_a_room = call(when="2013-03-01", form="talks", channel="in_person")
    assert same(talks, call(when="2013-03-01", form="meeting")).verdict == "same"
    assert same(talks, call(when="2013-03-01", form="call")).verdict == "same"
    assert same(in_a_room, call(when="2013-03-01", form="call")).verdict == "different"


def test_other_people_are_another_event(call: Call) -> None:
    a, b = call(when="2013-03-01"), call(when="2013-03-01", parties=["Lavrov", "Obama"])
    assert same(a, b).verdict == "different"


def test_a_state_for_one_of_the_two_will_do(call: Call) -> None:
    assert same(call(when="2013-03-01"), call(when="2013-03-01", parties=["Putin", "USA"])).verdict == "same"


def test_states_for_both_decide_nothing(call: Call) -> None:
    assert same(call(when="2013-03-01"), call(when="2013-03-01", parties=["Russia", "USA"])).verdict == "open"


def test_leaders_without_a_name_need_not_be_the_same_leaders(call: Call) -> None:
    a, b = (call(when="2013-03-01", parties=["Obama", "leaders"]) for _ in range(2))
    assert same(a, b).verdict == "open"


def test_more_parties_on_one_side_are_only_possible(call: Call) -> None:
    a, b = call(when="2013-03-01"), call(when="2013-03-01", parties=["Putin", "Obama", "Merkel"])
    assert same(a, b).verdict == "possible"


def test_a_weeks_width_that_holds_the_day_is_possible(call: Call) -> None:
    assert same(call(when="2013-03-01"), call(when=("2013-02-25", "2013-03-03"))).verdict == "possible"


@pytest.mark.parametrize(
    ("published", "verdict"),
    [("2013-03-02", "possible"), ("2013-03-05", "possible"), ("2013-03-06", "open"), ("2013-02-27", "open")],
)
def test_an_undated_account_is_of_the_last_days_news(call: Call, published: str, verdict: str) -> None:
    assert same(call(when="2013-03-01"), call(published=published)).verdict == verdict


@pytest.mark.parametrize("parties", [["Russia", "USA"], ["Putin", "USA"]])
def test_an_undated_account_of_states_decides_nothing(call: Call, parties: list[str]) -> None:
    dated = call(when="2013-03-01", parties=parties)
    assert same(dated, call(published="2013-03-02", parties=["Russia", "USA"])).verdict == "open"


def test_an_undated_account_in_an_undated_article_decides_nothing(call: Call) -> None:
    assert same(call(when="2013-03-01"), call()).verdict == "open"
    assert same(call(), call()).verdict == "open"


@pytest.mark.parametrize(("other", "verdict"), [("2013-03-05", "possible"), ("2013-03-06", "open")])
def test_two_undated_accounts_need_articles_of_the_same_days(call: Call, other: str, verdict: str) -> None:
    assert same(call(published="2013-03-02"), call(published=other)).verdict == verdict


def test_near_equal_sentences_are_one_account_even_undated(call: Call) -> None:
    a = call("The two presidents spoke by telephone late in the evening and agreed to talk again soon.")
    b = call("The two presidents spoke by telephone late in the evening, and agreed to talk again soon!")
    assert same(a, b).verdict == "same"


def test_a_few_words_are_one_account_where_the_words_around_them_are_the_same(make_account: MakeAccount) -> None:
    text = "Nobody would say more of the truce. They spoke by telephone. The office gave no details of what was said."
    other = "Nothing is known of the prisoners. They spoke by telephone. Two lorries were turned back on Sunday night."
    call = {"parties": ["Putin", "Obama"], "words": "They spoke by telephone."}
    pages = [make_account(page, contact=call) for page in (text, f"{text} Advertisement", other)]
    assert same(pages[0], pages[1]).verdict == "same"
    assert same(pages[0], pages[2]).verdict == "open"


def test_a_chancerys_set_phrase_does_not_join_calls_of_two_years(call: Call) -> None:
    words = "The two presidents spoke by telephone at the American side's request, the press service said"
    assert same(call(words, when="2013-03-01"), call(f"{words}.", when="2014-03-01")).verdict == "different"
    assert same(call(words, published="2013-03-01"), call(f"{words}.", published="2014-03-01")).verdict == "open"


def test_set_phrases_of_adjoining_days_are_one_call_with_two_dates(call: Call) -> None:
    words = "The two presidents spoke by telephone at the American side's request, the press service said"
    assert same(call(words, when="2013-03-01"), call(f"{words}.", when="2013-03-02")).verdict == "same"


@pytest.mark.parametrize("status", ["planned", "proposed"])
def test_a_plan_that_came_true_on_its_day_is_one_event(call: Call, status: str) -> None:
    a = call(when="2013-03-01", status=status)
    assert same(a, call(when="2013-03-01")).verdict == "same"
    assert same(a, call(published="2013-03-02")).verdict == "different"
    assert same(a, call(when=("2013-02-25", "2013-03-03"))).verdict == "different"


def test_a_denial_of_the_same_day_is_of_the_same_event(call: Call) -> None:
    assert same(call(when="2013-03-01", status="denied"), call(when="2013-03-01")).verdict == "same"
    assert same(call(status="denied", published="2013-03-01"), call(published="2013-03-01")).verdict == "different"


@pytest.mark.parametrize("other", ["occurred", "ongoing", "planned", "proposed", "cancelled", "denied"])
def test_the_hypothetical_is_nothing_that_happened_or_was_planned(call: Call, other: str) -> None:
    a, b = call(when="2013-03-01", status="hypothetical"), call(when="2013-03-01", status=other)
    assert same(a, b).verdict == "different"


def test_another_city_on_the_same_day_is_possible_and_counts_against(call: Call) -> None:
    berlin = call(when="2013-02-26", form="meeting", place=("Berlin", "DEU"))
    vienna = call(when="2013-02-26", form="meeting", place=("Vienna", "AUT"))
    found = same(berlin, vienna)
    assert found.verdict == "possible"
    assert [reason.field for reason in found.reasons if reason.weight < 0] == ["place"]


def test_a_day_without_a_year_fits_only_that_day(call: Call) -> None:
    dated = call(when="2013-03-01")
    assert same(dated, call(value="XXXX-03-01")).verdict == "possible"
    assert same(dated, call(value="XXXX-03-02", published="2013-03-03")).verdict == "different"


def test_a_weekday_of_no_week_is_no_day(call: Call) -> None:
    assert same(call(when="2013-03-01"), call(value="XXXX-WXX-5")).verdict == "open"


def test_one_day_of_two_years_papers_is_two_days(call: Call) -> None:
    a, b = (call(value="XXXX-12-10", published=year) for year in ("2013-12-20", "2015-12-20"))
    assert same(a, b).verdict == "open"


def test_what_one_article_tells_apart_is_never_joined(make_account: MakeAccount) -> None:
    text = "They spoke at noon. They spoke at dusk."
    noon = {"parties": ["Putin", "Obama"], "words": "They spoke at noon.", "when": "2013-03-01"}
    dusk = {**noon, "words": "They spoke at dusk."}
    a, b = make_account(text, contact=noon), make_account(text, contact=dusk, outlet="Post")
    assert same(a, b).verdict == "different"


def test_a_judgement_is_the_same_both_ways_and_says_why(call: Call) -> None:
    a, b = call(when="2013-03-01"), call(when="2013-03-01", parties=["Putin", "USA"])
    assert same(a, b) == same(b, a)
    assert "time 2013-03-01" in str(same(a, b))
    assert {reason.field for reason in same(a, b).reasons} >= {"parties", "form", "time"}


def test_a_contact_is_no_statement(call: Call, make_account: MakeAccount) -> None:
    other = make_account("We will meet.", statement={"words": "We will meet"})
    assert same(call(), other).verdict == "different"

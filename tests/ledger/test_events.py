from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.ledger import join
from communique.model import Event, Report

MakeReport = Callable[..., Report]
One = Callable[..., Event]


@pytest.fixture
def one(make_report: MakeReport) -> One:
    """The one event of some accounts of a call on 1 March 2013; each is in a paper of its own."""

    def make(*contacts: dict[str, Any]) -> Event:
        plain = {"parties": ["Putin", "Obama"], "when": "2013-03-01"}
        reports = [
            make_report(f"Text {n}.", outlet=f"Paper {n}", published="2013-03-02", contacts=[{**plain, **contact}])
            for n, contact in enumerate(contacts)
        ]
        (event,) = join(reports)
        return event

    return make


def test_every_account_is_a_source_with_its_own_fields_and_words(one: One) -> None:
    event = one({"channel": "phone"}, {"parties": ["Putin", "Obama:initiator"]})
    assert {source.outlet: (source.channel, source.initiator) for source in event.sources} == {
        "Paper 0": ("phone", None),
        "Paper 1": (None, "Barack Obama"),
    }
    assert {source.quote for source in event.sources} == {"Text 0.", "Text 1."}
    assert event.independent == 2


def test_fields_are_the_union_of_the_accounts(one: One) -> None:
    event = one({"topics": ["Syria"], "channel": "phone"}, {"topics": ["syria", "Ukraine"]})
    assert event.channel == "phone"
    assert event.topics == ("Syria", "Ukraine")


def test_the_starter_is_kept_when_only_one_account_names_him(one: One) -> None:
    event = one({}, {"parties": ["Putin", "Obama:initiator"]})
    assert {party.name: party.role for party in event.parties} == {
        "Vladimir Putin": "party",
        "Barack Obama": "initiator",
    }


def test_a_dispute_over_who_began_it_names_nobody_until_most_agree(one: One) -> None:
    he, she = {"parties": ["Putin", "Obama:initiator"]}, {"parties": ["Putin:initiator", "Obama"]}
    assert {party.role for party in one(he, she).parties} == {"party"}
    roles = {party.name: party.role for party in one(he, she, he).parties}
    assert roles == {"Vladimir Putin": "party", "Barack Obama": "initiator"}


def test_words_in_dispute_have_one_speaker_and_a_conflict(make_report: MakeReport) -> None:
    words = "Nobody in this room believes that the convoy will ever reach the town"
    (event,) = join(
        make_report(f"“{words}”, said {name}.", outlet=name, statements=[{"words": words, "speaker": name}])
        for name in ("Lavrov", "Kerry")
    )
    assert [party.role for party in event.parties] == ["speaker"]
    assert [conflict.field for conflict in event.conflicts] == ["speaker"]


def test_a_state_gives_way_to_the_person_who_acted_for_it(one: One) -> None:
    event = one({}, {"parties": ["Putin", "USA"]})
    assert {party.name for party in event.parties} == {"Vladimir Putin", "Barack Obama"}


def test_a_state_stays_beside_its_person_where_one_account_names_both(one: One) -> None:
    event = one({"parties": ["Putin", "Obama", "USA"]})
    assert "United States" in {party.name for party in event.parties}


def test_the_narrowest_day_is_taken(one: One) -> None:
    event = one({}, {"when": ("2013-02-27", "2013-03-03")})
    assert (event.earliest, event.latest) == ("2013-03-01", "2013-03-01")


def test_a_plan_that_came_true_has_happened(one: One) -> None:
    event = one({"status": "planned"}, {})
    assert event.status == "occurred"
    assert event.sources[0].status == "occurred"


def test_plans_alone_never_become_deeds(one: One) -> None:
    event = one({"status": "planned"}, {"status": "planned"}, {"status": "proposed"})
    assert event.status == "planned"
    assert event.summary.endswith("(planned)")


def test_what_as_many_deny_does_not_count_as_having_happened(one: One) -> None:
    event = one({"status": "denied"}, {})
    assert event.status == "denied"
    assert [conflict.field for conflict in event.conflicts] == ["status"]


def test_one_denial_against_two_reports_is_a_conflict_but_it_happened(one: One) -> None:
    event = one({"status": "denied"}, {}, {})
    assert event.status == "occurred"
    assert [conflict.field for conflict in event.conflicts] == ["status"]


def test_the_more_telling_form_wins_a_tie(one: One) -> None:
    event = one({"form": "talks"}, {"form": "summit"})
    assert event.subkind == "summit"


def test_a_city_is_taken_before_its_country(one: One) -> None:
    meeting = {"form": "meeting"}
    event = one({**meeting, "place": ("Germany", "DEU")}, {**meeting, "place": ("Berlin", "DEU")})
    assert (event.place, event.country) == ("Berlin", "DEU")


def test_confidence_grows_with_independent_sources_only(make_report: MakeReport, one: One) -> None:
    call = {"parties": ["Putin", "Obama"], "when": "2013-03-01", "confidence": 0.5}
    copies = [make_report("One text.", outlet=outlet, contacts=[call]) for outlet in ("Times", "Post", "Globe")]
    (copied,) = join(copies)
    assert (len(copied.sources), copied.independent, copied.confidence) == (3, 1, 0.5)
    assert one({}, {}).confidence == 0.75


def test_copies_say_whom_they_follow_and_accounts_why_they_were_joined(make_report: MakeReport) -> None:
    call = {"parties": ["Putin", "Obama"], "when": "2013-03-01"}
    times = make_report("One text.", outlet="Times", published="2013-03-01", contacts=[call])
    post = make_report("One text.", outlet="Post", published="2013-03-02", contacts=[call])
    globe = make_report("Own words.", outlet="Globe", published="2013-03-02", contacts=[call])
    (event,) = join([globe, post, times])
    sources = {source.outlet: source for source in event.sources}
    assert sources["Times"].follows is None
    assert sources["Post"].follows == times.copy
    assert sources["Post"].why == "the same text"
    assert "time 2013-03-01" in sources["Globe"].why


def test_a_statement_keeps_the_source_phrase_of_an_unnamed_speaker(make_report: MakeReport) -> None:
    report = make_report(
        "“We are close to it,” a senior diplomat said.",
        statements=[{"words": "We are close to it", "phrase": "a senior diplomat"}],
    )
    (event,) = join([report])
    assert event.summary == "a senior diplomat: “We are close to it”"
    assert event.parties == ()
    assert event.sources[0].speaker == "a senior diplomat"


def test_a_commitment_has_its_due_day(make_report: MakeReport) -> None:
    report = make_report(
        "A halt by Saturday.", commitments=[{"parties": ["Russia"], "kind": "deadline", "due": "2016-02-27"}]
    )
    (event,) = join([report])
    assert (event.due, event.subkind) == ("2016-02-27", "deadline")

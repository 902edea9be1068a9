from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from communique.ledger.accounts import accounts_of
from communique.ledger.clusters import clusters
from communique.model import Report

MakeReport = Callable[..., Report]
PAIR = ["Putin", "Obama"]


def gathered(reports: Iterable[Report]) -> set[frozenset[str]]:
    """The origins of each cluster, with the item where an origin has several."""
    found = clusters(accounts_of(reports))
    return {frozenset(f"{a.appearances[0].origin}" for a in cluster.accounts) for cluster in found}


def call(make_report: MakeReport, origin: str, *calls: dict[str, Any], published: Any = None) -> Report:
    text = f"{origin}: " + " ".join(f"Sentence {n}." for n in range(len(calls)))
    contacts = [{"parties": PAIR, "words": f"Sentence {n}.", **each} for n, each in enumerate(calls)]
    return make_report(text, origin=origin, contacts=contacts, published=published)


def test_a_mention_without_a_day_goes_with_the_only_event_that_fits(make_report: MakeReport) -> None:
    reports = [
        call(make_report, "dated", {"when": "2013-03-01"}),
        call(make_report, "passing", {}, published="2013-03-03"),
        call(make_report, "long ago", {"when": "2012-11-01"}),
    ]
    assert gathered(reports) == {frozenset({"dated", "passing"}), frozenset({"long ago"})}


def test_a_mention_that_fits_two_events_stays_alone(make_report: MakeReport) -> None:
    reports = [
        call(make_report, "friday", {"when": "2013-03-01"}),
        call(make_report, "monday", {"when": "2013-03-04"}),
        call(make_report, "passing", {}, published="2013-03-05"),
    ]
    assert len(gathered(reports)) == 3


def test_an_event_that_two_mentions_of_one_article_claim_goes_with_neither(make_report: MakeReport) -> None:
    reports = [
        call(make_report, "dated", {"when": "2013-03-01"}),
        call(make_report, "two", {}, {}, published="2013-03-03"),
    ]
    assert len(clusters(accounts_of(reports))) == 3


def test_the_better_of_two_fits_wins_where_it_is_clearly_better(make_report: MakeReport) -> None:
    reports = [
        call(make_report, "full", {"when": "2013-03-01", "place": ("Geneva", "CHE"), "form": "meeting"}),
        call(make_report, "same room", {"when": "2013-03-01", "place": ("Geneva", "CHE"), "form": "meeting"}),
        call(make_report, "other room", {"when": "2013-03-01", "place": ("Vienna", "AUT"), "form": "meeting"}),
    ]
    assert frozenset({"full", "same room"}) <= next(c for c in gathered(reports) if "full" in c)


def test_two_calls_of_one_evening_with_others_do_not_meet_over_a_list(make_report: MakeReport) -> None:
    reports = [
        call(make_report, "assad", {"when": "2016-02-24", "parties": ["Putin", "Assad"]}),
        call(make_report, "iran", {"when": "2016-02-24", "parties": ["Putin", "Iran"]}),
        call(make_report, "all", {"when": "2016-02-24", "parties": ["Putin", "Assad", "Iran"]}),
    ]
    assert len(gathered(reports)) == 3


def test_no_cluster_holds_two_items_of_one_article(make_report: MakeReport) -> None:
    reports = [call(make_report, name, {"when": "2013-03-01"}, {"when": "2013-03-01"}) for name in "abc"]
    for cluster in clusters(accounts_of(reports)):
        articles = [account.article for account in cluster.accounts]
        assert len(articles) == len(set(articles))


def test_every_joined_account_has_the_judgement_that_joined_it(make_report: MakeReport) -> None:
    reports = [call(make_report, name, {"when": "2013-03-01"}) for name in "ab"]
    (cluster,) = clusters(accounts_of(reports))
    assert {link.verdict for link in cluster.links.values()} == {"same"}
    assert len(cluster.links) == 2


def test_a_statement_in_parts_is_found_by_its_words(make_report: MakeReport) -> None:
    words = "there is no such plan and there has never been one on this table"
    reports = [
        make_report(f"Lavrov: “{words}” {n}", origin=str(n), statements=[{"words": words, "speaker": "Lavrov"}])
        for n in range(3)
    ]
    assert gathered(reports) == {frozenset("012")}

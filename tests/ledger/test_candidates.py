from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger.accounts import accounts_of
from communique.ledger.candidates import candidates
from communique.ledger.identity import same
from communique.model import Report

MakeReport = Callable[..., Report]

_WORDS = [
    "truce",
    "convoy",
    "prisoner",
    "border",
    "winter",
    "oil",
    "embassy",
    "airport",
    "ministers",
    "summit",
    "paper",
    "delegation",
]


def _articles() -> st.SearchStrategy[list[dict[str, Any]]]:
    contact = st.fixed_dictionaries(
        {
            "parties": st.sampled_from([["Putin", "Obama"], ["Putin", "USA"], ["Lavrov", "Kerry", "Brahimi"]]),
            "when": st.sampled_from([None, "2013-03-01", "2013-03-02", ("2013-02-25", "2013-03-03")]),
            "form": st.sampled_from(["call", "talks"]),
            "status": st.sampled_from(["occurred", "planned"]),
        }
    )
    issue = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
    article = st.fixed_dictionaries(
        {
            "published": st.sampled_from([None, "2013-02-27", "2013-03-02", "2013-03-05"]),
            "contact": contact,
            "issue": issue,
            "pledge": issue,
        }
    )
    return st.lists(article, min_size=2, max_size=5)


@settings(max_examples=150, deadline=None)
@given(articles=_articles())
def test_no_pair_that_could_be_joined_is_overlooked(make_report: MakeReport, articles: list[dict[str, Any]]) -> None:
    reports = [
        make_report(
            f"{n} {article['pledge']} in all.",
            published=article["published"],
            contacts=[article["contact"]],
            commitments=[{"parties": ["Russia"], "kind": "pledge", "words": article["pledge"]}],
            positions=[{"actor": "Iran", "issue": article["issue"]}],
        )
        for n, article in enumerate(articles)
    ]
    accounts = accounts_of(reports)
    found = candidates(accounts)
    for a, b in combinations(range(len(accounts)), 2):
        if same(accounts[a], accounts[b]).verdict in ("same", "possible"):
            assert (a, b) in found


def test_accounts_of_one_article_are_not_compared(make_report: MakeReport) -> None:
    call = {"parties": ["Putin", "Obama"], "when": "2013-03-01"}
    assert candidates(accounts_of([make_report("They spoke twice.", contacts=[call, call])])) == set()

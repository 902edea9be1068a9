from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger import join
from communique.model import Report

MakeReport = Callable[..., Report]

_DAYS = [None, "2013-03-01", "2013-03-02", ("2013-02-25", "2013-03-03"), "2013-04-10"]
_PARTIES = [["Putin", "Obama"], ["Putin", "USA"], ["Russia", "USA"], ["Putin", "Obama", "Merkel"], ["Lavrov", "Kerry"]]
_WORDS = ["Nobody here believes that it will hold for more than a week", "we can work together"]


def _contacts() -> st.SearchStrategy[dict[str, Any]]:
    fields = {
        "parties": st.sampled_from(_PARTIES),
        "when": st.sampled_from(_DAYS),
        "form": st.sampled_from(["call", "talks", "meeting"]),
        "status": st.sampled_from(["occurred", "occurred", "planned", "denied"]),
        "place": st.sampled_from([("Berlin", "DEU"), ("Germany", "DEU"), ("Vienna", "AUT")]),
    }
    return st.fixed_dictionaries(fields)


def _articles() -> st.SearchStrategy[list[dict[str, Any]]]:
    article = st.fixed_dictionaries(
        {
            "number": st.integers(0, 5),
            "outlet": st.sampled_from(["Times", "Post", "Globe", None]),
            "published": st.sampled_from([None, "2013-03-02", "2013-03-04", "2013-04-11"]),
            "contacts": st.lists(_contacts(), max_size=3),
            "quote": st.sampled_from([None, *_WORDS]),
        }
    )
    return st.lists(article, max_size=7)


def _built(make_report: MakeReport, articles: list[dict[str, Any]]) -> list[Report]:
    reports = {}
    for n, article in enumerate(articles):
        text = f"Article {article['number']}, by Lavrov and others. {article['quote'] or ''}"
        said = [] if article["quote"] is None else [{"words": article["quote"], "speaker": "Lavrov"}]
        report = make_report(
            text, outlet=article["outlet"], published=article["published"], origin=f"{n}.txt",
            contacts=article["contacts"], statements=said,
        )  # fmt: skip
        reports[report.copy] = report
    return list(reports.values())


@settings(max_examples=150, deadline=None)
@given(articles=_articles(), seed=st.integers())
def test_the_order_of_arrival_does_not_matter(
    make_report: MakeReport, articles: list[dict[str, Any]], seed: int
) -> None:
    reports = _built(make_report, articles)
    shuffled = reports[:]
    random.Random(seed).shuffle(shuffled)
    assert join(shuffled) == join(reports)


@settings(max_examples=100, deadline=None)
@given(articles=_articles())
def test_every_item_of_every_copy_is_in_one_event_and_no_event_joins_an_article_to_itself(
    make_report: MakeReport, articles: list[dict[str, Any]]
) -> None:
    reports = _built(make_report, articles)
    events = join(reports)
    told = [(source.copy, source.item) for event in events for source in event.sources]
    items = [(report.copy, contact.id) for report in reports for contact in report.contacts]
    items += [(report.copy, statement.id) for report in reports for statement in report.statements]
    assert sorted(told) == sorted(items)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        by_article: dict[str, set[tuple[Any, ...]]] = {}
        for source in event.sources:
            by_article.setdefault(source.article, set()).add((source.quote, source.form))
        assert 1 <= event.independent <= len(by_article)
        assert event.independent == sum(source.follows is None for source in event.sources)


@settings(max_examples=60, deadline=None)
@given(articles=_articles())
def test_nothing_planned_or_denied_is_shown_as_done(make_report: MakeReport, articles: list[dict[str, Any]]) -> None:
    for event in join(_built(make_report, articles)):
        if event.status in ("occurred", "ongoing"):
            assert any(source.status in ("occurred", "ongoing") for source in event.sources)
        else:
            assert event.summary.endswith(f"({event.status})")


def test_reports_are_read_once_and_may_stream(make_report: MakeReport) -> None:
    call = {"parties": ["Putin", "Obama"], "when": "2013-03-01"}
    reports = (make_report(f"Text {n}.", outlet=str(n), contacts=[call]) for n in range(3))
    (event,) = join(reports)
    assert event.id.startswith("e")
    assert len(event.id) == 17
    assert len(event.sources) == 3


def test_no_reports_give_no_events() -> None:
    assert join([]) == ()

"""From articles to reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.actors import Registry
from communique.model import Article, Report, Span
from communique.reports import read_article, read_articles

Read = Callable[..., Report]
MakeArticle = Callable[..., Article]

MET = "Sergei Lavrov met John Kerry in Geneva."
RUSSIAN = (
    "Сергей Лавров встретился с Джоном Керри в Женеве. Стороны обсудили положение в Сирии и договорились о том, что "
    "эксперты двух стран продолжат консультации на следующей неделе, если прекращение огня будет соблюдаться."
)


def test_a_skipped_article_gives_an_empty_report_with_the_reason(make_article: MakeArticle, registry: Registry) -> None:
    article = make_article(RUSSIAN * 5, alone=True)
    report = read_article(article, registry=registry)
    assert report.skipped is not None
    assert report.skipped.reason == "language: ru"
    assert (report.text, report.copy, report.origin) == (article.text, article.copy, article.origin)
    facts = (report.mentions, report.times, report.contacts, report.statements, report.commitments, report.positions)
    assert all(len(found) == 0 for found in facts)


def test_the_report_says_what_read_it(read: Read) -> None:
    reader = read(MET).reader
    assert reader.model.startswith("en_core_web_sm")
    assert reader.statements == "rules"


def test_the_article_is_carried_unchanged(make_article: MakeArticle, registry: Registry) -> None:
    article = make_article(MET, "2016-03-16")
    report = read_article(article, registry=registry)
    assert {name: getattr(report, name) for name in article.__struct_fields__} == {
        name: getattr(article, name) for name in article.__struct_fields__
    }


def test_reports_come_in_the_order_of_the_articles(make_article: MakeArticle, registry: Registry) -> None:
    texts = [RUSSIAN * 5 if n % 3 == 1 else f"{MET} This is note number {n}." for n in range(20)]
    articles = [make_article(text, alone=text.startswith("С")) for text in texts]
    reports = list(read_articles(articles, registry=registry))
    assert [report.copy for report in reports] == [article.copy for article in articles]
    assert [report.skipped is not None for report in reports] == [n % 3 == 1 for n in range(20)]


def test_a_report_does_not_depend_on_its_neighbours(make_article: MakeArticle, registry: Registry) -> None:
    articles = [make_article(text) for text in (MET, "Angela Merkel visited Ankara.", "He said the talks had failed.")]
    together = list(read_articles(articles, registry=registry))
    assert together == [read_article(article, registry=registry) for article in articles]


def test_articles_are_taken_as_they_are_needed(make_article: MakeArticle, registry: Registry) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield make_article(f"{MET} Note {taken}.")

    stream = read_articles(endless(), registry=registry)
    first = next(stream)
    assert "Note 1." in first.text
    assert taken < 100


def test_no_articles_give_no_reports(registry: Registry) -> None:
    assert list(read_articles([], registry=registry)) == []


def test_every_actor_that_a_fact_names_is_listed_once(read: Read) -> None:
    report = read(
        f'{MET} "The truce must hold from tomorrow on," Mr Kerry told Angela Merkel. Norway supports the deal.'
    )
    listed = [ref.id for ref in report.actors]
    assert len(listed) == len(set(listed))
    named = {party.actor for contact in report.contacts for party in contact.parties}
    named |= {
        said.speaker.actor for said in report.statements if said.speaker is not None and said.speaker.actor is not None
    }
    named |= {actor for said in report.statements for actor in said.addressees}
    named |= {mention.actor for mention in report.mentions if mention.actor is not None}
    assert named <= set(listed)


def test_reading_twice_gives_the_same(make_article: MakeArticle, registry: Registry) -> None:
    article = make_article(MET, "2016-03-16")
    assert read_article(article, registry=registry) == read_article(article, registry=registry)


PIECES = [
    "Sergei Lavrov", "John Kerry", "Mr Lavrov", "the Russian president", "Turkey", "the two leaders", "he", "they",
    "met", "will meet", "called", "said", "said that", "told", "denied", "agreed to", "talks", "a letter to", "with",
    "between", "in", "on Monday", "three days after", "by 1 May 2016", "according to", "not", "if", ",", ".", ":", "“",
    '"', "'", "(", "\n\n", "- ", "Read more:", "\u200b", "é", "日本", "42", "...",
    "and", "Moscow", "”", "Turkey agreed to a truce by Friday", "Russia rejected the plan",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join))
def test_no_pile_of_words_breaks_it_and_every_span_lies_in_the_text(
    make_article: MakeArticle, registry: Registry, text: str
) -> None:
    report = read_article(make_article(text, "2016-03-16"), registry=registry)
    spans = [span for contact in report.contacts for span in contact.evidence]
    spans += [party.mention for contact in report.contacts for party in contact.parties]
    spans += [span for contact in report.contacts for found in contact.fields.values() for span in found]
    spans += [span for said in report.statements for span in said.content]
    spans += [said.speaker.mention for said in report.statements if said.speaker is not None]
    spans += [span for made in report.commitments for span in (*made.evidence, *made.content, *made.conditions)]
    spans += [span for held in report.positions for span in held.evidence]
    spans += [Span(start=found.start, end=found.end) for found in report.mentions]
    spans += [Span(start=found.start, end=found.end) for found in report.times]
    assert all(span.of(report.text) != "" for span in spans)
    for contact in report.contacts:
        assert len({party.actor for party in contact.parties}) >= 2

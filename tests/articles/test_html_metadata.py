from __future__ import annotations

import pytest
from lxml import html

from communique.articles.html_metadata import PageData, page_data


def data(head: str, body: str = "<p>They met.</p>", url: str | None = None) -> PageData:
    return page_data(html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def json_ld(story: str) -> str:
    return f'<script type="application/ld+json">{story}</script>'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (json_ld('{"@type": "NewsArticle", "datePublished": "2013-03-01T10:00Z"}'), "2013-03-01"),
        (json_ld('{"@graph": [{"@type": "Report", "datePublished": "1 March 2013"}]}'), "2013-03-01"),
        (json_ld('{broken "datePublished": "2013-03-01"'), "2013-03-01"),
        (json_ld('{"@type": "Person", "datePublished": "2013-03-01"}'), None),
        ('<meta name="DC.date.issued" content="2013-03-01">', "2013-03-01"),
        ('<meta property="article:modified_time" content="2013-03-01">', None),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00">', None),
        ('<meta property="og:image" content="https://harbour.example/2013/03/01/a.jpg">', None),
        ('<link rel="canonical" href="https://harbour.example/2013/03/01/talks">', "2013-03-01"),
        ("", None),
    ],
)
def test_the_day_is_the_one_that_the_metadata_says(head: str, day: str | None) -> None:
    assert data(head).published == day


def test_a_day_that_merely_stands_on_the_page_is_not_metadata() -> None:
    assert data("", "<p>Sunday 17 December 2017</p><p>Updated: 2018-01-02</p>").published is None


def test_the_address_that_the_user_gives_has_a_day_too() -> None:
    assert data("", url="https://harbour.example/2013/03/01/talks").published == "2013-03-01"


def test_two_days_in_the_metadata_are_told_and_the_original_is_taken() -> None:
    head = (
        '<meta property="article:published_time" content="2013-03-01">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2015-06-01"}</script>'
    )
    found = data(head)
    assert found.published == "2013-03-01"
    assert "2015-06-01" in found.warnings[0]


def test_a_broken_address_is_no_address() -> None:
    assert data('<link rel="canonical" href="http://[bad">').url is None
    assert data('<link rel="canonical" href="javascript:alert(1)">').url is None


def test_the_site_is_the_outlet_and_the_publisher_where_it_has_no_name() -> None:
    story = json_ld('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Meridian Wire"}}')
    assert data(story).outlet == "Meridian Wire"
    assert data(story + '<meta property="og:site_name" content="The Harbour Post">').outlet == "The Harbour Post"


def test_an_outlet_is_not_its_own_author() -> None:
    story = json_ld('{"@type": "NewsArticle", "author": ["By Anna Writer", "admin", "The Harbour Post"]}')
    assert data(story + '<meta property="og:site_name" content="The Harbour Post">').authors == ("Anna Writer",)


def test_a_page_without_metadata_says_nothing() -> None:
    assert data("") == PageData()


def test_the_title_that_is_meant_for_others_goes_before_the_one_of_the_window() -> None:
    head = '<title>Talks | The Harbour Post</title><meta property="og:title" content=" Talks  in Vienna ">'
    assert data(head).title == "Talks in Vienna"


def test_authors_are_kept_apart() -> None:
    story = '{"@type": "NewsArticle", "headline": "x", "author": [{"name": "Anna Writer"}, {"name": "Otto Reporter"}]}'
    assert data(json_ld(story)).authors == ("Anna Writer", "Otto Reporter")

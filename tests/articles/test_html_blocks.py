from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from communique.articles.html_blocks import Rule, blocks_of, furniture_rules


def tree(body: str) -> Any:
    return html.document_fromstring(f"<html><body>{body}</body></html>")


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: rule.kind)
def test_each_rule_finds_its_own_example(rule: Rule) -> None:
    blocks, _ = blocks_of(tree(f"<div><p>Before.</p>{rule.example}<p>After.</p></div>"))
    assert [block.hint.kind if block.hint is not None else None for block in blocks] == [None, rule.kind, None]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ('class="story-body__related"', "related"),
        ('class="RelatedLinks"', "related"),
        ('class="read-more-link"', "related"),
        ('id="disqus_thread"', "comment"),
        ('itemprop="datePublished"', "published"),
        ('class="more"', None),
        ('class="authority"', None),
        ('class=""', None),
    ],
)
def test_words_of_a_class_are_whole_words(attributes: str, kind: str | None) -> None:
    (block,), _ = blocks_of(tree(f"<div {attributes}>Some words</div>"))
    assert (block.hint.kind if block.hint is not None else None) == kind


def test_the_innermost_rule_wins() -> None:
    (block,), _ = blocks_of(tree('<div class="related"><div class="comments"><p>Some words</p></div></div>'))
    assert block.hint is not None
    assert block.hint.kind == "comment"


def test_a_date_within_a_sentence_makes_no_date_line_of_it() -> None:
    (block,), _ = blocks_of(tree("<p>They met on <time>1 March</time> in Geneva.</p>"))
    assert block.hint is None


def test_a_word_in_the_class_of_the_whole_page_says_nothing() -> None:
    page = html.document_fromstring('<html><body class="has-related comments"><p>Some words</p></body></html>')
    (block,), _ = blocks_of(page)
    assert block.hint is None


def test_links_are_counted_and_the_place_is_known() -> None:
    (block,), _ = blocks_of(tree('<div class="story"><p>See <a href="/x">the map</a> here</p></div>'))
    assert (block.text, block.linked) == ("See the map here", len("the map"))
    assert (block.tag, block.place) == ("p", "body/div.story/p")


def test_a_mark_goes_into_each_longer_block_once() -> None:
    page = tree("<p>The <b>ministers of the two countries</b> met in Vienna.</p><p>Not so.</p>")
    blocks, _ = blocks_of(page, marks=True)
    marked = "".join(page.itertext())
    assert [marked.count(block.mark) if block.mark != "" else None for block in blocks] == [1, None]
    assert blocks[0].text == "The ministers of the two countries met in Vienna."


def test_the_depth_counts_what_is_not_seen_too() -> None:
    _, depth = blocks_of(tree("<svg><g><g></g></g></svg><p>Some words</p>"))
    assert depth == 5

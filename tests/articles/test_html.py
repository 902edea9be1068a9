from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.articles.html import HtmlText, from_html
from communique.model import Page

STORY = (
    "The foreign ministers of the two countries met in Vienna on Monday and spoke about the truce for two hours.",
    "“We have come a little closer,” the host said after the meeting, which had been put off twice since the spring.",
    "They will see one another again in a month, according to a spokesman, who did not say where that would be.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Ministers meet in Vienna | The Harbour Post</title>
<meta property="og:title" content="Ministers meet in Vienna">
<meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="Anna Writer">
<meta property="article:published_time" content="2016-02-01T18:30:00+01:00">
<link rel="canonical" href="https://harbour.example/world/ministers-meet">
<style>p {{ color: red }}</style><script>var secret = "not to be read";</script>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article>
<h1>Ministers meet in Vienna</h1>
<p class="byline">By Anna Writer</p>
<time datetime="2016-02-01">1 February 2016</time>
<figure><img src="a.jpg"><figcaption>The two ministers on the stairs of the hotel</figcaption></figure>
{BODY}
<aside class="newsletter">Our morning letter, free of charge. Sign up.</aside>
</article>
<div class="related-stories"><h3>Related stories</h3><ul><li><a href="/x">Talks put off again</a></li></ul></div>
<div id="comments"><p>I for one do not believe a word of what they say in public, said a reader.</p></div>
<footer>© 2016 The Harbour Post</footer>
<div style="display: none">hidden words</div><template>template words</template><noscript>turn it on</noscript>
</body></html>"""


SCRIPT = '<script type="application/ld+json">'


def read(content: str, *, title: str | None = None, url: str | None = None) -> HtmlText:
    return from_html(Page(origin="page.html", media_type="text/html", content=content, title=title, url=url))


def words(found: HtmlText, kind: str) -> list[str]:
    return [found.text[region.start : region.end] for region in found.regions if region.kind == kind]


def assert_sound(found: HtmlText) -> None:
    """Regions lie in the text, in order, disjoint, and leave nothing out but white space."""
    at = 0
    for region in found.regions:
        assert found.text[at : region.start].strip() == ""
        assert region.start < region.end <= len(found.text)
        assert found.text[region.start : region.end].strip() != ""
        at = region.end
    assert found.text[at:].strip() == ""


def test_every_part_of_a_page_has_its_kind() -> None:
    found = read(PAGE)
    assert_sound(found)
    assert words(found, "title") == ["Ministers meet in Vienna"]
    assert words(found, "byline") == ["By Anna Writer"]
    assert words(found, "published") == ["1 February 2016"]
    assert words(found, "caption") == ["The two ministers on the stairs of the hotel"]
    assert words(found, "body") == list(STORY)
    assert words(found, "promotion") == ["Our morning letter, free of charge. Sign up."]
    assert words(found, "related") == ["Related stories", "Talks put off again"]
    assert words(found, "comment") == ["I for one do not believe a word of what they say in public, said a reader."]
    assert words(found, "navigation") == ["Home World"]
    assert words(found, "footer") == ["© 2016 The Harbour Post"]


def test_what_a_reader_cannot_see_is_not_in_the_text() -> None:
    text = read(PAGE).text
    for unseen in ("secret", "color", "hidden words", "template words", "turn it on"):
        assert unseen not in text


def test_the_page_says_what_it_is() -> None:
    found = read(PAGE)
    assert found.title == "Ministers meet in Vienna"
    assert found.byline == ("Anna Writer",)
    assert found.outlet == "The Harbour Post"
    assert found.url == "https://harbour.example/world/ministers-meet"
    assert found.published == "2016-02-01"
    assert found.language == "en"
    assert found.warnings == ()


def test_white_space_is_collapsed_and_blocks_stand_on_lines_of_their_own() -> None:
    found = read("<html><body><div>One\n  two&nbsp; <b>three</b>four<br>five<p>six</p>se\u00adven</div></body></html>")
    assert found.text == "One two threefour\nfive\nsix\nseven"


def test_marks_never_come_out() -> None:
    for content in (PAGE, f"<html><body><p>{chr(0x20000)} was here before us all</p>{BODY}</body></html>"):
        found = read(content)
        assert sum(char > "\U0001ffff" for char in found.text) == content.count(chr(0x20000))


def test_a_paragraph_of_the_body_with_links_and_emphasis_is_whole() -> None:
    rich = STORY[0].replace("Vienna", '<a href="/vienna"><b>Vienna</b></a>').replace("truce", "<em>truce</em>")
    found = read(f"<html><body><article>{BODY.replace(STORY[0], rich)}</article></body></html>")
    assert words(found, "body") == list(STORY)


def test_a_short_paragraph_amid_the_body_is_body() -> None:
    found = read(f"<html><body><article><p>{STORY[0]}</p><p>Not so.</p><p>{STORY[1]}</p></article></body></html>")
    assert words(found, "body") == [STORY[0], "Not so.", STORY[1]]


def test_a_dateline_is_set_apart_from_its_paragraph() -> None:
    story = BODY.replace(STORY[0], f"GENEVA (Reuters) - {STORY[0]}")
    found = read(f"<html><body><article>{story}</article></body></html>")
    assert words(found, "dateline") == ["GENEVA (Reuters) -"]
    assert words(found, "body") == list(STORY)


def test_related_stories_without_any_markup_are_no_body() -> None:
    found = read(f"<html><body><h1>Ministers meet</h1>{BODY}<p>See also</p><p>Talks put off again</p></body></html>")
    assert words(found, "body") == list(STORY)


def test_an_article_that_scripts_show_is_taken_from_the_metadata() -> None:
    script = '{"@type": "NewsArticle", "articleBody": "' + "\\n".join(STORY) + '"}'
    found = read(
        f'<html><head><script type="application/ld+json">{script}</script></head><body><p>Menu</p></body></html>'
    )
    assert words(found, "body") == list(STORY)
    assert "scripts" in found.warnings[0]
    assert_sound(found)


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote"])
def test_ten_thousand_nested_tags_lose_no_text(tag: str) -> None:
    deep = f"<{tag}>" * 10_000 + BODY + f"</{tag}>" * 10_000
    found = read(f"<html><body><p>Before the flood of tags.</p>{deep}<p>After it all.</p></body></html>")
    for paragraph in ("Before the flood of tags.", *STORY, "After it all."):
        assert paragraph in found.text
    assert "nested deeper" in found.warnings[0]
    assert_sound(found)


def test_deep_tags_within_what_is_not_seen_lose_no_text() -> None:
    found = read("<html><body><svg>" + "<g>" * 500 + "</svg>" + BODY + "</body></html>")
    assert words(found, "body") == list(STORY)


@pytest.mark.parametrize(
    "attributes",
    [" ".join(f"a{number}='x'" for number in range(100_000)), " ".join(f"a{number}" for number in range(100_000))],
    ids=["with values", "without"],
)
def test_a_hundred_thousand_attributes_do_not_stop_the_run(attributes: str) -> None:
    assert STORY[0] in read(f"<html><body><div {attributes}>{BODY}</div></body></html>").text


def test_a_page_of_two_megabytes_is_read_whole() -> None:
    long = f"<p>{' '.join(STORY * 4)}</p>"
    number = 2_000_000 // len(long)
    found = read("<html><body><article>" + long * number + "</article></body></html>")
    assert found.text.count(STORY[2]) == 4 * number
    assert_sound(found)


def test_a_page_in_russian_is_read_like_any_other() -> None:
    story = "Министры иностранных дел двух стран встретились в Вене в понедельник и говорили о перемирии два часа."
    found = read(
        f"<html><body><article><h1>Встреча в Вене</h1><p>{story}</p><p>{story[:60]}.</p></article></body></html>"
    )
    assert story in words(found, "body")


@pytest.mark.parametrize(
    "content",
    [
        "",
        " ",
        "<",
        "<<<<",
        "<!--",
        "<!-- a -->",
        "<html>",
        "<html></html>",
        "<p>",
        "<p>One",
        "plain words",
        "&amp;&#0;&#x110000;",
        "\x00<p>a\x00b\ufffe</p>",
        "<html><frameset><frame src='x'></frameset></html>",
        "<![CDATA[ words ]]>",
        "<a href='http://[x'>y</a>",
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>words</p></body></html>",
        "<html><body><p style>words</p></body></html>",
        "<link rel=canonical href='http://[bad'><p>words</p>",
        "<title>" + "a - b | " * 1000,
        "\ud800<p>x</p>",
        "<html lang=''><p>x",
        SCRIPT + "[" * 100_000 + "</script><p>x",
        "<time datetime itemprop=datePublished>x</time>",
        SCRIPT + '{"@type": ["Article", 7], "datePublished": 7, "articleBody": []}</script>',
    ],
)
def test_nothing_stops_the_run(content: str) -> None:
    assert_sound(read(content))


def test_entities_from_outside_are_not_fetched() -> None:
    found = read(
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>They said &x; again.</p></body></html>'
    )
    assert "root:" not in found.text
    assert "They said" in found.text


TAGS = [
    "div",
    "p",
    "ul",
    "li",
    "span",
    "b",
    "a",
    "table",
    "tr",
    "td",
    "h1",
    "article",
    "nav",
    "br",
    "script",
    "time",
    "blockquote",
]
PIECES = st.one_of(
    st.sampled_from(
        [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ["<p class='related byline'>", "<", ">", "&"]
    ),
    st.sampled_from(STORY),
    st.text(max_size=20),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_page_gives_sound_regions(pieces: list[str]) -> None:
    assert_sound(read("<html><body>" + "".join(pieces)))

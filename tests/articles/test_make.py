"""From a page to an article."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from communique.actors.index import assemble
from communique.actors.registry import Registry
from communique.articles import make
from communique.articles.make import article_id, copy_id
from communique.model import Article, Outlet, Page
from communique.settings import Settings

STORY = (
    "The foreign ministers of the two countries met on Tuesday and agreed to open a channel for talks on the border.\n"
    "They said after the meeting that a second round would be held in the spring, if the ceasefire holds until then.\n"
)
EMPTY = Registry(assemble((), offices=(), bodies=(), chiefs={}, towns={}))


def article(content: str, *, settings: Settings | None = None, **known: str) -> Article:
    page = Page(origin="page.txt", media_type="text/plain", content=content, **known)  # type: ignore[arg-type]
    return make(page, registry=EMPTY) if settings is None else make(page, settings=settings, registry=EMPTY)


def test_plain_text_is_unchanged() -> None:
    text = f"\n  Talks resume\n\n\n{STORY}  "
    assert article(text).text == text


def test_what_is_known_of_the_page_is_on_the_article() -> None:
    text = f"Ministers agree to open border talks\n\nBy Ana Horvat\n\nPRAGUE, May 4, 2014 (Reuters) - {STORY}"
    made = article(text, outlet="The Border Herald", url="https://herald.example/a")
    assert made.title == "Ministers agree to open border talks"
    assert made.outlet == Outlet(name="The Border Herald", domain="herald.example")
    assert (made.byline, made.agency, made.language) == (("Ana Horvat",), "Reuters", "en")
    assert made.published.day == "2014-05-04"
    assert made.skipped is None


def test_users_title_goes_before_the_pages() -> None:
    assert article(f"Ministers agree to open border talks\n\n{STORY}", title="Border talks").title == "Border talks"


def test_same_words_have_the_same_id_whatever_their_normal_form() -> None:
    text = "Élysée"
    assert article_id(unicodedata.normalize("NFD", text)) == article_id(text)
    assert article_id(text) != article_id("Elysee")
    assert len(article_id(text)) == 17


def test_copies_differ_by_outlet_and_origin() -> None:
    ids = {
        copy_id("a1", None, "x"),
        copy_id("a1", None, "y"),
        copy_id("a1", Outlet(name="Herald"), "x"),
        copy_id("a2", None, "x"),
    }
    assert len(ids) == 4
    assert copy_id("a1", Outlet(name="Herald", domain="herald.example"), "x") == copy_id(
        "a1", Outlet(name="Herald"), "x"
    )


def test_page_in_another_language_is_skipped_with_the_reason() -> None:
    russian = (
        "Министры иностранных дел двух стран встретились во вторник и договорились о продолжении переговоров.\n" * 3
    )
    made = article(russian)
    assert made.skipped is not None
    assert made.skipped.reason == "language: ru"
    assert made.text == russian


def test_page_without_words_is_skipped() -> None:
    for content in ("", "\n \n", "Related Content\n", "* * *\n12 14\n"):
        made = article(content)
        assert made.skipped is not None
        assert made.skipped.reason == "no text"


def test_short_text_is_read() -> None:
    assert article("Horvat met Novotny in Prague.").skipped is None


def test_long_text_is_cut_and_the_reader_told() -> None:
    made = article(STORY * 10, settings=Settings(max_text_chars=300))
    assert len(made.text) == 300
    assert max(region.end for region in made.regions) <= 300
    assert "300" in made.warnings[0]


def test_notes_of_the_page_are_warnings() -> None:
    page = Page(origin="-", media_type="text/plain", content=STORY, notes=("2 bytes were mended",))
    assert make(page, registry=EMPTY).warnings == ("2 bytes were mended",)


def test_html_is_read_through_the_same_door() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY.splitlines() * 3)
    head = "<head><title>Border talks</title></head>"
    html = f"<html>{head}<body><article><h1>Border talks</h1>{body}</article></body></html>"
    made = make(Page(origin="a.html", media_type="text/html", content=html), registry=EMPTY)
    assert made.skipped is None
    assert "second round" in made.text


@given(st.text(max_size=400))
def test_any_text_makes_an_article_whose_evidence_lies_in_it(text: str) -> None:
    made = article(text)
    assert made.text == text
    spans = [*made.published.evidence, *(one.evidence for one in made.cites)]
    assert all(span.end <= len(text) for span in spans)

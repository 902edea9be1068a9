from __future__ import annotations

from communique.articles.html_blocks import Block, Rule
from communique.articles.html_kinds import regions_of_blocks

STORY = (
    "The foreign ministers of the two countries met in Vienna on Monday and spoke about the truce for two hours.",
    "They will see one another again in a month, according to a spokesman, who did not say where that would be.",
)


def block(text: str, tag: str = "p", hint: Rule | None = None, linked: int = 0) -> Block:
    return Block(text=text, tag=tag, place=tag, hint=hint, linked=linked, mark="")


def rule(kind: str) -> Rule:
    return Rule(kind=kind, label="", example="", firm=True)  # type: ignore[arg-type]  # any kind of the file


def kinds(blocks: list[Block], body: set[int], title: str | None = None, authors: tuple[str, ...] = ()) -> list[str]:
    text = "\n".join(one.text for one in blocks)
    return [region.kind for region in regions_of_blocks(text, blocks, body, title=title, authors=authors)]


def test_markup_that_calls_the_whole_story_furniture_is_not_believed() -> None:
    related = rule("related")
    assert kinds([block(text, hint=related) for text in STORY], {0, 1}) == ["body", "body"]


def test_markup_that_calls_one_line_furniture_is_believed() -> None:
    blocks = [block(STORY[0]), block(STORY[1]), block("Talks put off again", hint=rule("related"))]
    assert kinds(blocks, {0, 1, 2}) == ["body", "body", "related"]


def test_the_title_is_the_block_with_the_words_of_the_metadata() -> None:
    blocks = [
        block("The Harbour Post", "h1"),
        block("Ministers meet in Vienna", "h1"),
        block(STORY[0]),
        block(STORY[1]),
    ]
    assert kinds(blocks, {1, 2, 3}, "Ministers meet in Vienna | Harbour Post") == [
        "navigation",
        "title",
        "body",
        "body",
    ]


def test_the_only_main_heading_is_the_title_where_nothing_else_tells() -> None:
    assert kinds([block("Ministers meet", "h1"), block(STORY[0])], {1}) == ["title", "body"]


def test_a_title_that_comes_again_is_a_repeat() -> None:
    head = block("Ministers meet in Vienna", "h1")
    again = block("Ministers meet in Vienna", "p")
    assert kinds([head, block(STORY[0]), again, block(STORY[1])], {0, 1, 2, 3}, "Ministers meet in Vienna") == [
        "title", "body", "repeat", "body",
    ]  # fmt: skip


def test_a_menu_above_the_title_is_no_body() -> None:
    blocks = [block("Menu | Search"), block("Ministers meet", "h1"), block(STORY[0])]
    assert kinds(blocks, {0, 1, 2}) == ["navigation", "title", "body"]


def test_an_author_without_markup_is_a_byline_under_the_title_only() -> None:
    blocks = [
        block("Ministers meet", "h1"),
        block("Anna Writer, Vienna"),
        block(STORY[0]),
        block("Next"),
        block("Home"),
    ]
    blocks += [block("More"), block("Anna Writer writes")]
    found = kinds(blocks, {2}, authors=("Anna Writer",))
    assert found[:3] == ["title", "byline", "body"]
    assert found[-1] == "promotion"


def test_a_line_that_is_all_link_is_another_story() -> None:
    link = "Truce holds for a second night"
    assert kinds([block(STORY[0]), block(link, linked=len(link)), block(STORY[1])], {0, 1, 2}) == [
        "body", "related", "body",
    ]  # fmt: skip

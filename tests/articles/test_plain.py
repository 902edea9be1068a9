"""The regions of pages that are text already."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.articles.plain import regions_of

STORY = (
    "The foreign ministers of the two countries met on Tuesday and agreed to open a channel for talks on the border.\n"
    "They said after the meeting that a second round would be held in the spring, if the ceasefire holds until then.\n"
    "A spokesman for the presidency told reporters that nothing had been signed, but that both sides were content.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in regions_of(text)]


def kind_of(text: str, words: str) -> str:
    return next(kind for kind, line in kinds(text) if words in line)


def test_empty_text_has_no_regions() -> None:
    assert regions_of("") == ()
    assert regions_of(" \n\t\n") == ()


def test_wholly_prose_page_is_wholly_body() -> None:
    assert {kind for kind, _ in kinds(STORY)} == {"body"}


def test_release_keeps_every_line() -> None:
    text = "Minister Moreau said:\n\n" + STORY + "Be sure to read the communique in full.\n"
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_every_paragraph_is_a_region() -> None:
    assert [line for _, line in kinds(STORY)] == STORY.splitlines()


def test_title_byline_and_date_line_stand_in_the_head() -> None:
    text = f"Ministers agree to open border talks\n\nBy Ana Horvat\n4 May 2014 18:05\n\n{STORY}"
    assert [kind for kind, _ in kinds(text)][:3] == ["title", "byline", "published"]


def test_title_is_found_below_the_menu() -> None:
    text = f"Skip to content\nHome\nWorld\nSport\n\nMinisters agree to open border talks\n\n{STORY}"
    assert kind_of(text, "Ministers agree") == "title"
    assert kind_of(text, "Skip to content") == "navigation"


def test_name_that_the_story_tells_of_is_a_caption_and_another_the_byline() -> None:
    story = STORY + "Karel Novotny, who led the delegation, said that he was tired of waiting for the other side.\n"
    text = f"Ministers agree to open border talks\n\nKarel Novotny\n\nAna Horvat\n\n{story}"
    assert kind_of(text, "Karel Novotny\n".strip()) == "caption"
    assert kind_of(text, "Ana Horvat") == "byline"


@pytest.mark.parametrize(
    "line",
    ["PRAGUE - ", "Prague (Reuters) - ", "GENEVA (Herald News / Agencies) -- ", "(Reuters) - ", "BEIRUT, Lebanon — "],
)
def test_dateline_is_apart_from_the_paragraph_it_opens(line: str) -> None:
    text = f"Ministers agree to open border talks\n\n{line}{STORY}"
    assert kinds(text)[1] == ("dateline", line.rstrip())
    assert kinds(text)[2] == ("body", STORY.splitlines()[0])


def test_dash_in_a_sentence_makes_no_dateline() -> None:
    text = "The talks - the third since May - went on until midnight, and both sides said that they would meet again.\n"
    assert [kind for kind, _ in kinds(text)] == ["body"]


def test_lead_repeated_word_for_word_is_a_repeat() -> None:
    lead = STORY.splitlines()[0]
    assert [kind for kind, _ in kinds(f"{lead}\n\n{STORY}")] == ["body", "repeat", "body", "body"]


def test_other_outlets_words_are_a_quotation() -> None:
    first, second, third = STORY.splitlines()
    comments = "Leave a Reply\nYour email address will not be published.\n"
    text = f"{first}\n\nReuters reports:\n\n{second}\n\n{third}\n\n{comments}"
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "quotation", "quotation", "comment", "comment"]


def test_letter_to_the_reader_is_promotion_to_its_last_name() -> None:
    first, second, third = STORY.splitlines()
    letter = (
        "Dear Reader,\n"
        "We keep this paper open to all of you, and that costs money which advertisers no longer pay us.\n"
        "For 3 euros a month you will get:\n• No advertisements\n\n"
        "Thank you,\n\nPetra Kos, publisher\nJan Malik, editor\n"
    )
    text = f"{first}\n\n{letter}\n{second}\n{third}\n"
    marked = kinds(text)
    assert marked[0] == ("body", first)
    assert marked[-2:] == [("body", second), ("body", third)]
    assert {kind for kind, _ in marked[1:-2]} == {"promotion"}


def test_plea_between_paragraphs_does_not_end_the_story() -> None:
    first, second, third = STORY.splitlines()
    text = f"{first}\nSign up for our evening letter.\n{second}\nClick for full coverage\n{third}\n"
    assert [kind for kind, _ in kinds(text)] == ["body", "promotion", "body", "promotion", "body"]


def test_related_stories_run_to_the_end() -> None:
    text = f"{STORY}\nRelated Content\n\nJune 3, 2015\nMayor opens a bridge over the river\nTeam wins again\n"
    assert {kind for kind, line in kinds(text) if line not in STORY.splitlines()} == {"related"}


def test_subheading_within_the_story_is_body() -> None:
    first, second, third = STORY.splitlines()
    assert kind_of(f"{first}\n{second}\n\nNo date for a second round\n\n{third}\n{second}x\n", "No date") == "body"


def test_outlets_name_under_the_story_is_the_footer() -> None:
    assert kind_of(f"{STORY}\nIrish Independent\n\nPromoted Links\n", "Irish Independent") == "footer"


def test_photo_credit_and_its_double_are_captions() -> None:
    pictures = "The ministers shake hands [file]\nThe ministers shake hands 12. (photo credit: AP)\n"
    head = f"Ministers agree to open border talks\n\n{pictures}"
    assert [kind for kind, _ in kinds(f"{head}\n{STORY}")][:3] == ["title", "caption", "caption"]


def test_known_title_goes_before_the_guess() -> None:
    text = f"Border talks\n\nMinisters agree to open border talks\n\n{STORY}"
    regions = regions_of(text, title="Border talks")
    assert (regions[0].kind, text[regions[0].start : regions[0].end]) == ("title", "Border talks")


@given(
    st.lists(st.sampled_from(STORY.splitlines()), min_size=1, max_size=9), st.sampled_from(["\n", "\n\n", "\n \n\n"])
)
def test_prose_alone_is_body_however_it_is_set(lines: list[str], gap: str) -> None:
    assert {kind for kind, _ in kinds(gap.join(lines))} <= {"body", "repeat"}


_pieces = st.sampled_from(
    [*STORY.splitlines(), "Related Content", "Dear Reader,", "Leave a Reply", "MOSCOW - ", "Reuters reports:", "* ",
     "© 2015", "4 May 2014", "by A", "\r", "\u00a0", "\u2028", "", "Thank you,", "🙂", "Subscribe now", "- ", "(AP) - ",
     ":"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(st.one_of(_pieces, st.text(max_size=40)), max_size=25).map("\n".join)))
def test_regions_are_ordered_disjoint_and_cover_every_letter(text: str) -> None:
    regions = regions_of(text)
    assert all(0 <= region.start < region.end <= len(text) for region in regions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(regions))
    covered = {at for region in regions for at in range(region.start, region.end)}
    assert all(at in covered for at, character in enumerate(text) if character.isalnum())


def test_huge_line_and_many_lines_are_read() -> None:
    wide = regions_of("a(" * 500_000 + " - " * 100_000 + "\n" + STORY)
    deep = regions_of("Herald\n" * 200_000 + STORY)
    assert wide[-1].kind == deep[-1].kind == "body"

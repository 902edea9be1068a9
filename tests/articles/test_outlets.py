"""Whose page it is and whose words it brings."""

from __future__ import annotations

import pytest

from communique.articles.outlets import agency_of, byline_of, cites_of, outlet_of
from communique.articles.plain import regions_of
from communique.model import Outlet, Page

TITLE = "Ministers agree to open border talks"
STORY = (
    "The foreign ministers of the two countries met on Tuesday and agreed to open a channel for talks on the border.\n"
    "They said after the meeting that a second round would be held in the spring, if the ceasefire holds until then.\n"
)


def outlet(
    text: str, *, given: str | None = None, name: str | None = None, url: str | None = None, origin: str = "a.txt"
) -> Outlet | None:
    page = Page(origin=origin, media_type="text/plain", content=text, outlet=given)
    return outlet_of(page, name=name, url=url, text=text, regions=regions_of(text))


def test_users_word_goes_before_the_pages() -> None:
    text = f"{STORY}\nIrish Independent\n"
    assert outlet(text, given="The Border Herald", name="CNN") == Outlet(name="The Border Herald")
    assert outlet(text, name="CNN", url="https://www.herald.example/a") == Outlet(name="CNN", domain="herald.example")


def test_known_outlet_is_named_as_we_name_it() -> None:
    assert outlet(STORY, given="jerusalem post") == Outlet(name="The Jerusalem Post", domain="jpost.com")


def test_address_tells_the_outlet() -> None:
    assert outlet(STORY, origin="https://edition.cnn.com/world") == Outlet(name="CNN", domain="cnn.com")
    assert outlet(STORY, url="https://herald.example/a") == Outlet(name="herald.example", domain="herald.example")


def test_name_in_the_furniture_tells_the_outlet() -> None:
    assert outlet(f"{TITLE}\n\n{STORY}\nIrish Independent\n\nPromoted Links\n") == Outlet(
        name="Irish Independent", domain="independent.ie"
    )
    assert outlet(f"{TITLE}\n\n{STORY}\nClick for full JPost coverage\n") is not None


def test_outlet_that_the_story_cites_or_takes_from_is_not_its_own() -> None:
    assert outlet(f"{TITLE}\n\nPRAGUE (Reuters) - {STORY}He told CNN that he was content with it.\n") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Horvat", ("Ana Horvat",)),
        ("by Ana Horvat and Karel Novotny, Reuters", ("Ana Horvat", "Karel Novotny")),
        ("By Ana Horvat | May 4, 2014", ("Ana Horvat",)),
        ("By Ana Horvat, Foreign Correspondent", ("Ana Horvat",)),
        ("By Reuters", ()),
        ("Ana Horvat", ("Ana Horvat",)),
    ],
)
def test_byline(line: str, names: tuple[str, ...]) -> None:
    text = f"{TITLE}\n\n{line}\n\n{STORY}"
    assert byline_of(text, regions_of(text)) == names


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{TITLE}\n\nPRAGUE (AP) — {STORY}", "Associated Press"),
        (f"{TITLE}\n\nPrague (AsiaNews / Agencies) - {STORY}", "AsiaNews"),
        (f"{TITLE}\n\nBy Ana Horvat, Reuters\n\n{STORY}", "Reuters"),
        (f"{TITLE}\n\nPRAGUE - {STORY}", None),
        (f"{TITLE}\n\n{STORY}He told Reuters that he was content with it.\n", None),
    ],
)
def test_agency_is_read_from_dateline_and_byline(text: str, agency: str | None) -> None:
    assert agency_of(text, regions_of(text)) == agency


def cited(text: str, own: Outlet | None = None) -> list[tuple[str, str]]:
    return [(one.outlet, one.evidence.of(text)) for one in cites_of(text, regions_of(text), own=own)]


@pytest.mark.parametrize(
    ("sentence", "outlet", "words"),
    [
        ("The talks are off, Interfax reported on Monday.", "Interfax", "Interfax reported"),
        ("The talks are off, he told the Ekho Moskvy radio.", "Ekho Moskvy", "told the Ekho Moskvy radio"),
        ("The talks are off, according to Reuters.", "Reuters", "according to Reuters"),
        ("In an interview with Russia Today he called them off.", "RT", "In an interview with Russia Today"),
        ("The state news agency SANA said that the talks are off.", "SANA", "SANA said"),
    ],
)
def test_cited_outlets(sentence: str, outlet: str, words: str) -> None:
    assert [(name, found.lower()) for name, found in cited(f"{STORY}{sentence}\n")] == [(outlet, words.lower())]


def test_outlet_that_is_handed_over_to_is_cited_by_its_own_name() -> None:
    first, second = STORY.splitlines()
    assert cited(f"{first}\nThe Border Herald reports:\n{second}\n") == [
        ("The Border Herald", "The Border Herald reports:")
    ]


def test_outlet_merely_named_its_own_or_in_the_furniture_is_not_cited() -> None:
    assert cited(f"{STORY}He has owned the Interfax building since the spring of that year.\n") == []
    assert cited(f"{STORY}The talks are off, Reuters reported.\n", own=Outlet(name="Reuters")) == []
    assert cited(f"{STORY}\nRelated Content\nTalks are off, Reuters reported\n") == []

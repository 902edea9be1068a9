"""What a page says of its own day."""

from __future__ import annotations

from communique.articles.claims import Claim, claims_of
from communique.articles.plain import regions_of

TITLE = "Ministers agree to open border talks"
STORY = (
    "The foreign ministers of the two countries met on Tuesday and agreed to open a channel for talks on the border.\n"
    "They said after the meeting that a second round would be held in the spring, if the ceasefire holds until then.\n"
)


def claims(text: str, country: str | None = None) -> tuple[Claim, ...]:
    return claims_of(text, regions_of(text), country=country)


def test_date_line_under_the_title() -> None:
    text = f"{TITLE}\n\nMay 4, 2014 22:55\n\n{STORY}"
    (claim,) = claims(text)
    assert (claim.kind, claim.days) == ("line", ("2014-05-04",))
    assert claim.span.of(text) == "May 4, 2014"


def test_day_in_the_byline_and_in_the_dateline() -> None:
    (byline,) = claims(f"{TITLE}\nBy Ana Horvat | May 4, 2014\n{STORY}")
    (dateline,) = claims(f"{TITLE}\nPRAGUE, May 4, 2014 (Reuters) - {STORY}")
    assert byline.days == dateline.days == ("2014-05-04",)


def test_label_goes_before_place() -> None:
    best, other = claims(f"6 May 2014 10:00\n{TITLE}\nPublished: 4 May 2014\n{STORY}")
    assert (best.kind, best.days) == ("labelled", ("2014-05-04",))
    assert other.kind == "top"


def test_update_is_known_as_one() -> None:
    first, second = claims(f"{TITLE}\nPublished 4 May 2014, 10:00 Updated 6 May 2014, 12:00\n{STORY}")
    assert (first.kind, second.kind) == ("labelled", "updated")


def test_weekday_and_day_alone_above_the_title_is_a_masthead() -> None:
    (claim,) = claims(f"Sunday 17 December 2017\n\n{TITLE}\n\n{STORY}")
    assert (claim.kind, claim.masthead) == ("top", True)


def test_day_with_a_clock_above_the_title_is_none() -> None:
    (claim,) = claims(f"09/29/2015, 00.00\n\n{TITLE}\n\n{STORY}")
    assert (claim.kind, claim.masthead, claim.days) == ("top", False, ("2015-09-29",))


def test_day_above_a_long_menu_is_a_masthead() -> None:
    menu = "\n".join(("Home", "World", "Sport", "Culture", "Travel", "Business"))
    (claim,) = claims(f"4 May 2014\n{menu}\n{TITLE}\n{STORY}")
    assert claim.masthead


def test_outlets_country_decides_between_day_and_month() -> None:
    text = f"{TITLE}\n04/05/2014\n{STORY}"
    assert set(claims(text)[0].days) == {"2014-05-04", "2014-04-05"}
    assert claims(text, "GBR")[0].days == ("2014-05-04",)
    assert claims(text, "USA")[0].days == ("2014-04-05",)


def test_weekday_decides_between_day_and_month_and_must_fit() -> None:
    assert claims(f"{TITLE}\nSunday 04/05/2014\n{STORY}")[0].days == ("2014-05-04",)
    assert not claims(f"{TITLE}\nMonday 4 May 2014\n{STORY}")[0].weekday_fits


def test_days_of_other_stories_comments_and_the_body_are_no_claims() -> None:
    told = f"{TITLE}\n\n{STORY}The accord of 3 March 2012 was signed here.\n"
    text = f"{told}\nRelated Content\n\n4 May 2014\nMayor resigns\n"
    assert claims(text) == ()
    assert claims(f"{TITLE}\n\n{STORY}\nLeave a Reply\n4 May 2014\n") == ()


def test_labelled_day_under_the_story_is_a_claim() -> None:
    (claim,) = claims(
        f"{TITLE}\n\n{STORY}{STORY}\nIrish Independent\nSource: desk\n\nBack to top\nPublished: 4 May 2014\n"
    )
    assert claim.kind == "labelled"

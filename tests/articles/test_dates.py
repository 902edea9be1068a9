"""When a text was published: claims checked against what the text implies."""

from __future__ import annotations

from communique.actors.registry import Registry
from communique.articles.dates import published_of
from communique.articles.plain import regions_of
from communique.model import Outlet, Page, Published

TITLE = "Ministers agree to open border talks"
STORY = (
    "The ministers of the two countries met on Tuesday and agreed to open a channel for talks on the long border.\n"
    "They said after the meeting that a second round would be held in the spring, if the ceasefire holds until then.\n"
)
HORVAT = "Foreign Minister Ana Horvat told reporters that nothing had been signed, but that both sides were content.\n"
NOVOTNY = "The guests were met at the airport by President Karel Novotny, who had a cold and spoke to nobody at all.\n"
KOS = "The guests were met at the airport by Prime Minister Petra Kos, who had a cold and spoke to nobody at all.\n"


def published(
    text: str,
    registry: Registry,
    *,
    given: str | None = None,
    metadata: str | None = None,
    outlet: str | None = None,
    fetched: str | None = None,
) -> tuple[Published, tuple[str, ...]]:
    page = Page(origin="page.txt", media_type="text/plain", content=text, published=given, fetched=fetched)
    return published_of(
        page,
        text=text,
        regions=regions_of(text),
        metadata=metadata,
        registry=registry,
        outlet=Outlet(name=outlet) if outlet is not None else None,
    )


def test_date_line_that_nothing_contradicts_stands(registry: Registry) -> None:
    text = f"{TITLE}\n\n4 May 2013 22:55\n\n{STORY}{HORVAT}"
    date, doubts = published(text, registry)
    assert (date.day, date.basis, doubts) == ("2013-05-04", "page", ())
    assert [span.of(text) for span in date.evidence] == ["4 May 2013"]


def test_view_date_that_an_office_contradicts_is_not_taken(registry: Registry) -> None:
    date, doubts = published(f"Sunday 17 December 2017\n\n{TITLE}\n\n{STORY}{HORVAT}", registry)
    assert (date.earliest, date.latest, date.basis) == ("2010-03-01", "2014-02-28", "inferred")
    (doubt,) = doubts
    assert "17 December 2017" in doubt
    assert "Foreign Minister Ana Horvat" in doubt
    assert "2014-02-28" in doubt
    assert date.note.lower().startswith(doubt[:20].lower())


def test_offices_together_bound_an_undated_text(registry: Registry) -> None:
    date, doubts = published(f"{TITLE}\n\n{STORY}{HORVAT}{NOVOTNY}", registry)
    assert (date.earliest, date.latest, date.basis, doubts) == ("2012-05-07", "2014-02-28", "inferred", ())
    assert len(date.evidence) == 2


def test_nothing_known_is_unknown(registry: Registry) -> None:
    date, doubts = published(f"{TITLE}\n\n{STORY}", registry)
    assert (date.earliest, date.latest, date.basis, doubts) == (None, None, "unknown", ())
    assert date.note != ""


def test_office_that_ended_before_another_began_bounds_nothing(registry: Registry) -> None:
    date, _ = published(f"{TITLE}\n\n{STORY}{HORVAT}{KOS}", registry)
    assert (date.earliest, date.latest, date.basis) == ("2016-01-01", "2020-01-01", "inferred")


def test_office_that_somebody_leaves_does_not_bound_from_above(registry: Registry) -> None:
    leaving = "The crowd on the square called on Novotny to resign, and some of it stayed there through the night.\n"
    date, _ = published(f"{TITLE}\n\n{STORY}{NOVOTNY}{leaving}", registry)
    assert (date.earliest, date.latest) == ("2012-05-07", None)


def test_office_named_late_in_the_text_bounds_only_from_below(registry: Registry) -> None:
    filler = "".join(
        f"Of the border posts, number {post} was open for most of the night, and quiet.\n" for post in range(9)
    )
    date, _ = published(f"{TITLE}\n\n{STORY}{filler}{NOVOTNY}", registry)
    assert (date.earliest, date.latest) == ("2012-05-07", None)


def test_text_that_looks_back_does_not_refuse_its_own_day(registry: Registry) -> None:
    date, doubts = published(f"{TITLE}\n\n4 May 2017\n\n{STORY}{HORVAT}{KOS}", registry)
    assert (date.day, date.basis, doubts) == ("2017-05-04", "page", ())


def test_days_around_an_office_are_forgiven(registry: Registry) -> None:
    date, _ = published(f"{TITLE}\n\n10 March 2014\n\n{STORY}{HORVAT}", registry)
    assert date.day == "2014-03-10"


def test_past_day_bounds_from_below_and_refuses_earlier_claims(registry: Registry) -> None:
    past = "The first round took place in Geneva on 6 June 2013, in the old palace above the lake.\n"
    undated, _ = published(f"{TITLE}\n\n{STORY}{past}", registry)
    assert (undated.earliest, undated.latest, undated.basis) == ("2013-06-06", None, "inferred")
    refused, doubts = published(f"{TITLE}\n\n4 May 2013\n\n{STORY}{past}", registry)
    assert refused.basis == "inferred"
    assert "2013-06-06" in doubts[0]


def test_wrong_weekday_is_not_taken(registry: Registry) -> None:
    date, doubts = published(f"{TITLE}\n\nMonday 4 May 2014\n\n{STORY}", registry)
    assert date.basis == "unknown"
    assert "weekday" in doubts[0]


def test_ambiguous_numbers_leave_an_interval_unless_the_text_decides(registry: Registry) -> None:
    open_, _ = published(f"{TITLE}\n\n04/05/2013\n\n{STORY}", registry)
    assert (open_.earliest, open_.latest, open_.basis) == ("2013-04-05", "2013-05-04", "page")
    past = "The first round took place in Geneva on 10 April 2013, in the old palace above the lake.\n"
    decided, _ = published(f"{TITLE}\n\n04/05/2013\n\n{STORY}{past}", registry)
    assert decided.day == "2013-05-04"
    american, _ = published(f"{TITLE}\n\n04/05/2013\n\n{STORY}", registry, outlet="The New York Times")
    assert american.day == "2013-04-05"


def test_masthead_is_only_the_last_possible_day(registry: Registry) -> None:
    date, doubts = published(f"Saturday 4 May 2013\n\n{TITLE}\n\n{STORY}{HORVAT}", registry)
    assert (date.earliest, date.latest, date.basis, doubts) == ("2010-03-01", "2013-05-04", "inferred", ())
    assert "viewed" in date.note


def test_masthead_that_the_text_supports_stands(registry: Registry) -> None:
    past = "The first round took place in Geneva on 1 May 2013, in the old palace above the lake.\n"
    date, _ = published(f"Saturday 4 May 2013\n\n{TITLE}\n\n{STORY}{past}", registry)
    assert (date.day, date.basis) == ("2013-05-04", "page")


def test_update_is_only_the_last_possible_day(registry: Registry) -> None:
    date, _ = published(f"{TITLE}\n\nUpdated: 4 May 2013\n\n{STORY}", registry)
    assert (date.earliest, date.latest, date.basis) == (None, "2013-05-04", "inferred")


def test_given_day_is_kept_and_doubted(registry: Registry) -> None:
    date, doubts = published(f"{TITLE}\n\n{STORY}{HORVAT}", registry, given="2017-12-17")
    assert (date.day, date.basis) == ("2017-12-17", "given")
    assert "Ana Horvat" in doubts[0]


def test_metadata_stands_or_falls_like_the_page(registry: Registry) -> None:
    kept, _ = published(f"{TITLE}\n\n{STORY}{HORVAT}", registry, metadata="2013-05-04")
    assert (kept.day, kept.basis) == ("2013-05-04", "metadata")
    refused, doubts = published(f"{TITLE}\n\n{STORY}{HORVAT}", registry, metadata="2017-12-17")
    assert (refused.earliest, refused.latest, refused.basis) == ("2010-03-01", "2014-02-28", "inferred")
    assert "metadata" in doubts[0]


def test_recalled_tenure_bounds_nothing_but_refuses_what_is_far_off(registry: Registry) -> None:
    malik = "The guests were met at the airport by President Jan Malik, who had a cold and spoke to nobody at all.\n"
    undated, _ = published(f"{TITLE}\n\n{STORY}{malik}", registry)
    assert undated.basis == "unknown"
    near, _ = published(f"{TITLE}\n\n4 April 2005\n\n{STORY}{malik}", registry)
    assert near.day == "2005-04-04"
    far, doubts = published(f"{TITLE}\n\n4 April 2009\n\n{STORY}{malik}", registry)
    assert far.basis == "unknown"
    assert "Jan Malik" in doubts[0]


def test_claim_after_the_page_was_saved_is_not_taken(registry: Registry) -> None:
    date, _ = published(f"{TITLE}\n\n4 May 2013\n\n{STORY}", registry, fetched="2013-01-01")
    assert date.basis == "unknown"

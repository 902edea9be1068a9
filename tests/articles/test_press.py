"""The registry of outlets."""

from __future__ import annotations

import pytest

from communique.articles.press import PRESS, domain_of


@pytest.mark.parametrize(
    "name", ["Reuters", "REUTERS", "the jerusalem post", "Jerusalem Post", "JPost", "Russia Today"]
)
def test_outlets_are_known_by_their_names(name: str) -> None:
    assert PRESS.named(name) is not None


def test_unknown_name_is_none() -> None:
    assert PRESS.named("The Border Herald") is None


def test_outlet_is_known_by_its_domain_and_below_it() -> None:
    found = PRESS.at("https://edition.cnn.com/2014/05/04/world/")
    assert found is not None
    assert found.name == "CNN"
    assert PRESS.at("https://cnn.com.example/") is None


@pytest.mark.parametrize("url", ["not a url", "http://[broken", "", "file:///etc/passwd"])
def test_what_is_no_web_address_has_no_domain(url: str) -> None:
    assert domain_of(url) is None


def test_names_in_a_text_match_in_their_own_case_and_whole() -> None:
    text = "It took time, said the Times; TASS and Interfax-Ukraine agreed, Interfaxes did not."
    assert [text[start:end] for start, end, _ in PRESS.mentions(text)] == ["TASS", "Interfax-Ukraine"]


def test_name_that_ends_like_a_papers_sounds_like_one() -> None:
    assert PRESS.sounds_like_one("The Border Herald")
    assert not PRESS.sounds_like_one("Minister Moreau")
    assert not PRESS.sounds_like_one("the morning post was late")


def test_name_that_is_a_common_word_is_not_read_out_of_a_text() -> None:
    assert PRESS.named("Dawn") is not None
    assert PRESS.mentions("At Dawn, Petra said that The Sun was up over the MENA region.") == []
    assert len(PRESS.mentions("So the Petra news agency said.")) == 1

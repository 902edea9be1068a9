"""Passages of a page that are known by how they begin."""

from __future__ import annotations

from communique.articles.passages import hands_over


def test_spokesman_who_says_hands_over_to_nobody() -> None:
    assert hands_over("The spokesman said:") is None
    assert hands_over("Minister Moreau reports:") is None
    assert hands_over("Al Jazeera reports:") == "Al Jazeera"


def test_outlet_that_we_do_not_know_hands_over_by_the_sound_of_its_name() -> None:
    assert hands_over("As the Border Herald reported:") == "Border Herald"
    assert hands_over("The Border Herald writes:") == "The Border Herald"
    assert hands_over("The Border Herald writes that it knows:") is None

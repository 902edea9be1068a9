from __future__ import annotations

import pytest

from communique.ledger.places import is_country, same_place


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        (("Berlin", "DEU"), ("berlin", "DEU"), True),
        (("Germany", "DEU"), ("Berlin", "DEU"), True),
        (("New York", "USA"), ("New York City", None), True),
        (("Berlin", "DEU"), ("Munich", "DEU"), False),
        (("Berlin", "DEU"), ("Vienna", "AUT"), False),
        (("Berlin", None), ("Geneva", None), False),
    ],
)
def test_places_fit_where_one_can_lie_in_the_other(
    a: tuple[str, str | None], b: tuple[str, str | None], fits: bool
) -> None:
    assert same_place(*a, *b) is fits
    assert same_place(*b, *a) is fits


def test_a_countrys_own_name_says_no_city() -> None:
    assert is_country("Germany", "DEU")
    assert not is_country("Berlin", "DEU")
    assert not is_country("Atlantis", "XXA")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.pages.days import day_of


@pytest.mark.parametrize(
    "written",
    [
        "2016-02-24", "2016-02-24T23:30:00-05:00", "20160224", "2016/02/24", "2016-02-24 10:00:00 UTC",
        "Wed, 24 Feb 2016 23:30:00 -0500", "February 24, 2016", "Feb. 24, 2016", "Wednesday, February 24, 2016",
        "24 February 2016", "24-Feb-2016", "24/02/2016", "02/24/2016", "24.02.2016", 1456315200, "1456315200000",
    ],
)  # fmt: skip
def test_the_usual_ways_of_writing_are_read(written: object) -> None:
    assert day_of(written) == ("2016-02-24", ())


def test_a_day_that_can_be_two_is_none_and_told() -> None:
    day, (note,) = day_of("03/04/2016")
    assert day is None
    assert "day or the month first" in note
    assert day_of("04/04/2016") == ("2016-04-04", ())


@pytest.mark.parametrize(
    "written", ["yesterday", "2016-02-30", "0000-00-00", "24 Foo 2016", "1", "99/99/2016", "9" * 5000]
)
def test_anything_else_is_none_and_told(written: str) -> None:
    day, notes = day_of(written)
    assert day is None
    assert len(notes) == 1


@pytest.mark.parametrize("nothing", [None, "", "  ", True, [], {}])
def test_nothing_is_nothing(nothing: object) -> None:
    assert day_of(nothing) == (None, ())


@given(st.text() | st.integers() | st.floats())
def test_it_never_raises(written: object) -> None:
    day_of(written)

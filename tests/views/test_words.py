from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Event
from communique.views import words


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2013-02-26", "2013-02-26", "26 February 2013"),
        ("2013-03-03", "2013-03-05", "between 3 and 5 March 2013"),
        ("2013-02-26", "2013-03-01", "between 26 February and 1 March 2013"),
        ("2012-12-30", "2013-01-02", "between 30 December 2012 and 2 January 2013"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2015-02-01", "2015-04-30", "February to April 2015"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("2013-01-01", "2015-12-31", "2013 to 2015"),
        ("2014-11-01", "2015-02-28", "November 2014 to February 2015"),
        (None, "2015-09-29", "by 29 September 2015"),
        ("2015-09-29", None, "from 29 September 2015 on"),
        (None, None, "undated"),
        ("2015-02-30", "2015-02-30", "undated"),
    ],
)
def test_an_interval_is_worded_as_exactly_as_it_is_known(
    earliest: str | None, latest: str | None, expected: str
) -> None:
    assert words.interval(earliest, latest) == expected


@given(st.dates(), st.dates())
def test_every_interval_names_the_year_of_its_end(one: object, two: object) -> None:
    first, last = sorted([str(one), str(two)])
    assert str(int(last[:4])) in words.interval(first, last)


def test_a_channel_that_the_form_implies_is_not_said_twice(make_event: Callable[..., Event]) -> None:
    assert words.form(make_event(subkind="call", channel="phone")) == "call"
    assert words.form(make_event(subkind="talks", channel="video")) == "talks, by video"
    assert words.form(make_event(subkind="other", channel="unspecified")) == "contact"


def test_every_status_of_the_model_has_a_glyph_and_a_meaning() -> None:
    from typing import get_args

    from communique.model.events import EventKind
    from communique.model.reports import Status

    assert set(words.STATUS_GLYPHS) == set(words.STATUS_HELP) == set(get_args(Status))
    assert set(words.KINDS) == set(get_args(EventKind))


@given(st.text())
def test_plain_text_cannot_steer_a_terminal(text: str) -> None:
    shown = words.plain(text)
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert all(character.isprintable() or character not in "\x07\x08\x9b\u202e" for character in shown)


@given(st.text(min_size=1), st.integers(min_value=2, max_value=30))
def test_plain_text_keeps_to_its_length(text: str, longest: int) -> None:
    assert len(words.plain(text, longest=longest)) <= longest


def test_values_of_conflicts_are_worded() -> None:
    assert words.value("2013-03-01") == "1 March 2013"
    assert words.value("2013-03-01/2013-03-02") == "between 1 and 2 March 2013"
    assert words.value("in_person") == "in person"
    assert words.value("Berlin") == "Berlin"

"""The dateline at the head of a story."""

from __future__ import annotations

import pytest

from communique.articles.datelines import dateline_of

REST = "The two sides met again on Monday."


@pytest.mark.parametrize(
    ("line", "place", "agency", "day"),
    [
        ("PRAGUE - ", "PRAGUE", None, None),
        ("PRAGUE, March 1 (Reuters) - ", "PRAGUE", "Reuters", "March 1"),
        ("Prague (Herald News / Agencies) - ", "Prague", "Herald News / Agencies", None),
        ("BEIRUT, Lebanon (AP) — ", "BEIRUT", "AP", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("NEW YORK: ", "NEW YORK", None, None),
        ("Moscow – ", "Moscow", None, None),
        ("DAMASCUS, (SANA) -- ", "DAMASCUS", "SANA", None),
    ],
)
def test_datelines(line: str, place: str | None, agency: str | None, day: str | None) -> None:
    found = dateline_of(line + REST)
    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)
    assert (line + REST)[found.length :] == REST
    assert line[: found.stop] == line.rstrip()


@pytest.mark.parametrize(
    "line",
    [
        "The talks - the third this year - ended at midnight.",
        "Lavrov (left) - here with his guest - said nothing.",
        "Kerry - who arrived late - left early.",
        "Minister: We shall not sign.",
        "US-led talks went on.",
        "- a list item of the agreement",
        "",
    ],
)
def test_sentences_with_dashes_are_none(line: str) -> None:
    assert dateline_of(line) is None

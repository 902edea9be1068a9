"""The benchmark of time expressions: which articles are held out, and what is scored."""

from __future__ import annotations

import pytest

from benchmarks import times

CODED = {
    "one": {"text": "\nThe envoys met on Monday in Rome, and will meet again next week.\n", "dct": "2016-03-16"},
}

on_this_machine = pytest.mark.skipif(
    not (times.ARCHIVE.is_file() and times.SCORER.is_file()), reason="the articles are not here"
)


def test_each_article_is_read_with_its_own_day_and_offsets() -> None:
    found = times.found(CODED)["one"]
    text = CODED["one"]["text"]
    assert [(text[one["start"] : one["end"]], one["value"]) for one in found] == [
        ("Monday", "2016-03-14"), ("next week", "2016-W12"),
    ]  # fmt: skip


@on_this_machine
def test_every_third_article_is_held_out_and_none_is_in_both() -> None:
    ours, held_out = times.halves()
    names = sorted([*ours, *held_out])
    assert held_out == names[2::3]
    assert set(ours).isdisjoint(held_out)
    assert not any("/._" in name for name in names)


@on_this_machine
def test_the_scorer_gives_full_marks_to_the_codes_themselves() -> None:
    coded = times.gold(times.halves()[0][:3])
    scores = times.scorer().score(coded, {name: one["timexes"] for name, one in coded.items()})
    assert {name: scores[name] for name in times.BARS} == dict.fromkeys(times.BARS, 1.0)

"""Where actors are named or described: the words and the kind of each mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Report

Read = Callable[..., Report]


def spots(report: Report) -> list[tuple[str, str]]:
    return [(report.text[mention.start : mention.end], mention.kind) for mention in report.mentions]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Sergei Lavrov left the hall.", "Sergei Lavrov", "name"),
        ("Turkey left the alliance.", "Turkey", "name"),
        ("The Russian foreign minister left the hall.", "The Russian foreign minister", "office"),
        ("Turkish officials left the hall.", "Turkish officials", "description"),
        ("Sergei Lavrov said he was tired.", "he", "pronoun"),
        ("The Arab League left the hall.", "Arab League", "name"),
    ],
)
def test_words_and_kind(read: Read, sentence: str, words: str, kind: str) -> None:
    bare = [(text.removeprefix("The "), found) for text, found in spots(read(sentence, "2016-03-16"))]
    assert (words.removeprefix("The "), kind) in bare


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Mr Lavrov left the hall after Sergei Lavrov had spoken.", "Mr Lavrov"),
        ("Foreign Minister Sergei Lavrov left the hall.", "Foreign Minister Sergei Lavrov"),
        ("President Vladimir Putin left the hall.", "President Vladimir Putin"),
    ],
)
def test_a_title_belongs_to_the_name_after_it(read: Read, sentence: str, title: str) -> None:
    assert title in [words for words, _ in spots(read(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rain stopped on Monday.",
        "Chinese food is liked in many towns.",
        "The president of the chess club left.",
        "A turkey was roasted.",
    ],
)
def test_no_actor_is_seen_where_none_is(read: Read, sentence: str) -> None:
    assert {mention.actor for mention in read(sentence).mentions} <= {None, "state/CHN"}
    assert read(sentence).contacts == ()


def test_an_adjective_of_a_nation_is_no_actor_by_itself(read: Read) -> None:
    assert "state/CHN" not in {mention.actor for mention in read("Chinese food is liked in many towns.").mentions}


def test_mentions_do_not_overlap(read: Read) -> None:
    report = read(
        "Russian Foreign Minister Sergei Lavrov and his Turkish counterpart Mevlut Cavusoglu met "
        "the UN Secretary-General, Ban Ki-moon, and officials of the Syrian government. "
        "He told them that Turkey's president would visit Russia."
    )
    end = 0
    for mention in sorted(report.mentions, key=lambda mention: mention.start):
        assert end <= mention.start < mention.end <= len(report.text)
        end = mention.end


def test_an_open_surname_keeps_its_candidates(read: Read) -> None:
    report = read("Bush left the hall.")
    (mention,) = report.mentions
    assert mention.actor is None or len(mention.candidates) == 0


def test_mentions_in_furniture_are_not_seen(read: Read) -> None:
    report = read(
        "The hall was empty, and all the doors were shut.\n\nRead more: Vladimir Putin meets Angela Merkel in Berlin"
    )
    assert report.mentions == ()


@pytest.mark.parametrize("name", ["Torvald Brattskar", "Amal Haddadine"])
def test_unregistered_names_after_a_title_are_people(read: Read, name: str) -> None:
    report = read(f"Foreign Minister {name} left the hall.")
    assert any(words.endswith(name) for words, _ in spots(report))

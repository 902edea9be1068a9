"""The words of page furniture."""

from __future__ import annotations

import re

import msgspec
import pytest

from communique.articles.furniture import FURNITURE, Cue, normalise
from communique.vocab import load_data


class _File(msgspec.Struct, frozen=True):
    cues: dict[str, Cue]


CUES = load_data("communique.vocab", "data/furniture.yaml", _File).cues


@pytest.mark.parametrize("name", sorted(CUES))
def test_every_cue_knows_its_own_example(name: str) -> None:
    found = FURNITURE.cue_of(CUES[name].example, sentence=False)
    assert found is not None
    assert found.kind == CUES[name].kind


@pytest.mark.parametrize("name", sorted(CUES))
def test_words_are_written_as_they_are_compared(name: str) -> None:
    cue = CUES[name]
    assert [words for words in cue.lines if normalise(words) != words] == []
    assert all(words == words.lower() for words in (*cue.starts, *cue.contains, *cue.hints))
    assert all(re.compile(words) is not None for words in cue.patterns)


def test_no_line_stands_for_two_kinds() -> None:
    kinds: dict[str, str] = {}
    for cue in CUES.values():
        for line in cue.lines:
            assert kinds.setdefault(line, cue.kind) == cue.kind, line


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("» Related Content:", "related content"),
        ("  * Share\u00a0this ", "share this"),
        ("EDITOR’S CHOICE", "editor's choice"),
    ],
)
def test_lines_are_compared_without_case_bullets_and_closing_marks(line: str, key: str) -> None:
    assert normalise(line) == key


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to content", "navigation"),
        ("3 minute read.", "navigation"),
        ("12 Comments", "comment"),
        ("Be the first to know - follow our page on Facebook.", "promotion"),
        ("© 2015 The Border Herald. All rights reserved.", "footer"),
        ("More from our foreign desk", "related"),
        ("The bridge at noon (photo credit: Jan Malik)", "caption"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    found = FURNITURE.cue_of(line, sentence=False)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "More in common than the two sides admit was the verdict of the mediator after the talks.",
        "The company changed its privacy policy after the ministers complained to Brussels about it.",
        "The two governments agreed to share the costs of 30 dollars per month for every refugee in the camps.",
        "He said that the newsletter of the ministry would be printed again in the spring of next year.",
    ],
)
def test_reporting_sentences_are_no_furniture(line: str) -> None:
    assert FURNITURE.cue_of(line, sentence=True) is None


def test_plea_in_the_papers_own_voice_is_told_from_a_quoted_one() -> None:
    own = "If you value what we report, help us grow: become one of our loyal readers today and tell your friends."
    assert FURNITURE.pleads(own)
    assert not FURNITURE.pleads(f'"{own}" said the minister.')

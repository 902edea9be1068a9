"""Every pattern of the data file on its own example and counter-example, and the checks of the file."""

from __future__ import annotations

import msgspec
import pytest

from communique.errors import DataFileError
from communique.reports.action_words import ActionWords, Pattern, lint, types, words
from communique.vocab.loader import load_text
from tests.reports.conftest import Read

PATTERNS = [pytest.param(pattern, id=pattern.name) for pattern in words().patterns]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_an_example_yields_its_type(read: Read, pattern: Pattern) -> None:
    found = [(action.plover, action.mode) for action in read(pattern.example).actions]
    assert pattern.plover in [plover for plover, _ in found]
    if pattern.mode is not None:
        assert (pattern.plover, pattern.mode) in found


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_counter_example_yields_none_of_its_type(read: Read, pattern: Pattern) -> None:
    assert pattern.plover not in [action.plover for action in read(pattern.counter).actions]


def test_the_words_are_in_order() -> None:
    assert lint(words(), types()) == []


def test_a_class_that_there_is_not_is_told() -> None:
    pattern = words().patterns[0]
    wrong = msgspec.structs.replace(words(), patterns=(msgspec.structs.replace(pattern, objects=("NOTHING",)),))
    assert lint(wrong, types()) == [f"pattern {pattern.name!r} names no class 'NOTHING'"]


def test_a_mode_that_the_type_has_not_is_told() -> None:
    pattern = words().patterns[0]
    wrong = msgspec.structs.replace(words(), patterns=(msgspec.structs.replace(pattern, mode="phone"),))
    assert lint(wrong, types()) == [f"pattern {pattern.name!r}: {pattern.plover} has no mode 'phone'"]


def test_a_pattern_without_words_or_given_twice_is_told() -> None:
    bare = msgspec.structs.replace(words().patterns[0], verbs=(), nouns=(), adjectives=())
    problems = lint(msgspec.structs.replace(words(), patterns=(bare, bare)), types())
    assert f"pattern {bare.name!r} has no words" in problems
    assert f"pattern {bare.name!r} is given twice" in problems


def test_an_unknown_key_is_an_error_with_its_line() -> None:
    text = "label: a\ndescription: b\nexample: c\nclases: {}\n"
    with pytest.raises(DataFileError, match=r"words\.yaml:4"):
        load_text(text, ActionWords, name="words.yaml")


def test_the_table_gives_a_list_of_roots() -> None:
    assert types().cameo("ASSAULT", None) == ("17", "18", "19", "20")
    assert types().cameo("ACCUSE", "investigate") == ("09",)
    assert types().cameo("REJECT", None) == ("12",)

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import ModelError
from communique.reports import tagger
from communique.reports.tagger import Attribution, Tagger, windows

SAID = 'Foreign Minister Elena Marsh said on Monday that the ceasefire would hold. "We are ready to talk," she added.'


def words(text: str, found: Attribution) -> tuple[str | None, str | None, list[str]]:
    return (
        found.source.of(text) if found.source is not None else None,
        found.cue.of(text) if found.cue is not None else None,
        [span.of(text) for span in found.content],
    )


@given(st.integers(0, 5000), st.integers(70, 400))
def test_windows_cover_a_text_once(pieces: int, size: int) -> None:
    cuts = windows(pieces, size)
    assert [own for _, _, own, _ in cuts] == [0, *(end for _, _, _, end in cuts[:-1])]
    assert cuts[-1][3] == pieces
    assert all(begin <= own <= end <= stop and stop - begin <= size for begin, stop, own, end in cuts)


@given(st.integers(500, 5000))
def test_what_is_taken_from_a_window_has_context_on_both_sides(pieces: int) -> None:
    for begin, stop, own, end in windows(pieces, 318):
        assert own == 0 or own - begin >= 32
        assert end == pieces or stop - end >= 32


def test_a_statement_has_its_source_cue_and_content() -> None:
    found = [words(SAID, one) for one in tagger.load().attributions(SAID)]
    assert len(found) == 2
    assert found[0][0] == "Foreign Minister Elena Marsh"
    assert found[0][1] is not None
    assert found[0][1].startswith("said")
    assert [piece.removeprefix("that ") for piece in found[0][2]] == ["the ceasefire would hold"]
    assert found[1] == ("she", "added", ['"We are ready to talk,"'])


def test_both_halves_of_an_interrupted_quotation_are_one_statement() -> None:
    text = "“The border,” the spokesman said, “stays closed for now.”"
    assert [words(text, one) for one in tagger.load().attributions(text)] == [
        ("the spokesman", "said", ["“The border,”", "“stays closed for now.”"])
    ]


@pytest.mark.parametrize("text", ["", " \n ", "The bridge over the river was opened in May.", "\ufeff\u200b"])
def test_nothing_attributed_gives_nothing(text: str) -> None:
    assert tagger.load().attributions(text) == ()


def test_a_long_text_is_read_to_its_end_as_its_beginning_is() -> None:
    filler = "The road runs along the coast and crosses two rivers before it reaches the port. " * 6
    text = "\n\n".join([*[filler] * 12, SAID, filler])
    found = [words(text, one) for one in tagger.load().attributions(text)]
    assert [(source, content[0][-5:]) for source, _, content in found] == [
        ("Foreign Minister Elena Marsh", " hold"),
        ("she", 'alk,"'),
    ]


@given(st.text(alphabet='said he "“”’\n.,ÉИ中\u0301\U0001f600', max_size=80))
def test_any_text_gives_spans_that_lie_in_it_and_confidence_of_one(text: str) -> None:
    for found in tagger.load().attributions(text):
        for span in (found.source, found.cue, *found.content):
            assert span is None or span.end <= len(text)
        assert 0 <= found.confidence <= 1
        assert len(found.content) > 0
        assert found.cue is not None or found.source is None


def test_the_card_says_what_the_model_was_made_from() -> None:
    card = tagger.load().card
    assert "states no terms" in card.terms
    assert len(card.data["sha256"]) == 64
    assert card.figures["kept"]["linked"] > 0.6


@pytest.mark.parametrize("name", [tagger.NETWORK, tagger.TOKENIZER, tagger.CARD])
def test_a_missing_file_is_named_with_the_way_to_mend_it(tmp_path: Path, name: str) -> None:
    shutil.copytree(tagger.FOLDER, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} cannot be read.*--statements rules"):
        Tagger(tmp_path / "model")


@pytest.mark.parametrize("name", [tagger.NETWORK, tagger.TOKENIZER])
def test_a_damaged_file_is_not_loaded(tmp_path: Path, name: str) -> None:
    shutil.copytree(tagger.FOLDER, tmp_path / "model")
    path = tmp_path / "model" / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelError, match=f"{name} is not the published one"):
        Tagger(tmp_path / "model")


def test_a_damaged_card_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / tagger.CARD).write_text('{"name": "x"}', encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        Tagger(tmp_path)

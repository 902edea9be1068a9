from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from communique.reports.tagger_text import PARAGRAPH_PIECE, prepared, quotation, words_of


def tokenizer() -> Tokenizer:
    vocabulary = {"[PAD]": 0, "[unused0]": 1, "[UNK]": 2, "the": 3, "truce": 4, "hold": 5, "##s": 6, "“": 7, ".": 8}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.enable_truncation(2)
    made.enable_padding()
    return prepared(made)


def test_words_keep_their_offsets_and_point_at_their_first_piece() -> None:
    text = "The truce\n\nholds."
    words = words_of(text, tokenizer())
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == ["The", "truce", "holds", "."]
    assert words.pieces.tolist() == [3, 4, PARAGRAPH_PIECE, 5, 6, 8, PARAGRAPH_PIECE]
    assert words.first.tolist() == [0, 1, 3, 5]
    assert words.paragraphs.tolist() == [0, 0, 1, 1]
    assert words.stops.tolist() == [0, 0, 0, 1]


def test_the_cut_and_the_padding_of_a_tokenizer_file_are_switched_off() -> None:
    assert len(words_of("the truce holds the truce holds", tokenizer())) == 6


def test_case_and_quotation_go_with_every_piece() -> None:
    words = words_of('UN "Truce holds" the', tokenizer())
    assert words.features.tolist() == [2, 3, 4, 3, 3, 3, 0, 0]
    assert words.quoted.tolist() == [0, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert len(words_of(text, tokenizer())) == 0


def test_straight_marks_turn_to_the_side_they_stand_on() -> None:
    even, inside = quotation('He said "no" and "never again".')
    assert even == "He said “no” and “never again”."
    assert "".join(c for c, quoted in zip(even, inside, strict=True) if quoted) == "“no”“never again”"


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "It is “not over"
    assert [i for i, quoted in enumerate(quotation(text)[1]) if quoted] == list(range(6, len(text)))


@given(st.text(alphabet='a "“”\n.É', max_size=60))
def test_words_never_overlap_and_never_hold_white_space_at_their_ends(text: str) -> None:
    words = words_of(text, tokenizer())
    last = 0
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert last <= start < end
        assert text[start:end].strip() == text[start:end]
        last = end

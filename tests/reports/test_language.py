"""The language pipeline: found, verified, loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from communique.errors import ModelError
from communique.reports import language


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Path:
    """A copy of the model's folder, which nobody changes."""
    folder = tmp_path_factory.mktemp("models") / "model"
    shutil.copytree(nlp.path, folder)
    return folder


@pytest.fixture
def model(tmp_path: Path, sound: Path) -> Path:
    """A copy of the model's folder, to damage."""
    folder = tmp_path / "model"
    shutil.copytree(sound, folder, copy_function=_linked)
    return folder


def _linked(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def test_the_default_pipeline_is_the_published_one() -> None:
    pipeline = language.load()
    assert pipeline.name == "en_core_web_sm 3.8.0"
    assert {"tagger", "parser", "ner", "lemmatizer"} <= set(pipeline.nlp.pipe_names)


def test_the_pipeline_is_loaded_once() -> None:
    assert language.load() is language.load()


def test_a_sound_copy_passes(model: Path) -> None:
    assert language.verify(model)


def test_a_changed_file_is_named(model: Path) -> None:
    damaged = model / "parser" / "moves"
    content = damaged.read_bytes()
    damaged.unlink()
    damaged.write_bytes(content + b" ")
    with pytest.raises(ModelError, match="damaged") as failure:
        language.verify(model)
    assert str(damaged) in str(failure.value)
    assert "pip install" in str(failure.value)


def test_a_missing_file_is_named(model: Path) -> None:
    missing = model / "ner" / "model"
    missing.unlink()
    with pytest.raises(ModelError, match="missing") as failure:
        language.verify(model)
    assert str(missing) in str(failure.value)


def test_files_that_take_no_part_in_reading_may_differ(model: Path) -> None:
    (model / "notes.txt").write_text("of the user's own", encoding="utf-8")
    assert language.verify(model)


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="'no_such_pipeline'"):
        language.load("no_such_pipeline")


def test_a_named_pipeline_must_have_what_reading_needs(tmp_path: Path) -> None:
    folder = tmp_path / "blank"
    spacy.blank("en").to_disk(folder)
    with pytest.raises(ModelError, match="lacks ner, parser, tagger"):
        language.load(str(folder))


def test_a_named_pipeline_is_taken_as_it_is(sound: Path) -> None:
    assert language.load(str(sound)).name.endswith(" 3.8.0")

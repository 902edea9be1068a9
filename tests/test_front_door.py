from __future__ import annotations

import subprocess
import sys

import pytest

import communique


def test_the_public_names_are_sorted_and_can_be_had() -> None:
    assert communique.__all__ == sorted(communique.__all__)
    for name in communique.__all__:
        assert getattr(communique, name) is not None
    assert dir(communique) == communique.__all__


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        communique.raed  # noqa: B018


def test_importing_it_loads_no_language_model() -> None:
    heavy = "('spacy', 'trafilatura', 'sqlalchemy')"
    probe = f"import sys, communique, communique.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

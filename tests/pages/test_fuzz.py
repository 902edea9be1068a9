from __future__ import annotations

import pytest

from tests.pages import fuzz, samples


@pytest.mark.parametrize("name", samples.FILES)
def test_files_broken_by_chance_give_pages_or_reasons(name: str) -> None:
    """A few of what ``python -m tests.pages.fuzz`` tries; always the same ones."""
    told: list[str] = []
    assert fuzz.run(60, 6, [name], None, told.append) == 0, told

from __future__ import annotations

from pathlib import Path

import pytest

from communique.actors import Registry, index
from communique.actors.loader import our_files


def test_the_compiled_registry_says_what_the_sheets_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = index.write(tmp_path / "registry.msgpack")
    monkeypatch.setattr(index, "INDEX", tmp_path / "registry.msgpack")
    monkeypatch.setattr(index, "build", lambda _: pytest.fail("the sheets were read"))
    assert index.load() == written
    monkeypatch.undo()
    assert written == index.build(index.digest_of(our_files()))


def test_the_package_has_its_index_and_it_is_of_these_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "build", lambda _: pytest.fail("registry.msgpack is old: run `make registry`"))
    index.load()


@pytest.mark.parametrize("damage", [b"", b"no msgpack", None])
def test_a_missing_damaged_or_old_index_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    path = tmp_path / "registry.msgpack"
    if damage is not None:
        path.write_bytes(damage)
    monkeypatch.setattr(index, "INDEX", path)
    assert index.load().entries == tuple(Registry.load().entries())


def test_a_changed_sheet_changes_the_digest(tmp_path: Path) -> None:
    sheet = tmp_path / "people.yaml"
    sheet.write_text("people: []\n", encoding="utf-8")
    before = index.digest_of([sheet])
    sheet.write_text("people: [] \n", encoding="utf-8")
    assert index.digest_of([sheet]) != before

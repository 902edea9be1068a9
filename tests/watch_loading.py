"""Run by ``test_repository.py``: builds a ledger of a folder and prints which data files were loaded on the way.

It prints too which of their types are lenient: take keys that they do not know.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from communique import vocab
from communique.vocab import loader

T = TypeVar("T")

_load_text = loader.load_text
_loaded: set[str] = set()
_lenient: set[str] = set()
_seen: set[type] = set()


def watched(text: str, type_: type[T], *, name: str) -> T:
    """As the loader's own, and remembers what was loaded."""
    _loaded.add(name[max(name.rfind("communique/"), 0) :])
    _look(msgspec.inspect.type_info(type_))
    return _load_text(text, type_, name=name)


def _look(info: Any) -> None:
    """Remember every struct inside a type that lets unknown keys pass."""
    if isinstance(info, msgspec.inspect.StructType):
        if info.cls in _seen:
            return
        _seen.add(info.cls)
        if not info.forbid_unknown_fields:
            _lenient.add(f"{info.cls.__module__}.{info.cls.__name__}")
        for field in info.fields:
            _look(field.type)
    for part in (getattr(info, name, None) for name in ("item_type", "key_type", "value_type", "type")):
        if isinstance(part, msgspec.inspect.Type):
            _look(part)
    for name in ("types", "item_types"):
        for part in getattr(info, name, ()):
            _look(part)


def main(folder: str) -> None:
    """Build, watch, print."""
    # Before any other room is imported, so that what they load on import is seen too.
    loader.load_text = vocab.load_text = watched
    from communique.actors import index
    from communique.engines.front import build

    index.INDEX = Path(folder) / "no index"  # so that the registry is read from its sheets

    build(folder).close()
    sys.stdout.write(json.dumps({"loaded": sorted(_loaded), "lenient": sorted(_lenient)}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])

"""The scorers of ``../shared/tools``, whose rules the benchmarks share."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache
def load(path: Path) -> Any:
    """The scorer in a file, as a module.

    Raises:
        FileNotFoundError: where it is not on this machine.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

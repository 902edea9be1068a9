"""Compiles the registry of actors when the package is built: a start that reads 200 sheets takes ten times as long."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RegistryHook(BuildHookInterface[Any]):
    """Writes ``communique/actors/registry.msgpack`` beside the sheets, for wheels and editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; the file is no part of the repository and has to be named."""
        del version  # "standard" or "editable": both want the file
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from communique.actors.index import write
        finally:
            sys.path.pop(0)
        write()
        build_data["artifacts"].append("src/communique/actors/registry.msgpack")

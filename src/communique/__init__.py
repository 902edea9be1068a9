"""Communiqué reads news about diplomacy and keeps a cited ledger: who spoke to whom, who said what, who promised what.

    import communique as cq

    ledger = cq.build("news/")
    ledger.contacts()

The names below are the public ones. They are looked up when first used, so that the import itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from communique.actors import Registry
    from communique.engines.front import build, open_ledger, read
    from communique.errors import CommuniqueError
    from communique.model import Report
    from communique.settings import Settings
    from communique.views.ledger import Ledger
    from communique.views.rows import Rows

__version__: Final = "0.1.0"
__all__ = [
    "CommuniqueError",
    "Ledger",
    "Registry",
    "Report",
    "Rows",
    "Settings",
    "__version__",
    "build",
    "open_ledger",
    "read",
]

_HOMES: Final[dict[str, str]] = {
    "CommuniqueError": "communique.errors",
    "Ledger": "communique.views.ledger",
    "Registry": "communique.actors",
    "Report": "communique.model",
    "Rows": "communique.views.rows",
    "Settings": "communique.settings",
    "build": "communique.engines.front",
    "open_ledger": "communique.engines.front",
    "read": "communique.engines.front",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

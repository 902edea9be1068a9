"""The command line: ``communique``. Thin: it reads what was typed, calls the rooms, and shows what they give."""

from communique.cli.app import main

__all__ = ["main"]

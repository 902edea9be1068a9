"""Communiqué reads news about diplomacy and keeps a cited ledger."""

__version__ = "0.1.0"

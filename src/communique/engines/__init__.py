"""Engines run the rooms, from paths to a ledger: here on one machine."""

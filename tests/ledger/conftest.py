"""Accounts straight from a few words: ``account(contact("Lavrov and Kerry met", ...))``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.ledger.accounts import Account, accounts_of
from communique.model import Report

MakeAccount = Callable[..., Account]


@pytest.fixture(scope="session")
def make_account(make_report: Callable[..., Report]) -> MakeAccount:
    """The account of the one item that is given: ``make_account(text, contact={...}, published=...)``."""

    def make(text: str, **given: Any) -> Account:
        kinds = {"contact", "statement", "commitment", "position", "action"}
        items = {f"{kind}s": [given.pop(kind)] for kind in kinds & given.keys()}
        (found,) = accounts_of([make_report(text, **items, **given)])
        return found

    return make

"""A folder of three reports and what a ledger file holds, table by table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from communique.model import Report

Dump = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def folder(make_report: Callable[..., Report]) -> list[Report]:
    """Three pages: a call in two papers' own words, and a plan with a deadline."""
    call = {"parties": ["Putin", "Obama:initiator"], "when": "2013-03-01", "channel": "phone", "topics": ["Syria"]}
    return [
        make_report(
            "Obama rang Putin on Friday. “We will look for a way out of this war together,” Putin said.",
            outlet="Times",
            published="2013-03-02",
            origin="times.txt",
            contacts=[{**call, "words": "Obama rang Putin on Friday"}],
            statements=[{"words": "We will look for a way out of this war together", "speaker": "Putin"}],
        ),
        make_report(
            "Putin took a telephone call of Obama's.",
            outlet="Post",
            published="2013-03-02",
            origin="post.txt",
            contacts=[{**call, "parties": ["Putin:initiator", "Obama"]}],
            warnings=("the date on the page is not the text's",),
        ),
        make_report(
            "Lavrov will see Kerry. Russia has until May to answer. Iran is against it.",
            outlet="Globe",
            published=("2013-03-01", "2013-03-05"),
            origin="globe.txt",
            contacts=[{"parties": ["Lavrov", "Kerry"], "form": "meeting", "status": "planned"}],
            commitments=[{"parties": ["Russia"], "kind": "deadline", "due": ("2013-05-01", "2013-05-31")}],
            positions=[{"actor": "Iran", "issue": "talks", "stance": "against"}],
        ),
    ]


@pytest.fixture(scope="session")
def dump() -> Callable[[Path], Dump]:
    """Every row of every table of a ledger file, in the file's own order."""

    def read(path: Path) -> Dump:
        with closing(sqlite3.connect(path)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            return {
                name: connection.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall() for (name,) in names
            }

    return read

from __future__ import annotations

from typer.testing import CliRunner

from communique.cli.app import app
from communique.pages import COMPRESSED, FORMATS


def test_every_format_is_listed_without_a_path() -> None:
    done = CliRunner().invoke(app, ["read", "--list-formats"])
    assert done.exit_code == 0
    for suffix in (*COMPRESSED, *(suffix for format_ in FORMATS for suffix in format_.suffixes)):
        assert f"{suffix}" in done.stdout

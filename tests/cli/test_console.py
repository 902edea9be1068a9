from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from communique import __version__
from communique.cli.app import app

run = CliRunner()
FLOOD = (
    "import sys; from communique.cli.console import data, guarded\n"
    "@guarded\ndef flood():\n    for _ in range(100000): data('x' * 100)\nflood()"
)


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen([sys.executable, "-c", FLOOD], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("asked", ["version", "--version"])
def test_the_version_is_told(asked: str) -> None:
    done = run.invoke(app, [asked])
    assert (done.exit_code, done.stdout) == (0, f"communique {__version__}\n")


@pytest.mark.parametrize("command", ["read", "build", "show", "html", "version"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run.invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert f"Example: communique {command}" in " ".join(done.stdout.split())

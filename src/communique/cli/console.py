"""Where words go: data to standard output, everything else to standard error; and how errors end the program."""

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Callable
from typing import Final, ParamSpec

import typer
from rich.console import Console, RenderableType

from communique.errors import CommuniqueError, DataFileError, UsageError

EXIT_NOTHING: Final = 1
EXIT_MISUSE: Final = 2
EXIT_STOPPED: Final = 130
#: How wide tables are where nobody looks: in a pipe or a file, unless COLUMNS says otherwise.
PIPE_WIDTH: Final = 120

P = ParamSpec("P")


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, so that a user's mistake ends it with a message, never with a traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except CommuniqueError as error:
            fail(error)
            raise typer.Exit(EXIT_MISUSE if isinstance(error, UsageError | DataFileError) else EXIT_NOTHING) from error
        except KeyboardInterrupt as stop:
            say("stopped; what was written stays")
            raise typer.Exit(EXIT_STOPPED) from stop
        except BrokenPipeError:
            # The reader of our output has gone. Python would complain once more when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return run


def ready() -> None:
    """Make the streams fit for any text: UTF-8 in files and pipes, and no character that stops the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def messages() -> Console:
    """The console for messages and progress."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(message: str) -> None:
    """One message for the user, whatever becomes of standard output."""
    messages().print(message, soft_wrap=True)


def fail(error: CommuniqueError) -> None:
    """What went wrong, and what to do next."""
    message, _, hint = str(error).partition("\n")
    console = messages()
    console.print(f"error: {message}", style="bold red", soft_wrap=True)
    if hint != "":
        console.print(hint, soft_wrap=True)


def show_page(page: RenderableType) -> None:
    """Print something for people: in colours on a terminal, plain and without trailing blanks elsewhere."""
    if sys.stdout.isatty():
        Console(highlight=False, markup=False, emoji=False).print(page)
        return
    width = int(os.environ.get("COLUMNS", "") or PIPE_WIDTH) if os.environ.get("COLUMNS", "").isdigit() else PIPE_WIDTH
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False, color_system=None)
    with console.capture() as captured:
        console.print(page)
    data("\n".join(line.rstrip() for line in captured.get().splitlines()))


def data(text: str) -> None:
    """Write to standard output, with a line break at the end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")

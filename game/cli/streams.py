"""The standard streams: UTF-8 whatever the machine's locale, JSON as data, quiet when the reader has gone."""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path

import click


def prepare() -> None:
    """Read and write UTF-8 on every machine; what cannot be encoded is shown escaped, never an error."""
    _fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _fill_closed() -> None:
    """A stream the caller closed (``<&-``) reads as empty and writes to nowhere."""
    streams: dict[str, object] = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
    for name, stream in streams.items():
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115  (for the rest of the run)


def data(text: str) -> None:
    """One line (or several) of what was asked for, on stdout; what an author wrote cannot steer the terminal."""
    click.echo(harmless(text))


def talk(text: str) -> None:
    """One line beside it, on stderr, as harmless."""
    click.echo(harmless(text), err=True)


def harmless(text: str) -> str:
    """The text with every character that steers or reorders shown as its number."""
    from game.view.safe import safe

    return text if text.isascii() and text.replace("\n", "").isprintable() else safe(text)


def as_json(value: object) -> str:
    """JSON for people and programs: keys sorted, two spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)


def emit(value: object) -> None:
    """JSON on stdout; a character that would steer the terminal is written as its escape, which reads back the same."""
    click.echo("".join(_escaped(char) for char in as_json(value)))


def _escaped(char: str) -> str:
    if char.isprintable() or char == "\n":
        return char
    return json.dumps(char)[1:-1]


def flush() -> None:
    """Let what was written go out, while errors can still be answered."""
    sys.stdout.flush()


def abandon() -> None:
    """The reader has gone (``startex list | head``): write the rest to nowhere, so that leaving stays quiet."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError:
        return

"""Mending what is safe to mend: a slip of the pen whose cure is certain, and only where it leaves fewer faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.pack.faults import Fault

MOST_ROUNDS = 8
"""A mended word may uncover another; a file that needs more rounds is left as it is."""

_MEANT = re.compile(r"did you mean ([\w.-]+)\?")
_SAID = re.compile(r"write ([0-9dhm ]*[0-9][dhm]|D\+\d+(?: \d\d:\d\d)?|\+[0-9dhm ]+)(?: \(so long after STARTEX\))?")
_WORD = re.compile(r"[\w.+-]+")
_BAD_TIME = re.compile(r"'(.*)' is no (?:duration|moment)")
_TYPOS = frozenset({"E202", "E205", "E301", "E305", "E306", "E307", "E309", "E502", "E603"})
_TIMES = frozenset({"E401", "E402"})
_QUOTED = "put it in quotation marks"


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement in one line."""

    line: int
    start: int
    """Offset in the line, from 0."""
    old: str
    new: str


def mend(path: Path, check: Callable[[], Sequence[Fault]]) -> int:
    """Mend a file in place; how many places were changed. ``check`` gives its faults as it then is.

    A round of changes stays only if it leaves fewer errors; otherwise the file is as it was. Raises OSError.
    """
    done = 0
    for _ in range(MOST_ROUNDS):
        before = path.read_bytes().decode("utf-8")
        faults = [fault for fault in check() if Path(fault.file).resolve() == path.resolve()]
        changes = changes_for(before, faults)
        if not changes:
            break
        _write(path, applied(before, changes))
        left = [fault for fault in check() if Path(fault.file).resolve() == path.resolve()]
        if _errors(left) >= _errors(faults):
            _write(path, before)
            break
        done += len(changes)
    return done


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _errors(faults: Sequence[Fault]) -> int:
    return sum(fault.severity == "error" for fault in faults)


def changes_for(text: str, faults: Sequence[Fault]) -> list[Change]:
    """The certain cures among the faults of a text, each place once."""
    lines = text.removeprefix("\ufeff").split("\n")
    found = {}
    for fault in faults:
        line = lines[fault.line - 1] if fault.line <= len(lines) else ""
        change = _change(line, fault)
        if change is not None:
            found[change.line, change.start] = change
    return list(found.values())


def _change(line: str, fault: Fault) -> Change | None:
    start = fault.col - 1
    if fault.code in _TIMES and (bad := _BAD_TIME.fullmatch(fault.message)) and (said := _SAID.fullmatch(fault.cure)):
        old, new = bad[1], said[1]
    elif fault.code in _TYPOS and (meant := _MEANT.fullmatch(fault.cure)):
        word = _WORD.match(line, start)
        if word is None or word[0] not in fault.message.replace("'", " ").split():
            return None
        old, new = word[0], meant[1]
    elif fault.cure == _QUOTED and (word := re.compile(r"[^\s,\]}#]+").match(line, start)):
        old, new = word[0], f'"{word[0]}"'
    else:
        return None
    return Change(fault.line, start, old, new) if line.startswith(old, start) else None


def applied(text: str, changes: Sequence[Change]) -> str:
    """The text with every change made, the last in a line first so that places stay true."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix("\ufeff").split("\n")
    for change in sorted(changes, key=lambda item: (item.line, -item.start)):
        line = lines[change.line - 1]
        lines[change.line - 1] = line[: change.start] + change.new + line[change.start + len(change.old) :]
    return mark + "\n".join(lines)

"""Planted faults: each is found at its exact line and column, none hides another, and nothing else is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pack.small import loaded

FOLDER = Path(__file__).parent / "planted"
_MARK = re.compile(r"⟦(\w+)⟧")

Found = list[tuple[int, int, str]]


def planted(name: str) -> tuple[str, Found]:
    """A text without its marks, and what they say must be found: line, column, code."""
    lines, wanted = [], []
    for number, marked in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines()[1:], 1):
        line = marked
        while mark := _MARK.search(line):
            wanted.append((number, mark.start() + 1, mark[1]))
            line = line[: mark.start()] + line[mark.end() :]
        lines.append(line)
    return "\n".join(lines) + "\n", sorted(wanted)


def found(folder: Path, text: str) -> Found:
    """What the check finds in a scenario: line, column, code."""
    (folder / "rules").mkdir()
    (folder / "rules" / "other.yaml").write_bytes((FOLDER / "other.yaml").read_bytes())
    return sorted((fault.line, fault.col, fault.code) for fault in loaded(folder, text).faults)


@pytest.mark.parametrize("name", ["faulty.txt", "idle.txt"])
def test_every_planted_fault_is_found_where_it_stands(name: str, tmp_path: Path) -> None:
    """All at once, at their very places, and no other."""
    text, wanted = planted(name)
    assert found(tmp_path, text) == wanted


def test_more_than_forty_codes_are_planted() -> None:
    """Faults of every family stand beside each other in one file."""
    codes = [code for _, _, code in planted("faulty.txt")[1]]
    assert len(set(codes)) >= 45
    assert {code[:2] for code in codes} == {"E1", "E2", "E3", "E4", "E5", "E6", "W4", "W6", "W7"}
    assert len({code for name in ("faulty.txt", "idle.txt") for _, _, code in planted(name)[1]}) >= 60

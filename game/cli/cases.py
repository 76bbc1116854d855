"""``startex vote --cases FILE``: decided cases and power indices against the rulebooks, outcome by outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli import exits, streams

if TYPE_CHECKING:
    from game.pack.law import Law
    from game.votes.cases import Checked, Line


def run(law: Law, path: Path, *, as_json: bool) -> int:
    """Check every case and say how many agree; exit code 1 where one does not."""
    from game.votes.cases import check_vote
    from game.votes.indices import check_power

    votes, records = _read(path)
    checked = [check_vote(law, case) for case in votes] + [check_power(law, record) for record in records]
    good = sum(one.agrees for one in checked)
    if as_json:
        streams.emit({"agree": good, "of": len(checked), "cases": [_plain(one) for one in checked]})
    else:
        for one in checked:
            for line in lines(one):
                streams.data(line)
        streams.data(f"{good} of {len(checked)} agree")
    return exits.OK if good == len(checked) else exits.FAULTS


def _read(path: Path) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The two lists of a file of cases."""
    from game.pack.source import read_source

    source, faults = read_source(path, str(path))
    for fault in faults:
        streams.talk(str(fault))
    found = source.plain() if source is not None else None
    if faults or not isinstance(found, dict):
        raise exits.Failure(f"{path} holds no cases; it needs the lists vectors: or power_indices:.")
    lists = [found.get(key) or [] for key in ("vectors", "power_indices")]
    if not any(lists) or not all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in lists
    ):
        raise exits.Failure(f"{path} holds no cases; it needs the lists vectors: or power_indices:.")
    return lists[0], lists[1]


def lines(one: Checked) -> Iterator[str]:
    """One case as text: its verdict in the first line, then every compared value."""
    yield f"{'agrees' if one.agrees else 'DIFFERS'}  {one.id}" + (f"  {one.title}" if one.title else "")
    if one.trouble:
        yield f"         {one.trouble}"
    for line in one.lines:
        yield f"         {_said(line)}"


def _said(line: Line) -> str:
    mark = {True: "=", False: "NOT", None: "beside"}[line.agrees]
    if isinstance(line.expected, Mapping):
        if line.agrees:
            return f"{line.key}: {len(line.expected)} members as expected"
        found = line.found if isinstance(line.found, Mapping) else {}
        off = [
            f"{code} {found.get(code)} NOT {value}" for code, value in line.expected.items() if found.get(code) != value
        ]
        return f"{line.key}: {', '.join(off[:5])}"
    return f"{line.key}: {_word(line.found)} {mark} {_word(line.expected)}"


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return " ".join(map(str, value)) or "nobody"
    return "nothing" if value is None else str(value)


def _plain(one: Checked) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "agrees": one.agrees,
        "trouble": one.trouble,
        "values": [
            {"key": line.key, "expected": line.expected, "found": line.found, "agrees": line.agrees}
            for line in one.lines
        ],
    }

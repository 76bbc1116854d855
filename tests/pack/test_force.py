"""A measure or decision that rests on a rule or a body of other days is told, with what stood in its place then."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pack import load_file
from game.pack.faults import Fault

RULES = """\
format: 1
id: land
title: A land
members: {all: [{code: AA}, {code: BB}, {code: CC}]}
procedures:
  now: {title: Now, kind: vote, tests: [{count: for, at_least: 55%}], from: 2010-01-01, before: then}
  then: {title: Then, kind: vote, tests: [{count: for, at_least: 2/3}], to: 2009-12-31, since: 1990-01-01}
  lapsing: {title: Lapsing, kind: vote, tests: [{count: for, at_least: 2/3}], to: 2016-02-10, after: now}
bodies:
  council: {title: Council, members: all, procedure: now}
  young: {title: Young body, members: all, procedure: now, from: 2020-01-01}
  old: {title: Old body, members: all, procedure: now, to: 2010-06-30}
delegations: {AA: {title: A}, BB: {title: B}, CC: {title: C}}
"""
SCENARIO = """\
format: 1
id: s
title: S
starts: DAYT08:00
endex: D+9
rulebooks: [land]
indicators: {trust: {title: Trust, range: [0, 100], start: 60, better: up, shown: dial}}
seats: [{id: chair, title: Chair, chairs: [council, young, old]}]
injects: [{id: i, at: D+0 10:00, title: I, text: It begins., opens: [d], effects: {trust: -3}}]
decisions: {d: {title: Decide, forum: FORUM, closes: 3d, responses: [r, w]}}
responses:
  r: {title: R, measures: [{id: m, body: BODY, procedure: RULE}], effects: {trust: +2}}
  w: {title: Wait}
"""


def told(folder: Path, day: str, *, forum: str = "council", body: str = "council", rule: str = "now") -> list[Fault]:
    """The remarks W616 on a scenario of that day."""
    (folder / "rules").mkdir()
    (folder / "rules" / "land.yaml").write_text(RULES, encoding="utf-8")
    text = SCENARIO.replace("DAY", day).replace("FORUM", forum).replace("BODY", body).replace("RULE", rule)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    found = load_file(folder / "scenario.yaml").faults
    assert {fault.code for fault in found} <= {"W616"}, [str(fault) for fault in found]
    return list(found)


@pytest.mark.parametrize(
    ("case", "says", "cure"),
    [
        ({"day": "2009-12-20"}, "now is not in force on 2009-12-20 (it is from 2010-01-01 on)", "procedure: then"),
        ({"day": "1989-06-01"}, "now is not in force on 1989-06-01", "of those days"),
        ({"day": "2016-02-08", "rule": "then"}, "then is not in force on 2016-02-08 (it is until", "of those days"),
        ({"day": "2016-02-08", "rule": "lapsing"}, "lapsing is not in force on 2016-02-17", "procedure: now"),
        ({"day": "2016-02-08", "body": "young"}, "young does not exist on 2016-02-08; it begins", "acted then"),
        ({"day": "2016-02-08", "body": "old"}, "old does not exist on 2016-02-08; it ended", "acts since"),
    ],
)
def test_what_is_of_other_days_is_told_at_its_measure(
    tmp_path: Path, case: dict[str, str], says: str, cure: str
) -> None:
    """The day, from or until when it holds, and what stood in its place; also what lapses before ENDEX."""
    found = told(tmp_path, **case)
    measure = [fault for fault in found if fault.line == SCENARIO.count("\n", 0, SCENARIO.index("measures")) + 1]
    assert len(measure) == 1
    assert says in measure[0].message
    assert cure in measure[0].cure


def test_a_forum_of_other_days_is_told_at_its_decision(tmp_path: Path) -> None:
    """The decision point's forum is a body that does not exist yet."""
    (found,) = told(tmp_path, "2016-02-08", forum="young")
    assert "young does not exist" in found.message
    assert found.line == SCENARIO.count("\n", 0, SCENARIO.index("decisions")) + 1


def test_what_is_in_force_is_not_remarked_on(tmp_path: Path) -> None:
    """From its first day on a rule may be cited."""
    assert told(tmp_path, "2010-01-01") == []

"""What a new author of a company's exercise wrote wrong, and the cure that says what to type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.pack.loading import load

COMPANY = Path(__file__).parents[1] / "plain" / "company"
SHARE = "a share such as 55% or 1/3"
SCENARIO, RULES = "scenario.yaml", "rules/bakers.yaml"


def faults(folder: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    """(code, cure) of every fault once ``old`` is written as ``new``, in order."""
    shutil.copytree(COMPANY, folder / "company")
    path = folder / "company" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [(fault.code, fault.cure) for fault in load(folder / "company").faults]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "cure"),
    [
        (SCENARIO, "one-shift: 5%,", "one-shift: 5,", "E203", "write 5%"),
        (SCENARIO, "watch: output < 75", "watch: now > D+3", "E502", "write the time since STARTEX, such as now > 5d"),
        (SCENARIO, "partner: WORKS,", "partner: WORKSCOUNCIL,", "E301", "did you mean WORKS?"),
        (RULES, "more_than: 1/2", "more_than: 1", "E403", "write minimum: 2 for a number, or " + SHARE),
        (RULES, "more_than: 1/2", "at_least: 2", "E403", "write minimum: 2 for a number, or " + SHARE),
        (RULES, "more_than: 1/2", "less_than: 2", "E403", "write at_most: 1 for a number, or " + SHARE),
        (RULES, "more_than: 1/2", "more_than: half", "E403", "write " + SHARE),
        (
            RULES, ", holder: MD", "", "E605",
            "write holder: with a delegation's code at office in its rulebook, or name another body",
        ),
    ],
)  # fmt: skip
def test_the_cure_says_what_to_type(tmp_path: Path, file: str, old: str, new: str, code: str, cure: str) -> None:
    """A number where a share belongs, a day where a length belongs: the cure is for what was meant."""
    assert (code, cure) in faults(tmp_path, file, old, new)


def test_a_share_that_cannot_be_read_makes_no_second_fault(tmp_path: Path) -> None:
    """Nothing is said of verdicts that rest on it."""
    assert [code for code, _ in faults(tmp_path, RULES, "more_than: 1/2", "more_than: half")] == ["E403"]


def test_whose_concern_changes_nothing_is_offered_three_ways_out(tmp_path: Path) -> None:
    """A seat at the table, a key, or no concern."""
    found = faults(tmp_path, SCENARIO, "who: WORKS, until", "who: MD, until")
    assert ("W301", "make it a member, give it a key, or remove it") in found


def test_a_code_in_other_letters_is_the_one_meant(tmp_path: Path) -> None:
    """A director listed under small letters, and minding a text under capitals."""
    shutil.copytree(COMPANY, tmp_path / "company")
    rules, scenario = tmp_path / "company" / RULES, tmp_path / "company" / SCENARIO
    rules.write_text(rules.read_text(encoding="utf-8").replace("code: PLANTS", "code: plants"), encoding="utf-8")
    text = scenario.read_text(encoding="utf-8").replace("who: WORKS, until", "who: PLANTS, until")
    scenario.write_text(text, encoding="utf-8")
    found = [(fault.code, fault.cure) for fault in load(tmp_path / "company").faults]
    assert ("W301", "did you mean plants?") in found


@pytest.mark.parametrize(
    ("task", "message"),
    [
        ('by: "not lapsed(the-line)"', "this task is met at STARTEX, before anybody acts"),
        ('by: "not lapsed(the-line)", never: yes', "this task can never be met: it is so at STARTEX"),
        ("by: output >= 50", "this task is met at STARTEX, before anybody acts"),
    ],
)
def test_a_task_that_is_met_at_startex_practises_nothing(tmp_path: Path, task: str, message: str) -> None:
    """A task is performed once its condition holds, and what must not happen does not hold yet at STARTEX."""
    shutil.copytree(COMPANY, tmp_path / "company")
    path = tmp_path / "company" / SCENARIO
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("by: lapsed(the-line), never: yes", task), encoding="utf-8")
    assert [(fault.code, fault.message) for fault in load(tmp_path / "company").faults] == [("W612", message)]

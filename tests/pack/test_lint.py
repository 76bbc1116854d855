"""Remarks: what can never happen is told once, at its cause; what might happen is never remarked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.plan import Expr
from game.pack import check
from game.pack.data import rulebook_ids, scenario_ids
from game.pack.lint import words
from game.pack.lint.explore import explore
from game.pack.lint.possible import ALWAYS, MAYBE, NEVER, World, everything, reach
from tests.pack.pages import Example, faults_of
from tests.pack.small import SCENARIO, loaded, plan_of, spot


def codes(folder: Path, part: str, into: str = "") -> list[str]:
    """The codes found in the small exercise of the pages with these sections in it."""
    return [fault.code for fault in faults_of(Example("Wrong", into, part), folder)]


@pytest.mark.parametrize("name", [*scenario_ids(), *rulebook_ids()])
def test_nothing_is_remarked_on_in_the_library(name: str) -> None:
    """No false alarm on what is shipped, warnings included."""
    assert check(name) == ()


def test_only_the_cause_is_told(tmp_path: Path) -> None:
    """What waits for something that cannot happen is not a fault of its own."""
    part = """\
injects:
  - {id: report, at: D+0, title: A report, text: Cracks., opens: [closing], effects: {trust: -3}}
  - {id: first, at: D+1, when: trust > 100, title: First, text: First., effects: [{sets: [rung], change: {trust: 1}}]}
  - {id: second, watch: made(first), title: Second, text: Second.}
  - {id: third, watch: fact(rung) and made(second), title: Third, text: Third.}
"""
    found = faults_of(Example("Wrong", "", part), tmp_path)
    assert [(fault.code, fault.message.split()[0]) for fault in found] == [("W603", "first")]


def test_a_circle_of_waiting_is_told_at_its_first(tmp_path: Path) -> None:
    """Each waits for the other: the first of them is named, the rest would follow."""
    part = """\
injects:
  - {id: report, at: D+0, title: A report, text: Cracks., opens: [closing], effects: {trust: -3}}
  - {id: hen, watch: made(egg), title: Hen, text: Hen.}
  - {id: egg, watch: made(hen), title: Egg, text: Egg.}
"""
    assert [fault.message.split()[0] for fault in faults_of(Example("Wrong", "", part), tmp_path)] == ["hen"]


@pytest.mark.parametrize(
    "watch",
    [
        "trust < 60",
        "lapsed(closing)",
        "refused(closing) or adopted(wait)",
        "not adopted(close)",
        "uses(close, within: 2d) > 0",
        "now > 5d",
        "breaks(closing) > 1",
        "since(rung) > 60",
        "not fact(rung) and trust == 60",
    ],
)
def test_what_may_happen_is_not_remarked_on(tmp_path: Path, watch: str) -> None:
    """Whatever seats and luck can bring about counts as possible."""
    part = f"""\
injects:
  - {{id: report, at: D+0, title: A report, text: Cracks., opens: [closing], effects: {{trust: -3}}}}
  - {{id: bell, at: D+0, title: A bell, text: It rings., effects: [{{change: {{trust: -3}}, sets: [rung]}}]}}
  - {{id: later, watch: "{watch}", title: Later, text: Later.}}
"""
    assert codes(tmp_path, part) == []


def test_a_task_is_certain_only_when_nothing_can_change_it(tmp_path: Path) -> None:
    """By a moment before anything can happen it cannot be met; by a later one it can."""
    part = """\
injects:
  - {id: report, at: D+2, title: A report, text: Cracks., opens: [closing], effects: {trust: -3}}
objectives:
  - {id: act, title: Act, tasks: [{title: Closed, by: adopted(close), before: D+%d}]}
"""
    (tmp_path / "early").mkdir()
    (tmp_path / "late").mkdir()
    assert codes(tmp_path / "early", part % 1) == ["W612"]
    assert codes(tmp_path / "late", part % 3) == []


@pytest.mark.parametrize(
    "more",
    [
        ", sources: [x], effects: [{change: {trust: +1}, after: 1d}]",
        ", requires: [trust < 90], effects: {trust: +9}",
        ", effects: {trust: 1}, clauses: {term: {wordings: [{id: a, text: A, effects: {trust: 5}}, {id: b, text: B}]}}",
        ", effects: [{change: {trust: +1}, sets: [shut]}]",
    ],
)
def test_a_response_with_something_of_its_own_is_not_beaten(tmp_path: Path, more: str) -> None:
    """Later effects, gates, clauses and facts are worth a choice; only plain changes are compared."""
    part = f"""\
decisions:
  closing: {{title: Close the bridge?, forum: council, closes: 3d, responses: [close, shut, wait]}}
responses:
  close: {{title: Close, measures: [{{id: order, body: council}}], effects: {{trust: +2}}}}
  shut: {{title: Shut, measures: [{{id: order, body: council}}]{more}}}
  wait: {{title: Wait}}
"""
    assert "W613" not in codes(tmp_path, part)


def test_a_response_that_is_asked_about_is_not_beaten(tmp_path: Path) -> None:
    """A worse response may still be the one an inject waits for."""
    part = """\
decisions:
  closing: {title: Close the bridge?, forum: council, closes: 3d, responses: [close, shut, wait]}
responses:
  close: {title: Close, measures: [{id: order, body: council}], effects: {trust: +2}}
  shut: {title: Shut, measures: [{id: order, body: council}], effects: {trust: +1}}
  wait: {title: Wait}
"""
    asked = """\
injects:
  - {id: report, at: D+0, title: A report, text: Cracks., opens: [closing], effects: {trust: -3}}
  - {id: thanks, watch: adopted(shut), title: Thanks, text: Thanks.}
"""
    (tmp_path / "plain").mkdir()
    (tmp_path / "asked").mkdir()
    assert codes(tmp_path / "plain", part) == ["W613"]
    assert codes(tmp_path / "asked", asked + part) == []


def test_ranges_are_never_too_narrow(tmp_path: Path) -> None:
    """In a world where nothing has happened yet questions are answered; in one where all may, they are open."""
    plan = plan_of(tmp_path)
    nothing, dream = World(plan.endex), everything(plan, plan.endex)
    for op, args in (
        ("made", ("request",)),
        ("adopted", ("watch", "")),
        ("uses", ("watch", 0)),
        ("opened", ("tasking",)),
    ):
        assert reach(plan, nothing, Expr(op, args)) == NEVER
        assert reach(plan, dream, Expr(op, args))[1] >= 1
        assert reach(plan, nothing, Expr("not", (Expr(op, args),))) == ALWAYS
    assert reach(plan, nothing, Expr("ind", (1,))) == (60, 60)
    assert reach(plan, dream, Expr("ind", (1,))) == (0, 100)
    assert reach(plan, nothing, Expr("<", (Expr("ind", (1,)), Expr("const", (61,))))) == ALWAYS
    assert reach(plan, dream, Expr("<", (Expr("ind", (1,)), Expr("const", (61,))))) == MAYBE


def test_everything_in_the_small_pack_may_happen(tmp_path: Path) -> None:
    """The exploration reaches every inject, decision point, response and indicator of a sound scenario."""
    plan = plan_of(tmp_path)
    found = explore(plan, plan.endex)
    assert found.injects == {"request", "rumour"}
    assert found.decisions == {"tasking"}
    assert found.adopted == {("watch", "tasking"), ("wait", "tasking")}
    assert found.moved == {0, 1}


@pytest.mark.parametrize(
    "said",
    ["waves of desperate migrants", "flood of people", "illegal migrants", "weaponised migration", "human shields"],
)
def test_the_language_guide_is_kept_in_every_text(tmp_path: Path, said: str) -> None:
    """In a scenario's own lines and in the texts beside it, at the very word."""
    text = SCENARIO.replace("text: Two Allies ask.", f"text: They speak of {said} at sea.")
    found = loaded(tmp_path, text).faults
    assert [(fault.code, fault.line, fault.col) for fault in found] == [("W703", *spot(text, said))]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "letter.md").write_text(f"Sir,\n\nof {said}.\n", encoding="utf-8")
    found = loaded(tmp_path, SCENARIO.replace("text: Two Allies ask.", "text: {file: letter}")).faults
    assert [(fault.code, fault.line, fault.col) for fault in found] == [("W703", 3, 4)]
    assert found[0].file.endswith("letter.md")


@pytest.mark.parametrize(
    "said", ["wave of sympathy", "a stream of orders", "the boat repels water", "invasion of Ukraine"]
)
def test_other_uses_of_a_word_are_free(said: str) -> None:
    """Only ways of speaking of people are refused."""
    assert not any(rule.search(said) for rule, _ in words.RULES)


def test_an_abbreviation_is_explained_once(tmp_path: Path) -> None:
    """In brackets after its words, before them, or in the glossary, which readers then get as a note."""
    for text, wanted in (
        ("The XQZ comes. The XQZ goes.", ["W702"]),
        ("The exercise quiz (XQZ) comes. The XQZ goes.", []),
        ("The XQZ (exercise quiz) comes.", []),
        ("Chapter XIV of UNCLOS; GR asks.", []),
    ):
        found = loaded(tmp_path, SCENARIO.replace("text: Two Allies ask.", f"text: {text}"))
        assert [fault.code for fault in found.faults] == wanted, text
    explained = "glossary: {XQZ: exercise quiz}\nbriefing: The XQZ comes."
    plan = plan_of(tmp_path, SCENARIO.replace("briefing: A short one.", explained))
    assert "XQZ: exercise quiz" in plan.notes


def test_a_seat_that_knows_the_truth_may_be_told_by_it(tmp_path: Path) -> None:
    """An inject only for those who know a hidden truth anyway gives nothing away."""
    inject = '  - {id: told, at: D+1, title: Told, text: Told., when: "hidden(author, gang)", to: [%s]}\ndecisions:\n'
    for seat, wanted in (("greece", []), ("chair", ["E511"])):
        text = SCENARIO.replace("decisions:\n", inject % seat, 1)
        assert [fault.code for fault in loaded(tmp_path, text).faults] == wanted


def test_a_body_is_judged_by_those_who_sit_in_it(tmp_path: Path) -> None:
    """Of a group of four only two sit in a panel: three votes cannot be reached there, and can be in the council."""
    rules = """\
format: 1
id: own
title: Own
members:
  all:
    - {code: AA, title: A, attributes: [{is: panel, from: 2001-01-01}]}
    - {code: BB, title: B, attributes: [panel]}
    - {code: CC, title: C}
    - {code: DD, title: D}
procedures:
  three: {title: Three votes, kind: vote, tests: [{count: for, minimum: 3}]}
bodies:
  council: {title: Council, members: all, procedure: three}
  panel: {title: Panel, members: all, only: panel, procedure: three}
"""
    path = tmp_path / "own.yaml"
    path.write_text(rules, encoding="utf-8")
    found = check(path)
    assert [(fault.code, fault.line) for fault in found] == [("W615", rules.count("\n"))]
    assert "all 2 members" in found[0].message


def test_notes_to_oneself_may_stand_anywhere(tmp_path: Path) -> None:
    """In every kind of mapping, without changing the plan."""
    text = SCENARIO.replace("{id: press,", "{todo: shorter, id: press,").replace("{code:", "{code:")
    text = text.replace("    title: Watch\n", "    title: Watch\n    todo: ask the navy\n")
    found = loaded(tmp_path, text)
    assert [fault.code for fault in found.faults] == ["W704", "W704"]
    assert found.plan is not None
    assert found.plan.digest == plan_of(tmp_path).digest

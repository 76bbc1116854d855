"""Rehearsals: what is planted is found, what is counted adds up, what is shown can be played again."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from game.core import events as e
from game.core.chance import derive
from game.core.plan import Expr, Gate, with_tables
from game.journal import read, state_of
from game.policies.drive import every_chair
from game.rollout.accounts import rehearsed
from game.rollout.findings import Finding
from game.rollout.ledger import Ledger, spread
from game.rollout.limits import held
from game.rollout.playthrough import Playthrough
from game.rollout.rehearse import Order, rehearse
from game.rollout.report import everything, values
from game.rollout.worth import pairs, partings
from tests.cli.run import startex
from tests.rollout.made import PLANTED, planted, rehearsal
from tests.tiny import tiny_plan


def found(kind: str) -> list[Finding]:
    """The findings of one kind."""
    return [item for item in rehearsal().findings if item.kind == kind]


def again(finding: Finding) -> Playthrough:
    """The playthrough a finding shows, played again from its policy and seed."""
    assert finding.seed is not None
    policy, seed = finding.seed
    played = Playthrough(planted(), seed)
    played.play(every_chair(planted(), policy))
    return played


def test_the_four_planted_faults_are_found_and_nothing_else() -> None:
    """A dead end, an inject out of reach, a response nobody adopts and a dominated option, each by its id."""
    kinds = {(item.kind, item.subject) for item in rehearsal().findings}
    assert kinds == {
        ("dead end", "first"),
        ("unreached", "plenty"),
        ("never adopted", "seize"),
        ("dominated", "patch"),
    }


def test_a_dead_end_plays_again() -> None:
    """In the playthrough it names the choices do run out: one decision point opens and none after it."""
    for finding in found("dead end"):
        state = again(finding).state
        assert list(state.points) == ["first"]
        assert state.points["first"].outcome == "go-home"
        assert finding.count > 0
        assert finding.why.endswith("elsewhere there follow second, third")


def test_a_response_nobody_adopts_was_on_offer_there() -> None:
    """In the playthrough it names its decision point opened, and the response did not take effect."""
    (finding,) = found("never adopted")
    state = again(finding).state
    assert "first" in state.points
    assert "seize" not in [item.response for item in state.adopted]


def test_a_dominated_option_met_its_better_there() -> None:
    """In the playthrough it names the decision point opened, and supposing either option shows the difference."""
    (finding,) = found("dominated")
    assert "second" in again(finding).state.points
    assert finding.seed is not None
    (parting,) = [
        parting for parting in rehearsal().partings if parting.seed == finding.seed and parting.decision == "second"
    ]
    value = {one.response: one.values for one in parting.outcomes}
    assert all(worse < better for worse, better in zip(value["patch"], value["repair"], strict=True))


def test_the_command_of_a_finding_shows_it(tmp_path: Path) -> None:
    """``startex play … --auto POLICY --seed N``, as the report prints it, is that very playthrough."""
    rows = values(rehearsal(), str(PLANTED))["findings"]
    row = next(row for row in rows if row["kind"] == "dead end")
    words = row["replay"].split()[1:]
    shown = startex(*words, "--journal", tmp_path / "again.jsonl")
    assert shown.exit_code == 0
    assert "The pump" not in shown.stdout
    assert "Everyone goes home" in shown.stdout


def test_a_seat_with_a_delegation_replays_as_rehearsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the solo seat speaks for a delegation, nobody sits in it under ``--auto``: its stance decides in both."""
    plan = planted()
    farm = replace(plan.seats[0], delegation="CC")
    seated = with_tables(replace(plan, seats=(farm,)))
    monkeypatch.setattr("game.cli.find.plan_of", lambda scenario: seated)
    for seed in Order((), 6, 1).seeds():
        played = Playthrough(seated, seed)
        played.play(every_chair(seated, "random"))
        file = tmp_path / f"{seed}.jsonl"
        startex("play", "x", "--plain", "--auto", "random", "--seed", seed, "--journal", file)
        assert state_of(read(file).lines) == played.state


def test_who_blocks_is_counted_with_clause_and_reason() -> None:
    """The farm stands in the way of large shares with its clause, and of its own store with the text as a whole."""
    blocks = {(b.body, b.member, b.response, b.clause, b.reason) for b in rehearsal().ledger.blocks}
    assert blocks == {
        ("meeting", "CC", "share", "size", "share.size.CC"),
        ("meeting", "CC", "seize", "", "seize.text.CC"),
    }


def test_counts_add_up() -> None:
    """Every playthrough is counted once: by policy, by ending, by value of an indicator, by rating."""
    ledger, plan = rehearsal().ledger, planted()
    assert set(ledger.played.values()) == {12}
    assert sum(ledger.endings.values()) == 60
    assert all(sum(counts.values()) == 12 for counts in ledger.values.values())
    assert sum(count for (_, closing), count in ledger.closings.items() if closing.decision == "first") == 60
    known = {(kind, name) for kind, names in everything(plan).items() for name in names}
    assert {hit for hit in ledger.hits if hit[0] not in ("won", "in order")} <= known


def test_a_ledger_joined_from_parts_is_the_ledger_of_the_whole() -> None:
    """Two chunks of seeds added are one chunk of all of them, in every count."""
    plan, seeds = tiny_plan(), (1, 2, 3, 4)
    joined = Ledger()
    for part in (seeds[:1], seeds[1:]):
        joined.add(rehearsed(plan, "explore", part))
    assert joined == rehearsed(plan, "explore", seeds)


@pytest.mark.slow
def test_several_workers_come_to_the_same() -> None:
    """The report does not depend on how many processes did the work, and every playthrough is reported done."""
    plan, order, seen = planted(), Order(("random", "explore"), 4, 9), [0]
    alone = rehearse(plan, order, lambda done, whole: seen.append(done))
    together = rehearse(plan, replace(order, workers=2))
    assert json.dumps(values(alone, "x")) == json.dumps(values(together, "x"))
    assert seen == sorted(seen)
    assert seen[-1] == 8 + 4


def test_playthrough_k_is_the_derived_seed() -> None:
    """Playthrough k of seed S is the game of ``derive(S, k)`` and of no other."""
    assert Order(("random",), 3, 5).seeds() == tuple(derive(5, k) for k in (1, 2, 3))


def test_luck_is_the_same_on_both_sides_of_a_comparison() -> None:
    """Two options without effects come to the very same, draw by draw; a price is asked only where there is one."""
    plan = planted()
    plain = tuple(replace(r, effects=()) if r.id in ("queue", "lots") else r for r in plan.responses)
    even = with_tables(replace(plan, responses=plain))
    met = pairs(even, partings(even, Order((), 6, 1).seeds()))
    third = [pair for pair in met if pair.decision == "third"]
    assert third
    assert all(pair.same and pair.never_better and not pair.cheaper for pair in third)
    first = next(pair for pair in met if (pair.response, pair.other) == ("seize", "share"))
    assert not first.cheaper


def test_thresholds_are_measured_and_a_broken_one_is_told() -> None:
    """Bounds of a policy and limits of findings, from the same table of the plan."""
    limits = (("consensus", 90, 100), ("random", 0, 10), ("dead_ends", 0, 0), ("longest_gap", 0, 16 * 1440),
              ("max_share_of_one_option", 0, 50), ("history", 50, 100))  # fmt: skip
    plan = replace(planted(), rehearsal=limits)
    rows = {one.name: one for one in held(plan, rehearsal().ledger, rehearsal().findings)}
    assert [name for name, one in rows.items() if not one.holds] == ["random", "dead_ends", "max_share_of_one_option"]
    assert rows["history"].value is None
    assert rows["dead_ends"].value == len(found("dead end"))


def test_a_gate_that_never_opens_is_told_apart() -> None:
    """A response behind a closed gate is never in order; behind one that opens it is never adopted, as before."""
    plan = planted()
    closed = Gate(Expr("made", ("plenty",)), "a full store")
    opened = Gate(Expr("made", ("no-ferry",)), "a ferry that does not come")
    for gate, kind in ((closed, "never in order"), (opened, "never adopted")):
        gated = tuple(replace(r, requires=(gate,)) if r.id == "seize" else r for r in plan.responses)
        came = rehearse(with_tables(replace(plan, responses=gated)), Order(("random", "consensus"), 4, 1))
        assert [item.kind for item in came.findings if item.subject == "seize"] == [kind]


def test_nothing_in_order_at_a_decision_point_is_found() -> None:
    """Where every response of a point that opens waits for a closed gate, that is a finding of its own."""
    plan = planted()
    gate = Gate(Expr("made", ("plenty",)), "a full store")
    gated = tuple(replace(r, requires=(gate,)) if r.id in ("queue", "lots") else r for r in plan.responses)
    came = rehearse(with_tables(replace(plan, responses=gated)), Order(("consensus", "explore"), 6, 1))
    assert ("no option", "third") in {(item.kind, item.subject) for item in came.findings}


def test_a_playthrough_that_cannot_be_played_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stops a playthrough is reported with its seed, the others are counted, and the rehearsal is not sound."""

    def stumble(self: object, plan: object, state: object, seat: str) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("game.policies.random_.Random.act", stumble)
    came = rehearse(planted(), Order(("random", "status-quo"), 2, 1))
    first = came.findings[0]
    assert (first.kind, first.why, first.count) == (
        "broken off", "ZeroDivisionError: planted", 2,
    )  # fmt: skip
    assert came.ledger.played == {"status-quo": 2}
    assert not came.sound


def test_a_spread_is_five_values_that_occurred() -> None:
    """Least, quarters and most are counted values; of one value all five are it."""
    assert spread(Counter([1, 2, 3, 4])) == (1, 1, 2, 3, 4)
    assert spread(Counter([7])) == (7, 7, 7, 7, 7)
    with pytest.raises(ValueError, match="nothing"):
        spread(Counter())


def test_gaps_are_measured_between_closing_and_opening() -> None:
    """The longest time without a choice of the playthrough that goes home at once runs from then to ENDEX."""
    longest = rehearsal().ledger.longest_gap
    assert longest is not None
    length, start, (policy, seed) = longest
    played = Playthrough(planted(), seed)
    played.play(every_chair(planted(), policy))
    closed = [f for f in played.facts if isinstance(f, e.DecisionClosed)]
    assert len(closed) == 1
    assert start + length == planted().endex

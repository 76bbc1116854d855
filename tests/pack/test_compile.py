"""The plan that comes of a pack: members by date, weights by year, the catalogue, ids, short forms."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.core.expr import evaluate
from game.core.plan import Expr
from game.core.state import State
from game.core.terms import DAY, HOUR
from game.pack.compile.digest import digest, written
from tests.pack.small import RULES, SCENARIO, loaded, plan_of, write


def test_the_small_pack_has_no_fault(tmp_path: Path) -> None:
    """The pack the other tests damage is clean, warnings included."""
    assert loaded(tmp_path).faults == ()


@pytest.mark.parametrize(
    ("starts", "members"),
    [
        ("2016-02-08", ("GR", "TR", "DE", "GB")),
        ("2017-06-04", ("GR", "TR", "DE", "GB")),
        ("2017-06-05", ("GR", "TR", "DE", "GB", "ME")),
        ("2020-01-31", ("GR", "TR", "DE", "GB", "ME")),
        ("2020-02-01", ("GR", "TR", "DE", "ME")),
    ],
)
def test_membership_is_that_of_the_day(tmp_path: Path, starts: str, members: tuple[str, ...]) -> None:
    """A member counts from its first to its last day, both included."""
    plan = plan_of(tmp_path, SCENARIO.replace("2016-02-08T", f"{starts}T"))
    assert plan.tables.members["council"] == members


@pytest.mark.parametrize(("year", "weight"), [("2013", 90), ("2014", 90), ("2015", 90), ("2017", 100), ("2019", 110)])
def test_weights_are_of_the_year_or_the_nearest_earlier(tmp_path: Path, year: str, weight: int) -> None:
    """The table of the year, else the latest before it, else the first; the plan says when it is not its own."""
    plan = plan_of(tmp_path, SCENARIO.replace("2016-02-08T", f"{year}-02-08T"))
    assert dict(plan.tables.bodies["board"].members[0].weights) == {"population": weight}
    assert any(f"there is no table of {year}" in note for note in plan.notes)


def test_no_note_where_the_table_is_of_the_year(tmp_path: Path) -> None:
    """In 2016 every member has its own figure, so nothing is remarked."""
    assert plan_of(tmp_path).notes == ()


def test_eras_and_own_readings_override_the_profile(tmp_path: Path) -> None:
    """A weight is the profile's, then that of the era the day falls in, then the scenario's own."""
    now = {d.code: d for d in plan_of(tmp_path).delegations}["GR"]
    assert (now.stance, now.cost, now.flank) == ((3, -1), 3, -2)
    later = plan_of(tmp_path, SCENARIO.replace("2016-02-08T", "2018-02-08T")).tables.delegations["GR"]
    assert (later.stance, later.flank) == ((2, -1), 0)
    own = "delegations: {GR: {stance: {cost_sharing: 2}, cost: 1}}\n"
    read = plan_of(tmp_path, SCENARIO + own).tables.delegations["GR"]
    assert (read.stance, read.cost) == ((3, 2), 1)


def test_a_measure_takes_from_the_catalogue_what_it_does_not_say(tmp_path: Path) -> None:
    """Title, body, loads, cost, theatre and basis come from the entry; keys written beside it replace the entry's."""
    measure = plan_of(tmp_path).responses[0].measures[0]
    assert (measure.id, measure.catalogue, measure.title) == ("R-1", "R-1", "Ships watch")
    assert (measure.body, measure.procedure) == ("council", "consensus")
    assert (measure.loads, measure.cost_band, measure.theatre) == (((0, 2), (1, 1)), 2, -1)
    assert measure.legal == "its founding treaty"
    assert [(key.kind, key.test) for key in measure.keys] == [("request", Expr("made", ("request",)))]


def test_a_key_nobody_can_name_is_left_out_with_a_warning(tmp_path: Path) -> None:
    """The catalogue's key says only "consent of the coast": the scenario must say whose."""
    found = loaded(tmp_path, SCENARIO.replace(", keys: [{request: made(request)}]", ""))
    assert [(f.code, f.severity) for f in found.faults] == [("W604", "warning")]
    assert found.plan is not None
    assert found.plan.responses[0].measures[0].keys == ()


def test_another_body_decides_by_its_own_procedure(tmp_path: Path) -> None:
    """The entry's procedure belongs to the entry's body."""
    rules = RULES.replace("body: council\n    loads", "body: council\n    procedure: consensus\n    loads")
    plan = plan_of(tmp_path, SCENARIO.replace("{from: R-1, ", "{from: R-1, body: board, "), rules)
    assert (plan.responses[0].measures[0].body, plan.responses[0].measures[0].procedure) == ("board", "majority")


def test_effect_ids_come_from_owner_and_content(tmp_path: Path) -> None:
    """Derived ids say who, what, how much later and by which luck; positions never matter."""
    ids = set(plan_of(tmp_path).tables.effects)
    assert ids == {
        "season/arrivals:rough",
        "season/arrivals+1d",
        "request/cohesion",
        "watch/arrivals",
        "watch.duration.sunset/cohesion",
        "tasking.ships/>rumour",
        "press/cohesion",
    }


def test_concern_ids_name_clause_and_delegations_once_each(tmp_path: Path) -> None:
    """Two concerns about the same clause by the same delegation are told apart."""
    ids = [concern.id for concern in plan_of(tmp_path).responses[0].concerns]
    assert ids == ["watch.duration.TR", "watch.text.GR+TR", "watch.duration.TR.2"]


def test_an_outcome_alone_means_the_owners_chance(tmp_path: Path) -> None:
    """An effect of drift that names an outcome waits for the period's draw; its neighbour does not."""
    rough, always = plan_of(tmp_path).dynamics[0].effects
    assert rough.chance == plan_of(tmp_path).dynamics[0].chance
    assert always.chance is None


def test_shares_are_exact_fractions(tmp_path: Path) -> None:
    """55% and 2/3 are kept as written, never as a fraction of two."""
    tests = plan_of(tmp_path).tables.procedures["majority"].tests
    assert (tests[0].at_least, tests[0].minimum) == ((55, 100), 2)
    assert tests[1].at_least == (2, 3)
    assert tests[1].either[0].at_most == 1


def test_costs_are_the_rulebooks_then_the_scenarios(tmp_path: Path) -> None:
    """What neither says stays as the core has it."""
    costs = plan_of(tmp_path, SCENARIO + "costs: {sound: 8h}\n").costs
    assert (costs.sound, costs.table, costs.stake) == (8 * HOUR, 2 * HOUR, (100, 60, 30))


def test_moments_are_minutes_after_startex(tmp_path: Path) -> None:
    """D+0 10:00 is two hours after a start at eight; the drift begins one period in."""
    plan = plan_of(tmp_path)
    assert (plan.start_of_day, plan.injects[0].at, plan.injects[1].at) == (8 * HOUR, 2 * HOUR, None)
    assert (plan.dynamics[0].every, plan.dynamics[0].first, plan.endex) == (7 * DAY, 7 * DAY, 14 * DAY)


def test_the_grid_of_time_fits_every_authored_time(tmp_path: Path) -> None:
    """Left out, the quantum is the greatest common measure; written, it stands."""
    assert plan_of(tmp_path).quantum == 2 * HOUR
    assert plan_of(tmp_path, SCENARIO + "quantum: 6h\n").quantum == 6 * HOUR


def test_steps_are_points_or_shares(tmp_path: Path) -> None:
    """Two steps down of a relative indicator are a quarter of its present value."""
    plan = plan_of(tmp_path)
    state = State(values=tuple(indicator.start for indicator in plan.indicators))
    position, amount = plan.tables.effects["watch/arrivals"].change[0]
    assert (position, evaluate(amount, plan, state)) == (0, -250)


def test_a_long_text_may_lie_beside_the_scenario(tmp_path: Path) -> None:
    """{file: NAME} is the text of texts/NAME.md, without the line ends around it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "opening.md").write_text("\nFirst line.\n\nSecond.\n", encoding="utf-8")
    plan = plan_of(tmp_path, SCENARIO.replace("briefing: A short one.", "briefing: {file: opening}"))
    assert plan.briefing == "First line.\n\nSecond."


def test_a_move_belongs_to_the_seat_it_names(tmp_path: Path) -> None:
    """A move its seat does not list is still its own."""
    plan = plan_of(tmp_path, SCENARIO.replace(", moves: [press]}", "}"))
    assert plan.tables.seats["chair"].moves == ("press",)


def test_the_digest_is_the_same_for_the_same_pack(tmp_path: Path) -> None:
    """Two readings of one pack agree; comments and the order of keys do not count; any word does."""
    plan = plan_of(tmp_path)
    reordered = SCENARIO.replace("id: strait\ntitle: The strait\n", "title: The strait # a remark\nid: strait\n")
    assert plan_of(tmp_path, reordered).digest == plan.digest
    assert plan_of(tmp_path, SCENARIO.replace("Two Allies ask.", "Two Allies asked.")).digest != plan.digest
    assert plan_of(tmp_path, SCENARIO, RULES.replace("role: 3", "role: 1")).digest != plan.digest


def test_the_digest_reads_every_field_but_its_own_name(tmp_path: Path) -> None:
    """Changing any part of the plan changes the digest; the digest, the versions and the tables are no part of it."""
    plan = plan_of(tmp_path)
    assert digest(replace(plan, digest="x", packs=(("a", "9"),))) == plan.digest
    assert digest(replace(plan, endex=plan.endex + 1)) != plan.digest
    assert digest(replace(plan, tests=())) != plan.digest
    assert len(plan.digest) == 64


def test_the_digest_is_the_same_in_every_process(tmp_path: Path) -> None:
    """Another process with another hash seed finds the same digest: journals name packs by it."""
    path = write(tmp_path)
    code = "import sys, game.pack; print(game.pack.load(sys.argv[1]).plan.digest)"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert runs == [plan_of(tmp_path).digest] * 2


def test_the_written_form_names_each_record(tmp_path: Path) -> None:
    """What is hashed is plain nested lists led by the kind of record, so that no two plans are written alike."""
    form = written(plan_of(tmp_path))
    assert form.startswith('["Plan","strait",')
    assert '["Member","DE",[["population",800]],["may-abstain"]]' in form
    assert "T\\u00fcrkiye" in form


@pytest.mark.parametrize("name", ["facilitator", "evaluator", "observer-2"])
def test_the_rooms_own_seats_are_not_for_players(name: str, tmp_path: Path) -> None:
    """A player's seat of that id would get the powers of the room; with the role it is what it says."""
    seat = f"  - {{id: {name}, title: Somebody}}\nmoves:\n"
    found = loaded(tmp_path, SCENARIO.replace("moves:\n", seat, 1))
    assert [fault.code for fault in found.faults if fault.severity == "error"] == ["E607"]
    kind = name.partition("-")[0]
    sound = SCENARIO.replace("moves:\n", seat.replace("Somebody", f"Somebody, role: {kind}"), 1)
    assert loaded(tmp_path, sound).plan is not None


def test_a_test_may_lay_down_a_leak(tmp_path: Path) -> None:
    """Whether it comes out who broke a silence is a chance like another, called after its decision point."""
    plan = plan_of(tmp_path, SCENARIO.replace("{weather: calm,", "{weather: calm, leak.tasking: yes,"))
    assert ("leak.tasking", "yes") in plan.tests[0].forced
    found = loaded(tmp_path, SCENARIO.replace("{weather: calm,", "{weather: calm, leak.taskin: yes,"))
    assert [fault.code for fault in found.faults] == ["E301"]


@pytest.mark.parametrize(("name", "codes"), [("free-2", ["E607"]), ("free-passage", []), ("free", [])])
def test_a_clause_is_not_called_like_one_proposed_on_the_day(name: str, codes: list[str], tmp_path: Path) -> None:
    """`free-2` is what the second clause in players' own words gets; `free-passage` is a name like another."""
    text = SCENARIO.replace("duration:", f"{name}:").replace("clause: duration", f"clause: {name}")
    text = text.replace("clauses: {duration", f"clauses: {{{name}")
    faults = [fault for fault in loaded(tmp_path, text).faults if fault.severity == "error"]
    assert [fault.code for fault in faults] == codes
    line = text[: text.index(f"      {name}:\n")].count("\n") + 1
    assert [(fault.line, fault.col) for fault in faults] == [(line, 7)] * len(codes)

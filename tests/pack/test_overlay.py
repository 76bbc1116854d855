"""Overlays: a scenario as its differences from another, every fault in the file it was written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.plan import Plan
from game.pack import Loaded, load, load_file
from tests.cli.run import startex
from tests.pack.small import RULES, SCENARIO, spot

HEAD = "format: 1\nid: dry\ntitle: The strait, dry\noverlays: strait\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of scenarios with the small one in it, its rulebook beside it."""
    write(tmp_path, "strait", SCENARIO)
    (tmp_path / "strait" / "rules").mkdir()
    (tmp_path / "strait" / "rules" / "small.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def write(shelf: Path, name: str, text: str) -> Path:
    """A scenario on the shelf; its folder."""
    (shelf / name).mkdir(exist_ok=True)
    (shelf / name / "scenario.yaml").write_text(text, encoding="utf-8")
    return shelf / name


def laid(shelf: Path, text: str, name: str = "dry", head: str = HEAD) -> Loaded:
    """What comes of an overlay with this under its head."""
    return load(write(shelf, name, head + text))


def plan(shelf: Path, text: str = "") -> Plan:
    """The plan of an overlay that must have no error."""
    found = laid(shelf, text)
    assert found.plan is not None, [str(fault) for fault in found.faults]
    return found.plan


def where(found: Loaded) -> list[tuple[str, str, int, int]]:
    """(code, folder of the file, line, column) of every error."""
    return [(fault.code, Path(fault.file).parent.name, fault.line, fault.col) for fault in found.errors]


def test_an_overlay_that_says_nothing_is_its_base_under_another_name(shelf: Path) -> None:
    """Rulebooks beside the base are found; both scenarios are named among the packs, the base second."""
    made, base = plan(shelf), load(shelf / "strait").plan
    assert base is not None
    assert (made.id, made.title) == ("dry", "The strait, dry")
    assert made.packs == (("dry", "1.0"), ("strait", "1.0"), ("small", "1.0"))
    assert (made.injects, made.decisions, made.responses, made.history) == (
        base.injects,
        base.decisions,
        base.responses,
        base.history,
    )
    assert made.digest != base.digest


def test_what_is_given_replaces_and_the_rest_stays(shelf: Path) -> None:
    """An entry with an id keeps the keys the overlay does not give, and its place; a new one follows."""
    made = plan(shelf, "injects:\n  - {id: request, title: Another}\n  - {id: late, title: Late, text: L, at: D+9}\n")
    base = load(shelf / "strait").plan
    assert base is not None
    assert [inject.id for inject in made.injects] == ["request", "rumour", "late"]
    request, before = made.injects[0], base.injects[0]
    assert (request.title, request.text, request.at, request.opens) == ("Another", before.text, before.at, before.opens)


def test_lists_of_entries_with_ids_merge_deep_inside(shelf: Path) -> None:
    """A wording is reworded and another added, while the measure cited from the catalogue gets a second payer."""
    text = """\
responses:
  watch:
    clauses: {duration: {wordings: [{id: sunset, text: for a week}, {id: review, text: with a review}]}}
    measures: [{from: R-1, paid_by: [DE, GB]}]
"""
    watch = plan(shelf, text).tables.responses["watch"]
    assert [(wording.id, wording.text) for wording in watch.slots[0].wordings] == [
        ("open-ended", "for as long as is needed"),
        ("sunset", "for a week"),
        ("review", "with a review"),
    ]
    assert (watch.measures[0].paid_by, watch.measures[0].requested_by) == (("DE", "GB"), ("GR",))


def test_plain_lists_and_lists_with_a_nameless_entry_replace(shelf: Path) -> None:
    """Ids, sentences and concerns without ids are written anew as a whole."""
    text = """\
decisions: {tasking: {responses: [wait, watch]}}
responses: {watch: {concerns: [{who: TR, move: -10, why: tired}]}}
"""
    made = plan(shelf, text)
    assert made.decisions[0].responses == ("wait", "watch")
    assert [concern.why for concern in made.tables.responses["watch"].concerns] == ["tired"]


def test_tests_merge_by_their_name(shelf: Path) -> None:
    """A test of the same name gets the new expectation; another is added."""
    text = "tests: [{name: it holds, expect: [cohesion > 10]}, {name: quiet, policy: status-quo, expect: [now > 0]}]\n"
    assert [(one.name, one.policy) for one in plan(shelf, text).tests] == [
        ("it holds", "history"),
        ("quiet", "status-quo"),
    ]


def test_what_is_dropped_falls_away(shelf: Path) -> None:
    """Whole sections, entries by id, and single keys inside an entry."""
    text = """\
drop:
  - rehearsal
  - tests
  - {injects: [{request: effects}], responses: {watch: {concerns: 0}}}
"""
    found = laid(shelf, text)
    assert [fault.code for fault in found.errors] == ["E309"]
    made = plan(
        shelf, text.replace(", responses: {watch: {concerns: 0}}", ", responses: {watch: [concerns, requires]}")
    )
    assert (made.rehearsal, made.tests, made.injects[0].effects) == ((), (), ())
    watch = made.tables.responses["watch"]
    assert (watch.concerns, watch.requires) == ((), ())


def test_what_is_dropped_and_given_again_is_new_as_a_whole(shelf: Path) -> None:
    """That is how one replaces an entry of which nothing shall stay."""
    made = plan(shelf, "drop: {injects: rumour}\ninjects: [{id: rumour, title: Other, text: O}]\n")
    assert made.tables.injects["rumour"].text == "O"


def test_an_unknown_name_to_drop_is_a_fault_with_the_nearest(shelf: Path) -> None:
    """At every depth, where it stands, and without hiding another."""
    text = "drop: {injects: [requst], respones: [watch], responses: {watch: {clauses: durations}}}\n"
    found = laid(shelf, text)
    whole = HEAD + text
    assert where(found) == [("E309", "dry", *spot(whole, part)) for part in ("requst", "respones", "durations")]
    assert [fault.cure for fault in found.errors] == [
        "did you mean request?",
        "did you mean responses?",
        "did you mean duration?",
    ]
    assert found.errors[2].message == "there is no durations in responses/watch/clauses of strait to drop"


def test_what_follows_from_a_drop_is_told_in_the_base(shelf: Path) -> None:
    """The fault stands where the base cites it; the cure names the overlay and what it dropped."""
    found = laid(shelf, "drop: {injects: [request]}\n")
    assert where(found) == [
        ("E502", "strait", *spot(SCENARIO, "request)}]}]")),
        ("E502", "strait", *spot(SCENARIO, "request)]\n")),
    ]
    assert all("dry/scenario.yaml drops request" in fault.cure for fault in found.errors)


def test_each_fault_points_into_the_file_it_was_written_in(shelf: Path) -> None:
    """One in the base, one in the overlay, one in a text of the overlay, all in one check."""
    base = SCENARIO.replace("cohesion > 50", "cohesoin > 50")
    write(shelf, "strait", base)
    text = "injects:\n  - {id: request, when: made(nothing), text: {file: long}}\n"
    (shelf / "dry" / "texts").mkdir(parents=True)
    (shelf / "dry" / "texts" / "long.md").write_text("Fine.\nThe XQZ is near.\n", encoding="utf-8")
    found = laid(shelf, text)
    assert where(found) == [
        ("E502", "dry", *spot(HEAD + text, "nothing")),
        ("E502", "strait", *spot(base, "cohesoin")),
    ]
    word = next(fault for fault in found.faults if fault.code == "W702")
    assert (Path(word.file).parts[-3:], word.line, word.col) == (("dry", "texts", "long.md"), 2, 5)


def test_a_key_missing_from_a_new_entry_is_missed_in_the_overlay(shelf: Path) -> None:
    """An entry the base has may leave everything out but its id; a new one has to be whole."""
    text = "injects:\n  - {id: rumour}\n  - {id: rumor, title: R}\n"
    found = laid(shelf, text)
    assert where(found) == [("E201", "dry", *spot(HEAD + text, "{id: rumor, title"))]


def test_id_and_title_are_the_overlays_own(shelf: Path) -> None:
    """They are not taken from the base, so leaving the title out is a fault; so is a base's version."""
    write(shelf, "strait", 'version: "2.5"\n' + SCENARIO)
    found = laid(shelf, "", head=HEAD.replace("title: The strait, dry\n", ""))
    assert [(fault.code, fault.message) for fault in found.errors] == [("E201", "title is missing")]
    assert plan(shelf).packs[:2] == (("dry", "1.0"), ("strait", "2.5"))


def test_texts_are_looked_for_beside_the_overlay_first(shelf: Path) -> None:
    """A text cited by the base is the overlay's where it has one of that name, else the base's."""
    write(shelf, "strait", SCENARIO.replace("text: Two Allies ask.", "text: {file: ask}").replace(
        "text: Somebody says something.", "text: {file: say}"))  # fmt: skip
    (shelf / "strait" / "texts").mkdir()
    for name in ("ask", "say"):
        (shelf / "strait" / "texts" / f"{name}.md").write_text(f"{name}, of the base\n", encoding="utf-8")
    (shelf / "dry" / "texts").mkdir(parents=True)
    (shelf / "dry" / "texts" / "ask.md").write_text("ask, of the overlay\n", encoding="utf-8")
    assert [inject.text for inject in plan(shelf).injects] == ["ask, of the overlay", "say, of the base"]


def test_a_missing_text_names_those_of_both(shelf: Path) -> None:
    """The nearest name may lie beside the base."""
    (shelf / "strait" / "texts").mkdir()
    (shelf / "strait" / "texts" / "opening.md").write_text("O", encoding="utf-8")
    found = laid(shelf, "briefing: {file: openin}\n")
    assert [(fault.code, fault.cure) for fault in found.errors] == [("E112", "did you mean opening?")]


def test_an_overlay_of_an_overlay(shelf: Path) -> None:
    """Three deep: the topmost has the last word, and may drop what the middle one added."""
    write(shelf, "dry", HEAD + "injects: [{id: late, title: Late, text: L, at: D+9}, {id: rumour, title: Middle}]\n")
    top = HEAD.replace("dry\n", "third\n").replace("strait\n", "dry\n") + "drop: {injects: late}\nendex: D+20\n"
    made = load(write(shelf, "third", top)).plan
    assert made is not None
    assert [inject.title for inject in made.injects] == ["A request", "Middle"]
    assert [name for name, _ in made.packs[:3]] == ["third", "dry", "strait"]


@pytest.mark.parametrize(("second", "said"), [("dry", "dry → other → dry"), ("other", "other overlays itself")])
def test_a_circle_is_refused(shelf: Path, second: str, said: str) -> None:
    """Of two scenarios or of one; said once, where the way back is written."""
    head = f"format: 1\nid: other\ntitle: Other\noverlays: {second}\n"
    write(shelf, "other", head)
    found = laid(shelf, "", head=HEAD.replace("strait\n", "other\n"))
    assert where(found) == [("E308", "other", 4, 11)]
    assert said in found.faults[0].message


def test_an_unknown_base_is_told_with_the_nearest(shelf: Path) -> None:
    """Scenarios beside it and those of the program are known; a path is no name."""
    found = laid(shelf, "", head=HEAD.replace("overlays: strait", "overlays: strai"))
    assert where(found) == [("E307", "dry", 4, 11)]
    assert found.faults[0].cure == "did you mean strait?"
    assert where(laid(shelf, "", head=HEAD.replace("overlays: strait", "overlays: ../strait")))[0][0] == "E307"
    assert where(laid(shelf, "", head=HEAD.replace("overlays: strait", "overlays: [strait]")))[0][0] == "E203"


def test_a_base_that_cannot_be_read_is_the_only_fault(shelf: Path) -> None:
    """Nothing is said of keys the base would have given."""
    write(shelf, "strait", "format: 1\n\tx")
    assert [(code, file) for code, file, *_ in where(laid(shelf, ""))] == [("E104", "strait")]
    write(shelf, "strait", "- a list\n")
    assert [(code, file) for code, file, *_ in where(laid(shelf, ""))] == [("E203", "strait")]
    write(shelf, "strait", SCENARIO.replace("format: 1", "format: 0"))
    assert ("E208", "strait", 1, 9) in where(laid(shelf, ""))


def test_a_shipped_scenario_can_be_overlaid_from_anywhere(tmp_path: Path) -> None:
    """Nothing has to lie beside it."""
    found = laid(tmp_path, "", head=HEAD.replace("overlays: strait", "overlays: aegean-2016"))
    assert found.faults == ()
    assert found.plan is not None
    assert found.plan.packs[1][0] == "aegean-2016"


def test_drop_without_a_base_is_a_fault(shelf: Path) -> None:
    """A scenario that stands by itself has nothing to drop."""
    write(shelf, "strait", SCENARIO + "drop: [tests]\n")
    found = load(shelf / "strait")
    assert [(fault.code, fault.line) for fault in found.errors] == [("E202", SCENARIO.count("\n") + 1)]


@pytest.mark.parametrize(
    "asked", ["[[]]", "{injects: {request: ~}}", "~", "{injects: 3}", "{starts: {x: y}}", "[1, {2: 3}]"]
)
def test_no_shape_of_drop_breaks_the_reader(shelf: Path, asked: str) -> None:
    """Whatever is written there is taken or told."""
    found = laid(shelf, f"drop: {asked}\n")
    assert {fault.code for fault in found.errors} <= {"E203", "E309"}
    assert bool(found.errors) == (asked != "[[]]")


def test_mending_touches_the_overlay_alone(shelf: Path) -> None:
    """--fix writes the certain cure into the file named, never into its base."""
    text = "drop: {injects: [rumuor]}\ndecisions: {tasking: {offers: [{id: ships, effects: []}]}}\n"
    path = write(shelf, "dry", HEAD + text)
    before = (shelf / "strait" / "scenario.yaml").read_bytes()
    assert startex("check", "--fix", path).exit_code == 0
    assert "drop: {injects: [rumour]}" in (path / "scenario.yaml").read_text(encoding="utf-8")
    assert (shelf / "strait" / "scenario.yaml").read_bytes() == before


def test_every_command_takes_an_overlay(shelf: Path, tmp_path: Path) -> None:
    """check, fmt, migrate, graph, test, rehearse, play, replay and verify; the journal names both scenarios."""
    path = write(shelf, "dry", HEAD + "tests: [{name: it holds, expect: [now > 0]}]\n")
    journal = tmp_path / "j.jsonl"
    calls: list[tuple[object, ...]] = [
        ("check", path),
        ("fmt", "--check", path),
        ("migrate", "--check", path),
        ("graph", path),
        ("test", path),
        ("rehearse", path, "-n", 2, "--workers", 1, "--policy", "random"),
        ("play", path, "--plain", "--auto", "consensus", "--journal", journal),
        ("verify", journal, "--scenario", path),
        ("watch", path, "--once"),
    ]
    assert [(call[0], startex(*call).exit_code) for call in calls] == [(call[0], 0) for call in calls]
    head = journal.read_text(encoding="utf-8").splitlines()[0]
    assert '["dry","1.0"],["strait","1.0"]' in head.replace(" ", "")


def test_a_rulebook_beside_the_overlay_goes_before_the_bases(shelf: Path) -> None:
    """As texts do."""
    (shelf / "dry" / "rules").mkdir(parents=True)
    own = RULES.replace("title: Council,", "title: Another council,")
    (shelf / "dry" / "rules" / "small.yaml").write_text(own, encoding="utf-8")
    assert plan(shelf).tables.bodies["council"].title == "Another council"


def test_reading_an_overlay_changes_neither_file_nor_later_readings(shelf: Path) -> None:
    """The base loaded after its overlay is as before."""
    before = load(shelf / "strait").plan
    plan(shelf, "drop: {injects: rumour}\ndecisions: {tasking: {offers: [{id: ships, effects: []}]}}\n")
    assert load_file(shelf / "strait" / "scenario.yaml").plan == before

"""Every fault of a scenario in one report, each at its line and column, each with a code and a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pack.faults import CODES, Fault, friendly, nearest, suggestion, tidy
from tests.pack.small import RULES, SCENARIO, loaded, said, spot

# What is replaced, by what, the code, the part of the new text at which the fault stands, a piece of its message.
CASES = [
    ("title: The strait", "titel: The strait", "E202", "titel:", "no key titel"),
    ("title: The strait", "titel: The strait", "E201", "format:", "title is missing"),
    ("format: 1", "format: 2", "E208", "2\nid", "format cannot be '2'"),
    ("endex: D+14", "endex: 14 days", "E402", "14 days", "no moment"),
    ("endex: D+14", "endex: D+0", "E405", "D+0", "ends when it starts"),
    ("starts: 2016-02-08T08:00", "starts: 2016-02-30T08:00", "E404", "2016-02-30", "no date and time"),
    ("starts: 2016-02-08T08:00", "starts: tomorrow", "E204", "tomorrow", "not of the form"),
    ("rulebooks: [small]", "rulebooks: [smal]", "E305", "smal]", "no rulebook smal"),
    ("start: 60, ", "start: 160, ", "E405", "160", "outside its range"),
    ("    every: 7d", "    every: 0d", "E405", "0d", "a period cannot be nothing"),
    ("    every: 7d", "    every: 0", "E405", "0\n    chance", "a period cannot be nothing"),
    ("at: D+0 10:00", "at: D+0 10:00\n    every: 0m", "E405", "0m", "a period cannot be nothing"),
    ("range: [0, 100]", "range: [100, 0]", "E405", "[100", "not a range"),
    ("better: up", "better: upp", "E205", "upp", "better cannot be 'upp'"),
    ("{council: {cohesion: cohesion}}", "{council: {cohesion: cohesoin}}", "E301", "cohesoin", "no indicator cohesoin"),
    ("{principal: [GR, TR]", "{principal: [GR, TX]", "E301", "TX", "no delegation TX"),
    ("{principal: [GR, TR]", "{principal: [GR, ME]", "E304", "ME]", "it came on 2017-06-05"),
    ("concerned: [DE]}", "concerned: [DE, GR]}", "E302", "[DE, GR]", "both principal and concerned"),
    ("chairs: [council, board", "chairs: [counsil, board", "E301", "counsil", "no body counsil"),
    ("id: greece, title: Greece", "id: chair, title: Greece", "E302", "chair, title: Greece", "two seats called chair"),
    ("seat: chair, every", "seat: chaire, every", "E301", "chaire", "no seat chaire"),
    ("{cohesion: +1}", "{cohesionn: +1}", "E301", "cohesionn", "no indicator cohesionn"),
    ("{state: 40%, gang: 60%}", "{state: 40%, gang: 50%}", "E403", "{state", "sum to 90%"),
    ("known_to: [greece]", "known_to: [grece]", "E301", "grece", "no seat grece"),
    ('"-1 step"}, outcome: rough', '"-1 step"}, outcome: ruff', "E603", "ruff", "never comes out as ruff"),
    ('"10 * hidden', '"10 / (cohesion - 50) * hidden', "E506", "10 / (cohesion", "divide by zero"),
    ("hidden(author, gang)", "hidden(author, bang)", "E502", "bang", "bang"),
    ("after: 1d}", "after: 1 day}", "E401", "1 day}", "no duration"),
    ("at: D+0 10:00", "at: D+20", "W401", "D+20", "after ENDEX"),
    ("at: D+0 10:00", "at: D+0 07:00", "E402", "D+0 07:00", "before STARTEX"),
    ("at: D+0 10:00", "at: D+0 10:00\n    watch: cohesion < 3", "E606", "cohesion < 3", "not both"),
    ("to: [council, greece]", "to: [counsel, greece]", "E301", "counsel", "no seat or body counsel"),
    ("opens: [tasking]", "opens: [asking]", "E301", "asking]", "no decision point asking"),
    ("opens: [tasking]", "opens: []", "W601", "tasking:\n", "nothing ever opens tasking"),
    ("{delivers: [rumour]}", "{delivers: [rumor]}", "E301", "rumor]", "no inject rumor"),
    ("{delivers: [rumour]}", "{cohesion: 1}", "W603", "rumour\n", "nothing ever delivers rumour"),
    ("forum: council", "forum: the-council", "E301", "the-council", "no body the-council"),
    ("closes: 4d", "closes: 0", "E405", "0\n    stakes", "closes the moment it opens"),
    ("stakes: coast\n", "stakes: cost\n", "E301", "cost\n", "no stake set cost"),
    ("[watch, wait]", "[watch, waitt]", "E301", "waitt", "no response waitt"),
    ("[watch, wait]", "[watch, watch]", "E302", "watch]\n", "watch is listed twice"),
    ("to: [TR], capital", "to: [TT], capital", "E301", "TT]", "no delegation TT"),
    ("lapses_to: [{when", "lapses_to: [{response: watch}, {when", "E606", "{response: watch}", "never reached"),
    ("{from: R-1, ", "{from: R-2, ", "E301", "R-2", "no catalogue entry R-2"),
    ("{from: R-1, ", "{from: R-1, body: bord, ", "E301", "bord", "no body bord"),
    ("stakes: coast, keys", "stakes: coasts, keys", "E301", "coasts", "no stake set coasts"),
    ("[{request: made(request)}]}]", "[{request: made(reqest)}]}]", "E502", "reqest", "reqest"),
    ("[{request: made(request)}]}]", "[{request: 1, host: GR}]}]", "E203", "{request: 1", "one of host"),
    ("{id: sunset, text", "{id: open-ended, text", "E302", "open-ended, text: for three", "called open-ended"),
    ("{role: -1}, effects", "{rule: -1}, effects", "E301", "rule: -1", "no dimension rule"),
    ("move: -500, why", "move: -5000, why", "E206", "-5000", "outside the bounds of move"),
    ("move: -500, why", "move: -5.5, why", "E203", "-5.5", "must be a whole number"),
    ("no end date, clause: duration", "no end date, clause: lenght", "E306", "lenght", "no clause lenght"),
    ("amended(sunset), move: -500", "amended(sunrise), move: -500", "E502", "sunrise", "sunrise"),
    ("requires: [made(request)]", 'requires: ["hidden(author, gang)"]', "E511", "hidden(author, gang)", ""),
    ("if_blocked: wait", "if_blocked: watch", "E602", "watch\n    effects", "cannot replace itself"),
    ("  wait: {title: Wait}", "  wait: {title: Wait, if_blocked: watch}", "E602", "watch}", "circle"),
    ("  wait: {title: Wait}", "  wait: {title: Wait}\n  drift: {title: D}", "W602", "drift:", "offers drift"),
    ("  wait: {title: Wait}", "  wait: {title: Wait, sources: 3}", "E203", "3}", "sources must be a list"),
    ("red: yes", "red: maybe", "E203", "maybe", "red must be yes or no"),
    ("{observed: the legal basis was asked for}", "{title: nothing}", "E606", "{title: nothing", "either computed"),
    ("clauses: {duration: sunset}}]", "clauses: {duration: sunrise}}]", "E306", "sunrise", "no wording sunrise"),
    ("clauses: {duration: sunset}}]", "clauses: {length: sunset}}]", "E306", "length: ", "no clause length"),
    ("{weather: calm", "{whether: calm", "E301", "whether", "no chance whether"),
    ("{weather: calm", "{weather: clam", "E603", "clam", "never comes out as clam"),
    ("policy: history", "policy: histori", "E205", "histori,", "policy cannot be 'histori'"),
    ("consensus: [90, 100]", "consensus: [90, 101]", "E405", "[90, 101]", "span of per cent"),
    ("briefing: A short one.", "briefing: {file: opening}", "E112", "opening}", "texts/opening.md"),
    ("id: rumour", "id: Rumour!", "E204", "Rumour!", "not of the form"),
    ("  wait: {title: Wait}", "  wait: {title: Wait, was: [halt, watch]}", "E302", "watch]", "still the id"),
    ("after: 1d}", "after: 20d}", "W401", "20d}", "after ENDEX"),
    ("    every: 7d\n    chance", "    every: 7d\n    first: D+14\n    chance", "W401", "D+14\n    ch", "at or after"),
    ("id: strait", "id:", "E203", "id:", "id is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "at", "message"), CASES)
def test_each_fault_stands_at_its_place(tmp_path: Path, old: str, new: str, code: str, at: str, message: str) -> None:
    """One damage gives its code at the very line and column of the damage."""
    faults = said(tmp_path, old, new)
    damaged = SCENARIO.replace(old, new)
    start = damaged.index(new)
    place = spot(damaged, damaged[damaged.index(at, max(0, start - 400)) :])
    hits = [fault for fault in faults if fault[0] == code and message in fault[3]]
    assert hits, faults
    assert place in [hit[1:3] for hit in hits], (place, hits)


def test_ten_different_faults_are_reported_at_once(tmp_path: Path) -> None:
    """Faults of YAML, of shape, of names, of values, of expressions and of rules come in one sorted report."""
    damages = [
        ("format: 1\n", "format: 1\nformat: 1\n", "E105"),
        ("title: The strait", "titel: The strait", "E202"),
        ("start: 60, ", "start: 600, ", "E405"),
        ("{principal: [GR, TR]", "{principal: [GX, TR]", "E301"),
        ("{state: 40%", "{state: 4%", "E403"),
        ('"-1 step"}, outcome: rough', '"-1 step"}, outcome: ruff', "E603"),
        ("at: D+0 10:00", "at: soon", "E402"),
        ("better: up", "better: north", "E205"),
        ("while: cohesion < 30", "while: cohesio < 30", "E502"),
        ("no end date, clause: duration", "no end date, clause: length", "E306"),
        ("closes: 4d", "closes: four days", "E401"),
        ("  wait: {title: Wait}", "  wait: {title: Wait, if_blocked: watch}", "E602"),
        ("policy: history", "policy: 7", "E205"),
    ]
    text = SCENARIO
    for old, new, _ in damages:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    faults = loaded(tmp_path, text).faults
    codes = [fault.code for fault in faults]
    assert {code for *_, code in damages} <= set(codes)
    assert len({(fault.line, fault.col) for fault in faults}) >= len(damages)
    assert list(faults) == sorted(faults)


def test_no_fault_follows_from_another(tmp_path: Path) -> None:
    """What a faulty part declares is still known: a bad number in a response makes no other thing unknown."""
    assert [f[0] for f in said(tmp_path, "text: Ships watch.", "text: 5")] == ["E203"]
    headline = said(tmp_path, "  watch:\n    title: Watch\n", "  watch:\n    headline: W\n")
    assert sorted(f[0] for f in headline) == ["E201", "E202"]
    assert [f[0] for f in said(tmp_path, "id: ships, title: Ships early", "id: ships, title: [Ships]")] == ["E203"]
    assert [f[0] for f in said(tmp_path, "start: 60, ", "start: sixty, ")] == ["E203"]


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("    every: 7d", "\tevery: 7d", "indent with spaces, not with tabs"),
        ("    closes: 4d\n", "    closes:4d\n", "with a colon and a blank"),
        ("    closes: 4d\n", "   closes: 4d\n", "begin the keys of one mapping in the same column"),
        ("{state: 40%, gang: 60%}", "{state: 0.4, gang: 0.6}", "write 40%, or whole numbers"),
        ("range: [0, 100]", "range: 0-100", "write [a, b] on one line"),
        ("while: cohesion < 30", "while: cohesion =< 30", "write <="),
        ("text: Ships watch.", "text: 5", "put it in quotation marks"),
    ],
)
def test_a_slip_of_somebody_new_has_its_cure(tmp_path: Path, old: str, new: str, cure: str) -> None:
    """What people do who never wrote YAML before: the cure says what to type."""
    assert SCENARIO.count(old) >= 1, old
    assert any(cure in fault.cure for fault in loaded(tmp_path, SCENARIO.replace(old, new, 1)).faults)


def test_the_same_content_twice_asks_for_an_id(tmp_path: Path) -> None:
    """Two effects that would have the same derived id are a fault; an id of one's own is the cure."""
    twice = "effects: [{change: {arrivals: 1}}, {change: {arrivals: 2}, when: made(request)}]"
    faults = loaded(tmp_path, SCENARIO.replace("effects: {arrivals: -2 steps}", twice)).faults
    assert [(f.code, f.cure) for f in faults] == [("E303", "write id: watch-arrivals-2 in this one")]
    named = twice.replace("when:", "id: more, when:")
    assert loaded(tmp_path, SCENARIO.replace("effects: {arrivals: -2 steps}", named)).faults == ()


def test_a_delegation_without_a_say_is_a_warning(tmp_path: Path) -> None:
    """A concern of a delegation that sits in no body of the text changes nothing; the plan still stands."""
    rules = RULES + "  \n"
    rules = rules.replace("  SG: {title: Office holder}", "  SG: {title: Office holder}\n  UA: {title: Ukraine}")
    text = SCENARIO.replace(
        "{who: TR, until: amended(sunset), move: -500", "{who: UA, until: amended(sunset), move: -500"
    )
    found = loaded(tmp_path, text, rules)
    assert [(f.code, f.severity) for f in found.faults] == [("W301", "warning")]
    assert found.plan is not None


def test_faults_of_a_rulebook_name_its_file(tmp_path: Path) -> None:
    """A fault in a cited rulebook stands at its own file and line."""
    rules = RULES.replace("at_least: 2/3", "at_least: two thirds").replace(
        "procedure: majority}", "procedure: majorty}"
    )
    faults = loaded(tmp_path, SCENARIO, rules).faults
    assert [(Path(f.file).name, f.code, (f.line, f.col)) for f in faults] == [
        ("small.yaml", "E403", spot(rules, "two thirds")),
        ("small.yaml", "E301", spot(rules, "majorty")),
    ]


def test_a_body_must_be_composed_for_its_procedure(tmp_path: Path) -> None:
    """A count of people needs people with that weight; an office cannot vote."""
    rules = RULES.replace("weights: {population: {2016: 700}}", "attributes: []")
    assert [f.code for f in loaded(tmp_path, SCENARIO, rules).faults] == ["E604"]
    text = SCENARIO.replace("{from: R-1, ", "{from: R-1, body: office, procedure: majority, ")
    assert "E605" in [f.code for f in loaded(tmp_path, text).faults]


def test_every_code_in_use_has_its_line_in_the_catalogue(tmp_path: Path) -> None:
    """A code can be explained, and the letter agrees with how grave it is."""
    for old, new, *_ in CASES:
        for fault in loaded(tmp_path, SCENARIO.replace(old, new)).faults:
            assert fault.code in CODES
            assert fault.code[0] == {"error": "E", "warning": "W"}[fault.severity]


def test_a_fault_is_one_line(tmp_path: Path) -> None:
    """file:line:col: error[code]: message; cure, which editors can follow."""
    fault = Fault("a.yaml", 3, 7, "error", "E104", "it is wrong", "mend it")
    assert str(fault) == "a.yaml:3:7: error[E104]: it is wrong; mend it"
    assert str(Fault("a.yaml", 3, 7, "warning", "W401", "late", "")) == "a.yaml:3:7: warning[W401]: late"
    assert tidy([fault, fault]) == (fault,)


def test_the_nearest_word_is_proposed() -> None:
    """Case and single letters do not hide what was meant; a far word gets the list."""
    assert nearest("counsil", ["council", "board"]) == "council"
    assert nearest("gr", ["GR", "TR"]) == "GR"
    assert nearest("xyz", ["council"]) == ""
    assert suggestion("counsil", ["council"]) == "did you mean council?"
    assert suggestion("xyz", ["b", "a"]) == "write one of a or b"
    assert friendly(list("abc"), "and") == "a, b and c"
    assert friendly([str(n) for n in range(10)]).endswith("or 2 more")


@pytest.mark.parametrize("place", ["    every: 7d", "at: D+0 10:00"])
def test_nothing_comes_again_within_one_step_of_the_grid(tmp_path: Path, place: str) -> None:
    """A period shorter than the quantum is an error, for dynamics and for injects; one as long as it is none."""
    for every, wrong in (("5m", True), ("6h", False)):
        new = f"    every: {every}" if "every" in place else f"{place}\n    every: {every}"
        text = SCENARIO.replace(place, new).replace("endex: D+14", "endex: D+14\nquantum: 6h")
        faults = [fault for fault in loaded(tmp_path, text).faults if fault.code == "E405"]
        assert ["come again within one step" in fault.message for fault in faults] == [True] * wrong


def test_a_text_that_would_steer_a_terminal_is_warned_of(tmp_path: Path) -> None:
    """An escape in a title stands in the report with its place and number."""
    text = SCENARIO.replace("title: The strait", 'title: "The \\e[2J strait"')
    faults = [fault for fault in loaded(tmp_path, text).faults if fault.code == "W705"]
    assert [fault.line for fault in faults] == [text[: text.index("\\e[2J")].count("\n") + 1]
    assert "U+001B" in faults[0].message

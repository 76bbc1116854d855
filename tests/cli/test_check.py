"""``check`` in every form, what it mends, and files written anew: what programs and people get of the same faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.pack.lines import length_at
from tests.cli.run import program, startex
from tests.pack.pages import BASE
from tests.pack.small import SCENARIO, write

DAMAGED = (
    SCENARIO.replace("better: up", "bettr: up")
    .replace("after: 1d}", "after: 1 day}")
    .replace("amended(sunset), move: -500", "amended(sunst), move: -500")
    .replace("title: The strait", "title: The strait\nversion: 1.0")
)
"""Four slips of the pen whose cure is certain."""


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A scenario with four slips."""
    return write(tmp_path, DAMAGED)


def test_a_fault_shows_its_line_and_a_mark_under_the_word(damaged: Path) -> None:
    """Where, what and the cure in one line; below it the line itself and a mark under the very word."""
    told = startex("check", damaged).stdout.splitlines()
    start = next(n for n, line in enumerate(told) if "E202" in line)
    assert told[start].endswith("there is no key bettr here; did you mean better?")
    column = int(told[start].split(":")[2])
    assert told[start + 1].startswith("   11 |   cohesion:")
    assert told[start + 1][8 + column - 1 :].startswith("bettr: up")
    assert told[start + 2] == "      | " + " " * (column - 1) + "^~~~~"


def test_a_very_long_line_is_cut_around_the_mark(tmp_path: Path) -> None:
    """What is shown stays narrow and the mark stands under the word."""
    long = "  - {id: far, at: D+1, title: Far, text: " + "far " * 200 + ", marking: [far]}\ndecisions:\n"
    path = write(tmp_path, SCENARIO.replace("decisions:\n", long, 1))
    line, mark = startex("check", path).stdout.splitlines()[1:3]
    assert len(line) < 200
    assert line[mark.index("^")] == "["


def test_the_length_of_a_mark_is_that_of_the_word() -> None:
    """A word, a text in quotation marks, a single sign."""
    assert length_at("better: upp, x", 9) == 3
    assert length_at('a: "two words" b', 4) == 11
    assert length_at("a: {b}", 4) == 1


def test_forms_for_programs_agree(damaged: Path) -> None:
    """JSON, GitHub and SARIF name the same places and codes as the text."""
    rows = json.loads(startex("check", damaged, "--format", "json").stdout)
    places = [(row["line"], row["col"], row["code"]) for row in rows]
    assert [code for *_, code in places] == ["E203", "E202", "E401", "E502"]
    run = json.loads(startex("check", damaged, "--format", "sarif").stdout)["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    regions = [
        (place["region"]["startLine"], place["region"]["startColumn"], rules[result["ruleIndex"]])
        for result in run["results"]
        for place in [result["locations"][0]["physicalLocation"]]
    ]
    assert regions == places
    assert {result["level"] for result in run["results"]} == {"error"}
    lines = startex("check", damaged, "--format", "github").stdout.splitlines()
    assert [line.partition("::")[2].partition("::")[0] for line in lines] == [
        "error " + f"file={row['file']},line={row['line']},col={row['col']},title={row['code']}" for row in rows
    ]


def test_github_lines_cannot_be_broken_by_a_text(tmp_path: Path) -> None:
    """A message with a line break or a per cent sign stays one command."""
    path = write(tmp_path, SCENARIO.replace("better: up", 'better: "50%\\n::stop"'))
    lines = startex("check", path, "--format", "github").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=")
    assert "50%25" in lines[0]


def test_slips_of_the_pen_are_mended(damaged: Path) -> None:
    """Keys, words in expressions, durations and missing quotation marks; nothing else in the file changes."""
    result = startex("check", damaged, "--fix")
    assert result.exit_code == 0
    assert "4 mended" in result.stderr
    mended = SCENARIO.replace("title: The strait", 'title: The strait\nversion: "1.0"')
    assert damaged.read_text(encoding="utf-8") == mended
    again = startex("check", damaged, "--fix")
    assert "mended" not in again.stderr and damaged.read_text(encoding="utf-8") == mended


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1\n", "format: 1\nformat: 1\n"),
        ("id: rumour", "id: Rumour!"),
        ("after: 1d}", "after: soon}"),
        ("[watch, wait]", "[watch, zzz]"),
        ("briefing: ", "zzz: "),
    ],
)
def test_what_is_not_certain_is_left_to_the_author(tmp_path: Path, old: str, new: str) -> None:
    """Two cures as good as each other, or none that is sure to be meant: the file stays as it is."""
    text = SCENARIO.replace(old, new)
    path = write(tmp_path, text)
    before = path.read_text(encoding="utf-8")
    result = startex("check", path, "--fix")
    after = path.read_text(encoding="utf-8")
    assert result.exit_code == 1
    assert after == before


def test_two_equal_guesses_are_both_named(tmp_path: Path) -> None:
    """Where two names are as near, the check proposes both and mends neither."""
    text = SCENARIO.replace("id: rumour", "id: rumoura").replace("delivers: [rumour]", "delivers: [rumourx]")
    text = text.replace("decisions:\n", "  - {id: rumourb, title: B, text: B., at: D+1}\ndecisions:\n", 1)
    path = write(tmp_path, text)
    result = startex("check", path, "--fix")
    assert "did you mean rumourb or rumoura?" in result.stdout
    assert path.read_text(encoding="utf-8") == text


def test_rulebooks_and_folders_of_scenarios_are_checked(tmp_path: Path) -> None:
    """A rulebook by its id; every scenario or rulebook of a folder; what is none is wrong usage."""
    assert "1 checked: 0 errors, 0 warnings." in startex("check", "nato").stderr
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name)
    assert "2 checked: 0 errors" in startex("check", tmp_path).stderr
    assert "2 checked: 0 errors" in startex("check", BASE / "rules").stderr
    assert startex("check", "no-such-scenario").exit_code == 2


def test_it_is_said_that_remarks_wait_for_errors(tmp_path: Path) -> None:
    """What nothing opens is told of a sound file; of one with a wrong key it is said that it is not looked for yet."""
    idle = SCENARIO.replace("opens: [tasking]", "stylised: yes")
    waiting = "looked for in full once the errors are mended"
    sound = startex("check", write(tmp_path, idle))
    assert "W601" in sound.stdout and waiting not in sound.stderr
    faulty = startex("check", write(tmp_path, idle.replace("briefing:", "breifing:")))
    assert "W601" not in faulty.stdout and waiting in faulty.stderr


def test_one_faulty_rulebook_is_told_once(tmp_path: Path) -> None:
    """Two scenarios that cite it do not double its faults."""
    rules = "format: 1\nid: small\ntitle: Small\nbodies: {council: {title: Council, procedure: none}}\n"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(
            tmp_path / name,
            "format: 1\nid: x\ntitle: X\nstarts: 2016-02-08T08:00\nendex: D+1\nrulebooks: [small]\n",
            rules,
        )
    told = startex("check", tmp_path / "one", tmp_path / "one", "--format", "json").stdout
    assert [row["code"] for row in json.loads(told)] == ["E301"]


def test_check_loads_neither_screens_nor_arrays(tmp_path: Path) -> None:
    """What an editor runs on every save must start quickly."""
    write(tmp_path)
    code = (
        "import sys; from game.cli import main\n"
        f"try: main(['check', {str(tmp_path)!r}])\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'textual', 'numpy', 'rich'} & set(sys.modules)))"
    )
    import subprocess
    import sys

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_fmt_writes_one_layout_and_says_so(tmp_path: Path) -> None:
    """--check changes nothing and exits with 1; without it the file is laid out; then there is nothing to do."""
    path = write(tmp_path, SCENARIO.replace("{title: Cohesion, ", "{ title:  Cohesion,"))
    before = path.read_bytes()
    told = startex("fmt", path, "--check")
    assert told.exit_code == 1 and "would be laid out" in told.stdout and path.read_bytes() == before
    assert "laid out" in startex("fmt", path).stdout
    assert "{title: Cohesion, range" in path.read_text(encoding="utf-8")
    assert startex("fmt", path).stdout == ""
    path.write_text("a: [1", encoding="utf-8")
    left = startex("fmt", path)
    assert left.exit_code == 1 and "left as it is" in left.stderr and path.read_text(encoding="utf-8") == "a: [1"


def test_migrate_leaves_today_and_refuses_tomorrow(tmp_path: Path) -> None:
    """A current file stays; one of a later version is exit 4; one of no version at all exit 1."""
    path = write(tmp_path)
    before = path.read_bytes()
    assert startex("migrate", path).exit_code == 0 and path.read_bytes() == before
    path.write_text(SCENARIO.replace("format: 1", "format: 7"), encoding="utf-8")
    newer = startex("migrate", path)
    assert newer.exit_code == 4 and "format 7" in newer.stderr
    path.write_text("id: x\n", encoding="utf-8")
    assert startex("migrate", path).exit_code == 1


def test_explain_shows_the_page(tmp_path: Path) -> None:
    """What, a wrong and a right example; also as data."""
    told = startex("explain", "E506").stdout
    assert "## Wrong" in told and "60 / trust" in told and "## Right" in told
    assert json.loads(startex("explain", "E506", "--json").stdout)["page"] in told


def test_schema_is_printed_whole() -> None:
    """The command gives the very file; --modeline the line for a new file."""
    shown = json.loads(startex("schema", "rulebook").stdout)
    assert {"bodies", "procedures"} <= set(shown["properties"])
    line = startex("schema", "--modeline").stdout
    assert line.startswith("# yaml-language-server: $schema=file:///") and line.endswith("/scenario-1.json\n")
    assert program("schema").returncode == 0

"""``play`` and the commands on its journal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.journal import FileJournal, read
from game.policies import NAMES
from tests.cli.run import ROOT, SCENARIO, ended_by, program, startex


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A journal of the historical line."""
    path = tmp_path / "j.jsonl"
    assert startex("play", SCENARIO, "--auto", "history", "--seed", 1, "--journal", path).exit_code == 0
    return path


def test_the_help_names_every_policy() -> None:
    """What --auto takes is what there is."""
    text = " ".join(startex("play", "--help").stdout.split()).replace("- ", "-")
    assert all(name in text for name in NAMES)


def test_two_automatic_runs_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    """Transcripts are equal; journals are equal but for their wall times."""
    outs, rows = [], []
    for name in ("a.jsonl", "b.jsonl"):
        done = program("play", SCENARIO, "--plain", "--auto", "history", "--journal", tmp_path / name)
        assert done.returncode == 0
        outs.append(done.stdout)
        lines = [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
        assert all(line.pop("wall") for line in lines)
        rows.append(lines)
    assert outs[0] == outs[1]
    assert rows[0] == rows[1]
    assert str(tmp_path).encode() not in outs[0]


def test_without_a_place_the_journal_is_in_the_data_folder(tmp_path: Path) -> None:
    """The journal lies under the user's own data folder, and stderr says where; stdout does not."""
    result = startex("play", SCENARIO, "--auto", "status-quo")
    (path,) = (tmp_path / "home").rglob("*.jsonl")
    assert path.parent.name == SCENARIO
    assert str(path) in result.stderr
    assert str(path) not in result.stdout


def test_the_end_of_input_saves_and_says_how_to_go_on(tmp_path: Path) -> None:
    """Piped play that ends in the middle is exit 0, and the command it prints goes on from there."""
    path = tmp_path / "j.jsonl"
    done = startex("play", SCENARIO, "--seed", 4, "--journal", path, given="continue\n")
    assert done.exit_code == 0
    assert f"startex play --resume {path}" in done.stderr
    count = len(read(path).lines)
    assert count > 1
    again = startex("play", "--resume", path, given="continue\nquit\n")
    assert again.exit_code == 0
    assert len(read(path).lines) > count


def test_an_automatic_policy_goes_on_with_a_journal(tmp_path: Path) -> None:
    """--resume and --auto together play the rest; then verify finds no difference."""
    path = tmp_path / "j.jsonl"
    startex("play", SCENARIO, "--seed", 4, "--journal", path, given="continue\n")
    assert startex("play", "--resume", path, "--auto", "consensus").exit_code == 0
    result = startex("verify", path)
    assert result.exit_code == 0
    assert "every ask is answered today as it was then" in result.stdout


@pytest.mark.parametrize("option", [["--seed", "3"], ["--seat", "sg"], ["--practice"], ["--journal", "x"]])
def test_a_resumed_exercise_keeps_its_own_terms(played: Path, option: list[str]) -> None:
    """Seed, seats, practice and place are the journal's; giving them again is wrong usage."""
    result = startex("play", "--resume", played, *option)
    assert result.exit_code == 2
    assert f"{option[0]} belongs to a new exercise" in result.stderr


def test_a_journal_of_another_scenario_is_not_resumed_on_this_one(played: Path, tmp_path: Path) -> None:
    """A scenario of the author's own has to be named, and it has to be the right one."""
    text = played.read_text(encoding="utf-8")
    from dataclasses import replace

    record = read(played)
    other = FileJournal.create(tmp_path / "other.jsonl", replace(record.header, plan="elsewhere"))
    other.close()
    assert text
    result = startex("play", "--resume", tmp_path / "other.jsonl", given="")
    assert result.exit_code == 2
    assert "of the scenario elsewhere" in result.stderr


def test_a_second_player_on_one_journal_is_told_who_plays(played: Path) -> None:
    """One writer: exit 1 and the other process named."""
    journal = FileJournal.open(played)
    result = startex("play", "--resume", played)
    journal.close()
    assert result.exit_code == 1
    assert f"process {os.getpid()}" in result.stderr


def test_replay_tells_it_again_and_up_to_a_line(played: Path) -> None:
    """The whole replay is the transcript of the run; --to tells less; --json gives the facts without wall times."""
    run = startex("play", SCENARIO, "--auto", "history", "--seed", 1)
    assert startex("replay", played).stdout == run.stdout
    part = startex("replay", played, "--to", 5)
    assert 0 < len(part.stdout) < len(run.stdout)
    told = json.loads(startex("replay", played, "--to", 5, "--json").stdout)
    assert [line["n"] for line in told["lines"]] == [1, 2, 3, 4, 5]
    assert "wall" not in told["header"]
    assert startex("replay", played, "--to", 100_000).exit_code == 2


def test_a_branch_is_played_on(played: Path) -> None:
    """Stdout is the new file's name; the branch agrees with the journal and goes its own way."""
    result = startex("branch", played, "--at", 10)
    place = Path(result.stdout.strip())
    assert place.parent == played.parent
    assert read(place).lines == read(played).lines[:10]
    assert startex("play", "--resume", place, "--auto", "status-quo").exit_code == 0
    assert Path(startex("branch", played, "--at", 10).stdout.strip()) != place
    assert startex("branch", played, "--at", 9999).exit_code == 2


def test_the_debrief_is_printed_or_written(played: Path, tmp_path: Path) -> None:
    """Text on stdout; Markdown into a file with the path on stderr only."""
    text = startex("debrief", played)
    assert text.exit_code == 0
    assert len(text.stdout) > 500
    target = tmp_path / "aar.md"
    result = startex("debrief", played, "--format", "md", "-o", target)
    assert result.exit_code == 0
    assert not result.stdout
    assert target.read_text(encoding="utf-8").startswith("# ")
    review = json.loads(startex("debrief", played, "--json").stdout)
    assert review["ended"] is True
    assert "plan" not in review


def test_a_damaged_journal_is_exit_1_and_names_its_line(played: Path) -> None:
    """Every command that reads it says the same one sentence."""
    rows = played.read_bytes().splitlines(keepends=True)
    rows[4] = rows[4].replace(b'"n":4', b'"n":5')
    played.write_bytes(b"".join(rows))
    for words in (["replay"], ["verify"], ["debrief"], ["branch", "--at", "6"], ["play", "--resume"]):
        result = startex(*words, played)
        assert result.exit_code == 1
        assert "line 5 is damaged" in result.stderr
        assert not result.stdout


def test_a_newer_journal_is_exit_4(played: Path) -> None:
    """A journal of a later format is said to be newer."""
    rows = played.read_bytes().splitlines(keepends=True)
    rows[0] = rows[0].replace(b'"format":1', b'"format":2')
    played.write_bytes(b"".join(rows))
    for words in (["replay"], ["verify"], ["debrief"], ["play", "--resume"]):
        result = startex(*words, played)
        assert result.exit_code == 4
        assert "newer version" in result.stderr


def test_a_torn_end_is_said_and_lived_with(played: Path) -> None:
    """The torn line is dropped with a note on stderr; the rest verifies."""
    played.write_bytes(played.read_bytes()[:-20])
    result = startex("verify", played)
    assert result.exit_code == 0
    assert "torn" in result.stderr


def test_a_changed_rule_is_named_line_by_line(played: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a scenario has changed since, verify names each ask that would be answered otherwise, and exits 1."""
    from dataclasses import replace

    from game.core.plan import with_tables
    from game.pack import load

    plan = load(SCENARIO).plan
    assert plan is not None
    shifted = replace(plan.injects[0], at=(plan.injects[0].at or 0) + 60)
    changed = with_tables(replace(plan, injects=(shifted, *plan.injects[1:]), digest="f" * 64))
    monkeypatch.setattr("game.cli.find.plan_of", lambda scenario: changed)
    result = startex("verify", played)
    assert result.exit_code == 1
    assert "have changed since" in result.stderr
    assert result.stdout.startswith("ask ")
    assert json.loads(startex("verify", played, "--json").stdout)["differences"]


@pytest.mark.parametrize("place", ["below-a-file", "a-folder"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, place: str) -> None:
    """No traceback: a JournalError as one line, exit 1, and no transcript."""
    (tmp_path / "below-a-file").write_text("x", encoding="utf-8")
    path = tmp_path / "below-a-file" / "j.jsonl" if place == "below-a-file" else tmp_path
    result = startex("play", SCENARIO, "--auto", "history", "--journal", path)
    assert result.exit_code == 1
    assert not result.stdout
    assert result.stderr.splitlines()[-1].startswith("Error: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_one_sentence(tmp_path: Path) -> None:
    """A journal or an output on a full device: exit 1 and its reason, no traceback."""
    result = startex("play", SCENARIO, "--auto", "history", "--journal", "/dev/full")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", "play", SCENARIO, "--auto", "history", "--journal", tmp_path / "j.jsonl"],
            stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"The output cannot be written: No space left on device." in done.stderr
    assert b"Traceback" not in done.stderr
    assert startex("verify", tmp_path / "j.jsonl").exit_code == 0


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """``startex play … | head -1``: quiet, and the journal is whole."""
    path = tmp_path / "j.jsonl"
    words = [sys.executable, "-m", "game", "play", SCENARIO, "--auto", "history", "--journal", str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(60) == 0
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said
    assert startex("verify", path).exit_code == 0


def test_an_interrupted_exercise_says_where_it_is(tmp_path: Path) -> None:
    """Ctrl-C at the prompt: exit 130, where it is saved, and how to go on."""
    assert b"Interrupted." in ended_by(signal.SIGINT, tmp_path / "j.jsonl")


def test_any_locale_will_do(tmp_path: Path) -> None:
    """With LANG=C and an ASCII encoding the transcript is the same UTF-8 text."""
    plain = program("play", SCENARIO, "--auto", "history", "--journal", tmp_path / "a.jsonl")
    poor = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    other = program("play", SCENARIO, "--auto", "history", "--journal", tmp_path / "b.jsonl", env=poor)
    assert other.returncode == 0
    assert other.stdout == plain.stdout
    assert other.stdout.decode("utf-8")


def test_bytes_that_are_no_text_do_not_stop_play(tmp_path: Path) -> None:
    """Garbage on stdin is answered as unreadable, a note with garbage is kept, and the journal is sound."""
    path = tmp_path / "j.jsonl"
    done = program(
        "play", SCENARIO, "--seed", 1, "--journal", path, given=b"\xff\xfe\x00\nnote \xff\xfe\x1b[2J\nquit\n"
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert startex("verify", path).exit_code == 0


def test_closed_streams_do_not_stop_play(tmp_path: Path) -> None:
    """With stdin closed by the caller the exercise is begun, saved and left."""
    path = tmp_path / "j.jsonl"
    command = f"{sys.executable} -m game play {SCENARIO} --seed 1 --journal {path} <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert len(read(path).lines) == 1


def test_the_light_commands_load_neither_screens_nor_arrays() -> None:
    """``--version``, ``check`` and ``list`` start without textual and numpy; --version without a pack reader."""
    code = (
        "import sys; from game.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as left: assert not left.code, left.code\n"
        "print([name for name in ('textual', 'numpy', 'pydantic', 'yaml') if name in sys.modules])"
    )
    for words, heavy in ((["--version"], "[]"), (["check", SCENARIO], "['pydantic', 'yaml']")):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert done.stdout.splitlines()[-1] == heavy, done.stderr

"""What a cold reader and an adversary found in the commands on a journal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import SCENARIO, program, startex
from tests.pack.small import SCENARIO as SCENARIO_OF_ITS_OWN
from tests.pack.small import write


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A journal of the historical line."""
    path = tmp_path / "j.jsonl"
    assert startex("play", SCENARIO, "--auto", "history", "--seed", 1, "--journal", path).exit_code == 0
    return path


@pytest.mark.parametrize("which", ["itself", "another", "a link"])
def test_a_debrief_is_never_written_over_a_journal(played: Path, tmp_path: Path, which: str) -> None:
    """-o naming the journal, a link to it or any other journal: exit 2, and the file is as it was."""
    other = played
    if which == "another":
        other = tmp_path / "other.jsonl"
        other.write_bytes(played.read_bytes())
    elif which == "a link":
        other = tmp_path / "link.txt"
        other.symlink_to(played)
    before = other.read_bytes()
    result = startex("debrief", played, "-o", other)
    assert result.exit_code == 2
    assert "is a journal and is not written over" in result.stderr
    assert other.read_bytes() == before


def test_a_debrief_may_replace_an_older_debrief(played: Path, tmp_path: Path) -> None:
    """Any other file is written anew."""
    out = tmp_path / "review.txt"
    for _ in range(2):
        assert startex("debrief", played, "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("command", [["branch", "--at"], ["replay", "--to"]])
@pytest.mark.parametrize("number", ["9999", "1_0", "-1", "٣", "9" * 40])
def test_a_line_that_is_not_there_is_wrong_usage(played: Path, command: list[str], number: str) -> None:
    """Too large or not written in digits: exit 2 for branch and replay alike."""
    assert startex(command[0], played, command[1], number).exit_code == 2


def test_a_branch_before_the_damage_works(played: Path, tmp_path: Path) -> None:
    """Line 30 is damaged: 20 lines can be branched and verified, 40 cannot, and no word of the program's is shown."""
    lines = played.read_bytes().splitlines(keepends=True)
    lines[29] = b"rubbish\n"
    played.write_bytes(b"".join(lines))
    assert startex("branch", played, "--at", 20, "-o", tmp_path / "sound.jsonl").exit_code == 0
    assert startex("verify", tmp_path / "sound.jsonl").stdout.startswith("20 lines")
    failed = startex("branch", played, "--at", 40)
    assert failed.exit_code == 1
    assert "line 30 is damaged: it is not whole JSON text" in failed.stderr
    assert "Error" not in failed.stderr.removeprefix("Error: ")


@pytest.mark.parametrize("change", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: b"\xef\xbb\xbf" + data])
def test_changed_line_ends_are_read_and_said(played: Path, tmp_path: Path, change: object) -> None:
    """CRLF or a byte order mark: verify reads it all the same; play wants a clean copy, which branch makes."""
    assert callable(change)
    count = len(played.read_bytes().splitlines()) - 1
    played.write_bytes(change(played.read_bytes()))
    verified = startex("verify", played)
    assert verified.exit_code == 0
    assert "line ends of this journal were changed" in verified.stderr
    resumed = startex("play", "--resume", played, given="quit\n")
    assert resumed.exit_code == 1
    assert "startex branch" in resumed.stderr
    copy = tmp_path / "copy.jsonl"
    assert startex("branch", played, "--at", count, "-o", copy).exit_code == 0
    assert startex("verify", copy).stderr == ""


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no /dev/null")
def test_a_journal_is_not_kept_nowhere() -> None:
    """/dev/null keeps nothing, so nothing is said to be saved there."""
    result = startex("play", SCENARIO, "--auto", "history", "--journal", "/dev/null")
    assert result.exit_code == 1
    assert "is no ordinary file" in result.stderr
    assert "Saved" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_nothing_kept_is_not_called_nothing_lost() -> None:
    """A journal that could not even be begun has nothing to go on with."""
    result = startex("play", SCENARIO, "--auto", "history", "--journal", "/dev/full")
    assert "Nothing has been kept yet" in result.stderr
    assert "--resume" not in result.stderr


def test_a_review_of_an_exercise_gone_back_on_says_how_to_return(played: Path) -> None:
    """After a rewind from ENDEX the debrief is an interim one, and names the line that reached ENDEX."""
    end = len(played.read_bytes().splitlines()) - 1
    assert startex("play", "--resume", played, given="rewind 20\nquit\n").exit_code == 0
    assert f"`rewind {end}` returns to it" in startex("debrief", played).stderr
    assert startex("play", "--resume", played, given=f"rewind 10\nrewind {end}\nquit\n").exit_code == 0
    assert "interim" not in startex("debrief", played).stderr


def test_an_author_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escapes in titles and ids reach neither stdout nor stderr of any command, and JSON reads back the same."""
    hostile = "The \\e[2J\\e]0;x\\a strait"
    scenario = SCENARIO_OF_ITS_OWN.replace("title: The strait", f'title: "{hostile}"')
    write(tmp_path, scenario.replace("title: Chair", f'title: "{hostile}"'))
    journal = tmp_path / "j.jsonl"
    shown = [
        startex("play", tmp_path, "--plain", "--journal", journal, given="c\nbrief\nquit\n"),
        startex("check", tmp_path),
        startex("debrief", journal, "--scenario", tmp_path),
        startex("replay", journal, "--scenario", tmp_path),
        startex("replay", journal, "--to", 1, "--json", "--scenario", tmp_path),
    ]
    for result in shown:
        assert "\x1b" not in result.stdout + result.stderr
        assert "\x07" not in result.stdout + result.stderr
    assert "The <U+001B>[2J" in shown[0].stderr
    unknown = program("play", "\x1b]0;x\x07")
    assert b"\x1b" not in unknown.stderr
    assert "<U+001B>" in unknown.stderr.decode()
    header = json.loads(startex("replay", journal, "--to", 1, "--json", "--scenario", tmp_path).stdout)["header"]
    assert header["title"] == "The \x1b[2J\x1b]0;x\x07 strait"


def test_a_folder_without_a_scenario_is_named_as_that(tmp_path: Path) -> None:
    """The folder is there and what it lacks is said."""
    result = startex("play", tmp_path)
    assert result.exit_code == 2
    assert "holds no scenario.yaml" in " ".join(result.stderr.split())

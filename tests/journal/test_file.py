"""A journal file: what it survives, and the sentence for what it does not."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.journal import FORMAT, FileJournal, JournalError, Line, NewerFormat, branch, read
from game.journal.place import new_path
from game.journal.read import parse
from tests.journal.made import HEADER, any_command, any_event, entries, noted, written


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Header and entries read back equal, control characters and all."""
    items = entries(6)
    written(tmp_path / "j.jsonl", items)
    record = read(tmp_path / "j.jsonl")
    assert record.header == HEADER
    assert list(record.lines) == items
    assert not record.note


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(any_command(), st.lists(any_event(), max_size=3).map(tuple)), max_size=4))
def test_any_asks_and_facts_survive_the_file(asks: list[tuple[object, tuple[object, ...]]]) -> None:
    """load(dump(journal)) is the journal, for any commands and facts."""
    from game.journal.record import dump

    data, total = dump(HEADER, 0)
    lines = []
    for n, (command, facts) in enumerate(asks, 1):
        line = Line(n, "sg", n, command, facts, "2026-01-02T03:04:05Z", "policy:random")  # type: ignore[arg-type]
        raw, total = dump(line, total)
        data += raw
        lines.append(line)
    assert parse(data, "j").lines == tuple(lines)


def test_cut_at_every_byte_it_opens_with_whole_lines(tmp_path: Path) -> None:
    """Whatever byte the power failed at: the whole lines are there, a torn one is dropped with a note."""
    items = entries(5)
    data = written(tmp_path / "whole.jsonl", items)
    header_end = data.index(b"\n")
    for cut in range(len(data) + 1):
        part = data[:cut]
        if cut < header_end:
            with pytest.raises(JournalError):
                parse(part, "j")
            continue
        record = parse(part, "j")
        whole = len(record.lines)
        assert list(record.lines) == items[:whole]
        assert bool(record.note) == (not part.endswith(b"\n") and not record.open_end)
        assert whole >= part.count(b"\n") - 1


def test_after_any_cut_play_goes_on(tmp_path: Path) -> None:
    """Opening a torn journal and appending gives a sound one again."""
    items = entries(5)
    data = written(tmp_path / "whole.jsonl", items)
    for cut in range(data.index(b"\n"), len(data), 7):
        path = tmp_path / f"cut{cut}.jsonl"
        path.write_bytes(data[:cut])
        journal = FileJournal.open(path)
        n = len(journal.lines) + 1
        journal.append(noted(n, "after"))
        journal.close()
        assert list(read(path).lines) == [*items[: n - 1], noted(n, "after")]


def test_any_flipped_bit_in_the_middle_is_found_and_named(tmp_path: Path) -> None:
    """One changed bit anywhere but in the last line is an error that names its line."""
    data = written(tmp_path / "j.jsonl", entries(4))
    last = data.rindex(b"\n", 0, len(data) - 1)
    for place in range(last):
        broken = bytearray(data)
        broken[place] ^= 1 << (place % 8)
        number = data.count(b"\n", 0, place) + 1
        with pytest.raises(JournalError) as error:
            parse(bytes(broken), "j")
        assert any(f"j:{n}:" in str(error.value) for n in (number, number + 1)) or isinstance(error.value, NewerFormat)


@pytest.mark.parametrize("line", [2, 3, 4])
def test_a_lost_line_is_found(tmp_path: Path, line: int) -> None:
    """A line taken out of the middle breaks the chain at that very line."""
    rows = written(tmp_path / "j.jsonl", entries(5)).splitlines(keepends=True)
    del rows[line - 1]
    with pytest.raises(JournalError, match=rf"j:{line}: line {line} is damaged"):
        parse(b"".join(rows), "j")


def test_the_cure_named_for_damage_works(tmp_path: Path) -> None:
    """What the error promises is so: the lines before the damage are a sound journal."""
    items = entries(5)
    rows = written(tmp_path / "j.jsonl", items).splitlines(keepends=True)
    rows[3] = rows[3].replace(b"sg", b"eu")
    with pytest.raises(JournalError, match="head -n 3"):
        parse(b"".join(rows), "j")
    assert list(parse(b"".join(rows[:3]), "j").lines) == items[:2]


def test_two_runs_differ_only_in_their_wall_times(tmp_path: Path) -> None:
    """Without the wall times the files are equal, checksums included."""
    from dataclasses import replace

    from game.journal.record import dump

    def without_wall(wall: str) -> list[dict[str, object]]:
        data, total = dump(replace(HEADER, wall=wall), 0)
        more, _ = dump(replace(noted(1), wall=wall), total)
        rows = [json.loads(row) for row in (data + more).splitlines()]
        assert all(row.pop("wall") for row in rows)
        return rows

    assert without_wall("2026-01-02T03:04:05Z") == without_wall("2031-12-31T23:59:59Z")


def test_a_newer_format_says_so(tmp_path: Path) -> None:
    """A journal of a later format is refused as newer, not as damaged."""
    path = tmp_path / "j.jsonl"
    path.write_text(json.dumps({"format": FORMAT + 1, "something": "new"}) + "\n", encoding="utf-8")
    with pytest.raises(NewerFormat, match="made by a newer version"):
        read(path)


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[1]\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"hello"])
def test_what_is_no_journal_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    """Empty files, other files and garbage give a JournalError, nothing else."""
    path = tmp_path / "j.jsonl"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=r"empty|line 1"):
        read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The sentence names the path and where journals are."""
    with pytest.raises(JournalError, match=r"no journal .*missing\.jsonl.*startex where"):
        read(tmp_path / "missing.jsonl")


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """One writer: the second is refused and learns the process that holds the journal."""
    path = tmp_path / "j.jsonl"
    first = FileJournal.create(path, HEADER)
    with pytest.raises(JournalError, match=rf"being written by process {os.getpid()} on "):
        FileJournal.open(path)
    first.append(noted(1))
    first.close()
    FileJournal.open(path).close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["j.jsonl"]


def test_a_writer_that_died_holds_nothing(tmp_path: Path) -> None:
    """The lock of a process that was killed is free, and its journal goes on."""
    path = tmp_path / "j.jsonl"
    code = (
        "import os, sys; from game.journal import FileJournal; from tests.journal.made import HEADER, noted\n"
        "journal = FileJournal.create(sys.argv[1], HEADER); journal.append(noted(1)); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False, cwd=Path(__file__).parents[2])
    journal = FileJournal.open(path)
    assert len(journal.lines) == 1
    journal.close()


def test_an_existing_journal_is_not_written_over(tmp_path: Path) -> None:
    """Beginning anew on a journal that exists is refused, and the file is untouched."""
    path = tmp_path / "j.jsonl"
    data = written(path, entries(2))
    with pytest.raises(JournalError, match="already exists"):
        FileJournal.create(path, HEADER)
    assert path.read_bytes() == data


def test_a_path_below_a_file_is_one_sentence(tmp_path: Path) -> None:
    """A journal cannot live inside a file; the sentence says what to do."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(JournalError, match=r"No journal can be written at .*--journal"):
        FileJournal.create(tmp_path / "file" / "j.jsonl", HEADER)
    with pytest.raises(JournalError, match="cannot be read"):
        read(tmp_path / "file" / "j.jsonl")


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    """Naming a folder gets a file name suggested."""
    with pytest.raises(JournalError, match=r"is a folder; name a file .*exercise\.jsonl"):
        FileJournal.create(tmp_path, HEADER)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_one_sentence() -> None:
    """Beginning on a full device fails with its reason."""
    with pytest.raises(JournalError, match="cannot be written"):
        FileJournal.create("/dev/full", HEADER)


def test_a_device_that_fills_up_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line written in part is taken back; the lines before stand, and the next append works."""
    path = tmp_path / "j.jsonl"
    journal = FileJournal.create(path, HEADER)
    journal.append(noted(1))
    real = os.write
    calls = []

    def filling(file: int, data: bytes) -> int:
        calls.append(file)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(file, data[:9])

    monkeypatch.setattr(os, "write", filling)
    with pytest.raises(JournalError, match=r"No space left on device.*stands as of ask 1"):
        journal.append(noted(2))
    monkeypatch.setattr(os, "write", real)
    assert read(path).lines == journal.lines == (noted(1),)
    journal.append(noted(2))
    journal.close()
    assert read(path).lines == (noted(1), noted(2))


def test_a_branch_agrees_up_to_n(tmp_path: Path) -> None:
    """The branch is the first n lines to the byte, and goes its own way after."""
    path, other = tmp_path / "j.jsonl", tmp_path / "b.jsonl"
    rows = written(path, entries(6)).splitlines(keepends=True)
    branch(path, 5, other)
    assert other.read_bytes() == b"".join(rows[:6])
    for n in (-1, 7):
        with pytest.raises(JournalError, match=f"no ask {n} to branch at; this journal has asks 0 to 6"):
            branch(path, n, tmp_path / "none.jsonl")
    assert not (tmp_path / "none.jsonl").exists()


def test_a_journal_that_cannot_be_written_on_is_played_in_a_copy(tmp_path: Path) -> None:
    """Where no lock can be had the sentence says how to go on elsewhere."""
    path = tmp_path / "j.jsonl"
    written(path, entries(2))
    (tmp_path / "j.jsonl.lock").mkdir()
    with pytest.raises(JournalError, match=r"No journal can be written at .*startex branch"):
        FileJournal.open(path)


def test_journals_get_a_name_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two exercises begun in one second get two files under the user's data folder."""
    monkeypatch.setattr("game.journal.place.folder", lambda: tmp_path / "startex" / "journals")
    first = new_path("tiny", "2026-01-02T03:04:05Z")
    second = new_path("tiny", "2026-01-02T03:04:05Z")
    assert first.name == "20260102T030405Z.jsonl"
    assert second.name == "20260102T030405Z-2.jsonl"
    for path in (first, second):
        FileJournal.create(path, HEADER).close()
        assert read(path).header == HEADER


def test_a_data_folder_that_is_a_file_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands in the way of the data folder, the sentence names --journal."""
    monkeypatch.setattr("game.journal.place.folder", lambda: tmp_path / "startex")
    for taken in (tmp_path / "startex", tmp_path / "startex" / "tiny"):
        taken.parent.mkdir(exist_ok=True)
        taken.write_text("", encoding="utf-8")
        with pytest.raises(JournalError, match=r"No journal can be written at .*--journal"):
            new_path("tiny", "2026-01-02T03:04:05Z")
        taken.unlink()

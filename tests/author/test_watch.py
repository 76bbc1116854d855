"""``startex watch``: what is saved is checked and previewed within a second, and the last good version is kept."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import Queue

import pytest

from game.author.new import create
from game.author.preview import item_at, items, preview
from game.author.watching import Watching
from game.cli.watch import EVERY
from game.pack import Loaded, load_file
from game.pack.data import scenario_path
from game.pack.source import read_source
from tests.cli.run import ROOT, SCENARIO, startex
from tests.tiny import tiny_plan


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new scenario's file."""
    return create("bridge", tmp_path)


def save(file: Path, old: str, new: str) -> None:
    """Replace a text in the file, with a time of change that differs whatever the clock's grain."""
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    before = file.stat().st_mtime_ns
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))


def test_the_first_look_shows_the_first_inject(file: Path) -> None:
    """At the start the whole is checked; while nothing is saved there is nothing to say."""
    watching = Watching(file)
    look = watching.look()
    assert look is not None
    assert (look.faults, look.item, look.good) == ((), ("inject", "closed"), True)
    assert any("Cracks in a pier" in line for line in look.lines)
    assert watching.look() is None


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("Repair takes a month", "Repair takes a year", ("inject", "report")),
        ("What does the town do and say today?", "What now?", ("decision", "first-day")),
        ("A second ferry for four weeks.", "Another ferry.", ("response", "second-ferry")),
        ("Every morning's queue", "The queue", ("drift", "commute")),
    ],
)
def test_what_is_edited_is_previewed(file: Path, old: str, new: str, item: tuple[str, str]) -> None:
    """The part in which the first changed line stands, as saved."""
    watching = Watching(file)
    watching.look()
    save(file, old, new)
    look = watching.look()
    assert look is not None
    assert (look.item, look.good) == (item, True)
    assert new in " ".join(" ".join(look.lines).split())


def test_the_last_good_version_is_kept(file: Path) -> None:
    """With an error, of the language or of YAML itself, the faults stand over the preview as it last was sound."""
    watching = Watching(file)
    watching.look()
    save(file, "opens: [the-month]", "opens: [the-mont]")
    look = watching.look()
    assert look is not None
    assert [(fault.code, fault.cure) for fault in look.faults if fault.severity == "error"] == [
        ("E301", "did you mean the-month?")
    ]
    assert (look.item, look.good) == (("inject", "report"), False)
    assert "As in the last version without errors:" in look.to_text()
    assert "opens: The month ahead" in look.to_text()
    save(file, "title: Repair takes a month", "title: [Repair takes a month")
    broken = watching.look()
    assert broken is not None
    assert broken.item == ("inject", "report")
    assert broken.lines == look.lines
    save(file, "title: [Repair", "title: Repair")
    save(file, "[the-mont]", "[the-month]")
    mended = watching.look()
    assert mended is not None
    assert (mended.faults, mended.good) == ((), True)


def test_a_rulebook_beside_it_is_watched_too(file: Path) -> None:
    """Saving ``rules/town.yaml`` checks the scenario again; a file that is away for a moment is no save."""
    watching = Watching(file)
    watching.look()
    book = file.parent / "rules" / "town.yaml"
    save(book, "kind: vote", "kind: vot")
    look = watching.look()
    assert look is not None
    assert look.faults
    away = file.rename(file.with_suffix(".part"))
    assert watching.look() is None
    away.rename(file)


def test_the_base_of_an_overlay_is_watched_too(file: Path) -> None:
    """Saving the scenario below, or a text beside it, checks the overlay again, also while either has faults."""
    over = file.parent.parent / "over" / "scenario.yaml"
    over.parent.mkdir()
    base = file.parent.name
    over.write_text(f"format: 1\nid: over\ntitle: Over\noverlays: {base}\nendex: D+0\n", encoding="utf-8")
    watching = Watching(over)
    first = watching.look()
    assert first is not None
    assert not first.good
    save(file, "Cracks in a pier", "Deep cracks")
    assert watching.look() is not None
    assert watching.look() is None
    save(over, "endex: D+0\n", "")
    sound = watching.look()
    assert sound is not None
    assert sound.good


def test_faults_stand_beside_the_preview_where_there_is_room(file: Path) -> None:
    """On a wide terminal both have their own column, and no line is wider than the terminal."""
    save(file, "closes: 2d", "closes: 2x")
    look = Watching(file, 160).look()
    assert look is not None
    lines = look.to_text(160).splitlines()
    assert all(len(line) <= 160 for line in lines)
    left = " ".join(" ".join(line[:78].split()) for line in lines)
    assert all(fault.cure in left for fault in look.faults)


def test_what_is_saved_while_a_save_is_read_is_seen_next(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second save in the middle of a look is not lost."""
    watching = Watching(file)
    watching.look()
    save(file, "Cracks in a pier", "Deep cracks")

    def slow(path: Path) -> Loaded:
        found = load_file(path)
        save(path, "Deep cracks", "Deeper cracks")
        return found

    monkeypatch.setattr("game.author.watching.load_file", slow)
    first = watching.look()
    monkeypatch.undo()
    second = watching.look()
    assert first is not None
    assert second is not None
    assert any("Deeper cracks" in line for line in second.lines)


def test_every_line_belongs_to_the_part_it_stands_in() -> None:
    """In the shipped scenario each id is found again from the line it is written on."""
    path = scenario_path(SCENARIO)
    source, _ = read_source(path, "s")
    assert source is not None
    found = items(source)
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("  - id: "):
            name = line.removeprefix("  - id: ").split()[0]
            kind, at = item_at(found, number)
            assert at == name or kind == "", line
    assert item_at(found, 0) == ("", "")


def test_previews_hold_everything_of_the_tiny_plan() -> None:
    """Every inject, decision point, response and move has a preview no wider than asked; other parts have none."""
    plan = tiny_plan()
    kinds = {"inject": plan.injects, "decision": plan.decisions, "response": plan.responses, "move": plan.moves,
             "drift": plan.dynamics}  # fmt: skip
    for kind, things in kinds.items():
        for thing in things:
            lines = preview(plan, (kind, thing.id), 50)  # type: ignore[attr-defined]
            assert lines
            assert all(len(line) <= 50 for line in lines)
    assert preview(plan, ("", "tests")) == []
    assert "RED" in " ".join(preview(plan, ("response", "isr")))


def test_once_is_a_check(file: Path) -> None:
    """``--once`` looks once: 0 for a sound scenario, 1 for a faulty one, 2 for none."""
    assert startex("watch", file, "--once").exit_code == 0
    save(file, "closes: 2d", "closes: 2x")
    faulty = startex("watch", file.parent, "--once")
    assert (faulty.exit_code, "error[E401]" in faulty.stdout) == (1, True)
    assert startex("watch", "nowhere", "--once").exit_code == 2


def long_scenario(folder: Path) -> Path:
    """The shipped scenario made longer than 3,000 lines by injects of its own kind."""
    path = create("long", folder, scenario_path(SCENARIO), copied=True)
    text = path.read_text(encoding="utf-8")
    extra, number = "", 0
    while text.count("\n") + extra.count("\n") < 3000:
        extra += (
            f"  - id: extra-{number}\n    at: D+{1 + number % 60} 14:00\n    to: [nac]\n    from: A desk officer\n"
            f"    channel: telephone\n    title: Extra {number}\n    text: Nothing that changes anything.\n"
            "    stylised: yes\n"
        )
        number += 1
    path.write_text(text.replace("\ninjects:\n", f"\ninjects:\n{extra}", 1), encoding="utf-8")
    return path


def test_a_save_is_shown_within_a_second_on_three_thousand_lines(tmp_path: Path) -> None:
    """From the save to the preview: the wait for the next look and the look itself, the best of three."""
    path = long_scenario(tmp_path)
    assert path.read_text(encoding="utf-8").count("\n") >= 3000
    watching = Watching(path)
    watching.look()
    took = []
    for number in range(3):
        save(path, f"Extra {number}\n", f"Edited {number}\n")
        began = time.process_time()
        look = watching.look()
        took.append(time.process_time() - began)
        assert look is not None
        assert look.item == ("inject", f"extra-{number}")
        assert look.good
    assert min(took) + EVERY < 1


def lines_of(process: subprocess.Popen[str]) -> Queue[str]:
    """The process's output as it comes."""
    queue: Queue[str] = Queue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            queue.put(line)

    threading.Thread(target=read, daemon=True).start()
    return queue


def until(queue: Queue[str], words: str) -> None:
    """Wait for a line that holds ``words``."""
    while words not in queue.get(timeout=30):
        pass


@pytest.mark.slow
def test_the_command_follows_saves(file: Path) -> None:
    """The program shows each save by itself until it is stopped."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "game", "watch", str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        queue = lines_of(process)
        until(queue, "Cracks in a pier")
        save(file, "Cracks in a pier", "Deep cracks in two piers")
        until(queue, "Deep cracks in two piers")
        save(file, "closes: 1d ", "closes: 1y ")
        until(queue, "error[E401]")
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()

"""The pages of docs/ performed: files are written, commands typed, and what they print is compared with what is shown.

``python -m bench.handbook`` performs every page, writes what the commands really print into it where that differs, and
keeps the states of the tutorial under docs/handbook/steps/. ``tests/docs`` performs the same and writes nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from bench.pages import Example, agrees, commands, examples, typed, written
from bench.splice import put, without
from game.cli import cli
from game.pack import load_file

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
HANDBOOK = DOCS / "handbook"
MODELINE = "# yaml-language-server: $schema="
COLUMNS = 80
OTHERWISE = "this is what it prints:"
JOURNAL = "20250113T060000Z"
"""Stands for the moment a journal was begun."""
FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA")
_ID = re.compile(r"^id: ([\w-]+)$", re.MULTILINE)
OWN_TESTS = (DOCS / "codes",)
"""Pages whose examples other tests perform: tests/pack/test_codes.py."""


@dataclass
class Performed:
    """What came of a page."""

    faults: list[str] = field(default_factory=list)
    """What does not hold, each with its line."""
    changes: dict[int, tuple[int, str]] = field(default_factory=dict)
    """First line of a block to (line after its last, what it should show)."""
    kept: dict[str, str] = field(default_factory=dict)
    """File beside the page to its text: the states of the tutorial, and pictures that commands made."""
    screens: dict[str, str] = field(default_factory=dict)
    """Picture of the screen beside the page to its text; only drawn when pages are written anew, as a screen changes
    in small ways with every room that works on it."""


def pages() -> list[Path]:
    """Every page whose examples are performed here."""
    return sorted(path for path in DOCS.rglob("*.md") if not any(path.is_relative_to(folder) for folder in OWN_TESTS))


class Desk:
    """A folder of its own in which one page is performed, with a home of its own."""

    def __init__(self, page: Path, home: Path, *, draws: bool) -> None:
        self.page = page
        self.home = home
        self.draws = draws
        self.place = home / "desk"
        """Where commands are typed."""
        self.start: Path | None = None
        """What every part begins with."""
        self.done = Performed()
        self._say_at = 0

    def perform(self) -> Performed:
        """Every example in order."""
        (self.home / "desk").mkdir()
        for example in examples(self.page.read_text(encoding="utf-8")):
            self._say_at = example.line
            with contextlib.chdir(self.place):
                self._one(example)
        return self.done

    def _one(self, example: Example) -> None:
        match example.kind, example.words:
            case "heading", _:
                self._begin()
            case "base", (name, *each):
                self.start = None if name == "nothing" or not each else self.page.parent / name
                self._empty()
                self._copy(self.page.parent / name)
            case "keep", (name,):
                self.done.kept |= {f"{name}/{file}": text for file, text in self._state().items()}
            case "picture", (name,):
                self._picture(name)
            case "yaml", ("file" | "into" | "out-of" as how, name, *rest):
                self._write(how, name, example.text, wrong=bool(rest))
            case "text", ("file", name):
                self._write("file", name, example.text)
            case "console", ():
                self._console(example)
            case "text", ("played", *words):
                self._played(example, words)
            case "json", ("keys",):
                self._keys(example.text)
            case kind, words:
                self._fault(f"nobody performs a block called “{' '.join([kind, *words])}”")

    def _begin(self) -> None:
        """A new part of the page: from the base again where the page says so."""
        if self.start is not None:
            self._empty()
            self._copy(self.start)

    def _empty(self) -> None:
        self.place = self.home / "desk"
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        os.chdir(self.place)

    def _copy(self, folder: Path) -> None:
        """Begin in a scenario's folder, which has its id for a name."""
        if folder.is_dir():
            found = _ID.search((folder / "scenario.yaml").read_text(encoding="utf-8"))
            self.place /= found[1] if found else folder.name
            shutil.copytree(folder, self.place)
            os.chdir(self.place)
        elif folder.name != "nothing":
            self._fault(f"there is no folder {folder.name} to begin with")

    def _write(self, how: str, name: str, text: str, *, wrong: bool = False) -> None:
        """A file, whole or with entries put into it, checked at once unless the page shows its faults next."""
        file = self.place / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        lead = next((line for line in before.splitlines()[:1] if line.startswith(MODELINE)), "")
        file.parent.mkdir(parents=True, exist_ok=True)
        match how:
            case "into":
                text = put(before, text)
            case "out-of":
                text = without(before, text)
            case _ if lead:
                text = f"{lead}\n{text}"
        file.write_text(text, encoding="utf-8")
        if file.suffix == ".yaml":
            self._check(name, file, wrong=wrong)

    def _check(self, name: str, file: Path, *, wrong: bool) -> None:
        """A rulebook by itself, and the scenario it lies beside or that was written."""
        above = next((part for part in (file.parent, *file.parents) if (part / "scenario.yaml").exists()), None)
        files = dict.fromkeys([file, *([above / "scenario.yaml"] if above else [])])
        found = [fault for one in files for fault in load_file(one).faults]
        if wrong and not found:
            self._fault(f"{name} has no fault, though the page says so")
        for fault in [] if wrong else found:
            self._fault(f"{name}: {fault}")

    def _console(self, example: Example) -> None:
        told = []
        right = True
        for line, shown in commands(example.text):
            printed = self.tidy(self._type(line))
            right = right and agrees(shown, printed)
            told.append((line, shown if agrees(shown, printed) else printed))
        if not right:
            self._differs(example, "".join(f"$ {line}\n{_block(printed)}" for line, printed in told))

    def _type(self, line: str) -> str:
        """What a command prints; ``cd`` goes into a folder, everything else is startex."""
        program, *words = shlex.split(line)
        if program == "cd":
            self.place = (self.place / words[0]).resolve()
            os.chdir(self.place)
            return ""
        if program != "startex":
            return f"nobody types {program} here"
        return self._startex(words)

    def _startex(self, words: list[str], given: str = "") -> str:
        with mock.patch.dict(os.environ, self._surroundings()):
            return CliRunner().invoke(cli, words, input=given, prog_name="startex").output

    def _surroundings(self) -> dict[str, str]:
        """A home that nobody lives in, and a terminal as wide as a page."""
        folders = {name: str(self.home / "home") for name in FOLDERS}
        return {**folders, "HOME": str(self.home / "home"), "COLUMNS": str(COLUMNS), "NO_COLOR": "1"}

    def _played(self, example: Example, words: list[str]) -> None:
        given = "".join(f"{line}\n" for line in typed(example.text))
        printed = self.tidy(self._startex(["play", *words, "--plain"], given))
        if not agrees(example.text, printed):
            self._differs(example, _block(printed))

    def _keys(self, text: str) -> None:
        from game.tui import keymap  # noqa: PLC0415  (the toolkit of the screen is slow to load)

        file = self.place / "screen.json"
        file.write_text(text, encoding="utf-8")
        for fault in keymap.load(file).faults:
            self._fault(fault)

    def tidy(self, printed: str) -> str:
        """Without what differs from one day or machine to another: the hour, the home and the name of a journal."""
        printed = printed.replace(str(self.home / "home"), "~/.local/share").replace(f"{self.home}/desk/", "")
        printed = printed.replace(str(DOCS), "docs")
        printed = re.sub(r"^\d\d:\d\d:\d\d  ", "06:00:00  ", printed, flags=re.MULTILINE)
        return re.sub(r"\d{8}T\d{6}Z(?:-\d+)?", JOURNAL, printed)

    def _picture(self, name: str) -> None:
        """A picture that a command made here, or the screen of the scenario as it stands."""
        file = self.place / Path(name).name
        if file.exists():
            self.done.kept[name] = file.read_text(encoding="utf-8")
            return
        if self.draws:
            from bench.handbook_screen import decision  # noqa: PLC0415  (the toolkit of the screen is slow to load)

            self.done.screens[name] = decision(self.place / "scenario.yaml")

    def _state(self) -> dict[str, str]:
        """The scenario as it stands, file by file, under the first line that holds beside the documentation."""
        found = {}
        plan = load_file(self.place / "scenario.yaml").plan
        cited = {f"rules/{name}.yaml" for name, _ in plan.packs} if plan else set()
        for file in sorted([self.place / "scenario.yaml", *(self.place / book for book in cited)]):
            if not file.exists():
                continue
            kind = "rulebook" if file.parent.name == "rules" else "scenario"
            up = "../" * (4 if kind == "rulebook" else 3)
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            own = lines[1:] if lines and lines[0].startswith(MODELINE) else lines
            name = file.relative_to(self.place).as_posix()
            found[name] = f"{MODELINE}{up}schema/{kind}-1.json\n" + "".join(own)
        return found

    def _differs(self, example: Example, printed: str) -> None:
        self.done.changes[example.line] = (example.end, printed)
        self._fault(f"{OTHERWISE}\n{printed}")

    def _fault(self, words: str) -> None:
        self.done.faults.append(f"{self.page.relative_to(ROOT)}:{self._say_at}: {words}")


def _block(printed: str) -> str:
    """What is printed as it stands in a block: no blank lines around it, no blanks at the ends of lines."""
    text = "\n".join(line.rstrip() for line in printed.strip("\n").split("\n"))
    return f"{text}\n" if text else ""


def performed(page: Path, *, draws: bool = False) -> Performed:
    """One page, performed in a folder that is thrown away; ``draws``: pictures of the screen too."""
    with tempfile.TemporaryDirectory() as home:
        return Desk(page, Path(home).resolve(), draws=draws).perform()


def _rewrite(page: Path) -> list[str]:
    """Write what is printed into a page, and what it keeps beside it; what a person must mend."""
    done = performed(page, draws=True)
    if done.changes:
        page.write_text(written(page, done.changes), encoding="utf-8")
    for name, text in (done.kept | done.screens).items():
        place = page.parent / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return [fault for fault in done.faults if OTHERWISE not in fault]


def main(arguments: list[str] | None = None) -> int:
    """Perform the pages named, or all, and write what is printed into them."""
    names = sys.argv[1:] if arguments is None else arguments
    wrong = [fault for page in ([Path(name).absolute() for name in names] or pages()) for fault in _rewrite(page)]
    for fault in wrong:
        print(fault)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

"""The README tells the truth: its commands parse, its links lead somewhere, its screen is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from bench import screen
from game.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
GUIDES = [path for path in PAGES if path.name != "GLOSSARY.md"]
"""Pages that tell what to type; the glossary lists phrases."""
COMMAND = re.compile(r"(?:^|[\s`/\\])startex ([a-z][^`\n|]*)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def page(path: Path) -> str:
    """A page by its place in the repository, for the names of cases."""
    return path.relative_to(ROOT).as_posix()


def code(text: str) -> list[str]:
    """What a page shows as code: fenced blocks line by line, and spans."""
    blocks = re.findall(r"```(?:console|sh)\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def commands(text: str) -> list[str]:
    """Every ``startex …`` a page shows, without the program's name."""
    return [found.group(1).strip() for shown in code(text) if (found := COMMAND.search(shown))]


def anchors(path: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def parses(words: list[str]) -> None:
    """Parse one command against the click tree; raises click's own error where it would not be understood."""
    command: click.Command = cli
    context = click.Context(command, info_name="startex")
    while isinstance(command, click.Group) and words:
        found = command.get_command(context, words[0])
        assert found is not None, f"startex has no command {words[0]}"
        command, words = found, words[1:]
        context = click.Context(command, parent=context, info_name=command.name)
    command.make_parser(context).parse_args(args=list(words))


@pytest.mark.parametrize("path", GUIDES, ids=page)
def test_commands_exist(path: Path) -> None:
    """Every command with every option a page shows is understood by the program."""
    for line in commands(path.read_text(encoding="utf-8")):
        parses(shlex.split(line))


def test_readme_shows_the_commands_that_matter() -> None:
    """The check above has something to check."""
    first = {line.split()[0] for line in commands((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert {"list", "play", "replay", "verify", "branch", "debrief", "check", "test", "explain"} <= first


def test_an_unknown_option_would_be_found() -> None:
    """The parsing is the program's own: an option it does not know fails."""
    with pytest.raises(click.NoSuchOption):
        parses(["list", "--no-such-option"])


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file of the repository, and a heading of it where it names one."""
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{page(path)} links to {target}"
        assert not anchor or anchor in anchors(there), f"{page(path)} links to {target}"


def test_readme_targets_of_make_exist() -> None:
    """Every ``make …`` the pages show is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = {
        word
        for path in PAGES
        for line in code(path.read_text(encoding="utf-8"))
        for word in re.findall(r"^make ([a-z]+)", line)
    }
    assert {"play", "test"} <= shown <= targets


@pytest.mark.slow
def test_readme_screen_is_what_the_program_prints() -> None:
    """The screen on the first page is the program's own, letter by letter; `make screen` writes it anew."""
    on_the_page = screen.shown((ROOT / "README.md").read_text(encoding="utf-8"))
    assert on_the_page == screen.screen(), "the screen has changed; look at it, then `make screen`"


def test_no_screen_is_noticed() -> None:
    """A page without a screen shows none, so the comparison above cannot pass by emptiness."""
    assert screen.shown("# Startex\n") == ""

"""The loop of plain mode: read a line, answer it, until ``quit`` or the end of input."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

from game.core import commands as c
from game.core.plan import Id
from game.core.refusals import Refusal
from game.core.terms import DAY
from game.plain import desk, menu, opening
from game.plain.acts import Desk, ruling, with_reason
from game.plain.digest import where
from game.plain.looking import LOOKS, journal
from game.plain.numbers import spelled
from game.plain.page import Page
from game.plain.reasons import not_a_reason
from game.plain.resolve import resolve
from game.plain.steps import spending
from game.plain.words import Ambiguous, Problem, Request, Unreadable, minutes, pick, read
from game.session import Session
from game.view.safe import safe

LONGEST_LINE = 4_000
"""Characters of one line of input; a longer one is a file by mistake."""


class Loop:
    """One player at one prompt."""

    def __init__(self, session: Session, seats: tuple[Id, ...], stdin: TextIO, page: Page) -> None:
        self.session = session
        self.desk = Desk(session, seats, page)
        self.page = page
        self.stdin = stdin

    def run(self) -> None:
        """Open, then read and answer until there is nothing more to read."""
        self.open()
        while (line := self.next_line(self.prompt())) is not None:
            if not self.answer(line):
                self.page.text(f"Saved. The exercise stands at {self.desk.stamp}.")
                return
        self.page.text(f"The input has ended. Saved; the exercise stands at {self.desk.stamp}.")

    def open(self) -> None:
        """The first pages of a new exercise, or where an older one stands."""
        seen = self.desk.view()
        if self.session.ended:
            self.desk.debrief()
            return
        if len(self.session.lines) <= 1:
            opening.opening(self.page, self.session.plan, seen)
        else:
            self.page.title(seen.title.upper(), "taken up again")
        where(self.page, self.session.plan, seen, seen.now)
        opening.dials(self.page, seen, causes=False)
        self.desk.situation(seen)

    def prompt(self) -> str:
        """Where we are, in a few characters."""
        return f"{self.desk.stamp} {safe('+'.join(self.desk.seats))}> "

    def next_line(self, prompt: str) -> str | None:
        """One line of input; None at its end. Typed lines are edited by the terminal, piped ones are echoed."""
        self.page.blank()
        self.page.out.flush()
        if self.stdin is sys.stdin and self.page.out is sys.stdout and sys.stdin.isatty() and sys.stdout.isatty():
            return _typed(prompt)
        self.page.out.write(prompt)
        self.page.out.flush()
        line = self.stdin.readline()
        self.page.raw(safe(line[:LONGEST_LINE].rstrip("\r\n")))
        return line.rstrip("\r\n") if line else None

    def answer(self, line: str) -> bool:
        """Answer one line; False to leave."""
        if len(line) > LONGEST_LINE:
            self.page.text(f"That line has {len(line):,} characters; a line has at most {LONGEST_LINE:,}.", 0, 2)
            return True
        request = read(line)
        if isinstance(request, (Unreadable, Ambiguous)):
            self.problem(request)
            return True
        if request.word == "number":
            return self.number(request)
        return self.do(request)

    def problem(self, problem: Problem) -> None:
        """What could not be read, or could be read in several ways, with the cure."""
        self.page.text(problem.sentence(), 0, 2)

    def number(self, request: Request) -> bool:
        """A number of the menu last shown."""
        shown = self.desk.menu
        choice = shown.chosen(int(request.args[0][:6]))
        if choice is None:
            known = f"1 to {len(shown.choices)}" if shown.choices else "none yet; `menu` shows them"
            self.page.text(f"I cannot read that: the menu last shown has {known}, no {request.args[0]}.", 0, 2)
            return True
        rest = request.rest[len(request.args[0]) :].strip()
        if not rest:
            self.put((choice.command,))
            return True
        meant = spelled(request.args[0], choice, rest)
        if isinstance(meant, (Unreadable, Ambiguous)):
            self.problem(meant)
            return True
        return self.do(meant)

    def do(self, request: Request) -> bool:
        """Do what a request asks; False to leave."""
        match request.word:
            case "quit":
                return False
            case "continue":
                self.desk.proceed(None)
            case "wait":
                self.wait(request)
            case "note":
                self.note(request)
            case "rewind":
                self.rewind(request)
            case "on":
                self.turn(request)
            case "menu":
                self.desk.menu = menu.show(self.page, self.desk.view(), self.desk.focus)
            case "debrief":
                self.desk.debrief()
            case "brief":
                opening.brief(self.page, self.session.plan, self.desk.view())
            case "journal":
                journal(self.page, self.session, self.desk.seats)
            case word if word in LOOKS:
                LOOKS[word](self.page, self.desk.view(), request, self.desk.focus)
            case _:
                self.commands(request)
        return True

    def commands(self, request: Request) -> None:
        """Ask what the words mean, one after the other; the first refusal ends the row."""
        found = resolve(self.desk.view(), request, self.desk.focus)
        if isinstance(found, (Unreadable, Ambiguous)):
            self.problem(found)
            return
        if request.reason and (fault := not_a_reason(request.reason)):
            self.page.text(f"{fault} Nothing is on record.", 0, 2)
            return
        if self.spends_the_last(found):
            return
        self.put(found)

    def spends_the_last(self, commands: tuple[c.Command, ...]) -> bool:
        """Would this one line spend all the steps left? Asked once; the same line again does it."""
        found = spending(self.desk.view(), commands)
        if found is None or self.desk.warned == commands:
            self.desk.warned = ()
            return False
        self.desk.warned = commands
        self.page.text(
            f"That spends the last {found.steps_left} steps at “{found.title}” in one go. Type it again to do so,"
            " or less of it.", 0, 2,
        )  # fmt: skip
        return True

    def put(self, commands: tuple[c.Command, ...]) -> None:
        """Put asks until one is refused; a ruling is printed, an unlawful response asks for its written reason."""
        self.page.blank()
        for n, command in enumerate(commands):
            refused = self.desk.ask(command)
            if refused is not None:
                if refused.code == "R24":
                    self.reasoned(command, refused)
                else:
                    ruling(self.page, refused)
                commands = commands[:n]
                break
        if commands:
            self.desk.after(commands)

    def reasoned(self, command: c.Command, refused: Refusal) -> None:
        """The legal adviser's note. A written reason puts the ask on record, an empty line leaves it."""
        self.page.heading("The legal adviser")
        self.page.text(refused.what)
        self.page.text(f"{refused.rule} An empty line leaves it.")
        reason = self.next_line("Written reason> ")
        while reason and reason.strip() and (fault := not_a_reason(reason)):
            self.page.text(f"{fault} Nothing is on record yet; an empty line leaves it so.", 0, 2)
            reason = self.next_line("Written reason> ")
        if reason is None or not reason.strip():
            self.page.text("Left; nothing is on record.")
            return
        self.put((with_reason(command, reason.strip()),))

    def wait(self, request: Request) -> None:
        """Let so much time pass, or less when something needs the player."""
        length = minutes(request.args)
        if not isinstance(length, int):
            self.problem(length)
            return
        self.desk.proceed(self.session.state.now + min(length, 10 * 365 * DAY))

    def note(self, request: Request) -> None:
        """Write something down for the report."""
        if not request.rest:
            self.problem(Unreadable("what should be noted?", "For example: `note asked for the legal basis first`."))
            return
        self.put((c.Note(self.desk.seats[0], request.rest),))

    def rewind(self, request: Request) -> None:
        """Go back to after a line of the journal."""
        number = request.args[0] if request.args else ""
        if not (number.isascii() and number.isdigit()):
            self.problem(Unreadable("back to which line?", "`journal` shows them; then for example `rewind 12`."))
            return
        refused = self.desk.rewind(int(number[:9]))
        if refused is not None:
            ruling(self.page, refused)

    def turn(self, request: Request) -> None:
        """Turn to another open decision point."""
        names = {decision.id: decision.title for decision in self.desk.view().decisions}
        if names and not request.args:
            listed = ", ".join(f"`on {name}`" for name in names)
            self.problem(Unreadable("which decision point?", f"For example: {listed}."))
            return
        found = pick(" ".join(request.args), names, "open decision point")
        if not isinstance(found, str):
            self.problem(found)
            return
        self.desk.focus = found
        decision = next(item for item in self.desk.view().decisions if item.id == found)
        desk.head(self.page, decision)
        desk.text(self.page, decision)
        desk.board(self.page, decision, lines=False)
        self.desk.menu = menu.show(self.page, self.desk.view(), found)


def _typed(prompt: str) -> str | None:
    """A line typed at a terminal, with its editing keys where the machine has them."""
    with suppress(ImportError):  # gives input() a history and arrow keys; not on every system
        import readline  # noqa: F401, PLC0415
    try:
        return input(prompt)
    except EOFError:
        sys.stdout.write("\n")
        return None

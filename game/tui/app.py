"""The app: screens in and out, and the only place that puts asks to the session."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from game.core.commands import ActAlone, Declare, Refer
from game.core.refusals import Refusal
from game.journal import JournalError
from game.session import Session
from game.tui import keymap, messages, resting, themes
from game.tui.actions import EVERYWHERE, PLAY, REVIEW, Action, bindings, with_keys
from game.tui.desk import Desk, Stretch, key
from game.tui.inside import lean_strips, let_go, let_lines_go, page_text, share_inks, share_sheets
from game.tui.opening import begin, branch, export, resume
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.choose import Choice, Choose
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.digest import DigestScreen, digest, ruling, when
from game.tui.screens.help import help_text, notices_text
from game.tui.screens.leave import Leave
from game.tui.screens.page import Page
from game.tui.screens.palette import Palette
from game.tui.screens.play import TOGETHER, PlayScreen
from game.tui.screens.start import StartScreen

SETTLING = (ActAlone, Declare, Refer)
"""Asks that settle a matter at once: what came of them is read in full, not in the line above the keys."""


class StartexApp(App[None]):
    """Solo play. With a session it opens where that stands; without one at the start screen."""

    TITLE = "Startex"
    CSS_PATH = "styles/startex.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("ctrl+q", "leave", "Quit", show=False, priority=False),
        Binding("ctrl+c", "leave", "Quit", show=False, system=True),
    ]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-slim"),
        (72, "-narrow"),
        (TOGETHER, "-wide"),
    ]

    def __init__(
        self, session: Session | None = None, choices: keymap.Choices | None = None, *, heeds: tuple[int, ...] = ()
    ) -> None:
        """``heeds``: signals that end the app as leaving does; only for an app in the main thread of its process."""
        # Told at once: Textual then takes the filter that sends no colour at all, not the one that sends greys.
        super().__init__(ansi_color=True if themes.colourless(os.environ) else None)
        let_go()
        lean_strips()
        share_sheets()
        share_inks()
        self.choices = choices if choices is not None else keymap.load()
        self.desk = Desk(session) if session is not None else None
        self.ended_by = 0
        """The signal that told it to end; 0 none."""
        self._heeds = heeds
        for theme in (*themes.THEMES, themes.NO_COLOUR):
            self.register_theme(theme)
        self.theme = themes.first_theme(os.environ, self.choices.theme)
        self.set_keymap(dict(self.choices.keys))

    @property
    def session(self) -> Session | None:
        """The session at the desk."""
        return self.desk.session if self.desk else None

    def on_mount(self) -> None:
        """Open where the exercise stands."""
        self.open_first()
        for fault in self.choices.faults:
            self.notify(fault, severity="warning", markup=False, timeout=12)
        self.set_interval(resting.OFTEN, resting.Broom().tidy)
        for number in self._heeds:
            with suppress(NotImplementedError):  # no loop of Windows hears signals; there the program just ends
                asyncio.get_running_loop().add_signal_handler(number, self.end, number)

    def open_first(self) -> None:
        """The first screen: where the exercise stands, or what there is to begin."""
        if self.desk is None:
            self.push_screen(StartScreen())
        else:
            self.open_desk()

    def end(self, number: int) -> None:
        """Told to end by a signal: the terminal gets its screen back; what was asked is in the journal already."""
        self.ended_by = number
        self.exit()

    def open_desk(self, *, instead: bool = False) -> None:
        """Briefing for a new exercise, the desk for one under way, the debrief after ENDEX.

        ``instead``: in the place of the present screen, not over it.
        """
        if self.desk is None:
            return
        screen: Screen[None]
        if self.desk.session.ended:
            screen = self.at_debrief(self.desk)
        elif self.desk.begun:
            screen = self.at_desk(self.desk)
        else:
            screen = self.at_briefing(self.desk)
        if instead:
            let_lines_go(self.screen)
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def at_briefing(self, desk: Desk) -> BriefingScreen:
        """What is read before STARTEX."""
        return BriefingScreen(desk)

    def at_debrief(self, desk: Desk) -> DebriefScreen:
        """The debrief's screen."""
        return DebriefScreen(desk.session, dict(self.choices.keys))

    def at_desk(self, desk: Desk) -> PlayScreen:
        """The desk's screen, with the player's keys."""
        return PlayScreen(desk, dict(self.choices.keys))

    def on_begin(self, message: messages.Begin) -> None:
        """Begin a new exercise, or take one up again."""
        try:
            if message.path:
                session = resume(message.scenario, message.path)
            else:
                session = begin(message.scenario, message.seats, practice=message.practice)
        except (JournalError, LookupError, OSError) as error:
            self.tell("This cannot be opened", str(error))
            return
        self.desk = Desk(session)
        resting.put_by()
        self.open_desk()

    def on_to_the_desk(self, message: messages.ToTheDesk) -> None:
        """The briefing is read."""
        if self.desk is not None:
            self.switch_screen(self.at_desk(self.desk))

    def on_put(self, message: messages.Put) -> None:
        """Put an ask to the rules; a ruling is shown, an answer goes into the line above the keys."""
        if self.desk is None:
            return
        try:
            answer = self.desk.ask(message.command)
        except JournalError as error:
            self.tell("Not kept", str(error))
            return
        if isinstance(answer, Refusal):
            drawn = ruling(answer.what, answer.rule, answer.cure, answer.code)
            self.push_screen(Page("Ruling", drawn))
        self.show_desk()
        if not isinstance(answer, Refusal) and isinstance(message.command, SETTLING):
            self.tell_of(answer)

    def tell_of(self, stretch: Stretch) -> None:
        """Show what came of something, in full."""
        if self.desk is not None:
            title = when(self.desk.plan, stretch)
            drawn = digest(self.desk.plan, stretch)
            self.push_screen(DigestScreen(title, drawn), lambda done: self.told(stretch, done))

    def on_proceed(self, message: messages.Proceed) -> None:
        """Let time run, and tell what happened."""
        if self.desk is None:
            return
        now = self.desk.session.state.now
        stretch = self.desk.proceed(None if message.length is None else now + message.length)
        self.show_desk()
        self.tell_of(stretch)

    def told(self, stretch: Stretch, to_desk: bool | None) -> None:
        """After the digest: its injects are read; ENDEX leads to the debrief."""
        if self.desk is None:
            return
        if to_desk is not None:
            self.desk.read.update(key(paper) for paper in stretch.papers)
        self.show_desk()
        if self.desk.session.ended:
            self.switch_screen(self.at_debrief(self.desk))
        elif to_desk is False:
            self.on_proceed(messages.Proceed())
        elif isinstance(self.screen, PlayScreen) and self.desk.leave_digest():
            self.screen.action_page(2)

    def on_go_back(self, message: messages.GoBack) -> None:
        """Rewind."""
        if self.desk is None:
            return
        refused = self.desk.rewind(message.n)
        if refused is not None:
            self.push_screen(Page("Ruling", ruling(refused.what, refused.rule, refused.cure, refused.code)))
        elif isinstance(self.screen, DebriefScreen):
            self.open_desk(instead=True)
            return
        self.show_desk()

    def on_branch_from(self, message: messages.BranchFrom) -> None:
        """Play on from a line of this journal in a journal of its own."""
        if self.desk is None:
            return
        try:
            session = branch(self.desk.session, message.n)
        except (JournalError, ValueError, OSError) as error:
            self.tell("No branch", str(error))
            return
        self.desk.session.close()
        self.desk = Desk(session)
        self.desk.say(f"A branch from line {message.n}, kept in a journal of its own; the first one stays as it is.")
        self.open_desk(instead=True)

    def on_export(self, message: messages.Export) -> None:
        """Write the debrief beside the journal, as Markdown."""
        if self.desk is not None:
            try:
                self.tell("Exported", f"The debrief is written to {export(self.desk.session)}")
            except OSError as error:
                self.tell("Not exported", str(error))

    def on_another_round(self, message: messages.AnotherRound) -> None:
        """Back to the start."""
        if self.desk is not None:
            self.desk.session.close()
        self.desk = None
        self.switch_screen(StartScreen())

    def tell(self, title: str, words: str) -> None:
        """Say something that needs reading."""
        self.push_screen(Page(title, lambda ink: ink.text(words)))

    def show_desk(self) -> None:
        """Draw the desk anew, wherever it lies in the stack."""
        for screen in self.screen_stack:
            if isinstance(screen, PlayScreen):
                screen.show()

    def action_help(self) -> None:
        """The keys and the ideas."""
        self.push_screen(Page("Help", help_text(with_keys(self.choices.keys))))

    def action_palette(self) -> None:
        """All actions; the one taken is done on the screen below."""
        self.push_screen(Palette(self.actions_here()), self.do)

    def actions_here(self) -> list[Action]:
        """The actions of the present screen."""
        here = {PlayScreen: PLAY, DebriefScreen: REVIEW}.get(type(self.screen), EVERYWHERE)
        return [a for a in with_keys(self.choices.keys) if a.place in (here, EVERYWHERE)]

    async def do(self, action_id: str | None) -> None:
        """Do an action of the registry on the present screen."""
        if action_id is not None:
            does = next(one.does for one in (*self.actions_here(), *with_keys({})) if one.id == action_id)
            await self.run_action(does, default_namespace=self.screen)

    def action_notices(self) -> None:
        """Every answer and ruling so far, newest first."""
        self.push_screen(Page("Notices", notices_text(self.desk.notices if self.desk else [])))

    def action_copy_page(self) -> None:
        """The text of this screen, to the clipboard of the terminal (OSC 52)."""
        self.copy_to_clipboard(page_text(self))
        self.notify("Copied.", timeout=2, markup=False)

    def action_settings(self) -> None:
        """Themes; keys are in a file."""
        choices = [Choice(name, title, "now" if name == self.theme else "") for name, title in themes.TITLES.items()]
        words = f"Other keys for actions are read from {keymap.place()}"
        self.push_screen(
            Choose("Settings: colours", choices, self.theme, lambda ink: ink.text(words)), self.set_colours
        )

    def set_colours(self, name: str | None) -> None:
        """Take a theme and keep it for the next time."""
        if name is None:
            return
        self.theme = name
        self.choices = keymap.Choices(name, self.choices.keys)
        problem = keymap.save(self.choices)
        if problem:
            self.notify(problem, severity="warning", markup=False)

    def action_leave(self) -> None:
        """Ask once; everything is kept already."""
        if self.desk is None:
            self.exit()
            return
        self.push_screen(Leave(self.desk.session), self.left)

    def left(self, answer: str | None) -> None:
        """Leave, if that was the answer."""
        if answer == "leave":
            self.exit()

"""An evaluator's app: a page to write observations on in the place of a desk; the debrief after ENDEX."""

from __future__ import annotations

from textual.screen import Screen

from game.tui.console_actions import EVALUATING
from game.tui.facilitating import console_help, keys_help
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.evaluating import EvaluatorScreen
from game.tui.screens.page import Page
from game.tui.seated import SeatedApp


class EvaluatorApp(SeatedApp):
    """Sees everything and changes nothing of the story."""

    def open_desk(self, *, instead: bool = False) -> None:
        """The page of observations until ENDEX."""
        ended = self.desk.session.ended
        screen: Screen[None] = self.at_debrief(self.desk) if ended else EvaluatorScreen(self.desk, self.place)
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def show_desk(self) -> None:
        """Draw the page anew."""
        for screen in self.screen_stack:
            if isinstance(screen, EvaluatorScreen):
                screen.show()

    def action_help(self) -> None:
        """The page's keys; after ENDEX the debrief's."""
        if isinstance(self.screen, DebriefScreen):
            self.push_screen(Page("Help", keys_help(self.actions_here())))
        else:
            self.push_screen(Page("Help", console_help(EVALUATING)))

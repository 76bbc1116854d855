"""An evaluator's page: what is practised, what is going on, and one key to write down what was seen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import OptionList

from game.core import commands as c
from game.core.plan import Id, Plan
from game.core.terms import FACILITATOR
from game.tui import console_actions, messages
from game.tui.actions import EVERYWHERE, bindings
from game.tui.desk import Desk
from game.tui.screens.quick import ask_words
from game.tui.seat_room import SeatRoom
from game.tui.widgets import bars, evaluating, msel
from game.tui.widgets.choices import Choices
from game.tui.widgets.sheet import Sheet

BEAT = 1.0
"""Seconds between two looks at the time box."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an observation is written against."""

    objective: Id
    """"" nothing in particular."""
    task: Id
    """"" the objective as a whole."""
    title: str


def targets(plan: Plan) -> tuple[Target, ...]:
    """Everything an observation can be written against, in order; first nothing in particular."""
    found = [Target("", "", "Anything else you see")]
    for objective in plan.objectives:
        found.append(Target(objective.id, "", objective.title))
        found += [Target(objective.id, task.id, task.title) for task in objective.tasks]
    return tuple(found)


class EvaluatorScreen(Screen[None]):
    """Reads everything, asks nothing of the story: what it writes down goes into the debrief with its time."""

    BINDINGS = [*console_actions.bindings(console_actions.EVALUATING), *bindings(EVERYWHERE)]
    AUTO_FOCUS = "#targets"
    CSS_PATH = "../styles/console.tcss"

    def __init__(self, desk: Desk, place: SeatRoom) -> None:
        super().__init__()
        self.desk = desk
        self.place = place
        self.targets = {f"{one.objective}/{one.task}": one for one in targets(desk.plan)}
        self._head: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Head; objectives left; what goes on and what was seen right; answer and keys."""
        yield Sheet(id="head")
        with Horizontal(id="room"):
            with Vertical(id="left"):
                yield Choices(id="targets")
            with Vertical(id="right"):
                with VerticalScroll(id="goes-on", can_focus=False):
                    yield Sheet(id="table")
                with VerticalScroll(id="seen-place", can_focus=False):
                    yield Sheet(id="seen")
        yield Sheet(id="answer")
        yield Sheet(msel.keys(console_actions.EVALUATING), id="console-keys")

    def on_mount(self) -> None:
        """Show it, and keep the time box going."""
        self.show()
        self.set_interval(BEAT, self._clock)

    def on_resize(self, event: Resize) -> None:
        """The newest observation stays in sight."""
        self.query_one("#seen-place", VerticalScroll).scroll_end(animate=False)

    def show(self) -> None:
        """Draw everything from the present view."""
        seen = self.desk.view
        self.query_one("#targets", Choices).show(evaluating.entries(self.desk.plan, seen))
        self.query_one("#table", Sheet).show(evaluating.table(seen))
        self.query_one("#seen", Sheet).show(evaluating.observations(seen))
        self.query_one("#seen-place", VerticalScroll).scroll_end(animate=False)
        self._clock()
        last = self.desk.notices[-1] if self.desk.notices else None
        words = (last.stamp, last.text, last.ruling) if last else (seen.stamp, "Enter writes down what you saw.", False)
        self.query_one("#answer", Sheet).show(bars.answer(*words))

    def _clock(self) -> None:
        head = (self.desk.view.stamp, self.place.box)
        if head != self._head:
            self._head = head
            self.query_one("#head", Sheet).show(evaluating.head(self.desk.plan, self.desk.view, self.place.box))

    def say(self, words: str) -> None:
        """Something said by the page itself."""
        self.desk.say(words)
        self.show()

    @property
    def target(self) -> Target:
        """What is under the cursor."""
        return self.targets.get(self.query_one("#targets", Choices).chosen, self.targets["/"])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter: write it down."""
        event.stop()
        self._write("")

    def _write(self, rating: str) -> None:
        target, seat = self.target, self.desk.seats[0]
        label = f"What you saw, rated {rating}" if rating else "What you saw"
        ask_words(self, f"{self.desk.view.stamp}  Observed", label, lambda words: self._put(
            c.Observe(seat, words, target.objective, target.task, rating)), lead=target.title)  # fmt: skip

    def _put(self, command: c.Command) -> None:
        self.post_message(messages.Put(command))

    def action_observe(self) -> None:
        """Without a rating."""
        self._write("")

    def action_number(self, number: int) -> None:
        """On the one with this number; the cursor goes there too."""
        listed = self.query_one("#targets", Choices)
        if number < len(listed.ids):
            listed.turn_to(listed.ids[number])
            self._write("")

    def action_performed(self) -> None:
        """Rated P."""
        self._write("P")

    def action_some(self) -> None:
        """Rated S."""
        self._write("S")

    def action_major(self) -> None:
        """Rated M."""
        self._write("M")

    def action_unable(self) -> None:
        """Rated U."""
        self._write("U")

    def action_ask(self) -> None:
        """A word to the facilitator."""
        seat = self.desk.seats[0]
        ask_words(self, "To the facilitator", "Words", lambda words: self._put(c.Message(seat, FACILITATOR, words)))

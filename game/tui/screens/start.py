"""The start: scenarios to begin, exercises to go on with, and what each is, before anything is begun."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList

from game.core.plan import Id
from game.tui import library, messages
from game.tui.actions import EVERYWHERE, bindings
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.screens.choose import Choice, Choose
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Draw, Sheet, nothing


class StartScreen(Screen[None]):
    """Left what can be played, right what is under the cursor. Enter plays it."""

    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("p", "practice", "Practice", show=False),
        Binding("s", "seats", "Seats", show=False),
    ]
    AUTO_FOCUS = "#library"

    def __init__(self) -> None:
        super().__init__()
        self.shelf = library.shelf()
        self.practice = False
        self.seats: dict[str, tuple[Id, ...]] = {}
        """Scenario to the seats chosen for it; absent: the scenario's own."""

    def compose(self) -> ComposeResult:
        """The name, the list, the preview, the keys."""
        yield Sheet(_name, id="name")
        with Horizontal(id="shelf"):
            yield Choices(_entries(self.shelf), id="library")
            with VerticalScroll(id="preview-place", can_focus=False):
                yield Sheet(nothing, id="preview", classes="measure")
        yield Sheet(_hint, classes="strip")

    @property
    def item(self) -> library.Item | None:
        """What is under the cursor."""
        chosen = self.query_one("#library", Choices).chosen
        return next((item for item in self.shelf if item.id == chosen), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Preview it."""
        self._preview()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Play it."""
        item = self.item
        if item is not None:
            seats = self.seats.get(item.scenario, ())
            self.post_message(messages.Begin(item.scenario, seats, practice=self.practice, path=item.path))

    def action_practice(self) -> None:
        """Practice mode: rewinding is open while playing."""
        self.practice = not self.practice
        self._preview()

    def action_seats(self) -> None:
        """Hold another seat than the scenario proposes."""
        item = self.item
        plan = library.plan_of(item.scenario) if item and not item.path else None
        if item is None or plan is None:
            self.app.bell()
            return
        choices = [Choice("", "The seats meant for one player", ", ".join(plan.solo))]
        choices += [Choice(seat.id, seat.title, seat.id, seat.brief) for seat in plan.seats if seat.role == "player"]

        def taken(seat: str | None) -> None:
            if seat is not None:
                self.seats[item.scenario] = (seat,) if seat else ()
                self._preview()

        self.app.push_screen(Choose("Which seat do you hold?", choices), taken)

    def _preview(self) -> None:
        item = self.item
        if item is not None:
            seats = self.seats.get(item.scenario, ())
            self.query_one("#preview", Sheet).show(library.preview(item, seats, practice=self.practice))


def _name(ink: Ink) -> None:
    ink.line(("STARTEX", ACCENT), ("  the exercise begins", QUIET))
    ink.rule()


def _hint(ink: Ink) -> None:
    ink.line(
        (" Enter", ACCENT), " plays  ", ("p", ACCENT), " practice  ", ("s", ACCENT), " seat  ", (",", ACCENT),
        " settings  ", ("?", ACCENT), " help  ", ("q", ACCENT), " quit",
    )  # fmt: skip


def _entries(shelf: tuple[library.Item, ...]) -> list[Entry]:
    entries = []
    for item in shelf:
        if item.lead:
            entries.append(Entry(f"…{item.lead}", _lead(item.lead), heading=True))
        entries.append(Entry(item.id, _line(item)))
    return entries


def _lead(words: str) -> Draw:
    return lambda ink: ink.line((words.upper(), ACCENT))


def _line(item: library.Item) -> Draw:
    def draw(ink: Ink) -> None:
        ink.text(item.title, 2, 2, style=STRONG)
        ink.text(item.note, 4, style=WARN if item.faulty else QUIET)

    return draw

"""Putting a draft together: a response, then a wording for each clause, then on the table with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from game.core.commands import Wordings
from game.core.plan import Id
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.safe import shown
from game.tui.screens.page import Dialog
from game.tui.widgets import decision as deciding
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Draw, Sheet, nothing
from game.view.decision import DecisionView, ResponseView, SlotView

Found = tuple[Id, Wordings]
PUT = "…put"


class DraftScreen(Dialog[Found]):
    """Left the responses, right the one under the cursor. Enter goes on to the clauses, there it changes a wording."""

    BINDINGS = [Binding("t", "put", "Table", show=False), Binding("left", "leave", "Back", show=False)]
    HINT = "↑ ↓ choose · Enter to its wordings · t tables it as drafted · Esc leaves"
    WORDING = "↑ ↓ choose · Enter changes it · t tables the text · Esc goes back"

    def __init__(self, focus: DecisionView) -> None:
        super().__init__(f"Table a text: {focus.title}")
        self.focus_file = focus
        self.responses = {response.id: response for response in focus.responses}
        self.chosen: dict[Id, int] = {}
        """Clause to the number of its wording, for the response being worded."""
        self.wording: Id = ""
        """The response whose clauses are being worded; "" none yet."""

    def inside(self) -> ComposeResult:
        """Two lists in one place, and what is said of the response."""
        with Horizontal(classes="two"):
            yield Choices([Entry(r.id, _title(r)) for r in self.responses.values()], id="responses")
            yield Choices(id="clauses", classes="-away")
            with VerticalScroll(classes="beside"):
                yield Sheet(nothing, id="about")

    def on_mount(self) -> None:
        """Begin on the first response in order."""
        listed = self.query_one("#responses", Choices)
        listed.turn_to(next((r.id for r in self.responses.values() if r.in_order), ""))
        listed.focus()

    @property
    def hint(self) -> str:
        """Enter does another thing on either side."""
        return self.WORDING if self.wording else self.HINT

    @property
    def response(self) -> ResponseView | None:
        """The response being worded, else the one under the cursor."""
        return self.responses.get(self.wording or self.query_one("#responses", Choices).chosen)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the response in full, or the clause in all its wordings."""
        self._about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """On a response: word it. On a clause: its next wording. On the first line: table it."""
        event.stop()
        if event.option_list.id == "responses":
            self._word()
            return
        chosen = self.query_one("#clauses", Choices).chosen
        if chosen == PUT:
            self.action_put()
            return
        slot = next((slot for slot in self._slots() if slot.id == chosen), None)
        if slot is not None:
            self.chosen[slot.id] = (self.chosen.get(slot.id, 0) + 1) % len(slot.wordings)
            self._clauses()

    def action_put(self) -> None:
        """Table the response as it stands; one that is not in order is put all the same: the ruling is the answer."""
        response = self.response
        if response is not None:
            self.dismiss((response.id, self._wordings()))

    def action_leave(self) -> None:
        """From the clauses back to the responses; from there out."""
        if not self.wording:
            self.dismiss(None)
            return
        self.wording = ""
        self._side("responses", "clauses")

    def _word(self) -> None:
        response = self.response
        if response is None:
            return
        if not response.slots or not response.in_order:
            self.action_put()
            return
        self.wording, self.chosen = response.id, {}
        self._clauses()
        self.query_one("#clauses", Choices).turn_to(PUT)
        self._side("clauses", "responses")

    def _side(self, name: str, other: str) -> None:
        self.query_one(f"#{other}").add_class("-away")
        shown_list = self.query_one(f"#{name}", Choices)
        shown_list.remove_class("-away")
        shown_list.focus()
        self.query_one(".hint", Sheet).show(lambda ink: ink.text(self.hint, style=QUIET))
        self._about()

    def _slots(self) -> tuple[SlotView, ...]:
        return self.responses[self.wording].slots if self.wording else ()

    def _wordings(self) -> Wordings:
        return tuple(
            (slot.id, slot.wordings[self.chosen[slot.id]].id) for slot in self._slots() if self.chosen.get(slot.id)
        )

    def _clauses(self) -> None:
        entries = [Entry(slot.id, _clause(slot, self.chosen.get(slot.id, 0))) for slot in self._slots()]
        count = len(self._wordings())
        self.query_one("#clauses", Choices).show([Entry(PUT, lambda ink: _put(ink, count)), *entries])
        self._about()

    def _about(self) -> None:
        response, chosen = self.response, self.query_one("#clauses", Choices).chosen
        slot = next((slot for slot in self._slots() if slot.id == chosen), None)
        if slot is not None:
            self.query_one("#about", Sheet).show(_wordings_of(slot, self.chosen.get(slot.id, 0)))
        elif response is not None:
            self.query_one("#about", Sheet).show(_whole(response))


def _title(response: ResponseView) -> Draw:
    def draw(ink: Ink) -> None:
        lead = "  " if response.in_order else "– "
        ink.text(lead + shown(response.title), 0, 2, style=STRONG if response.in_order else QUIET)

    return draw


def _clause(slot: SlotView, chosen: int) -> Draw:
    def draw(ink: Ink) -> None:
        ink.ends(slot.title, f"wording {chosen + 1} of {len(slot.wordings)}", STRONG if chosen else "")
        ink.text(f"“{slot.wordings[chosen].text}”", 2, style=ACCENT if chosen else QUIET)

    return draw


def _put(ink: Ink, count: int) -> None:
    cost = f"{count} changed wording{'s' if count != 1 else ''}: {count} step{'s' if count != 1 else ''}"
    ink.line(("→ Table this text", ACCENT))
    ink.text(cost if count else "As first drafted. Each wording you change costs one step.", 2, style=QUIET)


def _wordings_of(slot: SlotView, chosen: int) -> Draw:
    def draw(ink: Ink) -> None:
        ink.heading(slot.title)
        for number, wording in enumerate(slot.wordings):
            ink.row("●" if number == chosen else "○", wording.text, 2, style=STRONG if number == chosen else QUIET)
            ink.blank()
        ink.text("Enter changes to the next wording.", style=QUIET)

    return draw


def _whole(response: ResponseView) -> Draw:
    def draw(ink: Ink) -> None:
        ink.ends(response.title, "", STRONG)
        ink.text(response.text)
        ink.heading("Measures")
        for measure in response.measures:
            ink.text(f"· {measure.title}", 0, 2)
            ink.text(f"{measure.body}, {measure.procedure.lower()}", 2, style=QUIET)
            if measure.keys:
                ink.text(f"needs {', '.join(measure.keys)}", 2, style=QUIET)
            if not measure.needed:
                ink.text("stands or falls alone", 2, style=QUIET)
        if not response.measures:
            ink.text("Nothing to adopt: it takes effect as it is put.", style=QUIET)
        if response.slots:
            ink.heading("Clauses")
            ink.rows((slot.title, f"“{slot.wordings[0].text}”") for slot in response.slots)
        if response.unlawful:
            ink.heading("The legal adviser")
            ink.text(response.unlawful, style=WARN)
        deciding.gate(ink, response)
        if response.stylised:
            ink.blank()
            ink.text("Stylised for training.", style=QUIET)

    return draw

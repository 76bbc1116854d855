"""One line of one's own words, with something chosen beside it: a position, how sure one is. Enter gives both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.widgets import Input, OptionList

from game.tui.ink import WARN
from game.tui.safe import shown
from game.tui.screens.choose import Choice, draw_choice
from game.tui.screens.page import Dialog
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Sheet

Given = tuple[str, str]
"""(id of what was chosen, the words)."""
LINE_LIMIT = 2000
"""Characters of one line."""


class Lined(Dialog[Given]):
    """Letters go into the line, arrows choose. What is written is told to ``keep`` at once: no word is
    lost to a ruling or to Esc.
    """

    BINDINGS = [
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(  # noqa: PLR0913  (the parts of one dialog, by name)
        self,
        title: str,
        label: str,
        *,
        lead: str = "",
        choices: Sequence[Choice] = (),
        at: str = "",
        words: str = "",
        wordless: Collection[str] = (),
        hint: str = "Enter writes it",
        keep: Callable[[str], None] | None = None,
    ) -> None:
        """``words`` stand in the line at first; ``wordless``: choices that need none."""
        super().__init__(title)
        self._label, self._lead, self._at = label, lead, at
        # The line itself draws what it holds as it is: others' words go in with every control made visible.
        self._words = shown(words)
        self.choices = tuple(choices)
        self.wordless = wordless
        self._does = hint
        self._keep = keep

    @property
    def hint(self) -> str:
        """Arrows only where there is something to choose."""
        return f"{'↑ ↓ choose · ' if self.choices else ''}{self._does} · Esc leaves"

    def inside(self) -> ComposeResult:
        """What it is about, what can be chosen, the line."""
        if self._lead:
            yield Sheet(lambda ink: ink.text(self._lead), classes="lead")
        if self.choices:
            yield Choices([Entry(one.id, draw_choice(one)) for one in self.choices])
        yield Sheet(lambda ink: ink.text(f"{self._label}:", style="bold"), classes="label")
        yield Input(self._words, max_length=LINE_LIMIT, select_on_focus=False)
        yield Sheet(classes="fault")

    def on_mount(self) -> None:
        """Letters are letters here."""
        for listed in self.query(Choices):
            listed.can_focus = False
            listed.turn_to(self._at)
        self.query_one(Input).focus()

    def on_resize(self, event: Resize) -> None:
        """The list leaves room for the line."""
        for listed in self.query(Choices):
            listed.styles.max_height = max(3, self.size.height - 12)

    def action_move(self, by: int) -> None:
        """Another choice."""
        for listed in self.query(Choices):
            if by > 0:
                listed.action_cursor_down()
            else:
                listed.action_cursor_up()

    @property
    def words(self) -> str:
        """The line as it stands."""
        return self.query_one(Input).value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is written."""
        if self._keep is not None:
            self._keep(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give both, if there are the words that are wanted."""
        event.stop()
        self._give()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The same, by the mouse."""
        event.stop()
        self._give()

    def _give(self) -> None:
        chosen = self.query_one(Choices).chosen if self.choices else ""
        if not self.words and chosen not in self.wordless:
            self.query_one(".fault", Sheet).show(lambda ink: ink.text("! Write the words first.", style=WARN))
            return
        self.dismiss((chosen, self.words))

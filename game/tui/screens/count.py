"""The calculator: members with the positions known of them on the left, the count and what turns it on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from game.core.plan import Id
from game.plain import counting
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.safe import shown
from game.tui.screens.page import Dialog
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Draw, Sheet, nothing
from game.view import names
from game.view.decision import DecisionView
from game.view.safe import pad, width
from game.view.stands import InPlay, Place
from game.votes.count import FOR, OUTSIDE, UNKNOWN
from game.votes.figures import MARKS
from game.votes.page import COUNTED_AS, wrap

GLYPHS = {**dict(MARKS), "footnote": "#", OUTSIDE: " "}
"""Side to the sign it has in the bar as well; the word stands beside it."""
ALL = "…others"


class CountScreen(Dialog[None]):
    """Enter moves the member under the cursor to its next position: a what-if that is put to nobody."""

    BINDINGS = [
        Binding("r", "known", "As known", show=False),
        Binding("left", "turn(-1)", "Count before", show=False),
        Binding("right", "turn(1)", "Next count", show=False),
        Binding("pageup", "read(-1)", "Up", show=False, priority=True),
        Binding("pagedown,space", "read(1)", "Down", show=False, priority=True),
        Binding("q", "leave", "Leave", show=False),
    ]
    HINT = "↑ ↓ member · Enter what if it stood elsewhere · r as known · Space PgUp read on · Esc leaves"

    def __init__(self, focus: DecisionView) -> None:
        super().__init__(f"The count: {focus.title}")
        self.counts = focus.in_play
        self.number = 0
        self.tried: dict[int, dict[Id, str]] = {n: {} for n in range(len(self.counts))}
        """Number of the count to its what-if positions."""
        self.others: dict[int, str] = {n: counting.silent(one) for n, one in enumerate(self.counts)}
        """Number of the count to where those are counted that are not known."""

    @property
    def one(self) -> InPlay:
        """The count looked at."""
        return self.counts[self.number]

    def inside(self) -> ComposeResult:
        """Which count, the members, the page."""
        yield Sheet(nothing, classes="which")
        with Horizontal(classes="two"):
            yield Choices(id="places")
            with VerticalScroll(classes="beside", can_focus=False):
                yield Sheet(nothing, id="verdict")

    def on_mount(self) -> None:
        """Begin with the first member."""
        self.show()
        self.query_one(Choices).focus()

    def show(self) -> None:
        """Draw the count as it is tried."""
        one, tried, others = self.one, self.tried[self.number], self.others[self.number]
        self.query_one(".which", Sheet).show(_which(one, self.number, len(self.counts)))
        entries = [Entry(ALL, _all(others, sum(_stand(place, tried) == UNKNOWN for place in one.places)))]
        entries += [Entry(place.code, _place(place, tried)) for place in one.places]
        self.query_one("#places", Choices).show(entries)
        self.query_one("#verdict", Sheet).show(_verdict(one, dict(tried), others))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The next position of the member, or the next side for all that are not known."""
        event.stop()
        chosen = self.query_one("#places", Choices).chosen
        if chosen == ALL:
            known = [side for side in counting.sides(self.one) if side != UNKNOWN]
            self.others[self.number] = known[(known.index(self.others[self.number]) + 1) % len(known)]
        else:
            self._try(next(place for place in self.one.places if place.code == chosen))
        self.show()

    def _try(self, place: Place) -> None:
        if place.stand == OUTSIDE:
            return
        tried, order = self.tried[self.number], counting.sides(self.one)
        now = FOR if _stand(place, tried) == "footnote" else _stand(place, tried)
        then = order[(order.index(now) + 1) % len(order)] if now in order else order[0]
        tried[place.code] = then
        if then == place.stand:
            del tried[place.code]

    def action_known(self) -> None:
        """Everybody as known again."""
        self.tried[self.number] = {}
        self.others[self.number] = counting.silent(self.one)
        self.show()

    def action_turn(self, by: int) -> None:
        """Another count the text depends on."""
        self.number = (self.number + by) % len(self.counts)
        self.show()
        self.query_one(".beside").scroll_home(animate=False)

    def action_read(self, by: int) -> None:
        """Read on, or back."""
        beside = self.query_one(".beside", VerticalScroll)
        beside.scroll_relative(y=by * max(1, beside.size.height - 2), animate=False)


def _stand(place: Place, tried: dict[Id, str]) -> str:
    return tried.get(place.code, place.stand)


def _which(one: InPlay, number: int, several: int) -> Draw:
    def draw(ink: Ink) -> None:
        what = names.listed(names.quoted(title) for title in one.measures) or "No text is on the table yet"
        ink.ends(what, f"count {number + 1} of {several}, ← → turn" if several > 1 else "", STRONG)

    return draw


def _all(others: str, count: int) -> Draw:
    def draw(ink: Ink) -> None:
        ink.text(f"? {count} not known", style=STRONG)
        ink.text(f"counted as {COUNTED_AS[others]}", 2, style=QUIET)

    return draw


def _place(place: Place, tried: dict[Id, str]) -> Draw:
    stand = _stand(place, tried)

    def draw(ink: Ink) -> None:
        title, tries = shown(place.title), place.code in tried
        lead = f"{GLYPHS[stand]} {place.code} "
        word = counting.WORDS[stand] + (", what if" if tries else "")
        room = ink.columns - width(lead) - width(word) - 1
        if width(title) <= room:
            ink.line((lead, STRONG), pad(title, room), " ", (word, ACCENT if tries else QUIET))
            return
        # Names stand whole: the row above all says what “?” means, any other word takes a line of its own.
        ink.row(lead.rstrip(), title)
        if stand != UNKNOWN or tries:
            ink.text(word, width(lead), style=ACCENT if tries else QUIET)

    return draw


def _verdict(one: InPlay, tried: dict[Id, str], others: str) -> Draw:
    def draw(ink: Ink) -> None:
        columns = ink.columns - 1
        for line in counting.lines(one, tried, others, columns):
            style = _style(line)
            for part in wrap(line, columns) or [""]:
                if width(shown(part)) <= columns:
                    ink.line((shown(part), style))
                else:
                    ink.text(part, len(part) - len(part.lstrip()), style=style)

    return draw


def _style(line: str) -> str:
    words = line.strip()
    if words.startswith("What if:"):
        return ACCENT
    if words.startswith(("Note:", "Rule:", "Source:")):
        return QUIET
    return STRONG if "ADOPTED:" in words or words.startswith(("Open:", "It carries", "It cannot carry")) else ""

"""After ENDEX: the hot wash, the debrief part by part, charts, and the journal to go through and to go back into."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import OptionList

from game.session import Session
from game.tui import messages
from game.tui.actions import EVERYWHERE, REVIEW, bindings, with_keys
from game.tui.blocks import draw_section
from game.tui.curves import LETTERS, draw
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.inside import let_lines_go
from game.tui.review import Review
from game.tui.safe import Part
from game.tui.screens.page import Page
from game.tui.screens.turns import InTurns, turn
from game.tui.scrub import Stop
from game.tui.widgets import scrubber
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Draw, Sheet

PAGES = ("Hot wash", "Debrief", "Charts", "Journal")
CHARTS, JOURNAL = 3, 4
NEEDS = {1: ("debrief", "parts"), 2: ("parts",), CHARTS: ("courses",), JOURNAL: ("scrubber", "courses", "debrief")}
"""Parts of the review that a page is drawn from, in the order in which they need each other."""
LISTS = {2: "#contents", JOURNAL: "#stops"}
"""Pages with a list at the left of what is read."""
READ = {1: "#pane-1", 2: "#part-place", 3: "#pane-3", JOURNAL: "#stop-place"}
"""What is read on each page."""
LAST = ("export", "again", "palette")
"""Keys that give way, the last first, where there is no room for all."""
SLIM = 76
"""Columns below which list and sheet lie above each other."""
ABREAST = 110
"""Columns from which the lines of the journal fit beside what is read of them."""
BACK = {
    True: "z goes back here and plays on in this journal; b plays on in a journal of its own.",
    False: "Going back opens after ENDEX, or in practice mode.",
}
NOT_HERE = "The facilitator can go back in this journal."


class DebriefScreen(InTurns[None]):
    """Reads a session once and shows it; what the player wants done goes to the app as a message."""

    BINDINGS = [
        *bindings(REVIEW),
        *bindings(EVERYWHERE),
        Binding("escape", "to_list", "To the list", show=False),
        Binding("pagedown,space", "leaf(1)", "Page on", show=False, priority=True),
        Binding("pageup", "leaf(-1)", "Page back", show=False, priority=True),
    ]
    CSS_PATH = "../styles/debrief.tcss"
    AUTO_FOCUS = ""

    def __init__(self, session: Session, keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.review = Review(session)
        self._opened = set[int]()
        self.actions = with_keys(keys or {})
        self.current = 1
        self.below = ""
        """The screen this one lies over, to which Esc leads; "" it is the first."""
        self.withheld = frozenset[str]()
        """Actions that are not for whoever reads this."""

    def compose(self) -> ComposeResult:
        """Title, pages, one pane each, keys."""
        yield Sheet(self._top(), id="top")
        yield Sheet(id="pages")
        with Container(id="review"):
            with VerticalScroll(id="pane-1", classes="pane reading"):
                yield Sheet(self._hot_wash, id="hot-wash")
            with Horizontal(id="pane-2", classes="pane"):
                yield Choices(id="contents")
                with VerticalScroll(id="part-place", classes="reading"):
                    yield Sheet(id="part")
            with VerticalScroll(id="pane-3", classes="pane reading"):
                yield Sheet(self._charts, id="curves")
            with Vertical(id="pane-4", classes="pane"):
                yield Sheet(id="strip")
                with Horizontal(id="walk"):
                    yield Choices(id="stops")
                    with VerticalScroll(id="stop-place", classes="reading"):
                        yield Sheet(id="stop")
        yield Sheet(id="keys")

    async def on_mount(self) -> None:
        """Begin with the hot wash."""
        await self.action_page(1)

    def on_resize(self, event: Resize) -> None:
        """List and sheet lie above each other where they would be too narrow side by side."""
        self.set_class(event.size.width < SLIM, "-slim")
        self.set_class(event.size.width < ABREAST, "-stacked")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is withheld has no key either."""
        return action.replace("_", "-") not in self.withheld

    async def action_page(self, number: int) -> None:
        """Turn to a page, and put the cursor there."""
        self.current = number
        if number not in self._opened:
            self._opened.add(number)
            await self._fill(number)
        for pane in range(1, len(PAGES) + 1):
            place = self.query_one(f"#pane-{pane}")
            if pane != number and not place.has_class("away"):
                let_lines_go(place)
            place.set_class(pane != number, "away")
        self.query_one("#pages", Sheet).show(_pages(number))
        self.query_one("#keys", Sheet).show(self._keys)
        self.query_one(LISTS.get(number, f"#pane-{number}")).focus()

    async def _fill(self, number: int) -> None:
        """What a page shows, when it is first turned to; the journal stands at its end.

        Reckoned here, a turn of the loop for each part, and not in the middle of drawing.
        """
        for part in NEEDS[number]:
            getattr(self.review, part)
            await turn()
        if number == 2:
            entries = [Entry(part.title, _title(part.title)) for part in self.review.parts]
            self.query_one("#contents", Choices).show(entries)
        elif number == CHARTS:
            # At the width of the page read before, which is that of this one as soon as it is laid out.
            self.query_one("#curves", Sheet).inked(self.query_one("#hot-wash", Sheet).content_size.width)
            await turn()
        elif number == JOURNAL:
            stops = self._stops()
            self.query_one("#stops", Choices).show(stops)
            self.query_one("#stops", Choices).turn_to(stops[-1].id if stops else "")

    def action_step(self, by: int) -> None:
        """A line of the journal on or back; on the other pages nothing."""
        stops = self.query_one("#stops", Choices)
        if self.current == JOURNAL and stops.highlighted is not None:
            stops.highlighted = max(0, min(stops.highlighted + by, len(stops.ids) - 1))

    def action_leaf(self, by: int) -> None:
        """A page on or back in what is read; in the journal of its lines, unless one is being read."""
        stops, reading = self.query_one("#stops", Choices), self.query_one(READ[self.current], VerticalScroll)
        if self.current == JOURNAL and stops.has_focus:
            stops.turn_page(by)
        else:
            reading.scroll_relative(y=by * max(1, reading.size.height - 1), animate=False)

    async def action_go_back(self) -> None:
        """Rewind to the line under the cursor."""
        if await self._there():
            self.post_message(messages.GoBack(self.stop.n))

    async def action_branch(self) -> None:
        """Play on from the line under the cursor in another journal."""
        if await self._there() and self._goes_on():
            self.post_message(messages.BranchFrom(self.stop.n))

    def action_export(self) -> None:
        """Write the debrief to a file."""
        self.post_message(messages.Export())

    def action_again(self) -> None:
        """Back to the start."""
        self.post_message(messages.AnotherRound())

    @property
    def stop(self) -> Stop:
        """The line of the journal under the cursor."""
        stops = self.review.scrubber.stops
        return stops[min(self.query_one("#stops", Choices).highlighted or 0, len(stops) - 1)]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What is under the cursor lies open beside it."""
        event.stop()
        if event.option_list.id == "contents":
            self._open_part(self.query_one("#contents", Choices).chosen)
        elif event.option_list.id == "stops":
            self._open_stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter goes to the reading pane."""
        event.stop()
        self.query_one("#part-place" if event.option_list.id == "contents" else "#stop-place").focus()

    def action_to_list(self) -> None:
        """From the reading pane back to the list beside it; from there to the screen below, where there is one."""
        beside = self.query_one(LISTS[self.current]) if self.current in LISTS else None
        if beside is not None and not beside.has_focus:
            beside.focus()
        elif self.below:
            self.dismiss()

    async def _there(self) -> bool:
        """Is a line shown, so that going there means something? Else show them."""
        if self.current == JOURNAL:
            return bool(self.review.scrubber.stops)
        await self.action_page(JOURNAL)
        return False

    def _goes_on(self) -> bool:
        """Is there time left after the line under the cursor? Else say so."""
        if self.review.scrubber.view_at(self.stop.n).phase != "debrief":
            return True
        words = "After this line there is nothing left to play. ↑ or ← goes to an earlier one."
        self.app.push_screen(Page("The last line", lambda ink: ink.text(words)))
        return False

    def _open_part(self, title: str) -> None:
        part = next((part for part in self.review.parts if part.title == title), None)
        if part is not None:
            self.query_one("#part", Sheet).show(lambda ink: draw_section(ink, part))
            self.query_one("#part-place").scroll_home(animate=False)

    def _open_stop(self) -> None:
        stop, found = self.stop, self.review.scrubber
        seen = found.view_at(stop.n)
        back = NOT_HERE if "go-back" in self.withheld else BACK[self.review.rewinds]
        self.query_one("#stop", Sheet).show(scrubber.standing(found.plan, stop, seen, back))
        self.query_one("#stop-place").scroll_home(animate=False)
        marks = [(mark.at, letter) for letter, mark in zip(LETTERS, self.review.courses.marks, strict=False)]
        here = found.stops.index(stop)
        self.query_one("#strip", Sheet).show(scrubber.strip(found.stops, here, marks, self.review.ends))

    def _stops(self) -> list[Entry]:
        return [_listed(n, stop) for n, stop in enumerate(self.review.scrubber.stops)]

    def _top(self) -> Draw:
        found = self.review

        def top(ink: Ink) -> None:
            ink.ends(found.plan.title, "DEBRIEF" if found.ended else "INTERIM REVIEW", ACCENT, STRONG)

        return top

    def _hot_wash(self, ink: Ink) -> None:
        for part in self.review.hot_wash:
            draw_section(ink, part)

    def _charts(self, ink: Ink) -> None:
        draw(ink, self.review.plan, self.review.courses)

    def _keys(self, ink: Ink) -> None:
        hidden = self.withheld | (set() if self.current == JOURNAL and self.review.rewinds else {"go-back", "branch"})
        leading = [a for a in self.actions if a.leads and a.place in (REVIEW, EVERYWHERE) and a.id not in hidden]
        below = f" to {self.below}  " if self.below else ""
        room, fitting = ink.columns - len(below and "Esc" + below), set[str]()
        for action in sorted(leading, key=lambda action: LAST.index(action.id) if action.id in LAST else -1):
            room -= len(action.shown_key) + len(action.title) + 3
            fitting |= {action.id} if room >= 0 else set()
        parts: list[Part] = [("Esc", ACCENT), below] if below else []
        for action in leading:
            if action.id in fitting:
                parts += [(action.shown_key, ACCENT), f" {action.title}  "]
        words = "Enter reads, Esc back" if not below else "Enter reads"
        if self.current in LISTS and room >= len(words):
            parts.append((words, QUIET))
        ink.line(*parts)


@lru_cache(4096)
def _listed(n: int, stop: Stop) -> Entry:
    """A stop in the list; the same for every seat of a room to which it is the same."""
    return Entry(str(n), scrubber.in_list(stop))


def _title(title: str) -> Draw:
    return lambda ink: ink.text(title)


def _pages(current: int) -> Draw:
    def pages(ink: Ink) -> None:
        parts: list[Part] = []
        for number, title in enumerate(PAGES, 1):
            parts += [(f" {number} ", ACCENT), (title, "bold underline" if number == current else QUIET), "  "]
        ink.line(*parts)

    return pages

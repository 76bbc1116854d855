"""The desk: situation, decision, board, feed and record; one page at a time, or side by side where there is room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.events import Resize
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import OptionList

from game.core.plan import Id
from game.tui.actions import EVERYWHERE, PLAY, bindings, with_keys
from game.tui.desk import Desk, key
from game.tui.manner import ALONE, Manner
from game.tui.screens import asking
from game.tui.screens.turns import InTurns, turn
from game.tui.widgets import bars, board, feed, record, situation
from game.tui.widgets import decision as deciding
from game.tui.widgets.choices import Choices
from game.tui.widgets.sheet import Draw, Sheet, nothing
from game.view import clock
from game.view.decision import DecisionView
from game.view.feed import Paper

TOGETHER = 110
"""Columns from which situation, decision and board lie side by side."""


class PlayScreen(InTurns[None]):
    """Shows what the desk's view holds, and turns keys into messages to the app."""

    BINDINGS = [*bindings(PLAY), *bindings(EVERYWHERE)]
    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, but that the cursor goes elsewhere paints two panes anew and not the screen."""
    manner: Manner = ALONE
    """Who moves time, in words."""
    titles: tuple[str, ...] = bars.PAGES
    """The pages, each with a pane of its number."""

    def __init__(self, desk: Desk, keys: dict[str, str]) -> None:
        super().__init__()
        self.desk = desk
        self.actions = with_keys(keys)
        self.current = 1
        self._due: set[int] = set()
        """Panes that show less than the present view."""

    def compose(self) -> ComposeResult:
        """Strips at the edges, five panes between them."""
        yield Sheet(id="top")
        yield Sheet(id="pages")
        with Container(id="desk"):
            with VerticalScroll(id="pane-1", classes="pane"):
                yield Sheet(id="situation")
            with VerticalScroll(id="pane-2", classes="pane"):
                yield Sheet(id="decision")
            with Container(id="pane-3", classes="pane"):
                yield Sheet(id="board-head")
                yield Choices(id="board")
                with VerticalScroll(id="member-place", can_focus=False):
                    yield Sheet(id="member")
            with Horizontal(id="pane-4", classes="pane"):
                yield Choices(id="feed")
                with VerticalScroll(id="paper-place"):
                    yield Sheet(id="paper")
            with VerticalScroll(id="pane-5", classes="pane"):
                yield Sheet(id="record")
            yield from self.more_panes()
        yield Sheet(id="answer")
        yield Sheet(id="keys")

    def more_panes(self) -> ComposeResult:
        """Panes of a desk with more pages than these."""
        yield from ()

    def on_mount(self) -> None:
        """The desk with its panes empty, which are filled after the first picture; an open decision comes first."""
        self.current = 2 if self.desk.view.decisions else 1
        self._due = set(range(1, len(self.titles) + 1))
        self._top()
        self._strips()
        self._show_panes()
        self._take_cursor()

    @property
    def focus_file(self) -> DecisionView | None:
        """The open decision turned to."""
        found = self.desk.view.decisions
        return next((item for item in found if item.id == self.desk.focus), found[0] if found else None)

    def show(self) -> None:
        """Draw everything from the present view; a pane out of sight once it is turned to."""
        self._top()
        self._due = set(range(1, len(self.titles) + 1))
        for number in self._in_sight():
            self.draw(number)
        self._strips()

    def draw(self, number: int) -> None:
        """Bring a pane up to the present view, where it is behind."""
        if number not in self._due:
            return
        self._due.remove(number)
        seen, focus = self.desk.view, self.focus_file
        match number:
            case 1:
                self.sheet("situation").show(situation.situation(seen, frozenset(self.desk.read), self.manner))
            case 2:
                self.sheet("decision").show(deciding.decision(seen, focus, self.manner))
            case 3:
                self.sheet("board-head").show(board.head(focus))
                self.choices("board").show(board.entries(focus))
                self._member()
            case 4:
                self.choices("feed").show(feed.entries(seen.feed, frozenset(self.desk.read)))
                self._paper()
            case _:
                self.sheet("record").show(record.record(seen, record.asked(self.desk.plan, self.desk.mine())))

    def sheet(self, name: str) -> Sheet:
        """One of the sheets."""
        return self.query_one(f"#{name}", Sheet)

    def choices(self, name: str) -> Choices:
        """One of the lists."""
        return self.query_one(f"#{name}", Choices)

    def new(self) -> dict[str, int]:
        """How much is unread on each page that counts it."""
        return {"Feed": sum(key(paper) not in self.desk.read for paper in self.desk.view.feed)}

    def kinds(self) -> frozenset[str]:
        """The kinds of asks that are in order."""
        return frozenset(ask.kind for ask in self.desk.view.asks if ask.in_order)

    def _top(self) -> None:
        seen = self.desk.view
        self.sheet("top").show(bars.top(seen, self.focus_file, clock.day(self.desk.plan, seen.now)))

    def _strips(self) -> None:
        self.sheet("pages").show(bars.pages(self.current, self.new(), self.titles))
        self.sheet("keys").show(bars.keys(self.actions, self.kinds()))
        self.sheet("answer").show(self.answer())

    def answer(self) -> Draw:
        """The last answer, or what to do next where nothing has been answered at this time."""
        stamp, last = self.desk.view.stamp, self.desk.notices[-1] if self.desk.notices else None
        if last is None or last.stamp != stamp:
            return bars.answer(stamp, bars.hint(self.focus_file, self.kinds(), self.manner), False)
        return bars.answer(last.stamp, last.text, last.ruling)

    def say(self, words: str) -> None:
        """Something said by the screen itself, in the answer's line."""
        self.sheet("answer").show(bars.answer(self.desk.view.stamp, words, True))

    async def on_resize(self, event: Resize) -> None:
        """Three panes lie side by side on a wide screen: which are shown depends on the width. Each in its own turn."""
        self._show_panes()
        for number in self._in_sight():
            await turn()
            self.draw(number)

    def _lay(self) -> None:
        self._show_panes()
        for number in self._in_sight():
            self.draw(number)

    def _show_panes(self) -> None:
        sight = self._in_sight()
        for number in range(1, len(self.titles) + 1):
            # The rule itself, not a class for it: a class has every style of the pane and of all in it found anew.
            self.query_one(f"#pane-{number}").display = number in sight
        self.set_class(len(sight) > 1, "-together")

    def _in_sight(self) -> tuple[int, ...]:
        """The panes that can be seen at this width; a screen that comes up has none yet but its app's."""
        width = self.size.width or self.app.size.width
        return (1, 2, 3) if width >= TOGETHER and self.current <= 3 else (self.current,)

    def action_page(self, number: int) -> None:
        """Turn to a page, and put the cursor there."""
        self.current = number
        self._lay()
        self._strips()
        self._take_cursor()

    def _take_cursor(self) -> None:
        place = {3: "#board", 4: "#feed"}.get(self.current, f"#pane-{self.current}")
        self.query_one(place).focus()

    def action_turn(self) -> None:
        """The next open decision."""
        found = [item.id for item in self.desk.view.decisions]
        focus = self.focus_file
        if focus is not None:
            self.desk.focus = found[(found.index(focus.id) + 1) % len(found)]
            self.show()

    def action_choose(self, kind: str) -> None:
        """Choose one of the asks of a kind."""
        asking.choose(self, kind)

    def action_table(self) -> None:
        """Put a draft together."""
        asking.draft(self)

    def action_proceed(self) -> None:
        """Let time run."""
        asking.proceed(self)

    def action_wait(self) -> None:
        """Let so much time pass."""
        asking.wait(self)

    def action_note(self) -> None:
        """Write a note."""
        asking.note(self)

    def action_back(self) -> None:
        """Rewind."""
        asking.back(self)

    def action_count(self) -> None:
        """The count of the text, with what-if positions."""
        asking.count(self)

    def action_brief(self) -> None:
        """The briefing again."""
        asking.brief(self)

    def action_jump(self) -> None:
        """Letters over the places of the screen."""
        asking.jump(self)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The paper under the cursor lies open, and counts as read while the feed is in front."""
        if event.option_list.id == "board":
            self._member()
        if event.option_list.id != "feed":
            return
        found = self._paper()
        self.query_one("#paper-place").scroll_home(animate=False)
        if found is not None and self.current == 4 and key(found) not in self.desk.read:
            self.desk.read.add(key(found))
            self._strips()

    def _paper(self) -> Paper | None:
        """Open the paper under the cursor."""
        found = self.paper(self.choices("feed").chosen)
        self.sheet("paper").show(feed.paper(found, self.manner))
        return found

    def _member(self) -> None:
        """On a wide screen the file of the delegation under the cursor lies below the board."""
        focus, code = self.focus_file, self.choices("board").chosen
        line = next((one for one in focus.board if one.code == code), None) if focus else None
        self.sheet("member").show(board.file(focus, line) if focus and line else nothing)

    def paper(self, paper_id: Id) -> Paper | None:
        """A paper of the feed by its name in the list."""
        return next((one for one in self.desk.view.feed if feed.paper_id(one) == paper_id), None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter opens a member's file, or the paper for reading."""
        event.stop()
        if event.option_list.id == "board":
            asking.member(self, self.choices("board").chosen)
        elif event.option_list.id == "feed":
            self.query_one("#paper-place").focus()

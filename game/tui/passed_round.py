"""One terminal passed round: several seats, no network. Each has its own desk; between two lies a hand-over screen."""

from __future__ import annotations

from textual.screen import Screen

from game.core.plan import Id
from game.journal import Line, dated, effective
from game.plain.so_far import so_far
from game.session import Session
from game.tui import keymap, messages
from game.tui.actions import Action
from game.tui.app import StartexApp
from game.tui.desk import Desk, Stretch, key
from game.tui.manner import PASSED_ROUND
from game.tui.screens import seat_asks
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.choose import Choice, Choose
from game.tui.screens.digest import digest, when
from game.tui.screens.hand_over import HandOverScreen
from game.tui.screens.help import help_text
from game.tui.screens.late import late
from game.tui.screens.leave import Leave
from game.tui.screens.page import Page
from game.tui.screens.seated import RoundScreen


class RoundDesk(Desk):
    """The desk of one of the seats: what it was told, and what it was writing."""

    def __init__(self, session: Session, seat: Id) -> None:
        super().__init__(session, (seat,))
        self.read.clear()
        self.told = len(session.lines)
        """Entries of the journal this seat has had before its eyes."""
        self.left_at = session.state.now
        """The minute at which it handed the terminal on."""
        self.sat = False
        """Has anybody sat here?"""
        self.kept: dict[str, str] = {}
        self.asked: set[Id] = set()

    def leave(self) -> None:
        """The terminal goes on."""
        self.told, self.left_at = len(self.session.lines), self.session.state.now

    def since(self) -> Stretch:
        """What the others did, and what came, since it was here."""
        standing = {entry.n for entry in effective(self.session.lines)}
        foreign = [
            entry for entry in self.session.lines[self.told :]
            if isinstance(entry, Line) and entry.n in standing and not (entry.seat in self.seats and entry.by == "seat")
        ]  # fmt: skip
        facts = tuple(dated(foreign))
        return self._stretch(min(self.left_at, self.session.state.now), facts, self._news(facts), ())

    @property
    def concerned(self) -> bool:
        """Has it anything to read or to do?"""
        stretch = self.since()
        return bool(stretch.papers or stretch.items or self.view.decisions)


class RoundApp(StartexApp):
    """Everybody has the terminal once; then time runs to the next thing that needs somebody.

    Textual calls the handlers of every class above this one, too: each that replaces one says so to the message.
    """

    def __init__(
        self,
        session: Session,
        seats: tuple[Id, ...],
        choices: keymap.Choices | None = None,
        *,
        heeds: tuple[int, ...] = (),
    ) -> None:
        """``seats`` in the order of the round. ``desk`` is None whenever nobody's is open."""
        super().__init__(None, choices, heeds=heeds)
        self._session = session
        self._new = len(session.lines) < 2
        """Does the exercise begin here?"""
        self.desks = {seat: RoundDesk(session, seat) for seat in seats}
        self.waiting = list(seats)
        """Seats that have not had the terminal since time ran last; the first is in turn."""
        self.visitor: Id = ""
        """The seat it was handed to out of turn; "" none."""

    @property
    def session(self) -> Session:
        """The exercise; there is one all the time."""
        return self._session

    def open_first(self) -> None:
        """Whose turn it is."""
        self.open_desk()

    # -- the round ------------------------------------------------------------------------------------------------

    def open_desk(self, *, instead: bool = False) -> None:
        """The hand-over to whoever is in turn; after ENDEX the debrief, which is everybody's."""
        self._clear()
        if self._session.ended:
            self.desk = Desk(self._session, tuple(self.desks))
            self._put_up(self.at_debrief(self.desk))
        else:
            self.hand(self.visitor or self.waiting[0])

    def hand(self, seat: Id) -> None:
        """Show nothing but who comes next."""
        self._clear()
        title = self.desks[seat].plan.tables.seats[seat].title
        self._put_up(HandOverScreen(self._session.plan.title, title, lambda: self.sit(seat)))

    def _put_up(self, screen: Screen[None]) -> None:
        """In the place of whatever screen there is."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def sit(self, seat: Id) -> None:
        """The right person is here: its briefing the first time, else its desk with what has happened since."""
        desk = self.desk = self.desks[seat]
        first, desk.sat = not desk.sat, True
        stretch = desk.since()
        if first and self._new and not desk.view.feed and not desk.view.decisions:
            self._put_up(BriefingScreen(desk, PASSED_ROUND))
            return
        self._put_up(self.at_desk(desk))
        if first and not desk.mine() and (desk.view.feed or desk.view.decisions):
            found = so_far(desk.plan, desk.view, dated(effective(self._session.lines)))
            self.push_screen(Page("What has happened so far", late(found)))
        elif stretch.items or stretch.papers or stretch.shifts:
            self.tell_of(stretch)

    def on_proceed(self, message: messages.Proceed) -> None:
        """``c``: the terminal goes on; when everybody has had it, time runs."""
        message.prevent_default()
        if self.desk is None:
            return
        self._clear()
        if self.visitor:
            self.visitor = ""
        else:
            self.waiting.pop(0)
        if not self.waiting:
            self._run()
        self.open_desk(instead=True)

    def _run(self) -> None:
        """Time runs for everybody; then whoever has something to read or to do has the terminal."""
        self._session.proceed()
        self.waiting = [seat for seat, desk in self.desks.items() if desk.concerned] or list(self.desks)

    def action_hand_over(self) -> None:
        """To one seat, out of turn; its ``c`` gives it back."""
        here = self.desk.seats[0] if self.desk is not None else ""
        seats = self._session.plan.tables.seats
        choices = [Choice(seat, seats[seat].title) for seat in self.desks if seat != here]

        def taken(seat: Id | None) -> None:
            if seat is not None:
                self.visitor = "" if seat == self.waiting[0] else seat
                self.hand(seat)

        self.push_screen(Choose("Hand the terminal to whom?", choices), taken)

    def _clear(self) -> None:
        """Nobody's desk is open, and no dialog over it."""
        if isinstance(self.desk, RoundDesk):
            self.desk.leave()
        self.desk = None
        while len(self.screen_stack) > 2:
            self.pop_screen()

    # -- the desk of the seat in turn -----------------------------------------------------------------------------

    def at_desk(self, desk: Desk) -> RoundScreen:
        """The desk's screen, with the keys of a seat; what it was writing is there still."""
        screen = RoundScreen(desk)
        if isinstance(desk, RoundDesk):
            screen.kept, screen.asked = desk.kept, desk.asked
        return screen

    def on_put(self, message: messages.Put) -> None:
        """As in solo play; who decided is asked why."""
        message.prevent_default()
        if self.desk is None:
            return
        before = len(self.desk.mine())
        super().on_put(message)
        if len(self.desk.mine()) > before:
            seat_asks.accepted(self, message.command)

    def tell_of(self, stretch: Stretch) -> None:
        """What happened, to read; time does not go on from there."""
        desk = self.desk
        if desk is not None:
            self.push_screen(
                Page(when(desk.plan, stretch), digest(desk.plan, stretch)), lambda done: self.told(stretch, done)
            )

    def told(self, stretch: Stretch, to_desk: bool | None) -> None:
        """Its injects are read."""
        if self.desk is not None and to_desk is not None:
            self.desk.read.update(key(paper) for paper in stretch.papers)
            self.show_desk()

    def actions_here(self) -> list[Action]:
        """The seat's own keys at its desk."""
        return list(self.screen.actions) if isinstance(self.screen, RoundScreen) else super().actions_here()

    def action_help(self) -> None:
        """The keys of a seat, and the ideas."""
        self.push_screen(Page("Help", help_text(RoundScreen.offers, PASSED_ROUND)))

    # -- what belongs to everybody ----------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Ask once, also between two desks."""
        self.push_screen(Leave(self._session, tuple(self.desks)), self.left)

    def on_go_back(self, message: messages.GoBack) -> None:
        """From the debrief: everybody is at the table again, from the first on."""
        message.prevent_default()
        if self.desk is None:
            return
        refused = self.desk.rewind(message.n)
        if refused is not None:
            self.tell("Ruling", refused.sentence())
            return
        for desk in self.desks.values():
            desk.leave()
            desk.read &= {key(paper) for paper in desk.view.feed}
        self.waiting, self.visitor = list(self.desks), ""
        self.open_desk(instead=True)

    def on_branch_from(self, message: messages.BranchFrom) -> None:
        """A branch is another exercise, and begins on the command line."""
        message.prevent_default()
        self.tell("A branch", f"`startex branch {self._session.journal.place} --at {message.n}` makes one of its own.")

    def on_another_round(self, message: messages.AnotherRound) -> None:
        """The terminal is everybody's: the next exercise begins on the command line."""
        message.prevent_default()
        self.exit()

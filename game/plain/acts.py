"""What a player does, on the page: an ask and its answer, a stretch of time, a step back, the debrief."""

from __future__ import annotations

from dataclasses import replace

from game.core import commands as c
from game.core.plan import Id, Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import Minute
from game.debrief import build, to_text
from game.journal import Line, dated, effective
from game.plain import desk, menu
from game.plain.digest import digest, paper, papers, sentences, told, where
from game.plain.menu import Menu
from game.plain.page import Page
from game.plain.steps import untouched
from game.session import Reason, Session
from game.view import SeatView, clock, view
from game.view.decision import DecisionView


class Desk:
    """One player's place: the session, the seats held here, the page, and what was last turned to or shown."""

    def __init__(self, session: Session, seats: tuple[Id, ...], page: Page) -> None:
        self.session = session
        self.seats = seats
        self.page = page
        self.focus: Id = ""
        """Decision point turned to; "" none."""
        self.menu = Menu()
        self.warned: tuple[c.Command, ...] = ()
        """A line that would spend all the steps left, once that was said; () none."""

    @property
    def plan(self) -> Plan:
        """The plan played."""
        return self.session.plan

    @property
    def state(self) -> State:
        """The state now."""
        return self.session.state

    @property
    def stamp(self) -> str:
        """The exercise time now."""
        return clock.stamp(self.plan, self.state.now)

    def view(self) -> SeatView:
        """What the seats may see now."""
        return view(self.plan, self.state, self.seats, tuple(dated(effective(self.session.lines))))

    def ask(self, command: c.Command) -> Refusal | None:
        """Put an ask to the rules; print what it brought, or give the ruling back unprinted."""
        texts = self._texts()
        answer = self.session.ask(command)
        if answer.refusal is not None:
            return answer.refusal
        line = self.session.lines[answer.n - 1]
        items = told(self.plan, dated([line]) if isinstance(line, Line) else (), self.seats, texts)
        came = papers(self.view(), items) if any(item.kind == "inject" for item in items) else []
        read = {(sheet.inject, sheet.at) for sheet in came}
        sentences(self.page, [i for i in items if i.kind != "inject" or (i.subject, i.at) not in read])
        for sheet in came:
            paper(self.page, sheet)
        return None

    def _texts(self) -> dict[Id, Id]:
        """Decision to the response on its table."""
        return {name: point.file.response for name, point in self.state.points.items() if point.file}

    def after(self, commands: tuple[c.Command, ...]) -> None:
        """What stands on the desk after these asks: the text, if it was touched, and what is left."""
        on = [name for command in commands if (name := getattr(command, "decision", ""))]
        decision = next((d for d in self.view().decisions if d.id in on), None)
        if decision is None:
            return
        if any(isinstance(command, c.Table | c.Amend | c.Withdraw) for command in commands):
            self.page.blank()
            desk.text(self.page, decision)
        if hint := self._at_once(commands, decision):
            self.page.text(hint, 0, 2)
        self.page.text(self._next(decision))

    def _at_once(self, commands: tuple[c.Command, ...], decision: DecisionView) -> str:
        """After the first text tabled plain: its wordings could have been given with it."""
        tables = [line for line in self.session.lines if isinstance(line, Line) and isinstance(line.asked, c.Table)]
        mine = [line for line in tables if line.seat in self.seats]
        first = commands[0]
        if len(mine) != 1 or not isinstance(first, c.Table) or first.wordings or not decision.draft:
            return ""
        others = [clause.others[0].id for clause in decision.draft.clauses if clause.others]
        if not others:
            return ""
        return f"Hint: wordings may be given at once, one step each: `table {first.response} {' '.join(others[:2])}`."

    def _next(self, decision: DecisionView) -> str:
        steps = f"{decision.steps_left} step{'s' if decision.steps_left != 1 else ''} left."
        draft = decision.draft
        if draft is None:
            return f"{steps} Next: `table` a response, or `continue`."
        if draft.silence_ends:
            return f"{steps} Next: `continue` to the end of silence."
        put = "`silence`" if decision.kind == "silence" else "`declare`"
        if decision.steps_left == 0:
            return f"{steps} Next: {put}, or `continue`."
        under_way = [step for step in self.view().steps if step.decision == decision.id]
        waiting = " to let them run" if under_way else ""
        return f"{steps} Next: `sound`, `offer`, `amend` or {put} now, or `continue`{waiting}."

    def proceed(self, until: Minute | None) -> None:
        """Let time run to the next thing that needs these seats; print the digest and what can be done."""
        if self.session.ended:
            self.page.text("The exercise has ended. `debrief`, `journal`, `rewind LINE` or `quit`.")
            return
        for decision in untouched(self.view()):
            self.page.text(unused(decision), 0, 2)
        before, texts = self.state.now, self._texts()
        stretch = self.session.proceed(until)
        lines = [line for line in stretch.lines if isinstance(line, Line)]
        seen = self.view()
        where(self.page, self.plan, seen, before)
        digest(self.page, self.plan, seen, tuple(dated(lines)), texts)
        if any(reason.kind == "endex" for reason in stretch.reasons):
            self.debrief()
            return
        self._turn_to(stretch.reasons)
        self.situation(seen, stretch.reasons)

    def _turn_to(self, reasons: tuple[Reason, ...]) -> None:
        """Turn to what just opened, or rather to what is about to close; leave what has closed."""
        urgent = [reason.subject for kind in ("opened", "deadline") for reason in reasons if reason.kind == kind]
        if urgent:
            self.focus = urgent[-1]
        if not any(decision.id == self.focus for decision in self.view().decisions):
            self.focus = ""

    def situation(self, seen: SeatView, reasons: tuple[Reason, ...] = ()) -> None:
        """Where each open decision stands, then the menu. What just opened is shown in full."""
        opened = {reason.subject for reason in reasons if reason.kind == "opened"}
        for decision in seen.decisions:
            if decision.id in opened:
                desk.head(self.page, decision, rule=True)
                desk.responses(self.page, decision)
            elif decision.draft and self.focus in ("", decision.id):
                desk.head(self.page, decision)
                desk.text(self.page, decision)
                self.page.blank()
                desk.board(self.page, decision, lines=False)
            elif self.focus in ("", decision.id):
                desk.head(self.page, decision)
                desk.text(self.page, decision)
        for reason in reasons:
            self._warn(seen, reason)
        self.menu = menu.show(self.page, seen, self.focus)

    def _warn(self, seen: SeatView, reason: Reason) -> None:
        decision = next((d for d in seen.decisions if d.id == reason.subject), None)
        if reason.kind == "deadline" and decision:
            self.page.blank()
            self.page.text(f"! “{decision.title}” closes in a day, at {decision.closes}, and {decision.lacks}.", 0, 2)

    def rewind(self, n: int) -> Refusal | None:
        """Go back to where it stood after line ``n``; the ruling when that is not open."""
        before, last = self.state.now, len(self.session.lines)
        answer = self.session.rewind(n, self.seats[0])
        if answer.refusal is not None:
            return answer.refusal
        self.focus = ""
        self.page.text(
            f"Back to where it stood after line {n}. Nothing is erased; the debrief shows both, and `rewind {last}`"
            " returns to where you were."
        )
        seen = self.view()
        where(self.page, self.plan, seen, min(before, seen.now))
        self.situation(seen)
        return None

    def debrief(self) -> None:
        """The debrief, once the exercise has ended."""
        if not self.session.ended:
            end = self.session.end_line
            back = f" `rewind {end}` goes back to where this exercise reached it." if end else ""
            self.page.text(f"The debrief comes after ENDEX.{back}")
            return
        text = to_text(build(self.plan, self.session.header, self.session.lines), self.page.columns)
        self.page.blank()
        for line in text.splitlines():
            self.page.raw(line)


def unused(decision: DecisionView) -> str:
    """What a player leaves lying who lets time run past an open decision."""
    steps = (
        f"{decision.steps_left} step{'s' if decision.steps_left != 1 else ''} unused, " if decision.rounds_left else ""
    )
    return f"“{decision.title}” has no text on the table: {steps}closes in {clock.spoken(decision.left)}."


def ruling(page: Page, refusal: Refusal) -> None:
    """The ruling: what is not in order, by which rule, and what would be."""
    page.title("NOT IN ORDER", refusal.code)
    page.rows([("What", refusal.what), ("Rule", refusal.rule), ("In order", _capital(refusal.cure))])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def with_reason(command: c.Command, reason: str) -> c.Command:
    """The same ask with a written reason, where it takes one."""
    if isinstance(command, c.Table | c.ActAlone | c.MakeMove):
        return replace(command, reason=reason)
    return command

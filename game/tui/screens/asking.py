"""What the keys of the desk lead to: a dialog, and from its answer a message to the app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.terms import DAY, HOUR, Stand
from game.plain.acts import with_reason
from game.plain.desk import mind
from game.plain.reasons import not_a_reason
from game.tui import messages
from game.tui.ink import QUIET, Ink
from game.tui.screens.briefing import briefing_text
from game.tui.screens.choose import Choice, Choose, of_asks
from game.tui.screens.count import CountScreen
from game.tui.screens.draft import DraftScreen
from game.tui.screens.page import Page
from game.tui.screens.write import Write
from game.tui.widgets import board, record
from game.view.asks import Ask
from game.view.board import Line
from game.view.decision import DecisionView

if TYPE_CHECKING:
    from game.tui.screens.play import PlayScreen

TITLES = {
    "amend": "Amend the text",
    "sound": "Sound a delegation",
    "lobby": "Make an offer",
    "silence": "Put the text under silence",
    "declare": "Declare the outcome",
    "confide": "Ask in confidence",
    "position": "Your own delegation's position",
    "move": "Your own moves",
    "pledge": "Give a pledge",
    "alone": "Act alone",
    "refer": "Refer the file",
    "withdraw": "Withdraw the text",
}
NONE = {
    "": "There is nothing of the kind now.",
    "amend": "No text is on the table; t tables one.",
    "sound": "No text is on the table; t tables one, then its words can be sounded.",
    "confide": "No text is on the table; t tables one first.",
    "lobby": "No text is on the table; t tables one first.",
    "silence": "There is no text to put under silence, or this forum decides otherwise (d).",
    "declare": "There is no text to declare on, or this forum decides by silence (u).",
    "position": "No delegation of yours has a say here now.",
    "alone": "None of your seats can act alone here.",
    "refer": "This file can be sent to no other body.",
    "withdraw": "No text is on the table.",
}
OF_SEATS = ("move", "pledge")
"""Kinds that belong to a seat, not to a file."""
OF_PEOPLE = ("sound", "confide", "lobby")
"""Kinds that go to a delegation: listed in the order of the board."""
LENGTHS = ((6 * HOUR, "6 hours"), (12 * HOUR, "12 hours"), (DAY, "1 day"), (2 * DAY, "2 days"), (7 * DAY, "1 week"))


def choose(screen: PlayScreen, kind: str) -> None:
    """Choose among the asks of a kind on the file turned to."""
    focus = screen.focus_file
    here = "" if kind in OF_SEATS or focus is None else focus.id
    asks = [ask for ask in screen.desk.view.asks if ask.kind == kind and ask.decision == here and not _idle(ask)]
    if not asks:
        screen.app.bell()
        screen.say(NONE.get(kind, NONE[""]))
        return
    if kind in OF_PEOPLE and focus is not None:
        order = [line.code for line in focus.board]
        asks.sort(key=lambda ask: (not ask.in_order, order.index(ask.subject) if ask.subject in order else len(order)))
    choices = of_asks(asks, _more(screen, kind, focus))
    at = _under_cursor(screen, asks)

    def taken(number: str | None) -> None:
        if number is not None:
            put(screen, asks[int(number)])

    screen.app.push_screen(Choose(TITLES[kind], choices, at), taken)


def _stands(line: Line) -> str:
    words = mind(line, public=False)
    return f"Where it stands {words}" if words.startswith("is ") else f"Where it stands: {words}"


def _idle(ask: Ask) -> bool:
    """An amendment to the wording that stands already: nobody looks for it in the list."""
    return ask.kind == "amend" and not ask.in_order and ask.ruling is not None and ask.ruling.code == "R13"


def _under_cursor(screen: PlayScreen, asks: list[Ask]) -> str:
    """On the board, the delegation under the cursor is meant."""
    screen.draw(3)
    chosen = screen.choices("board").chosen
    found = [str(n) for n, ask in enumerate(asks) if ask.subject == chosen and ask.in_order]
    return found[0] if found else ""


def _more(screen: PlayScreen, kind: str, focus: DecisionView | None) -> dict[str, str]:
    seen = screen.desk.view
    match kind:
        case "move":
            return {move.id: move.text for move in seen.moves}
        case "pledge":
            return {pledge.id: f"{pledge.text} Due within {pledge.due}." for pledge in seen.pledges}
        case "lobby" if focus:
            return {offer.id: f"{offer.text} Worth {offer.worth} points.".strip() for offer in focus.offers}
        case "sound" | "confide" if focus:
            return {line.code: f"{line.stake.capitalize()} here. {_stands(line)}" for line in focus.board}
        case _:
            return {}


def put(screen: PlayScreen, ask: Ask, wordings: c.Wordings = ()) -> None:
    """Put an ask; where the legal adviser wants a written reason, first write it."""
    command = ask.command
    if isinstance(command, c.Table) and wordings:
        command = replace(command, wordings=wordings)
    if ask.reason and ask.ruling is not None:
        lead = f"{ask.ruling.what} {ask.ruling.rule}"
        _reasoned(screen, command, "The legal adviser", lead)
    elif isinstance(command, c.TakePosition) and command.stand is Stand.OBJECT:
        _objected(screen, command)
    else:
        screen.post_message(messages.Put(command))


def _reasoned(screen: PlayScreen, command: c.Command, title: str, lead: str) -> None:
    def written(reason: str | None) -> None:
        if reason:
            screen.post_message(messages.Put(with_reason(command, reason)))
        else:
            screen.say("Left; nothing is on record.")

    screen.app.push_screen(Write(title, lead, "Written reason", fault=not_a_reason), written)


def _objected(screen: PlayScreen, command: c.TakePosition) -> None:
    def written(why: str | None) -> None:
        if why is not None:
            screen.post_message(messages.Put(replace(command, why=why)))

    screen.app.push_screen(Write("Objecting", "Say why, or leave it empty.", "Why", empty=True), written)


def draft(screen: PlayScreen) -> None:
    """Put a draft together from the responses and their wordings."""
    focus = screen.focus_file
    if focus is None:
        screen.say(f"No decision is open. {screen.manner.none}")
        return
    asks = {ask.subject: ask for ask in screen.desk.view.asks if (ask.kind, ask.decision) == ("table", focus.id)}
    if not asks:
        screen.say("None of your seats can table a text here.")
        return

    def tabled(found: tuple[str, c.Wordings] | None) -> None:
        if found is not None:
            put(screen, asks[found[0]], found[1])

    screen.app.push_screen(DraftScreen(focus), tabled)


def proceed(screen: PlayScreen) -> None:
    """Let time run to the next thing that needs the player."""
    screen.post_message(messages.Proceed())


def wait(screen: PlayScreen) -> None:
    """Let so much time pass."""

    def taken(length: str | None) -> None:
        if length is not None:
            screen.post_message(messages.Proceed(int(length)))

    choices = [Choice(str(length), title) for length, title in LENGTHS]
    screen.app.push_screen(Choose("Let time pass, or less if something needs you", choices), taken)


def note(screen: PlayScreen) -> None:
    """Write something down for the report."""

    def written(words: str | None) -> None:
        if words:
            screen.post_message(messages.Put(c.Note(screen.desk.seats[0], words)))

    lead = "The debrief shows it where it was written."
    screen.app.push_screen(Write("A note for the report", lead, "Note"), written)


def back(screen: PlayScreen) -> None:
    """Rewind to an earlier line of the journal."""
    session = screen.desk.session
    if not (session.header.practice or session.ended):
        screen.say("Rewinding is open in practice mode, and after ENDEX.")
        return
    asks = record.asked(screen.desk.plan, screen.desk.mine())
    choices = [Choice(str(n - 1), words, stamp) for n, stamp, words in reversed(asks) if n > 1]
    if not choices:
        screen.say("Nothing to go back on yet.")
        return

    def taken(n: str | None) -> None:
        if n is not None:
            screen.post_message(messages.GoBack(int(n)))

    screen.app.push_screen(Choose("Go back to before …", choices), taken)


def brief(screen: PlayScreen) -> None:
    """The briefing again."""
    desk = screen.desk
    screen.app.push_screen(Page("Briefing", briefing_text(desk.plan, desk.view, screen.manner)))


def count(screen: PlayScreen) -> None:
    """The calculator on the file turned to."""
    focus = screen.focus_file
    if focus is None or not focus.in_play:
        screen.say("Nothing is counted here now.")
        return
    screen.app.push_screen(CountScreen(focus))


def member(screen: PlayScreen, code: str) -> None:
    """A delegation's file."""
    focus = screen.focus_file
    if focus is None:
        return
    line = next((line for line in focus.board if line.code == code), None)
    if line is not None:
        screen.app.push_screen(Page("A delegation", board.file(focus, line)))
    elif code == board.OTHERS:
        screen.app.push_screen(Page("The others", lambda ink: _others(ink, focus)))


def _others(ink: Ink, focus: DecisionView) -> None:
    ink.text(f"{focus.others} delegations have no stake here. They go along unless a concern of theirs is touched.")
    ink.text(f"{focus.members} have a say in all.", style=QUIET)


def jump(screen: PlayScreen) -> None:
    """Letters over the places of the screen; a letter goes there."""
    from game.tui.screens.jump import Jump  # noqa: PLC0415  (it needs the screen it lies over)

    def taken(number: int | None) -> None:
        if number is not None:
            screen.action_page(number)

    screen.app.push_screen(Jump(screen), taken)

"""What the keys of a seat's desk lead to: its position, the floor, clauses in free words, messages, why it decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.plan import Id
from game.core.terms import FACILITATOR, Stand
from game.tui import messages
from game.tui.screens.asking import NONE
from game.tui.screens.choose import Choice, Choose
from game.tui.screens.lined import Given, Lined
from game.tui.screens.page import Page
from game.tui.widgets.papers import papers
from game.tui.widgets.room import unspoken
from game.view.asks import Ask
from game.view.room import FreeClauseView, TourView

if TYPE_CHECKING:
    from game.tui.app import StartexApp
    from game.tui.screens.seated import SeatedScreen

SURE = ("not said", "1 unsure", "2", "3", "4", "5 sure")
"""Confidence by its number."""
FIRST = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
DECIDING = (c.ActAlone, c.Declare, c.PutUnderSilence, c.Speak, c.TakePosition)
"""Asks by which a seat decides: it is asked why, once for each decision point."""
LINE = 200
"""Characters of the line that the brief gives for the floor."""
NEW = "…new"


def line_of_the_brief(brief: str) -> str:
    """The first sentence of a brief, in one line: what the floor begins with; "" where there is no brief."""
    words = " ".join(brief.split())
    found = FIRST.match(words)
    return (found[0] if found else words)[:LINE]


def stand(screen: SeatedScreen, wanted: str) -> None:
    """Take a position; in a tour de table, on one's turn, with the line said there."""
    focus = screen.focus_file
    tour = screen.tour
    if tour is not None and tour.mine:
        speak(screen, tour, wanted)
        return
    asks = [ask for ask in _positions(screen) if ask.detail.startswith(wanted)]
    fitting = [ask for ask in asks if ask.in_order]
    if focus is None or not fitting:
        _not_open(screen, asks)
        return
    choices = [Choice(str(n), ask.label) for n, ask in enumerate(fitting)]

    def given(found: Given | None) -> None:
        if found is not None:
            command = fitting[int(found[0])].command
            if isinstance(command, c.TakePosition):
                screen.post_message(messages.Put(replace(command, why=found[1])))

    screen.app.push_screen(
        _lined(screen, f"position {focus.id}", Lined, f"Your position: {focus.title}", "One line on why, or none",
               choices=choices, wordless=[one.id for one in choices], hint="Enter declares it"), given
    )  # fmt: skip


def _positions(screen: SeatedScreen) -> list[Ask]:
    focus = screen.focus_file
    here = focus.id if focus is not None else ""
    return [ask for ask in screen.desk.view.asks if ask.kind == "position" and ask.decision == here]


def _not_open(screen: SeatedScreen, asks: list[Ask]) -> None:
    """The position of that key is not in order: the ruling, and never another position in its place."""
    ruling = next((ask.ruling for ask in asks if ask.ruling is not None), None)
    screen.app.bell()
    screen.say(ruling.sentence() if ruling else NONE["position"])


def speak(screen: SeatedScreen, tour: TourView, wanted: str = "") -> None:
    """Say one's line in the tour de table, and with it perhaps a position."""
    asks = (ask for ask in screen.desk.view.asks if (ask.kind, ask.decision) == ("position", tour.decision))
    mine = {ask.detail: ask for ask in asks if not ask.subject and ask.in_order}
    if wanted and wanted not in mine:
        _not_open(screen, [ask for ask in _positions(screen) if ask.detail.startswith(wanted)])
        return
    choices = [Choice("", "The line alone")]
    choices += [Choice(name, mine[name].label) for name in Stand if name in mine]
    seat = next((one for one in screen.desk.view.seats if one.id == tour.turn), screen.desk.view.seats[0])

    def given(found: Given | None) -> None:
        if found is not None:
            screen.post_message(messages.Put(c.Speak(tour.turn, tour.decision, found[1], found[0])))

    line = line_of_the_brief(seat.brief or seat.interests)
    lead = unspoken(tour.others) if tour.others else ""
    screen.app.push_screen(
        _lined(screen, f"floor {tour.decision}", Lined, f"The floor is yours: {tour.title}", "Your line",
               lead=lead, choices=choices, at=wanted, words=line, hint="Enter says it"), given
    )  # fmt: skip


def floor(screen: SeatedScreen) -> None:
    """Say one's line; the chair opens a tour and passes the floor on; the others read whose turn it is."""
    tour, focus = screen.tour, screen.focus_file
    if tour is not None and tour.mine:
        speak(screen, tour)
    elif focus is None:
        screen.say(f"No decision is open. {screen.manner.none}")
    elif tour is not None and tour.turn:
        _pass_on(screen, tour)
    elif not focus.chaired:
        screen.say("No tour de table is under way. The chair or the facilitator opens one.")
    else:
        choices = [Choice("open", f"Open a tour de table on “{focus.title}”", "each speaks in turn")]
        seat = screen.chairing(focus.id)
        screen.app.push_screen(Choose("The floor", choices), lambda found: _put(
            screen, found, c.OpenTour(seat, focus.id)))  # fmt: skip


def _pass_on(screen: SeatedScreen, tour: TourView) -> None:
    focus = next((one for one in screen.desk.view.decisions if one.id == tour.decision), None)
    if focus is None or not focus.chaired:
        screen.say(f"{tour.turn_title} has the floor; then {', '.join(tour.left[1:]) or 'nobody else'}.")
        return
    choices = [
        Choice("pass", f"Pass over {tour.turn_title}; the floor goes on"),
        Choice("wait", f"Wait: {tour.turn_title} speaks"),
    ]
    seat = screen.chairing(tour.decision)
    screen.app.push_screen(Choose("The floor", choices), lambda found: _put(
        screen, "pass" if found == "pass" else None, c.PassFloor(seat, tour.decision)))  # fmt: skip


def _put(screen: SeatedScreen, found: str | None, command: c.Command) -> None:
    if found is not None:
        screen.post_message(messages.Put(command))


def clause(screen: SeatedScreen) -> None:
    """Propose a clause in one's own words, or rewrite one that is proposed."""
    focus = screen.focus_file
    if focus is None or focus.draft is None:
        screen.say("A clause belongs to a text on the table; there is none.")
        return
    here = [one for one in screen.desk.view.room.clauses if one.decision == focus.id]
    choices = [Choice(NEW, "Propose a new clause in your own words")]
    choices += [
        Choice(one.id, f"{one.title}: “{one.text}”", f"version {one.version}", _versions(one),
               "" if one.open else f"it {one.words}.") for one in here
    ]  # fmt: skip
    if len(choices) == 1:
        _propose(screen, focus.id)
        return

    def taken(found: str | None) -> None:
        chosen = next((one for one in here if one.id == found), None)
        if found == NEW:
            _propose(screen, focus.id)
        elif chosen is not None:
            _rewrite(screen, chosen)

    screen.app.push_screen(Choose("Clauses in free words", choices), taken)


def _versions(one: FreeClauseView) -> str:
    return " · ".join(f"{version.by}, {version.stamp}: “{version.text}”" for version in one.versions)


def _propose(screen: SeatedScreen, decision: Id) -> None:
    seat = screen.voice(decision)

    def titled(found: Given | None) -> None:
        if found is not None:
            dialog = _lined(screen, f"clause {decision}", Lined, found[1], "The clause",
                            lead="Others may rewrite it; the facilitator rules what it counts as.",
                            hint="Enter proposes it")  # fmt: skip
            screen.app.push_screen(dialog, _asks(screen, lambda text: c.ProposeClause(seat, decision, found[1], text)))

    screen.app.push_screen(
        _lined(screen, f"clause's title {decision}", Lined, "A clause in your own words", "Its title",
               hint="Enter goes on to its words"), titled
    )  # fmt: skip


def _rewrite(screen: SeatedScreen, one: FreeClauseView) -> None:
    seat = screen.voice(one.decision)
    dialog = _lined(screen, f"version {one.version} of {one.id}", Lined, f"Rewrite: {one.title}", "Your wording",
                    lead=_versions(one), words=one.text, hint="Enter puts it in their place")  # fmt: skip
    screen.app.push_screen(
        dialog, _asks(screen, lambda text: c.ReviseClause(seat, one.decision, one.id, one.version, text))
    )


def _asks(screen: SeatedScreen, made: Callable[[str], c.Command]) -> Callable[[Given | None], None]:
    """What a line leads to."""

    def given(found: Given | None) -> None:
        if found is not None:
            screen.post_message(messages.Put(made(found[1])))

    return given


def message(screen: SeatedScreen) -> None:
    """Write to the facilitator, or to another seat while that is allowed."""
    room, seat = screen.desk.view.room, screen.desk.seats[0]
    lead = "" if len(room.writes_to) > 1 else "Messages between seats are closed; the facilitator opens them."

    def to(who: Id, title: str) -> None:
        dialog = _lined(screen, f"message {who}", Lined, f"To {title}", "Words", lead=lead, hint="Enter sends it")
        screen.app.push_screen(dialog, _asks(screen, lambda text: c.Message(seat, who, text)))

    if len(room.writes_to) < 2:
        to(FACILITATOR, dict(room.writes_to).get(FACILITATOR, "the facilitator"))
        return
    choices = [Choice(who, title) for who, title in room.writes_to]
    titles = dict(room.writes_to)
    screen.app.push_screen(
        Choose("Write to whom?", choices), lambda who: to(who, titles[who]) if who is not None else None
    )


def rationale(screen: SeatedScreen, decision: Id = "") -> None:
    """Write why one decided so, and how sure one is."""
    open_now = [(one.id, one.title) for one in screen.desk.view.decisions if screen.voice(one.id)]
    found = dict((*screen.desk.view.room.explain, *open_now))
    focus = screen.focus_file
    if decision and decision in found:
        _why(screen, decision, found[decision])
    elif not found:
        screen.say("Nothing of yours has been decided yet.")
    elif len(found) == 1:
        _why(screen, *next(iter(found.items())))
    else:
        choices = [Choice(name, title) for name, title in found.items()]
        at = next(iter(dict(screen.desk.view.room.explain)), focus.id if focus else "")
        screen.app.push_screen(
            Choose("Why did you decide so?", choices, at),
            lambda name: _why(screen, name, found[name]) if name is not None else None,
        )


def _why(screen: SeatedScreen, decision: Id, title: str) -> None:
    seat = screen.voice(decision)
    screen.asked.add(decision)

    def given(found: Given | None) -> None:
        if found is not None:
            screen.post_message(messages.Put(c.GiveRationale(seat, decision, found[1], int(found[0]))))

    choices = [Choice(str(n), words) for n, words in enumerate(SURE)]
    screen.app.push_screen(
        _lined(screen, f"why {decision}", Lined, f"Why? {title}", "Why you decided so",
               lead="For the report, and for nobody else at the table. How sure were you?", choices=choices, at="0",
               hint="Enter writes it down"), given
    )  # fmt: skip


def accepted(app: StartexApp, command: c.Command) -> None:
    """What was written is on record; who decided is asked why, unless that was asked before."""
    from game.tui.screens.seated import SeatedScreen  # noqa: PLC0415  (its keys lead here)

    screen = next((one for one in app.screen_stack if isinstance(one, SeatedScreen)), None)
    if screen is None:
        return
    screen.on_record()
    decision = getattr(command, "decision", "")
    decided = isinstance(command, DECIDING) and (not isinstance(command, c.Speak) or bool(command.stand))
    if decided and app.screen is screen and decision not in screen.asked:
        rationale(screen, decision)


def show_papers(screen: SeatedScreen) -> None:
    """The seat's papers on one page."""
    desk = screen.desk
    screen.app.push_screen(Page("Your papers", papers(desk.plan, desk.view, screen.manner)))


def _lined(screen: SeatedScreen, key: str, kind: type[Lined], title: str, label: str, **more: object) -> Lined:
    """A line whose words are kept until they are on record, so that a ruling or a slip costs nobody a sentence."""
    kept = screen.kept.get(key, "")

    def keep(words: str) -> None:
        screen.kept[key] = words
        screen.writing = key

    made = {**more, "words": kept or more.get("words", ""), "keep": keep}
    return kind(title, label, **made)  # type: ignore[arg-type]

"""What is in order in the room: free-text clauses, tours de table, messages, rationale, observations."""

from __future__ import annotations

from game.core import commands as c
from game.core import lookup, order_texts
from game.core.lookup import here, need, text_on_table
from game.core.needs import not_silent, slot_of, wording_of
from game.core.order_room import indicator_of, listener, reason_needed
from game.core.plan import Decision, Id, Plan
from game.core.room import FreeClause, Tour
from game.core.staff import role_of, runs
from game.core.state import State
from game.core.terms import EVALUATOR, FACILITATOR, ClauseRuling, Stand

RATINGS = ("", "P", "S", "M", "U")


def check(plan: Plan, state: State, command: c.RoomCommand) -> None:
    """Whether something said, drafted or written down is in order."""
    match command:
        case c.Message():
            _message(plan, state, command)
        case c.ProposeClause():
            _propose(plan, state, command)
        case c.ReviseClause():
            _revise(plan, state, command)
        case c.RuleOnClause():
            _rule(plan, state, command)
        case c.OpenTour():
            _open_tour(plan, state, command)
        case c.Speak():
            _speak(plan, state, command)
        case c.PassFloor():
            _pass(plan, state, command)
        case c.GiveRationale():
            _rationale(plan, state, command)
        case c.Observe():
            _observe(plan, command)
        case _:
            return


def written(text: str, what: str) -> None:
    """Refuse empty words."""
    need(bool(text.strip()), "R24", f"{what} is empty.", "What is said has words.", "the same with words.")


def _message(plan: Plan, state: State, command: c.Message) -> None:
    written(command.text, "The message")
    if command.to == FACILITATOR:
        return
    listener(plan, state, command.to)
    need(command.to != command.seat, "R34", "That is this seat.", "One writes to others.", "take a note instead.")
    need(state.room.talk, "R34", "Private messages between seats are not open.",
         "The facilitator opens and closes them.", "write to the facilitator, or talk in the room.")  # fmt: skip


def _voice(plan: Plan, state: State, decision_id: Id, seat: Id) -> Decision:
    decision, point = here(plan, state, decision_id)
    lookup.speaks(plan, decision, seat)
    not_silent(point)
    return decision


def _propose(plan: Plan, state: State, command: c.ProposeClause) -> None:
    decision = _voice(plan, state, command.decision, command.seat)
    text_on_table(plan, state.points[decision.id])
    written(command.title, "The clause's title")
    written(command.text, "The clause")


def _clause(state: State, decision: Id, name: Id) -> FreeClause:
    clause = state.room.clause(decision, name)
    if clause is None or clause.gone:
        here_now = [item.id for item in state.room.clauses.get(decision, ()) if not item.gone]
        need(False, "R12", f"The text has no clause “{name}”.", "A free-text clause belongs to the text on the table.",
             f"one of {lookup.listing(here_now)}.")  # fmt: skip
        raise AssertionError
    need(clause.open, "R32", f"“{clause.title}” has been ruled on.", "What is ruled in stands as it is.",
         "propose another clause.")  # fmt: skip
    return clause


def _revise(plan: Plan, state: State, command: c.ReviseClause) -> None:
    decision = _voice(plan, state, command.decision, command.seat)
    clause = _clause(state, decision.id, command.clause)
    written(command.text, "The clause")
    latest = len(clause.versions)
    need(command.version == latest, "R32", f"There is a version {latest} of “{clause.title}”.",
         "A clause is rewritten over its latest version.", "read it, then write yours over it.")  # fmt: skip
    need(clause.versions[-1].text != command.text, "R13", "It reads so already.", "Rewriting changes the words.",
         "other words.")  # fmt: skip


def _rule(plan: Plan, state: State, command: c.RuleOnClause) -> None:
    _, point = here(plan, state, command.decision)
    file, response = text_on_table(plan, point)
    not_silent(point)
    clause = _clause(state, command.decision, command.clause)
    need(clause.ruling != command.ruling, "R13", "That is its ruling.", "A ruling changes something.", "another one.")
    counts, effect = command.ruling is ClauseRuling.COUNTS, command.ruling is ClauseRuling.EFFECT
    need(counts or not (command.slot or command.wording), "R12", "Only what counts as an authored wording names one.",
         "Each ruling says its own thing.", "rule that it counts as that wording.")  # fmt: skip
    need(effect or not (command.moves or command.changes), "R12", "Only an effect of its own moves anything.",
         "Each ruling says its own thing.", "rule that it has an effect of its own.")  # fmt: skip
    if counts:
        slot = slot_of(response, command.slot)
        wording_of(slot, command.wording)
        stands = dict(file.wordings).get(slot.id, slot.wordings[0].id)
        need(stands != command.wording, "R13", "That wording stands already.", "Amending swaps a wording.",
             "wording only.")  # fmt: skip
    if effect:
        reason_needed(command.reason, "An effect of its own")
        need(bool(command.moves or command.changes), "R13", "It has no effect.", "An effect moves something.",
             "wording only.")  # fmt: skip
    if command.ruling is ClauseRuling.REFUSED:
        reason_needed(command.reason, "A refusal")
    _known(plan, command)


def _known(plan: Plan, command: c.RuleOnClause) -> None:
    for name, _ in command.changes:
        indicator_of(plan, name)
    for code in (*(name for name, _ in command.moves), *command.again):
        need(code in plan.tables.delegations, "R01", f"There is no delegation “{code}”.", "Delegations are authored.",
             f"one of {lookup.listing(plan.tables.delegations)}.")  # fmt: skip


def may_lead(plan: Plan, decision: Decision, seat: Id) -> None:
    """Refuse all but the forum's chair and the facilitator."""
    if not runs(plan, seat):
        lookup.presides(plan, decision, seat)


def speakers(plan: Plan, state: State, decision: Decision) -> tuple[Id, ...]:
    """The seats held by people whose delegations speak in the forum, in the order of its members, its holder last."""
    body = plan.tables.bodies[decision.forum]
    codes = (*plan.tables.members[body.id], *((body.holder,) if body.holder else ()))
    seated = {plan.tables.seats[name].delegation: name for name in state.seats if name in plan.tables.seats}
    return tuple(dict.fromkeys(seated[code] for code in codes if code in seated))


def _open_tour(plan: Plan, state: State, command: c.OpenTour) -> None:
    decision, _ = here(plan, state, command.decision)
    may_lead(plan, decision, command.seat)
    running = state.room.tours.get(decision.id)
    need(running is None or not running.turn, "R33", "A tour de table is under way.", "One tour at a time.",
         "hear it out, or pass the floor on.")  # fmt: skip
    need(bool(speakers(plan, state, decision)), "R33", "Nobody at this table is held by people.",
         "A tour de table hears the delegations that people speak for.", "go on.")  # fmt: skip


def _tour(state: State, decision: Id) -> Tour:
    tour = state.room.tours.get(decision)
    if tour is None or not tour.turn:
        need(False, "R33", "No tour de table is under way.", "The chair or the facilitator opens one.",
             "open one, or take a position.")  # fmt: skip
        raise AssertionError
    return tour


def _speak(plan: Plan, state: State, command: c.Speak) -> None:
    here(plan, state, command.decision)
    tour = _tour(state, command.decision)
    need(tour.turn == command.seat, "R33", f"It is the turn of “{tour.turn}”.", "Each speaks in its turn.",
         "wait for the floor.")  # fmt: skip
    written(command.line, "The line")
    if not command.stand:
        return
    need(command.stand in tuple(Stand), "R12", f"There is no position “{command.stand}”.", "Positions have names.",
         f"one of {lookup.listing(Stand)}.")  # fmt: skip
    order_texts.position(plan, state, position_of(command))


def position_of(command: c.Speak) -> c.TakePosition:
    """The position that goes with a line."""
    return c.TakePosition(command.seat, command.decision, Stand(command.stand), why=command.line)


def _pass(plan: Plan, state: State, command: c.PassFloor) -> None:
    decision, _ = here(plan, state, command.decision)
    may_lead(plan, decision, command.seat)
    _tour(state, command.decision)


def _rationale(plan: Plan, state: State, command: c.GiveRationale) -> None:
    decision = plan.tables.decisions.get(command.decision)
    if decision is None or decision.id not in state.points:
        need(False, "R05", f"No decision point “{command.decision}” has opened.", "One explains what one decided.",
             f"one of {lookup.listing(state.points)}.")  # fmt: skip
        return
    lookup.speaks(plan, decision, command.seat)
    written(command.text, "The rationale")
    need(0 <= command.confidence <= 5, "R35", f"A confidence of {command.confidence} is not on the scale.",
         "Confidence runs from 1 (unsure) to 5 (sure).", "a number from 1 to 5, or none.")  # fmt: skip


def _observe(plan: Plan, command: c.Observe) -> None:
    need(role_of(plan, command.seat) in (EVALUATOR, FACILITATOR), "R02", "This seat does not evaluate.",
         "Evaluators and the facilitator write down what they see.", "take a note.")  # fmt: skip
    written(command.text, "The observation")
    need(command.rating in RATINGS, "R35", f"“{command.rating}” is not on the scale.",
         "Ratings are P, S, M and U.", "one of P, S, M or U, or none.")  # fmt: skip
    if not command.objective:
        need(not command.task, "R01", "A task belongs to an objective.", "Tasks are named with theirs.",
             "name the objective too.")  # fmt: skip
        return
    objective = next((item for item in plan.objectives if item.id == command.objective), None)
    need(objective is not None, "R01", f"There is no objective “{command.objective}”.", "Objectives are authored.",
         f"one of {lookup.listing(item.id for item in plan.objectives)}.")  # fmt: skip
    tasks = [task.id for task in objective.tasks] if objective else []
    need(command.task in ("", *tasks), "R01", f"There is no task “{command.task}”.", "Tasks are authored.",
         f"one of {lookup.listing(tasks)}.")  # fmt: skip

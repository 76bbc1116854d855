"""What several checks need: each refuses with its ruling, or lets pass."""

from __future__ import annotations

from game.core import lookup
from game.core.expr import holds
from game.core.lookup import need
from game.core.phases import allowed
from game.core.plan import Decision, Gate, Id, Plan, Response, Slot
from game.core.state import File, Point, State
from game.core.terms import FileStatus

Wordings = tuple[tuple[Id, Id], ...]


def gates(plan: Plan, state: State, requires: tuple[Gate, ...]) -> tuple[Gate, ...]:
    """The gates that are closed now."""
    return tuple(gate for gate in requires if not holds(gate.test, plan, state))


def normal(response: Response, wordings: Wordings) -> Wordings:
    """Wordings in one form: first wordings left out, sorted by slot."""
    first = {slot.id: slot.wordings[0].id for slot in response.slots}
    return tuple(sorted((slot, wording) for slot, wording in wordings if first.get(slot) != wording))


def offered(plan: Plan, decision: Decision, response_id: Id) -> Response:
    """The response, if the decision point offers it."""
    need(
        response_id in decision.responses, "R06",
        f"“{response_id}” is not among the responses here.",
        f"{decision.title} chooses between the responses it lists.",
        f"one of {lookup.listing(decision.responses)}.",
    )  # fmt: skip
    return plan.tables.responses[response_id]


def open_gates(plan: Plan, state: State, response: Response) -> None:
    """Refuse a response with a closed gate, naming what is missing."""
    closed = gates(plan, state, response.requires)
    if closed:
        missing = "; ".join(gate.title for gate in closed)
        need(False, "R07", f"“{response.title}” is not in order yet: {missing}.",
             "A response is in order when each of its gates is open.", f"first {missing}.")  # fmt: skip


def reason_given(response: Response, reason: str) -> None:
    """Refuse an unlawful response without a written reason."""
    need(
        not response.unlawful or bool(reason.strip()), "R24",
        f"The legal adviser notes on “{response.title}”: {response.unlawful}",
        "A response the adviser holds unlawful is tabled only with a written reason, for the record.",
        "the same again with a reason, or another response.",
    )  # fmt: skip


def slot_of(response: Response, slot_id: Id) -> Slot:
    """The clause slot of that id."""
    slot = next((item for item in response.slots if item.id == slot_id), None)
    if slot is None:
        need(False, "R12", f"The text has no clause “{slot_id}”.", "Only the clauses of the text can be amended.",
             f"one of {lookup.listing([item.id for item in response.slots])}.")  # fmt: skip
        raise AssertionError
    return slot


def wording_of(slot: Slot, wording: Id) -> None:
    """Refuse a wording the slot does not hold."""
    need(
        any(item.id == wording for item in slot.wordings), "R12",
        f"The clause “{slot.title}” has no wording “{wording}”.",
        "A clause holds one of its authored wordings.",
        f"one of {lookup.listing([item.id for item in slot.wordings])}.",
    )  # fmt: skip


def affords(decision: Decision, point: Point, state: State, steps: int, *, in_round: bool) -> None:
    """Whether the decision point still affords these steps, and a round to take them in."""
    left = max(0, decision.steps - point.steps)
    need(
        steps <= left, "R10",
        f"That takes {steps} negotiating step{'' if steps == 1 else 's'}; {left} left.",
        f"{decision.title} affords {decision.steps} steps.",
        "put the text to the decision as it stands, or let it lapse.",
    )  # fmt: skip
    if in_round and point.round_at != state.now:
        need(
            point.rounds < decision.rounds, "R11",
            "There is no negotiating round left.",
            f"{decision.title} affords {decision.rounds} rounds; steps taken at one moment share a round.",
            "put the text to the decision as it stands, or let it lapse.",
        )  # fmt: skip


def in_time(point: Point, done: int) -> None:
    """Refuse what would be done only after the deadline."""
    need(
        done <= point.closes, "R27",
        "That would be done only after this decision point has closed.",
        "Steps and silence must end by the deadline.",
        "something quicker, or let the deadline pass.",
    )  # fmt: skip


def not_silent(point: Point) -> None:
    """Refuse to touch a text under silence."""
    silent = point.file is not None and point.file.status is FileStatus.UNDER_SILENCE
    need(not silent, "R09", "The text is under silence.", "A text under silence is not touched until silence ends.",
         "wait for the end of silence, or withdraw the text.")  # fmt: skip


def not_under_way(state: State, kind: str, decision: Id, subject: Id, seat: Id = "") -> None:
    """Refuse a second step of one kind; with ``seat`` only its own count, for another's sounding is its secret."""
    under_way = any(
        (s.kind, s.decision, s.subject) == (kind, decision, subject) and seat in ("", s.seat) for s in state.steps
    )
    need(not under_way, "R25", "That is under way already.", "One such step at a time to each.",
         "wait until it is done.")  # fmt: skip


def capital(state: State, seat: Id, price_: int) -> None:
    """Refuse what the seat cannot pay."""
    have = state.capital.get(seat, 0)
    need(have >= price_, "R17", f"That costs {price_} capital; this seat has {have}.",
         "Favours are paid from the seat's own capital.",
         "something cheaper; a text adopted without a footnote earns one.")  # fmt: skip


def movable(file: File, trigger: str) -> None:
    """Refuse a trigger the file machine does not know from here."""
    need(allowed(file.status, trigger), "R09", f"The text is {file.status.replace('-', ' ')}.",
         "Each step of a file has its place in the procedure.", "wait, or amend the text first.")  # fmt: skip

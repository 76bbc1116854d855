"""Decision points: how they open and close, and how a text becomes an adopted response."""

from __future__ import annotations

from dataclasses import dataclass

from game.core import effects
from game.core import events as e
from game.core.chairs import chair_of
from game.core.expr import holds
from game.core.learning import reveal
from game.core.opening import open_point
from game.core.plan import Body, Chance, Decision, Effect, Expr, Id, Procedure, Response
from game.core.stance import chosen
from game.core.state import File
from game.core.tape import Tape
from game.core.verdict import verdicts_on

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A text that takes effect, and how it came to."""

    response: Response
    wordings: Wordings
    measures: tuple[Id, ...]
    footnotes: tuple[Id, ...]
    how: str
    seat: Id
    """Who put it to the decision; "" nobody (a default)."""


def close_point(tape: Tape, decision: Decision, how: str, response: Id) -> None:
    """Close a decision point and open the next, where one follows."""
    tape.add(e.DecisionClosed(decision.id, how, response))
    if decision.next and how != "referred":
        open_point(tape, decision.next)


def decide_text(tape: Tape, decision: Decision, how: str, seat: Id) -> None:
    """Put the text on the table to the decision: every measure before its own body, with its keys."""
    point = tape.state.points[decision.id]
    file = point.file
    if file is None:
        return
    response = tape.plan.tables.responses[file.response]
    verdicts = verdicts_on(tape.plan, tape.state, decision, response, file.wordings, seat)
    for verdict in verdicts:
        tape.add(verdict)
    needed = {measure.id for measure in response.measures if measure.needed}
    missing = [verdict for verdict in verdicts if not verdict.adopted and verdict.measure in needed]
    if not missing:
        adopted = tuple(verdict.measure for verdict in verdicts if verdict.adopted)
        footnotes = tuple(dict.fromkeys(code for v in verdicts if v.adopted for code in v.footnotes))
        adopt(tape, decision, Agreed(response, file.wordings, adopted, footnotes, how, seat))
        return
    in_forum = (verdict.against for verdict in missing if verdict.body == decision.forum)
    against = tuple(dict.fromkeys(code for codes in in_forum for code in codes))
    _not_carried(tape, decision, response, file, how, against)


def _not_carried(
    tape: Tape, decision: Decision, response: Response, file: File, how: str, against: tuple[Id, ...]
) -> None:
    """The text did not carry: silence broken, voted down, or a second key missing. ``against``: in its forum."""
    count = tape.state.points[decision.id].breaks.get(response.id, 0) + 1
    chair = chair_of(tape.plan, decision.forum)
    if how == "silence" and against:
        silences = tape.state.points[decision.id].silences
        tape.add(e.SilenceBroken(decision.id, response.id, against, count))
        _leak(tape, decision, response, against, silences)
        if chair:
            tape.add(e.CapitalChanged(chair, -1, "broken"))
            reveal(tape, decision, response, file.wordings, chair, against)
    else:
        tape.add(e.TextRefused(decision.id, response.id, "vote" if against else "keys", count, against))
        if chair and against:
            reveal(tape, decision, response, file.wordings, chair, against)
    limit = forum_procedure(tape, decision).breaks_to_fall
    fell = count >= limit or decision.rounds == 0
    if fell:
        why = how if how == "silence" and against else "vote" if against else "keys"
        tape.add(e.TextFell(decision.id, response.id, why))
    if fell and response.if_blocked:
        replace_with(tape, decision, response.if_blocked, "blocked")


def _leak(tape: Tape, decision: Decision, response: Response, by: tuple[Id, ...], occurrence: int) -> None:
    """Only the chair knows who broke a silence, unless it leaks: by the chance its procedure gives."""
    part, whole = forum_procedure(tape, decision).leaks
    if not part:
        return
    luck = Chance(f"leak.{decision.id}", (("yes", part), ("no", whole - part)))
    if effects.drawn(tape, luck, occurrence) == "yes":
        tape.add(e.SilenceLeaked(decision.id, response.id, by))


def replace_with(tape: Tape, decision: Decision, response_id: Id, how: str) -> None:
    """A declared default takes effect whole: after a blocked text or a lapsed deadline."""
    response = tape.plan.tables.responses[response_id]
    measures = tuple(measure.id for measure in response.measures)
    adopt(tape, decision, Agreed(response, (), measures, (), how, ""))


def adopt(tape: Tape, decision: Decision, agreed: Agreed) -> None:
    """A response takes effect: it is on record, its point closes, its effects begin as one batch."""
    response, how = agreed.response, agreed.how
    occurrence = sum(1 for name, _ in tape.state.uses if name == response.id)
    share = effects.half_if_again(tape, response.id)
    tape.add(
        e.ResponseAdopted(
            decision=decision.id,
            response=response.id,
            wordings=agreed.wordings,
            measures=agreed.measures,
            footnotes=agreed.footnotes,
            body=decision.forum,
            how=how,
            seat=agreed.seat,
            occurrence=occurrence,
        )
    )
    if agreed.footnotes:
        _footnote_cost(tape, tape.plan.tables.bodies[decision.forum], agreed.footnotes)
    _reward(tape, decision, agreed.footnotes, how)
    if how != "alone":
        closed = {"blocked": "blocked", "lapsed": "lapsed"}.get(how, "adopted")
        tape.add(e.DecisionClosed(decision.id, closed, response.id))
    whole = [*effects_of(response, agreed.wordings, agreed.measures), *_free(tape, decision, agreed.wordings)]
    effects.begin(tape, whole, occurrence, share)
    if how != "alone" and decision.next:
        open_point(tape, decision.next)


def effects_of(response: Response, wordings: Wordings, measures: tuple[Id, ...]) -> list[Effect]:
    """Effects of a response with these wordings and these of its measures, in authored order."""
    found = list(response.effects)
    for measure in response.measures:
        if measure.id in measures:
            found += measure.effects
    for wording in chosen(response, wordings):
        found += wording.effects
    return found


def _free(tape: Tape, decision: Decision, wordings: Wordings) -> list[Effect]:
    """What the free-text clauses of a text change by the facilitator's ruling."""
    taken = dict(wordings)
    positions = tape.plan.tables.indicators
    return [
        Effect(
            f"{decision.id}/{clause.id}",
            clause.title,
            change=tuple((positions[name], Expr("const", (amount,))) for name, amount in clause.changes),
        )
        for clause in tape.state.room.clauses.get(decision.id, ())
        if clause.id in taken and clause.stands
    ]


def _footnote_cost(tape: Tape, body: Body, footnotes: tuple[Id, ...]) -> None:
    if body.cohesion is not None:
        effects.change(tape, [(body.cohesion, "footnote", -1) for _ in footnotes])


def _reward(tape: Tape, decision: Decision, footnotes: tuple[Id, ...], how: str) -> None:
    """A text everyone can live with is worth a favour to whoever brought it about."""
    chair = chair_of(tape.plan, decision.forum)
    if chair and not footnotes and how in ("silence", "vote", "agreed") and decision.rounds:
        tape.add(e.CapitalChanged(chair, 1, "adopted"))


def forum_procedure(tape: Tape, decision: Decision) -> Procedure:
    """The ordinary procedure of the decision's forum."""
    return tape.plan.tables.procedures[tape.plan.tables.bodies[decision.forum].procedure]


def lapse(tape: Tape, decision: Decision) -> None:
    """The deadline passed with nothing adopted: the first declared default whose condition holds."""
    for option in decision.lapses_to:
        if holds(option.when, tape.plan, tape.state):
            if option.response:
                replace_with(tape, decision, option.response, "lapsed")
                return
            break
    close_point(tape, decision, "lapsed", "")

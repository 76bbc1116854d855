"""Effects: when they start, what a batch of them changes. Amounts read before, summed, clipped once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.chance import mix, outcome
from game.core.evidence import examine
from game.core.expr import evaluate, holds
from game.core.opening import open_point
from game.core.plan import Chance, Effect, Id, Inject
from game.core.state import State
from game.core.tape import Tape
from game.core.values import clip


@dataclass(frozen=True, slots=True)
class Due:
    """One effect about to be applied."""

    effect: Effect
    occurrence: int
    share: int = 100


def drawn(tape: Tape, chance: Chance, occurrence: int) -> str:
    """The outcome of a chance at its occurrence; drawn and written down the first time it is asked for."""
    key = f"{chance.id}#{occurrence}"
    if key not in tape.state.drawn:
        luck = mix(tape.state.seed, tape.state.playthrough)
        tape.add(e.ChanceDrawn(chance.id, occurrence, outcome(chance, occurrence, luck, tape.state.forced)))
    return tape.state.drawn[key]


def begin(tape: Tape, effects: Iterable[Effect], occurrence: int, share: int = 100) -> None:
    """Start effects: those without delay as one batch now, the others on their way."""
    now = []
    for effect in effects:
        if effect.after:
            tape.add(e.EffectQueued(effect.id, occurrence, tape.state.now + effect.after, share))
        else:
            now.append(Due(effect, occurrence, share))
    apply(tape, now)


def apply(tape: Tape, due: list[Due]) -> None:
    """Apply one batch: every condition and amount reads the state as it was before the batch."""
    before = tape.state
    live = [item for item in due if _live(tape, before, item)]
    _change(tape, before, live)
    for item in live:
        _modify(tape, before, item)
    for item in live:
        for name in item.effect.clears:
            tape.add(e.FactCleared(name))
        for name in item.effect.sets:
            tape.add(e.FactSet(name))
        for seat, amount in item.effect.grants:
            tape.add(e.CapitalChanged(seat, amount, "granted"))
        for name in item.effect.examines:
            examine(tape, tape.plan.tables.evidence[name])
    for item in live:
        _send(tape, item.effect)


def _live(tape: Tape, before: State, item: Due) -> bool:
    """Whether the effect applies; says so on the tape where it does not."""
    if not holds(item.effect.when, tape.plan, before):
        tape.add(e.EffectPassed(item.effect.id, item.occurrence, "condition"))
        return False
    chance = item.effect.chance
    if chance is None:
        return True
    wanted = item.effect.outcome or chance.outcomes[0][0]
    if drawn(tape, chance, item.occurrence) == wanted:
        return True
    tape.add(e.EffectPassed(item.effect.id, item.occurrence, "chance"))
    return False


def _shared(amount: int, share: int) -> int:
    """``share`` per cent of an amount, towards zero."""
    return amount if share == 100 else (abs(amount) * share // 100) * (1 if amount > 0 else -1)


def _change(tape: Tape, before: State, live: list[Due]) -> None:
    causes = [
        (position, item.effect.id, _shared(evaluate(amount, tape.plan, before), item.share))
        for item in live
        for position, amount in item.effect.change
    ]
    change(tape, [cause for cause in causes if cause[2]])


def change(tape: Tape, causes: list[tuple[int, str, int]]) -> None:
    """Write one batch of (indicator position, cause, amount)."""
    if not causes:
        return
    sums: dict[int, int] = {}
    for position, _, amount in causes:
        sums[position] = sums.get(position, 0) + amount
    values = []
    for position, amount in sorted(sums.items()):
        indicator, old = tape.plan.indicators[position], tape.state.values[position]
        values.append((position, old, clip(old + amount, indicator.low, indicator.high)))
    tape.add(e.Changed(tuple(values), tuple(causes)))


def _modify(tape: Tape, before: State, item: Due) -> None:
    until = tape.state.now + item.effect.lasts
    for position, amount in item.effect.modify:
        added = _shared(evaluate(amount, tape.plan, before), item.share)
        tape.add(e.ModifierSet(item.effect.id, item.occurrence, position, added, until))


def _send(tape: Tape, effect: Effect) -> None:
    """Deliver the injects and open the decision points an effect brings.

    An effect brings no inject that has already come in this minute: injects that deliver each other end there.
    """
    for inject in effect.delivers:
        if inject in tape.state.room.held:
            tape.add(e.InjectWaits(inject))
        elif tape.state.made.get(inject, (-1,))[-1] != tape.state.now:
            deliver(tape, tape.plan.tables.injects[inject])
    for decision in effect.opens:
        open_point(tape, decision)


def deliver(tape: Tape, inject: Inject) -> None:
    """An inject's time has come: read its condition once, draw its chance, hand it to its holders."""
    occurrence = tape.state.passed.get(inject.id, 0)
    if not holds(inject.when, tape.plan, tape.state):
        tape.add(e.InjectPassed(inject.id, occurrence, "condition"))
        return
    if inject.chance is not None and drawn(tape, inject.chance, occurrence) == "no":
        tape.add(e.InjectPassed(inject.id, occurrence, "chance"))
        return
    hand_over(tape, inject)


def hand_over(tape: Tape, inject: Inject) -> None:
    """An inject reaches its holders; its effects begin and its decision points open."""
    occurrence = tape.state.passed.get(inject.id, 0)
    tape.add(e.InjectDelivered(inject.id, occurrence, inject.to))
    begin(tape, inject.effects, occurrence)
    for decision in inject.opens:
        open_point(tape, decision)


def half_if_again(tape: Tape, used: Id) -> int:
    """Per cent of its amounts an act has now: 50 when it was used a short while ago (fact book 0.5)."""
    within = tape.plan.costs.halves_within
    recent = any(name == used and tape.state.now - at <= within for name, at in tape.state.uses)
    return 50 if within and recent else 100

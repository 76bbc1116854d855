"""A preview of what an author is writing: the inject, decision point or response at a line, as seats will read it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from game.core.plan import Decision, Effect, Id, Inject, Plan, Response
from game.pack.composer import Node
from game.pack.source import Source
from game.rollout.holding import words
from game.view import clock, names
from game.view.safe import clean, wrap

LISTED = {"injects": "inject", "moves": "move", "dynamics": "drift"}
MAPPED = {"decisions": "decision", "responses": "response"}
Item = tuple[str, Id]
"""(kind, id) of what stands at a line; ("", key) for any other part of a scenario."""


def items(source: Source) -> list[tuple[int, Item]]:
    """Every part of a scenario file with its first line, in order of lines."""
    found: list[tuple[int, Item]] = []
    sections: dict[str, tuple[Node, Node]] = source.root.value if isinstance(source.root.value, dict) else {}
    for name, (key, node) in sections.items():
        found.append((key.line, ("", name)))
        if name in LISTED and isinstance(node.value, list):
            found += [(entry.line, (LISTED[name], _id_of(entry))) for entry in node.value]
        if name in MAPPED and isinstance(node.value, dict):
            found += [(one.line, (MAPPED[name], one_id)) for one_id, (one, _) in node.value.items()]
    return sorted(found, key=lambda item: item[0])


def _id_of(entry: Node) -> Id:
    pair = entry.value.get("id") if isinstance(entry.value, dict) else None
    return str(pair[1].value) if pair else ""


def item_at(found: list[tuple[int, Item]], line: int) -> Item:
    """What stands at a line (from 1); ("", "") before everything."""
    number = bisect_right([start for start, _ in found], line)
    return found[number - 1][1] if number else ("", "")


def preview(plan: Plan, item: Item, columns: int = 76) -> list[str]:
    """The item as lines of text; empty where there is nothing to show."""
    kind, name = item
    tables = plan.tables
    if kind == "inject" and name in tables.injects:
        return list(_inject(plan, tables.injects[name], columns))
    if kind == "decision" and name in tables.decisions:
        return list(_decision(plan, tables.decisions[name], columns))
    if kind == "response" and name in tables.responses:
        return list(_response(plan, tables.responses[name], columns))
    if kind == "move" and name in tables.moves:
        move = tables.moves[name]
        return [*wrap(f"MOVE {move.title}", columns), *wrap(move.text, columns), *_effects(plan, move.effects, columns)]
    if kind == "drift" and name in tables.dynamics:
        entry = tables.dynamics[name]
        head = f"DYNAMICS {entry.title or entry.id}, every {clock.duration(entry.every)}"
        return [*wrap(head, columns), *_effects(plan, entry.effects, columns)]
    return []


def _inject(plan: Plan, inject: Inject, columns: int) -> Iterator[str]:
    when = clock.stamp(plan, inject.at) if inject.at is not None else "when an effect brings it"
    if inject.watch:
        when = f"once {words(inject.watch, plan)}"
    again = f", every {clock.duration(inject.every)}" if inject.every else ""
    to = ", ".join(names.holder(plan, who) for who in inject.to) or "everyone"
    yield from wrap(f"INJECT {inject.id}: {when}{again}", columns)
    sent = " · ".join(part for part in (inject.sender, inject.channel, inject.marking) if part)
    yield from wrap(f"{sent} · to {to}" if sent else f"to {to}", columns)
    yield ""
    yield from wrap(inject.title, columns)
    yield from wrap(inject.text, columns)
    yield ""
    if inject.when:
        yield from wrap(f"only if {words(inject.when, plan)}", columns, "  ", "    ")
    if inject.chance:
        yield from wrap(f"by chance {_outcomes(inject.chance.outcomes)}", columns, "  ", "    ")
    yield from _effects(plan, inject.effects, columns)
    for name in inject.opens:
        yield from wrap(f"opens: {plan.tables.decisions[name].title}", columns, "  ", "    ")


def _outcomes(outcomes: tuple[tuple[str, int], ...]) -> str:
    whole = sum(weight for _, weight in outcomes)
    return ", ".join(f"{name} {100 * weight // whole}%" for name, weight in outcomes)


def _decision(plan: Plan, decision: Decision, columns: int) -> Iterator[str]:
    forum = plan.tables.bodies[decision.forum].title
    yield from wrap(f"DECISION {decision.id}: {decision.title}", columns)
    yield from wrap(f"{forum}, open for {clock.duration(decision.closes)}, {decision.steps} steps", columns)
    yield from wrap(decision.question, columns)
    for name in decision.responses:
        yield ""
        yield from _text(plan, plan.tables.responses[name], columns)
    yield ""
    for lapse in decision.lapses_to:
        condition = f" if {words(lapse.when, plan)}" if lapse.when else ""
        yield from wrap(f"lapses to {lapse.response or 'nothing'}{condition}", columns)


def _text(plan: Plan, response: Response, columns: int) -> Iterator[str]:
    yield from wrap(f"- {clean(response.title)} ({response.id})", columns, "", "  ")
    yield from wrap(response.text, columns, "  ", "  ")
    for slot in response.slots:
        chosen = " | ".join(wording.text for wording in slot.wordings)
        yield from wrap(f"[{slot.title or slot.id}] {chosen}", columns, "  ", "    ")


def _response(plan: Plan, response: Response, columns: int) -> Iterator[str]:
    offered = [decision.title for decision in plan.decisions if response.id in decision.responses]
    yield from wrap(f"RESPONSE {response.id}, offered at: {', '.join(offered) or 'no decision point'}", columns)
    yield from _text(plan, response, columns)
    for measure in response.measures:
        yield from wrap(f"measure {measure.title}: {plan.tables.bodies[measure.body].title}", columns, "  ", "    ")
    for concern in response.concerns:
        weight = "RED" if concern.red else f"{concern.move:+}"
        yield from wrap(f"concern of {', '.join(concern.who)} ({weight}): {concern.why}", columns, "  ", "    ")
    for gate in response.requires:
        yield from wrap(f"requires {gate.title}", columns, "  ", "    ")
    if response.unlawful:
        yield from wrap(f"unlawful: {response.unlawful}", columns, "  ", "    ")
    yield from _effects(plan, response.effects, columns)


def _effects(plan: Plan, effects: tuple[Effect, ...], columns: int) -> Iterator[str]:
    for effect in effects:
        yield from wrap(_effect(plan, effect), columns, "  ", "    ")


def _effect(plan: Plan, effect: Effect) -> str:
    parts = [f"{plan.indicators[at].id} {_amount(words(amount, plan))}" for at, amount in effect.change]
    parts += [f"{plan.indicators[at].id} {_amount(words(amount, plan))} for {clock.duration(effect.lasts)}"
              for at, amount in effect.modify]  # fmt: skip
    parts += [f"on record: {name}" for name in effect.sets]
    parts += [f"delivers {name}" for name in effect.delivers] + [f"opens {name}" for name in effect.opens]
    late = f"after {clock.duration(effect.after)}: " if effect.after else ""
    lucky = f" (chance {effect.chance.id}: {effect.outcome or effect.chance.outcomes[0][0]})" if effect.chance else ""
    condition = f" if {words(effect.when, plan)}" if effect.when else ""
    return f"{late}{', '.join(parts) or effect.id}{lucky}{condition}"


def _amount(text: str) -> str:
    return text if text.startswith("-") else f"+{text}"

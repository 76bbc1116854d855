"""Seats, their own moves, and the pledges that can be given."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.plan import Expr, Move, Pledge, Seat
from game.core.terms import EVALUATOR, FACILITATOR, OBSERVER
from game.pack.compile.desk import Desk, Place
from game.pack.compile.effects import Owner, effects, gates
from game.pack.faults import suggestion
from game.pack.schema.exercise import MoveModel, PledgeModel, SeatModel

POLICIES = ("history", "status-quo", "consensus", "public", "random")


def seats(desk: Desk, place: Place, models: Sequence[SeatModel], moves: Sequence[Move]) -> tuple[Seat, ...]:
    """Every seat; a move belongs to the seat it names, listed there or not."""
    chaired: dict[str, str] = {}
    found = []
    for n, model in enumerate(models):
        found.append(_seat(desk, place / n, model, moves))
        for m, body in enumerate(model.chairs):
            if chaired.setdefault(body, model.id) != model.id:
                message = f"{body} is already chaired by {chaired[body]}"
                desk.error(place / n / "chairs" / m, "E605", message, "give it one chair")
    return tuple(found)


def _seat(desk: Desk, place: Place, model: SeatModel, moves: Sequence[Move]) -> Seat:
    desk.refs(place / "moves", "move", model.moves)
    _of_the_room(desk, place, model)
    own = [move.id for move in moves if move.seat == model.id]
    for n, name in enumerate(model.moves):
        if name in desk.known["move"] and name not in own and any(move.id == name for move in moves):
            cure = f"write seat: {model.id} in the move, or remove it here"
            desk.error(place / "moves" / n, "E605", f"the move {name} belongs to another seat", cure)
    if model.policy not in POLICIES:
        message = f"there is no policy {model.policy}"
        desk.error(place / "policy", "E205", message, suggestion(model.policy, POLICIES))
    return Seat(
        id=model.id,
        title=model.title,
        chairs=desk.refs(place / "chairs", "body", model.chairs),
        delegation=desk.ref(place / "delegation", "delegation", model.delegation),
        holds=desk.refs(place / "holds", "body", model.holds),
        moves=tuple(dict.fromkeys([*model.moves, *own])),
        capital=model.capital,
        policy=model.policy,
        brief=model.brief,
        knows=model.knows,
        role=model.role,
    )


def _of_the_room(desk: Desk, place: Place, model: SeatModel) -> None:
    """The ids of the room's own seats carry its powers, so that no other seat may have them."""
    kind = model.id.partition("-")[0]
    reserved = model.id == FACILITATOR or kind in (EVALUATOR, OBSERVER)
    if reserved and model.role != kind:
        message = f"{model.id} is a seat of the room, which the scenario need not write"
        desk.error(place / "id", "E607", message, f"rename it, or write role: {kind}")


def move(desk: Desk, place: Place, model: MoveModel) -> Move:
    """A seat's own act."""
    desk.ref(place / "from", "catalogue entry", model.from_ or "")
    return Move(
        id=model.id,
        title=model.title,
        text=model.text,
        seat=desk.ref(place / "seat", "seat", model.seat),
        capital=model.capital,
        takes=desk.duration(place / "takes", model.takes),
        every=desk.duration(place / "every", model.every),
        requires=gates(desk, place / "requires", model.requires),
        effects=effects(desk, place / "effects", model.effects, Owner(model.id)),
        catalogue=model.from_ or "",
    )


def pledge(desk: Desk, place: Place, model: PledgeModel) -> Pledge:
    """A promise that can be given."""
    return Pledge(
        id=model.id,
        title=model.title,
        by=desk.ref(place / "by", "seat", model.by),
        to=desk.ref(place / "to", "delegation", model.to),
        due=desk.duration(place / "due", model.due),
        kept=desk.expr(place / "kept", model.kept, secret=model.reveals) or Expr("const", (1,)),
        move=model.move,
        public=model.public,
        text=model.text,
    )

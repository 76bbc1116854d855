"""Who chairs a body: one answer for every room."""

from __future__ import annotations

from game.core.plan import Body, Id, Plan


def heads(plan: Plan, seat_id: Id, body: Body) -> bool:
    """Whether the seat chairs the body, or speaks for the single authority that is the body."""
    seat = plan.tables.seats.get(seat_id)
    if seat is None:
        return False
    return body.id in seat.chairs or (bool(body.holder) and seat.delegation == body.holder)


def headed(plan: Plan, seat_id: Id) -> tuple[Id, ...]:
    """The bodies a seat chairs: those it lists, then the others of which its delegation is the single holder."""
    seat = plan.tables.seats[seat_id]
    held = (body.id for body in plan.bodies if body.holder and body.holder == seat.delegation)
    return tuple(dict.fromkeys((*seat.chairs, *held)))


def chair_of(plan: Plan, body_id: Id) -> Id:
    """The seat that is told, pays and gains as the chair: the one that lists the body, else its holder's; "" none."""
    body = plan.tables.bodies[body_id]
    listed = (seat.id for seat in plan.seats if body_id in seat.chairs)
    holding = (seat.id for seat in plan.seats if heads(plan, seat.id, body))
    return next(listed, "") or next(holding, "")

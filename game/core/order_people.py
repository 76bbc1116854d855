"""What is in order between people: soundings, offers, pledges, acting alone, a seat's own moves."""

from __future__ import annotations

from game.core import commands as c
from game.core import lookup
from game.core.learning import askable, up_to_date
from game.core.lookup import here, need, text_on_table
from game.core.needs import (
    affords,
    capital,
    gates,
    in_time,
    not_under_way,
    offered,
    open_gates,
    reason_given,
)
from game.core.plan import Plan
from game.core.state import State
from game.core.steps import find_offer, price
from game.core.terms import HOUR, Knowing


def ask(plan: Plan, state: State, command: c.Sound | c.Confide) -> None:
    """A delegation can be sounded, or asked in confidence."""
    decision, point = here(plan, state, command.decision)
    lookup.speaks(plan, decision, command.seat)
    file, response = text_on_table(plan, point)
    people = askable(plan, decision, response)
    need(command.member in people, "R20", f"“{command.member}” has no say on this text.",
         "One sounds those who decide on the text or hold a second key to it.",
         f"one of {lookup.listing(people)}.")  # fmt: skip
    own = plan.tables.seats[command.seat].delegation
    need(command.member != own, "R20", "That is this seat's own delegation.", "One sounds others.", "another one.")
    confide = isinstance(command, c.Confide)
    depth = Knowing.CONFIDENCE if confide else Knowing.SOUNDING
    known = state.known.get(command.seat, {}).get((decision.id, command.member))
    need(
        not up_to_date(known, response.id, file.wordings, depth), "R20",
        "It has said what it has to say on this very text.", "Asking again helps when the text has changed.",
        "change the text first, or ask in confidence.",
    )  # fmt: skip
    kind = "confide" if confide else "sound"
    not_under_way(state, kind, decision.id, command.member, command.seat)
    affords(decision, point, state, 1, in_round=True)
    takes = plan.costs.confide if confide else plan.costs.sound
    in_time(point, state.now + takes)
    if confide and not lookup.trusted(state, command.seat, command.member):
        capital(state, command.seat, plan.costs.confide_capital)


def lobby(plan: Plan, state: State, command: c.Lobby) -> None:
    """An offer can be made."""
    decision, point = here(plan, state, command.decision)
    offer = find_offer(plan, decision, command.offer)
    if offer is None:
        need(False, "R01", f"There is no offer “{command.offer}” here.", "Offers are authored.",
             f"one of {lookup.listing(lookup.offer_ids(plan, decision))}.")  # fmt: skip
        return
    if offer.by:
        need(command.seat in offer.by, "R02", f"“{offer.title}” is not this seat's to offer.",
             "An offer names who can make it.", f"for {lookup.listing(offer.by)} to make it.")  # fmt: skip
    else:
        lookup.speaks(plan, decision, command.seat)
    file, response = text_on_table(plan, point)
    eligible = lookup.eligible(plan, decision, response, offer)
    need(command.member in eligible, "R18", f"“{offer.title}” is not open to “{command.member}”.",
         "An offer goes to those it is meant for, with a stake in the text.",
         f"one of {lookup.listing(eligible)}.")  # fmt: skip
    need(command.member != plan.tables.seats[command.seat].delegation, "R18", "That is this seat's own delegation.",
         "An offer is made to another delegation.", "declare your own position instead.")  # fmt: skip
    lookup.not_made(state, decision, offer, command.member, command.seat)
    closed = gates(plan, state, offer.requires)
    need(not closed, "R07", f"“{offer.title}” is not in order yet.", "An offer has its gates too.",
         f"first {'; '.join(gate.title for gate in closed)}.")  # fmt: skip
    affords(decision, point, state, 1, in_round=True)
    in_time(point, state.now + plan.costs.lobby)
    capital(state, command.seat, price(plan, state, decision, response, offer, command.seat, command.member))
    _ = file


def pledge(plan: Plan, state: State, command: c.GivePledge) -> None:
    """A pledge can be given."""
    pledge = plan.tables.pledges.get(command.pledge)
    if pledge is None:
        need(False, "R01", f"There is no pledge “{command.pledge}”.", "Pledges are authored.",
             f"one of {lookup.listing(plan.tables.pledges)}.")  # fmt: skip
        return
    need(pledge.by == command.seat, "R02", "That is not this seat's to promise.", "A pledge names who gives it.",
         f"for {pledge.by} to give it.")  # fmt: skip
    need(pledge.id not in state.pledges, "R21", "That pledge has been given.", "A pledge is given once.",
         "keep it.")  # fmt: skip


def alone(plan: Plan, state: State, command: c.ActAlone) -> None:
    """A capital can act alone."""
    decision, _ = here(plan, state, command.decision)
    response = offered(plan, decision, command.response)
    need(
        lookup.own_power(plan, command.seat, response), "R02",
        f"“{response.title}” does not lie in this seat's own power.",
        "One acts alone only where every measure needed is one's own to take.",
        "table it in its forum.",
    )  # fmt: skip
    open_gates(plan, state, response)
    taken = any(a.response == response.id and a.how == "alone" for a in state.adopted)
    need(not taken, "R13", "That has been done.", "A capital acts once.", "something else.")
    reason_given(response, command.reason)


def move(plan: Plan, state: State, command: c.MakeMove) -> None:
    """One of the seat's own moves can be used."""
    move = plan.tables.moves.get(command.move)
    own = plan.tables.seats[command.seat].moves
    if move is None or move.id not in own:
        need(False, "R23", f"“{command.move}” is not one of this seat's moves.", "A seat has its own moves.",
             f"one of {lookup.listing(own)}." if own else "none for this seat.")  # fmt: skip
        return
    used = [at for name, at in state.uses if name == move.id]
    free = not used or (move.every > 0 and state.now - used[-1] >= move.every)
    need(free, "R23", f"“{move.title}” has been used.",
         "Once only." if not move.every else f"At most once in {move.every // HOUR} hours.",
         "another move, or wait.")  # fmt: skip
    closed = gates(plan, state, move.requires)
    need(not closed, "R07", f"“{move.title}” is not in order yet.", "A move has its gates too.",
         f"first {'; '.join(gate.title for gate in closed)}.")  # fmt: skip
    capital(state, command.seat, move.capital)

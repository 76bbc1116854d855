"""What can still come of a vote of which not every mind is known."""

from __future__ import annotations

from game.votes.count import ABSTAIN, AGAINST, FOR, UNKNOWN, Vote
from game.votes.smallest import Smallest, deciding

CERTAIN, LOST, OPEN = "certain", "lost", "open"


def outlook(vote: Vote) -> str:
    """``certain`` or ``lost`` where those that are not known cannot change it, else ``open``.

    Under every procedure a vote against serves a text no better than any other position of a member that is there, and
    a vote for no worse, so that only the two extremes need counting.
    """
    if vote.counting(AGAINST).adopted():
        return CERTAIN
    return OPEN if vote.counting(FOR).adopted() else LOST


def said(vote: Vote) -> tuple[str, ...]:
    """The outlook in sentences; empty where everybody is known."""
    unknown = vote.on(UNKNOWN)
    if not unknown:
        return ()
    who = f"the {len(unknown)} not known" if len(unknown) > 1 else f"{unknown[0]}, who is not known,"
    match outlook(vote):
        case "certain":
            return (f"It carries, whatever {who} will say.",)
        case "lost":
            return (f"It cannot carry as things are known, whatever {who} will say.",)
        case _:
            return (f"Open: {who} will decide it.", *_enough(vote))


def _enough(vote: Vote) -> tuple[str, ...]:
    """How many of those not known are enough either way."""
    carry = deciding(vote.counting(AGAINST), FOR)
    sink = deciding(vote.counting(FOR), AGAINST)
    for_it = f"It takes {_some(vote, carry)} in favour to carry it{_if_rest(vote, carry, 'against')}."
    against = f"It takes {_some(vote, sink)} against to sink it{_if_rest(vote, sink, 'in favour')}."
    if carry.size == len(vote.on(UNKNOWN)) and vote.counting(ABSTAIN).adopted():
        for_it = "It carries when none of them is against."
    return (for_it, against)


def _some(vote: Vote, found: Smallest) -> str:
    """How many of them, with one such set."""
    if found.size == len(vote.on(UNKNOWN)):
        return "all of them" if found.size > 1 else "it"
    least = "" if found.exact else "at most "
    say = "" if found.whole and len(found.sets) == 1 else "say "
    return f"{least}{found.size} of them ({say}{' + '.join(found.sets[0])})"


def _if_rest(vote: Vote, found: Smallest, to: str) -> str:
    return "" if found.size == len(vote.on(UNKNOWN)) else f", all the rest {to}"

"""A vote explained from its body and rule alone: every test with its margin, who blocks, what would turn it round."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id
from game.core.tally import graded
from game.votes.count import ABSTAIN, FOR, Vote
from game.votes.reading import Reading, blocking_minimum, members_required, readings
from game.votes.smallest import Smallest, carrying, least_blocking, sinking


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a procedure makes of a vote, and why."""

    vote: Vote
    day: str
    adopted: bool
    outcome: str
    """The name of a graded outcome such as ``none``; "" where there are none."""
    outcome_title: str
    failed: tuple[str, ...]
    reason: str
    """Of a text that fell: ``veto``, ``insufficient_votes``, ``blocked``, ``quorum``, ``brake`` or the name of its
    graded outcome; "" of one adopted."""
    readings: tuple[Reading, ...]
    blockers: tuple[Id, ...]
    """Of a text that fell: those on the sides that failed tests count against it."""
    carry: Smallest
    sink: Smallest
    blocking: bool
    """Whether those not in favour are enough to block."""
    blocking_minimum: int | None
    """The fewest members a blocking minority must have by a clause; None: no such clause."""
    least_blocking: Smallest
    """The smallest sets that could block if all others were in favour."""
    members_required: int | None
    abstention: tuple[str, ...]
    """What an abstention does here, in sentences."""
    remarks: tuple[str, ...]
    """What else follows from the count."""
    notes: tuple[str, ...]
    not_bound: tuple[Id, ...]
    """Members that abstained with a declaration from a text that is adopted."""
    brake: str = ""
    rule: str = ""
    source: str = ""
    uncertain: tuple[str, ...] = ()


def explained(vote: Vote, day: str, notes: tuple[str, ...] = ()) -> Verdict:
    """The verdict as far as the vote itself tells; what only the rulebook knows is empty.

    Members that are not known are counted on the vote's own side for them; nobody of them is said to block.
    """
    read, failed, best = readings(vote), vote.failed(), vote.counting(FOR)
    grade = graded(vote.procedure, vote.body, vote.tally())
    return Verdict(
        vote=vote,
        day=day,
        adopted=not failed,
        outcome=grade.name if grade else "",
        outcome_title=grade.title if grade else "",
        failed=failed,
        reason=_reason(vote, read, failed),
        readings=read,
        blockers=_blockers(best, readings(best)) if best.failed() else (),
        carry=carrying(vote),
        sink=sinking(vote),
        blocking=bool(best.failed()),
        blocking_minimum=blocking_minimum(vote),
        least_blocking=least_blocking(vote),
        members_required=members_required(vote),
        abstention=abstention(vote),
        remarks=(),
        notes=notes,
        not_bound=() if failed else vote.on("declared"),
        rule=vote.procedure.rule,
        source=vote.procedure.source,
    )


def _reason(vote: Vote, read: tuple[Reading, ...], failed: tuple[str, ...]) -> str:
    """Why a text fell: a veto is the cause only where nothing else was missing."""
    if not failed:
        return ""
    missed = [one for one in read if not one.met]
    if any(one.quorum for one in missed):
        return "quorum"
    if vote.procedure.grades:
        return vote.grade()
    if any(one.count in ("for", "not-for") for one in missed):
        return "insufficient_votes"
    return "veto" if all(one.count == "against" and not one.bound for one in missed) else "blocked"


def _blockers(vote: Vote, read: tuple[Reading, ...]) -> tuple[Id, ...]:
    """Those on the side a failed test counts against the text, else those not in favour."""
    found: list[Id] = []
    for one in read:
        if one.met or one.quorum:
            continue
        if one.favourable:
            found += vote.on("against", "abstain", "declared", "absent")
        elif one.veto:
            found += one.veto
        else:
            found += vote.on(*_side(one.count))
    found += vote.on("absent") if any(one.quorum and not one.met for one in read) else ()
    found += vote.on("against") if not found else ()
    return tuple(code for code, _ in vote.stands if code in found)


def _side(count: str) -> tuple[str, ...]:
    table = {
        "against": ("against",),
        "declared": ("declared",),
        "abstain": ("abstain", "declared"),
        "not-for": ("against", "abstain", "declared", "absent"),
    }
    return table.get(count, ("against",))


def abstention(vote: Vote) -> tuple[str, ...]:
    """What abstaining does under this procedure, and what it would do to this vote."""
    said = [_effect(vote)]
    against, adopted = vote.on("against"), vote.adopted()
    if against:
        then = vote.changed(against, ABSTAIN).adopted()
        they = "the one against" if len(against) == 1 else f"the {len(against)} against"
        did = "stayed silent" if vote.procedure.kind == "silence" else "abstained"
        said.append(
            f"Had {they} {did} instead, the text would {'have been adopted' if then else 'have fallen'}"
            f"{' all the same' if then is adopted else ''}."
        )
    supporters = vote.on("for")
    lost = [code for code in supporters if not vote.changed((code,), ABSTAIN).adopted()] if adopted else []
    if lost:
        who = "any one supporter" if len(lost) == len(supporters) else ", ".join(lost)
        said.append(f"An abstention of {who} would have sunk it.")
    return tuple(said)


def _effect(vote: Vote) -> str:
    """Whether an abstention is worth a vote against, nothing at all, or something between."""
    if vote.procedure.kind == "silence":
        return "Nobody need abstain under silence: who does not object in time has agreed."
    tests = (*vote.procedure.tests, *(test for grade in vote.procedure.grades for test in grade.tests))
    bases = {test.base for test in tests if test.count in ("for", "not-for")}
    if bases == {"cast"}:
        return "An abstention is left out of the count."
    if bases and not any(test.count == "against" for test in tests):
        return "An abstention counts as not in favour, as a vote against does."
    if bases:
        return "An abstention is not a vote in favour, but it is not a vote against either."
    return "An abstention does not stand in the way."

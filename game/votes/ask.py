"""A question about a vote, and what of it is not in order: from names as people type them to a vote, or a ruling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.plan import Body, Id, Procedure, Test
from game.core.tally import closed_to
from game.pack.compile.members import is_in
from game.pack.law import Law, Table
from game.pack.schema.procedures import ProcedureModel
from game.votes.choice import Case, choose, in_order
from game.votes.count import ABSENT, ABSTAIN, AGAINST, DECLARED, FOR, Vote, cast
from game.votes.roll import Roll
from game.votes.ruling import Ruling, day_of, listed, nearest

REST = ("rest", "all", "others")
"""Words that stand for every member not named elsewhere, unless a member is called so."""


@dataclass(frozen=True, slots=True)
class Question:
    """One vote as somebody describes it; names and codes as typed."""

    body: str
    day: str = ""
    """``2016-02-08``; "" where the caller has no day to give."""
    supporting: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    """Members or attributes (``euro``) of those that take part; empty: all."""
    procedure: str = ""
    """"" means the body's ordinary one."""
    proposal: bool | None = None
    """Whether somebody entitled proposed the text; None: as the procedure takes it."""
    switches: tuple[str, ...] = ()
    table: str = ""
    veto: tuple[str, ...] = ()
    """Those whose vote against is meant as a veto."""
    brake: str = ""
    """A member that stops the vote."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in order."""

    vote: Vote
    day: str
    home: Id
    """The rulebook."""
    notes: tuple[str, ...]
    """What was taken for granted: a table of another year, members nobody named."""
    table: Table | None = None
    brake: Id = ""


def resolve(law: Law, question: Question) -> Asked:
    """The vote a question describes; raises Ruling."""
    day = day_of(question.day)
    body_id = body_of(law, question.body, day)
    _on_record(law, body_id, day)
    case = Case(question.proposal, bool(question.participants))
    chosen, notes = choose(law, body_id, day, question.procedure, case)
    table = table_of(law, body_id, question.table)
    body, procedure = law.compiled(body_id, day, table), law.rule(chosen, _switches(law, chosen, question.switches))
    _decides(law, body, procedure, day)
    roll = Roll(law, body, day)
    model = law.procedure(chosen)
    inside = _participants(roll, procedure, question.participants)
    if model.facts.get("all_members_vote"):
        inside, notes = (), (*notes, *_enough(model, inside))
    elif inside and not law_of_some(procedure):
        raise Ruling(
            f"{procedure.title} counts all members; how it counts some of them alone is not on record.",
            "leave those who take part out, or a procedure for some members, such as participants-majority.",
        )
    stands, others = _stands(roll, procedure, inside, question)
    vote = cast(body, procedure, stands, others, inside)
    _vetoes(roll, vote, question.veto)
    brake = _brake(roll, vote, question.brake)
    unnamed = [code for code in vote.on(others) if code not in stands]
    if unnamed and not _rest(body, question):
        where = "as present and silent, so as agreeing" if others == FOR else "as absent"
        notes = (*notes, f"Nobody named {listed(unnamed)}: counted {where}.")
    return Asked(vote, day, law.home(body_id).id, (*law.tables_used(body_id, chosen, day, table), *notes), table, brake)


def body_of(law: Law, text: str, day: str = "") -> Id:
    """The body of this name, existing on the day; raises Ruling."""
    found = law.body_named(text)
    if found is None:
        known = [name for name, (_, model) in law.rules.bodies.items() if model.members] + ["capital-GR"]
        raise Ruling(f"There is no body {text}.", f"{nearest(text, known)}.")
    model = law.body(found)
    if day and not is_in(model, day):
        if model.from_ and day < model.from_:
            raise Ruling(f"{model.title} did not exist on {day}.", f"a day from {model.from_} on.")
        raise Ruling(f"{model.title} no longer existed on {day}.", f"a day up to {model.to}.")
    return found


def _on_record(law: Law, body: Id, day: str) -> None:
    """Who sat there on the day must be known."""
    model = law.body(body)
    if any(is_in(gap, day) for gap in model.gaps):
        spans = ", ".join(f"{gap.from_ or 'the beginning'} to {gap.to or 'the end'}" for gap in model.gaps)
        raise Ruling(
            f"Who sat in {model.title} on {day} is not on record.", f"a day outside {spans}, or a rulebook of your own."
        )


def table_of(law: Law, body: Id, text: str) -> Table | None:
    """The table of weights of this name; None for "". Raises Ruling."""
    if not text:
        return None
    table = law.table(body, text)
    if table is None:
        years = sorted({year for column in law.columns(body) for year in law.years(body, column) if year})
        said = f"one of {', '.join(years)}" if years else "no table: every member counts one"
        letters = law.home(body).tables
        more = f"; with {', '.join(letters)} behind the year for other columns" if letters else ""
        raise Ruling(f"{law.body(body).title} has no table {text}.", f"{said}{more}.")
    return table


def _switches(law: Law, name: Id, wanted: Sequence[str]) -> dict[str, bool]:
    known = law.procedure(name).switches
    for word in wanted:
        if word.removeprefix("no-") not in known and word not in known:
            cure = f"one of {', '.join(known)}" if known else "no switch at all"
            raise Ruling(f"{law.procedure(name).title} has no switch {word}.", f"{cure}.")
    return {word if word in known else word.removeprefix("no-"): word in known for word in wanted}


def _decides(law: Law, body: Body, procedure: Procedure, day: str) -> None:
    """A count needs members and a rule to count by."""
    if procedure.kind == "own":
        others = [name for name in in_order(law, body.id, day) if law.procedure(name).kind != "own"]
        by = f"one of {listed(others)}" if others else f"`startex rules {body.id}` for what it may do"
        raise Ruling(f"{procedure.title}: no vote is taken. {procedure.rule}".strip(), f"{by}.")
    if not body.members:
        raise Ruling(f"Nobody sat in {body.title} on {day}.", "another day.")


def _participants(roll: Roll, procedure: Procedure, named: Sequence[str]) -> tuple[Id, ...]:
    """Who takes part: members or attributes; empty: all the procedure is open to."""
    members = roll.body.members
    known = {word for member in members for word in member.attributes}
    chosen: list[Id] = []
    for word in named:
        if word in known:
            chosen += [member.code for member in members if word in member.attributes]
        else:
            chosen.append(roll.code(word))
    for code in chosen:
        member = next(member for member in members if member.code == code)
        if closed_to(procedure, member):
            raise Ruling(f"{code} takes no part in {procedure.title}.", "leave it out.")
    return tuple(dict.fromkeys(chosen))


def law_of_some(procedure: Procedure) -> bool:
    """Whether the procedure still makes sense when only some members take part: no share or number is one of all."""
    tests = (*procedure.tests, *(test for grade in procedure.grades for test in grade.tests))
    return not any(
        test.count in ("for", "not-for", "against") and test.base == "members" and _asks(test) for test in tests
    )


def _asks(test: Test) -> bool:
    return bool(test.minimum or test.at_least or test.more_than)


def _enough(model: ProcedureModel, inside: Sequence[Id]) -> tuple[str, ...]:
    """A note on those who want to go ahead where all members vote on it; raises Ruling where they are too few."""
    least = model.facts.get("min_participants", 0)
    if not inside:
        return (f"That at least {least} members take part is taken for granted.",)
    if len(inside) < int(least):
        raise Ruling(f"{model.title} needs at least {least} members that take part; {len(inside)} are named.", "more.")
    return (f"{len(inside)} members want to take part; all members vote on it.",)


def _stands(roll: Roll, procedure: Procedure, inside: Sequence[Id], question: Question) -> tuple[dict[Id, str], str]:
    """Where each named member stands, and where the others do."""
    stands: dict[Id, str] = {}
    for stand, words in _sides(question):
        for code in (roll.code(word) for word in words if not is_rest(roll.body, word)):
            if code in stands:
                other = f"both {stands[code]} and {stand}" if stands[code] != stand else f"twice {stand}"
                raise Ruling(f"{code} is named {other}.", "each member once.")
            _open(roll.body, procedure, inside, code)
            stands[code] = stand
    if question.declared and not declares(procedure):
        others = [name for name in in_order(roll.law, roll.body.id, roll.day) if declares(roll.law.rule(name))]
        cure = f", or one of the procedures {listed(others)}" if others else ""
        raise Ruling(
            f"{procedure.title} knows no abstention with a formal declaration; unanimity in the Union's foreign policy"
            " alone does.",
            f"abstain without one (--abstain){cure}.",
        )
    return stands, _rest(roll.body, question) or (FOR if procedure.kind == "silence" else ABSENT)


def declares(procedure: Procedure) -> bool:
    """Whether a member may abstain with a formal declaration: the procedure counts those that do."""
    return any(test.count == "declared" for deep in procedure.tests for test in (deep, *deep.either))


def _open(body: Body, procedure: Procedure, inside: Sequence[Id], code: Id) -> None:
    member = next(member for member in body.members if member.code == code)
    if closed_to(procedure, member):
        raise Ruling(f"{code} takes no part in {procedure.title}.", "leave it out of the vote.")
    if inside and code not in inside:
        raise Ruling(f"{code} votes and is not among those who take part.", "name it under --participants as well.")


def _sides(question: Question) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (FOR, question.supporting),
        (AGAINST, tuple(dict.fromkeys((*question.against, *question.veto))) if question.veto else question.against),
        (ABSTAIN, question.abstaining),
        (DECLARED, question.declared),
        (ABSENT, question.absent),
    )


def is_rest(body: Body, word: str) -> bool:
    """Whether a word stands for every member not named elsewhere."""
    return word.casefold() in REST and word.casefold() not in {member.code.casefold() for member in body.members}


def _rest(body: Body, question: Question) -> str:
    """The side of everybody not named; "" where nobody said. Raises Ruling when two were said."""
    said = [stand for stand, words in _sides(question) if any(is_rest(body, word) for word in words)]
    if len(said) > 1:
        raise Ruling(f"The rest cannot be {said[0]} and {said[1]}.", "name the rest once.")
    return said[0] if said else ""


def _vetoes(roll: Roll, vote: Vote, named: Sequence[str]) -> None:
    """Somebody who casts a veto must have one."""
    for word in named:
        code, law = roll.code(word), roll.law
        holders = veto_holders(vote)
        if code in holders:
            continue
        if holders:
            raise Ruling(f"{code} has no veto here.", f"a veto of {listed(holders)}, or {code} simply against.")
        where = [
            name for name in in_order(law, vote.body.id, roll.day)
            if law.procedure(name).kind != "own" and veto_holders(Vote(vote.body, law.rule(name), vote.stands))
        ]  # fmt: skip
        cure = f"count {code} as against" + (f"; there is a veto under {listed(where)}" if where else "")
        raise Ruling(f"{vote.procedure.title} knows no veto.", f"{cure}.")


def veto_holders(vote: Vote) -> tuple[Id, ...]:
    """The members whose vote against alone stops a text that all others want."""
    united = vote.changed((code for code, stand in vote.stands if stand != "outside"), FOR)
    if not united.adopted():
        return ()
    inside = united.on(FOR)
    found = tuple(code for code in inside if not united.changed((code,), AGAINST).adopted())
    named = {code for test in vote.procedure.tests for code in test.veto}
    unanimous = any(test.count == "against" and test.at_most == 0 for test in vote.procedure.tests)
    return found if unanimous and not named else tuple(code for code in found if code in named)


def _brake(roll: Roll, vote: Vote, word: str) -> Id:
    if not word:
        return ""
    model = roll.law.procedure(vote.procedure.id)
    if not model.brake:
        raise Ruling(f"{model.title} cannot be stopped by one member's stated reasons.", "a vote against.")
    return roll.code(word)

"""Decided cases checked against the rulebooks: a file of votes with known outcomes, each compared key by key.

A case names a procedure; that name finds a rule through the rulebooks' own other names (``known_as``), never through
the case's id. Numbers, truth values and lists of members are compared; prose is shown beside what the rulebook says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.core.plan import Id
from game.pack.compile.members import is_in, seated
from game.pack.law import Law
from game.pack.schema.procedures import ProcedureModel
from game.votes.ask import Question, body_of, resolve
from game.votes.figures import weight_of
from game.votes.reading import Reading
from game.votes.ruling import Ruling, day_of
from game.votes.verdict import Verdict, verdict

VOTES = {"Y": "supporting", "N": "against", "A": "abstaining", "C": "declared", "X": "absent"}
"""The case file's letters for where a member stood."""


@dataclass(frozen=True, slots=True)
class Line:
    """One expected value beside the one found."""

    key: str
    expected: object
    found: object
    agrees: bool | None
    """None: prose, shown and not compared."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One case and what became of it."""

    id: str
    title: str
    lines: tuple[Line, ...]
    trouble: str = ""
    """Why the case could not be counted at all."""

    @property
    def agrees(self) -> bool:
        """Whether everything that can be compared is as expected."""
        return not self.trouble and all(line.agrees is not False for line in self.lines)


def check_vote(law: Law, case: Mapping[str, Any]) -> Checked:
    """One entry of ``vectors:``."""
    name, title = str(case.get("id", "")), str(case.get("title", ""))
    try:
        found = _found(law, case)
        lines = [compare(key, value, found) for key, value in dict(case["expected"]).items()]
        return Checked(name, title, (*lines, *_published(case, found)))
    except Ruling as ruling:
        return Checked(name, title, (), str(ruling))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Checked(name, title, (), f"The case cannot be read ({type(error).__name__}: {error}).")


def compare(key: str, expected: object, found: Mapping[str, object]) -> Line:
    """One expected value against the one found; text that names no outcome is prose."""
    if key not in found:
        return Line(key, expected, None, None if isinstance(expected, str) else False)
    actual = found[key]
    if isinstance(expected, str) and key not in CODED:
        return Line(key, expected, actual, None)
    return Line(key, expected, actual, alike(expected, actual))


CODED = ("opinion", "reason", "ss_p5", "ss_e10")
"""Keys whose text is a name or a fraction to be compared, not prose."""


def alike(expected: object, actual: object) -> bool:
    """Whether two values are the same: lists as sets of members, fractions to the decimals that were written."""
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, list) and isinstance(actual, (list, tuple)):
        return sorted(map(str, expected)) == sorted(map(str, actual)) and len(expected) == len(actual)
    if isinstance(expected, float) and isinstance(actual, (int, float)):
        return bool(abs(expected - actual) <= 0.5 * 10 ** -_decimals(expected) + 1e-9)
    return expected == actual


def _decimals(value: float) -> int:
    text = repr(value)
    return len(text.partition(".")[2]) if "e" not in text else 12


def _published(case: Mapping[str, Any], found: Mapping[str, object]) -> list[Line]:
    """Figures that were published, each to its tolerance in percentage points."""
    figures = dict(case.get("published_numbers") or {})
    tolerance = figures.pop("tolerance_pp", 0)
    lines = []
    for key, value in figures.items():
        actual = found.get(key)
        if isinstance(value, (int, float)) and isinstance(actual, (int, float)):
            lines.append(Line(key, value, actual, abs(value - actual) <= tolerance + 1e-9))
        elif isinstance(value, (int, float)):
            lines.append(Line(key, value, actual, agrees=False))
    return lines


def _found(law: Law, case: Mapping[str, Any]) -> dict[str, object]:
    """Everything the rulebooks say of a case, by the names case files use."""
    day = day_of(str(case.get("date", "")))
    body = body_of(law, str(case["body"]))
    name = _procedure(law, body, str(case["procedure"]))
    model = law.procedure(law.in_force(name, day) or name)
    found: dict[str, object] = {**rule_facts(model), **_members(law, body, case, day)}
    found |= _rights(law, body, model, case, day)
    if case.get("votes"):
        question = _question(law, case, body, name, day)
        asked = resolve(law, question)
        found |= counts(verdict(law, asked))
    elif case.get("participants"):
        found |= _enough(law, body, model, case, day)
    return found


def _procedure(law: Law, body: Id, name: str) -> Id:
    """The rule a case names, of those its body decides by; a body's own meaning of a name comes first."""
    found = law.procedure_named(name, law.decides_by(body)) or law.procedure_named(name)
    if found is None:
        raise Ruling(f"No rulebook knows the procedure {name}.", "add the name under known_as: of a procedure.")
    return found


def _proposal(law: Law, procedure: Id, day: str, said: object) -> bool | None:
    """What the case says of a proposal, where the rule asks; None elsewhere."""
    asks = law.procedure(law.in_force(procedure, day) or procedure).no_proposal
    return None if said is None or not asks else said in (True, "yes")


def _question(law: Law, case: Mapping[str, Any], body: Id, procedure: Id, day: str) -> Question:
    sides: dict[str, list[str]] = {side: [] for side in VOTES.values()}
    outside = [str(code) for code in case.get("not_participating") or ()]
    for code, letter in case["votes"].items():
        sides[VOTES[str(letter)]].append(str(code))
    inside = [str(code) for code in case["votes"]] if outside else []
    return Question(
        body=body,
        day=day,
        supporting=tuple(sides["supporting"]),
        against=tuple(sides["against"]),
        abstaining=tuple(sides["abstaining"]),
        declared=tuple(sides["declared"]),
        absent=tuple(sides["absent"]),
        participants=tuple(inside),
        procedure=procedure,
        proposal=_proposal(law, procedure, day, case.get("on_proposal_from_commission_or_hr")),
        table=str(case.get("population_table") or ""),
    )


def counts(found: Verdict) -> dict[str, object]:
    """What a verdict says, by the names case files use."""
    vote = found.vote
    inside = [code for code, stand in vote.stands if stand != "outside"]
    people = weight_of(vote, inside, "population")
    everyone = weight_of(vote, [code for code, _ in vote.stands], "population")
    against, supporting, declared = vote.on("against"), vote.on("for"), vote.on("declared")
    values: dict[str, object] = {
        "adopted": found.adopted,
        "n": len(inside),
        "members_for": len(supporting),
        "votes_for": len(supporting),
        "votes_against": len(against),
        "members_required": found.members_required,
        "non_supporters": len(inside) - len(supporting),
        "against": list(against),
        "objectors": list(against),
        "constructive": list(declared),
        "constructive_states": len(declared),
        "not_bound": list(declared),
        "blocking_min": found.blocking_minimum,
        "opinion": found.outcome,
        "reason": found.reason or "adopted",
        "veto_cast": [code for one in found.readings for code in one.veto],
        "negative_p5": [member.code for member in vote.body.members if _holds_veto(found, member.code)],
        "simple_majority_against": 2 * len(against) > len(inside),
        "weighted_votes_for": weight_of(vote, supporting, "nice"),
        **_tests(found.readings),
    }
    if people:
        values |= {
            "pop_for_pct": _per_cent(weight_of(vote, supporting, "population"), people),
            "for_pct": _per_cent(weight_of(vote, supporting, "population"), people),
            "against_pct": _per_cent(weight_of(vote, against, "population"), people),
            "abstain_pct": _per_cent(weight_of(vote, vote.on("abstain", "declared"), "population"), people),
            "constructive_pop_pct": _per_cent(weight_of(vote, declared, "population"), everyone),
        }
    return values


def _holds_veto(found: Verdict, code: Id) -> bool:
    """Whether a permanent member was against, also where that is no veto."""
    member = next(member for member in found.vote.body.members if member.code == code)
    return "permanent" in member.attributes and code in found.vote.on("against")


def _per_cent(part: int, whole: int) -> float:
    """Per cent to five decimals, from whole numbers."""
    return (part * 10_000_000 * 2 + whole) // (2 * whole) / 100_000


def _tests(read: tuple[Reading, ...]) -> dict[str, object]:
    """The single tests: of members, of population, of weighted votes, of formal abstentions."""
    values: dict[str, object] = {"deemed_attained": any(one.deemed and one.of == "population" for one in read)}
    for one in reversed(read):
        if one.quorum or one.veto:
            continue
        if one.count in ("for", "not-for") and one.of == "members":
            values["state_test"] = one.itself
        elif one.count == "for" and one.of == "population":
            values["pop_test"] = one.itself
        elif one.count == "for":
            values["weighted_test"], values["weighted_required"] = one.itself, one.bound
        elif one.count == "declared":
            values["third_block"] = not one.met
    return values


def rule_facts(model: ProcedureModel) -> dict[str, object]:
    """What a procedure says without a count: its facts, and its clocks as ``NAME_UNIT``."""
    clocks = {f"{clock.id}_{clock.unit}": clock.length for clock in model.clocks}
    return {**model.facts, **clocks}


def _members(law: Law, body: Id, case: Mapping[str, Any], day: str) -> dict[str, object]:
    """How many sit there; a case that counts them itself must count the same."""
    number = len(seated(law.rules, law.body(body), day))
    said = case.get("member_count")
    if said is not None and said != number:
        raise Ruling(f"The case counts {said} members on {day}, the rulebook {number}.", "the same number.")
    return {"member_count": number}


def _rights(law: Law, body: Id, model: ProcedureModel, case: Mapping[str, Any], day: str) -> dict[str, object]:
    """What those who asked may set going: an actor in a mode, or members that request something."""
    found: dict[str, object] = {}
    if "actor" in case or "mode" in case:
        rights = [right for right in model.rights if right.holder == case.get("actor")]
        may = [right for right in rights if case.get("mode") in right.may]
        found |= {"activated": bool(may), "automatic": any(right.automatic for right in may)}
    requesters = [str(code) for code in case.get("requesters") or ()]
    if requesters:
        inside = {member.code for member in seated(law.rules, law.body(body), day)}
        strange = [code for code in requesters if code not in inside]
        if strange:
            raise Ruling(f"{', '.join(strange)} is no member on {day} and cannot ask.", "members alone.")
        found["consultation_held"] = any("consultation" in right.may for right in model.rights)
    return found


def _enough(law: Law, body: Id, model: ProcedureModel, case: Mapping[str, Any], day: str) -> dict[str, object]:
    """Whether those who want to go ahead are members and enough of them."""
    named = [str(code) for code in case["participants"]]
    members = {member.code for member in law.group(body) if is_in(member, day)}
    least = int(model.facts.get("min_participants", 0))
    valid = len(set(named)) == len(named) and set(named) <= members
    return {"participant_count": len(named), "eligible": valid and len(named) >= least}

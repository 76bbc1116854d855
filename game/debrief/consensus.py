"""How each decision point was deliberated: texts put to the test, what they cost, who stopped them and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.stance import assess, reasons
from game.core.state import State
from game.core.terms import Minute, Phase
from game.debrief import say
from game.debrief.arithmetic import Arithmetic, arithmetic
from game.debrief.timeline import reason
from game.debrief.walk import Happening, Walk
from game.view import names

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One text put to the decision."""

    at: Minute
    text: str
    """The response in quotation marks with its clauses in short."""
    fate: str
    """``adopted``, ``broken``, ``refused`` or ``fell``."""
    how: str
    """How it was adopted, or why it was refused."""
    by: tuple[tuple[str, str], ...]
    """(delegation, its reason) of those who stopped it or wrote a footnote; "" no reason on record."""
    without: tuple[str, ...] = ()
    """Measures that were not needed and did not come about, with what was missing."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One offer or pledge that moved a delegation."""

    at: Minute
    member: str
    what: str
    move: int
    """Centi-points."""
    pledge: bool


@dataclass(frozen=True, slots=True)
class Deliberation:
    """One decision point from its opening to its close."""

    id: Id
    title: str
    question: str
    forum: str
    opened: Minute
    closed: Minute | None
    """None: still open."""
    how: str
    """How it closed; "" while open."""
    outcome: str
    """The response that stands; "" nothing."""
    wordings: tuple[str, ...]
    """Its clauses with their whole wordings."""
    tabled: int
    """Texts tabled, amendments not counted."""
    amended: int
    steps: int
    allowed: int
    """Negotiating steps it afforded."""
    sounded: int
    confided: int
    capital: int
    """Capital spent on offers and confidences here."""
    attempts: tuple[Attempt, ...]
    bought: tuple[Bought, ...]
    arithmetic: tuple[Arithmetic, ...]
    """One for each body that had to agree to the adopted or the last text; empty before ENDEX, when it is a secret."""


def deliberations(plan: Plan, walked: Walk) -> tuple[Deliberation, ...]:
    """Every decision point that opened, in the order of opening."""
    return tuple(_deliberation(plan, facts[0], facts, walked.final) for facts in openings(plan, walked))


def openings(plan: Plan, walked: Walk) -> Iterator[tuple[Happening, ...]]:
    """The facts of each opening of a decision point, the opening itself first, in the order of opening."""
    for start, item in enumerate(walked.kept):
        if isinstance(item.fact, e.DecisionOpened) and item.fact.decision in plan.tables.decisions:
            yield _until_closed(walked.kept[start:], item.fact.decision)


def _until_closed(kept: tuple[Happening, ...], decision: Id) -> tuple[Happening, ...]:
    """The facts of this opening: those that name the decision, or answer an ask that does."""
    found = []
    for n, item in enumerate(kept):
        about = {getattr(item.fact, "decision", ""), getattr(item.asked, "decision", "")}
        again = n > 0 and isinstance(item.fact, e.DecisionOpened) and item.fact.decision == decision
        if again:
            break
        if decision in about:
            found.append(item)
        if isinstance(item.fact, e.DecisionClosed) and item.fact.decision == decision:
            break
    return tuple(found)


def _deliberation(plan: Plan, opened: Happening, facts: tuple[Happening, ...], final: State) -> Deliberation:
    assert isinstance(opened.fact, e.DecisionOpened)  # noqa: S101 - narrows the type for the reader and the checker
    decision = plan.tables.decisions[opened.fact.decision]
    closing = next((item for item in facts if isinstance(item.fact, e.DecisionClosed)), None)
    point = (closing.after if closing else final).points[decision.id]
    learned = [item.fact for item in facts if isinstance(item.fact, e.Learned)]
    return Deliberation(
        id=decision.id,
        title=decision.title,
        question=decision.question,
        forum=names.body(plan, decision.forum),
        opened=opened.at,
        closed=closing.at if closing else None,
        how=point.how,
        outcome=say.response(plan, point.outcome) if point.outcome else "",
        wordings=_wordings_adopted(plan, facts),
        tabled=sum(isinstance(item.fact, e.Tabled) for item in facts),
        amended=sum(isinstance(item.fact, e.Amended) for item in facts),
        steps=point.steps,
        allowed=decision.steps,
        sounded=sum(fact.how == "sounding" for fact in learned),
        confided=sum(fact.how == "confidence" for fact in learned),
        capital=_spent(facts),
        attempts=_attempts(plan, facts),
        bought=_bought(plan, facts),
        arithmetic=_arithmetic(plan, facts, decision.id, final) if final.phase is Phase.DEBRIEF else (),
    )


def _wordings_adopted(plan: Plan, facts: Iterable[Happening]) -> tuple[str, ...]:
    adopted = [item.fact for item in facts if isinstance(item.fact, e.ResponseAdopted)]
    return say.wordings_in_full(plan, adopted[-1].response, adopted[-1].wordings) if adopted else ()


def _spent(facts: Iterable[Happening]) -> int:
    paid = [item.fact for item in facts if isinstance(item.fact, e.CapitalChanged)]
    return -sum(fact.by for fact in paid if fact.by < 0 and fact.why in ("offer", "confidence"))


def _bought(plan: Plan, facts: Iterable[Happening]) -> tuple[Bought, ...]:
    found = []
    for item in facts:
        match item.fact:
            case e.OfferMade(_, decision, member, offer, move):
                title = say.offer(plan, decision, offer)
                found.append(Bought(item.at, names.delegation(plan, member), title, move, pledge=False))
            case e.PledgeGiven(_, pledge, to, _, move):
                found.append(Bought(item.at, names.delegation(plan, to), say.pledge(plan, pledge), move, pledge=True))
            case _:
                pass
    return tuple(found)


def _attempts(plan: Plan, facts: Iterable[Happening]) -> tuple[Attempt, ...]:
    found: list[Attempt] = []
    for item in facts:
        attempt = _attempt(plan, item)
        if attempt is None:
            continue
        # One text put to the decision brings a verdict on each of its measures: it is told once.
        same = [old for old in found if (old.fate, old.at, old.text) == ("refused", attempt.at, attempt.text)]
        found = [old for old in found if old not in same]
        found.append(_merged(attempt, same))
    return tuple(found)


def _merged(attempt: Attempt, verdicts: list[Attempt]) -> Attempt:
    """The attempt with what was said of its measures: missing from an adoption, part of a refusal."""
    if attempt.fate == "adopted":
        return replace(attempt, without=tuple(old.how for old in verdicts))
    if attempt.fate == "refused":
        stopped = dict.fromkeys(pair for old in (*verdicts, attempt) for pair in old.by)
        return replace(attempt, how="; ".join([*(old.how for old in verdicts), attempt.how]), by=tuple(stopped))
    return attempt


def _attempt(plan: Plan, item: Happening) -> Attempt | None:
    match item.fact:
        case e.SilenceBroken(decision, response, by, _):
            text = say.quoted(plan, response, _wordings(item.before, decision))
            return Attempt(item.at, text, "broken", "", _why(plan, item.before, decision, response, by))
        case e.VerdictGiven(decision, response, measure, body, _, False) as fact:
            text = say.quoted(plan, response, _wordings(item.before, decision))
            about = f"{names.body(plan, body)}, “{say.measure(plan, response, measure)}”"
            how = f"{about}, not met: {say.series(fact.failed)}"
            return Attempt(item.at, text, "refused", how, _why(plan, item.before, decision, response, fact.against))
        case e.ResponseAdopted(decision, response, wordings, _, footnotes, _, how):
            text = say.quoted(plan, response, wordings)
            return Attempt(item.at, text, "adopted", how, _why(plan, item.before, decision, response, footnotes))
        case _:
            return None


def _wordings(state: State, decision: Id) -> Wordings:
    point = state.points.get(decision)
    return point.file.wordings if point and point.file else ()


def _why(plan: Plan, state: State, decision: Id, response: Id, codes: tuple[Id, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((names.delegation(plan, code), _reason(plan, state, decision, response, code)) for code in codes)


def _reason(plan: Plan, state: State, decision: Id, response: Id, code: Id) -> str:
    """What a delegation with a seat wrote, else what its stance would say, marked as stylised."""
    point = state.points.get(decision)
    position = point.positions.get(code) if point else None
    if position is not None:
        return say.plain(position.why)
    found = plan.tables.responses.get(response)
    bodies = [m.body for m in found.measures if code in plan.tables.members.get(m.body, ())] if found else []
    if not bodies:
        return ""
    mind = assess(plan, state, decision, response, _wordings(state, decision), bodies[0], code)
    words = [reason(plan, response, concern) for concern in reasons(mind)]
    return f"{'; '.join(words)} (stylised)" if words else ""


def _arithmetic(plan: Plan, facts: tuple[Happening, ...], decision: Id, final: State) -> tuple[Arithmetic, ...]:
    """The sums for the adopted text, as they stood just before its adoption, else for the last text on the table."""
    settled = [
        item
        for item in facts
        if isinstance(item.fact, e.ResponseAdopted) and plan.tables.responses[item.fact.response].measures
    ]
    if settled and isinstance(settled[-1].fact, e.ResponseAdopted):
        fact = settled[-1].fact
        return arithmetic(plan, settled[-1].before, decision, fact.response, fact.wordings)
    last = next((item.before for item in facts if isinstance(item.fact, e.DecisionClosed)), final)
    point = last.points.get(decision)
    if point is None or point.file is None:
        return ()
    return arithmetic(plan, last, decision, point.file.response, point.file.wordings)

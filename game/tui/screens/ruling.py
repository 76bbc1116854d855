"""What the facilitator rules on: clauses in free words, pledges, and the outcome of a decision point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.plan import Id, Plan
from game.core.state import File
from game.core.terms import FACILITATOR, ClauseRuling
from game.tui.screens.quick import Act, ask_act, ask_words
from game.tui.screens.running import put
from game.view.decision import DecisionView
from game.view.room import FreeClauseView

if TYPE_CHECKING:
    from game.tui.screens.console import ConsoleScreen

EXAMPLE = "Delegations by points, indicators by amount, a name alone declares again: TR+150 GR-50 cohesion+2 DE"
PART = re.compile(r"(?P<name>.+?)(?P<by>[+-][0-9]{1,9})?")
"""A name, which may itself hold a hyphen, and a signed number or none."""


def rule(screen: ConsoleScreen) -> None:
    """Everything a ruling of the facilitator's can settle now, clauses first."""
    acts = [act for clause in screen.desk.view.room.clauses if clause.open for act in _clause(screen, clause)]
    acts += _pledges(screen)
    acts += [act for one in screen.desk.view.decisions for act in _outcomes(screen, one)]
    ask_act(screen, "Your ruling", acts)


# -- clauses in free words ------------------------------------------------------------------------------------------


def _clause(screen: ConsoleScreen, clause: FreeClauseView) -> Iterator[Act]:
    plain = c.RuleOnClause(FACILITATOR, clause.decision, clause.id, ClauseRuling.WORDING)
    more, title = f"{clause.title}: “{clause.text}”", f"“{clause.title}”"
    point = screen.desk.session.state.points[clause.decision]
    yield Act(f"{title} stands, as wording only", partial(put, screen, plain), more=more)
    if point.positions:
        again = replace(plain, again=tuple(point.positions))
        yield Act(f"{title} stands, and all who declared declare again", partial(put, screen, again), more=more)
    yield from _counts(screen, plain, title, point.file)
    yield Act(f"{title} has an effect of its own …", partial(_effect, screen, plain, clause), more=more)
    refuse = partial(_refuse, screen, replace(plain, ruling=ClauseRuling.REFUSED), clause)
    yield Act(f"{title} is not taken in …", refuse, more=more)


def _counts(screen: ConsoleScreen, plain: c.RuleOnClause, title: str, file: File | None) -> Iterator[Act]:
    """The authored wordings that do not stand already; ruling one in amends the text, and all declare again."""
    response = screen.desk.plan.tables.responses.get(file.response) if file else None
    for slot in response.slots if file and response else ():
        stands = dict(file.wordings).get(slot.id, slot.wordings[0].id) if file else ""
        for wording in slot.wordings:
            if wording.id != stands:
                ruled = replace(plain, ruling=ClauseRuling.COUNTS, slot=slot.id, wording=wording.id)
                yield Act(f"{title} counts as {slot.title}: {wording.text}", partial(put, screen, ruled),
                          more="The text is amended to that wording; positions are open again.")  # fmt: skip


def _effect(screen: ConsoleScreen, plain: c.RuleOnClause, clause: FreeClauseView) -> None:
    plan = screen.desk.plan

    def reason(amounts: str) -> None:
        meant = amounts_of(plan, amounts)
        ruled = replace(plain, ruling=ClauseRuling.EFFECT, moves=meant.moves, changes=meant.changes, again=meant.again)
        ask_words(screen, f"“{clause.title}” with an effect of its own", "Reason",
                  lambda why: put(screen, replace(ruled, reason=why)), lead=f"{clause.text} — {amounts}")  # fmt: skip

    ask_words(screen, f"What “{clause.title}” moves", "Amounts", reason, lead=EXAMPLE,
              fault=lambda words: amounts_of(plan, words).fault)  # fmt: skip


def _refuse(screen: ConsoleScreen, ruled: c.RuleOnClause, clause: FreeClauseView) -> None:
    def refuse(why: str) -> None:
        put(screen, replace(ruled, reason=why))

    ask_words(screen, f"“{clause.title}” is not taken in", "Reason", refuse, lead=clause.text)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a line of amounts says."""

    moves: tuple[tuple[Id, int], ...] = ()
    """(delegation, centi-points towards the text)."""
    changes: tuple[tuple[Id, int], ...] = ()
    """(indicator, amount)."""
    again: tuple[Id, ...] = ()
    """Delegations named without a number: they declare again."""
    fault: str = ""
    """Why the line cannot be taken; "" it can."""


def amounts_of(plan: Plan, words: str) -> Amounts:
    """Read a line such as ``TR+150 cohesion-2 DE``; upper and lower case are the same."""
    codes = {code.casefold(): code for code in plan.tables.delegations}
    indicators = {name.casefold(): name for name in plan.tables.indicators}
    moves, changes, again = dict[Id, int](), dict[Id, int](), list[Id]()
    for word in words.replace(",", " ").split():
        found = PART.fullmatch(word)
        name = found["name"].casefold() if found else ""
        by = int(found["by"]) if found and found["by"] else None
        if name in codes and by is None:
            again.append(codes[name])
        elif name in codes and by is not None:
            moves[codes[name]] = moves.get(codes[name], 0) + by
        elif name in indicators and by is not None:
            changes[indicators[name]] = changes.get(indicators[name], 0) + by
        else:
            return Amounts(fault=_unknown(word, codes, indicators))
    if not (moves or changes):
        return Amounts(fault="Nothing moves yet. Write a delegation or an indicator with its amount, such as TR+150.")
    return Amounts(tuple(moves.items()), tuple(changes.items()), tuple(dict.fromkeys(again)))


def _unknown(word: str, codes: Mapping[str, Id], indicators: Mapping[str, Id]) -> str:
    known = f"{', '.join(codes.values())}; {', '.join(indicators.values())}"
    return f"“{word}” is no delegation with points and no indicator with an amount. There are {known}."


# -- pledges and outcomes -------------------------------------------------------------------------------------------


def _pledges(screen: ConsoleScreen) -> list[Act]:
    found = [one for one in screen.desk.view.pledges if one.given and one.kept is None]
    return [
        Act(f"The pledge “{one.title}” was {'kept' if kept else 'broken'} …", partial(_pledge, screen, one.id, kept))
        for one in found
        for kept in (True, False)
    ]


def _pledge(screen: ConsoleScreen, pledge: Id, kept: bool) -> None:
    ask_words(screen, "Your ruling on the pledge", "Reason", lambda reason: put(
        screen, c.RuleOnPledge(FACILITATOR, pledge, kept=kept, reason=reason)))  # fmt: skip


def _outcomes(screen: ConsoleScreen, decision: DecisionView) -> list[Act]:
    answers = [*((one.id, one.title) for one in decision.responses), ("", "nothing stands")]
    return [
        Act(f"{decision.title} closes: {title} …", partial(_outcome, screen, decision.id, response))
        for response, title in answers
    ]


def _outcome(screen: ConsoleScreen, decision: Id, response: Id) -> None:
    ask_words(screen, "Your ruling closes this decision point", "Reason", lambda reason: put(
        screen, c.DeclareOutcome(FACILITATOR, decision, response, reason)))  # fmt: skip

"""The board: what these seats know of each delegation with a stake, how, since when, and about which text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.core.learning import askable
from game.core.plan import Decision, Id, Plan
from game.core.stance import stake_of
from game.core.state import File, Known, Point, Position, State
from game.core.terms import Band, FileStatus, Knowing, Minute, Stake, Stand
from game.view import clock, names
from game.view.access import Sight, chairs

BANDS: dict[str, tuple[str, str, str]] = {
    Band.SUPPORTS: ("+", "S", "supports"),
    Band.SILENT: ("=", "L", "can live with it"),
    Band.ASKS: ("~", "A", "asks for a change"),
    Band.OBJECTS: ("x", "O", "objects"),
    "": ("?", "?", "not known"),
}
"""Band to (glyph, letter, words): never colour alone."""

DEPTHS = {Knowing.PUBLIC: "public line", Knowing.SOUNDING: "sounding", Knowing.CONFIDENCE: "in confidence"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason a delegation gave."""

    why: str
    slot: Id
    """The clause it names; "" the text as a whole."""
    clause: str
    """The clause's title; "" the text as a whole."""
    red: bool
    """True: no offer moves it, only the text can."""
    holds: bool
    """False: it was said of a wording that has changed since."""
    concern: bool = True
    """False: its general line, which is no concern of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One delegation on the board."""

    code: Id
    title: str
    stake: str
    """``principal``, ``concerned`` or ``bystander``."""
    interests: str
    """Its declared line: public."""
    red_lines: str
    band: str
    """"" when not known."""
    glyph: str
    letter: str
    word: str
    reasons: tuple[Reason, ...]
    depth: int
    """``Knowing`` as a number; 0: only its public line."""
    how: str
    """``sounding``, ``in confidence``, ``said when the text failed`` or ``public line``."""
    at: Minute | None
    """When it was learned; None: never asked."""
    age: str
    """``6 hours ago``; "" never asked."""
    present: bool
    """True: it spoke of the text now on the table, word for word."""
    about: str
    """The text it spoke of, when it is another one: a response's title or ``an earlier wording``; else ""."""
    short: int
    """Centi-points short of living with it, told in confidence; -1 not told."""
    flexible: int
    """Centi-points of flexibility it admitted to; 0 unless told in confidence."""
    declared: str
    """The position it declared at the table, in words; "" none that these seats may see."""
    declared_slot: Id
    stand: Stand | None
    """That position itself; None where ``declared`` is ""."""
    formally: bool
    """True: with a formal declaration."""
    broke: bool = False
    """True: the chair saw it stand against this text when it last failed, and has not heard its mind since."""

    @property
    def engaged(self) -> bool:
        """Whether it speaks up under consensus, as far as is known: a stake, or a concern it has named."""
        return self.stake != "bystander" or any(reason.concern for reason in self.reasons)


BROKE = ("x", "B", "broke silence, reason unknown")
STOOD = ("x", "B", "was against, reason unknown")
"""(glyph, letter, words) of a delegation of which no more is known than that the text failed by it."""


def board(plan: Plan, state: State, who: Sight, decision: Decision, point: Point) -> tuple[Line, ...]:
    """Principals, then the concerned, then bystanders whose mind these seats happen to know."""
    told, against = learned(state, who, decision.id), failed_by(who, decision, point)
    own = authority(plan, who, decision)
    codes = [item for item in _codes(plan, decision, point.file, (*told, *against)) if item[0] != own]
    said = positions(who, decision, point)
    procedure = plan.tables.procedures.get(plan.tables.bodies[decision.forum].procedure)
    silence = procedure is not None and procedure.kind == "silence"
    lines = (_line(plan, state.now, point.file, code, stake, told.get(code), said.get(code)) for code, stake in codes)
    return tuple(
        _broke(line, silence=silence) if line.code in against and _unexplained(line, point) else line for line in lines
    )


def authority(plan: Plan, who: Sight, decision: Decision) -> Id:
    """The delegation in whose own power the viewer decides here: the viewer itself, and nobody to ask; "" none."""
    body = plan.tables.bodies[decision.forum]
    procedure = plan.tables.procedures.get(body.procedure)
    own = procedure is not None and procedure.kind == "own" and chairs(who, decision)
    return body.holder if own else ""


def failed_by(who: Sight, decision: Decision, point: Point) -> tuple[Id, ...]:
    """Who stood against the text on the table when it last failed: for its chair alone, unless it leaked."""
    if point.file is None:
        return ()
    if not (chairs(who, decision) or who.all_papers):
        return point.leaked.get(point.file.response, ())
    return point.broke.get(point.file.response, ())


def _unexplained(line: Line, point: Point) -> bool:
    """Does nothing that is known of it say why: never heard, or content when it was last asked?"""
    file = point.file
    if line.at is None:
        return True
    failed = file is not None and file.status is FileStatus.BROKEN and line.at < file.since
    return failed and line.band in (Band.SUPPORTS, Band.SILENT)


def _broke(line: Line, *, silence: bool) -> Line:
    glyph, letter, word = BROKE if silence else STOOD
    return replace(line, glyph=glyph, letter=letter, word=word, band="", reasons=(), broke=True)


def learned(state: State, who: Sight, decision_id: Id) -> dict[Id, Known]:
    """The freshest knowledge any of the held seats has of each delegation on this decision point."""
    found: dict[Id, Known] = {}
    for seat in who.seats:
        for (decision, member), known in state.known.get(seat, {}).items():
            older = found.get(member)
            if decision == decision_id and (older is None or (known.at, known.depth) > (older.at, older.depth)):
                found[member] = known
    return found


def _codes(plan: Plan, decision: Decision, file: File | None, told: Iterable[Id]) -> list[tuple[Id, Stake]]:
    response = plan.tables.responses.get(file.response) if file else None
    members = askable(plan, decision, response)
    measures = response.measures if response else ()
    staked = [(code, stake_of(plan, decision, measures, code)) for code in members]
    order = (Stake.PRINCIPAL, Stake.CONCERNED, Stake.BYSTANDER)
    known = set(told)
    kept = [(code, stake) for code, stake in staked if stake is not Stake.BYSTANDER or code in known]
    return sorted(kept, key=lambda pair: order.index(pair[1]))


def _line(
    plan: Plan,
    now: Minute,
    file: File | None,
    code: Id,
    stake: Stake,
    known: Known | None,
    declared: Position | None,
) -> Line:
    profile = plan.tables.delegations.get(code)
    glyph, letter, word = BANDS[known.band if known else ""]
    present = known is not None and same_text(plan, known, file)
    return Line(
        code=code,
        title=names.delegation(plan, code),
        stake=str(stake),
        interests=profile.interests if profile else "",
        red_lines=profile.red_lines if profile else "",
        band=known.band if known else "",
        glyph=glyph,
        letter=letter,
        word=word,
        reasons=_reasons(plan, known, file) if known else (),
        depth=known.depth if known else 0,
        how=_how(known),
        at=known.at if known else None,
        age=clock.ago(known.at, now) if known else "",
        present=present,
        about=_about(plan, known, file) if known and not present else "",
        short=known.short if known and known.depth >= Knowing.CONFIDENCE else -1,
        flexible=known.flexible if known and known.depth >= Knowing.CONFIDENCE else 0,
        declared=_declared(declared),
        declared_slot=declared.slot if declared else "",
        stand=Stand(declared.stand) if declared else None,
        formally=declared is not None and declared.declared,
    )


def _how(known: Known | None) -> str:
    if known is None:
        return DEPTHS[Knowing.PUBLIC]
    return "said when the text failed" if known.how == "broken silence" else DEPTHS[Knowing(known.depth)]


def same_text(plan: Plan, known: Known, file: File | None) -> bool:
    """Did the delegation speak of the very text on the table?"""
    if file is None or known.response != file.response:
        return False
    spoken = names.differing(plan, known.response, known.wordings)
    return spoken == names.differing(plan, file.response, file.wordings)


def _about(plan: Plan, known: Known, file: File | None) -> str:
    if file is not None and known.response == file.response:
        return "an earlier wording"
    return names.response(plan, known.response) or "no text yet"


def _reasons(plan: Plan, known: Known, file: File | None) -> tuple[Reason, ...]:
    return tuple(_reason(plan, known, file, named) for named in known.concerns)


def _reason(plan: Plan, known: Known, file: File | None, named: Id) -> Reason:
    if named.startswith("stance:"):
        dimension = named.removeprefix("stance:").replace("_", " ").replace("-", " ")
        holds = same_text(plan, known, file)
        return Reason(f"its general line on {dimension}", "", "", red=False, holds=holds, concern=False)
    found = names.concern(plan, named)
    if found is None:
        return Reason(named, "", "", red=False, holds=False)
    response = plan.tables.responses.get(known.response)
    slot = next((s for s in (response.slots if response else ()) if s.id == found.slot), None)
    holds = _still(plan, known, file, found.slot)
    return Reason(found.why, found.slot if slot else "", slot.title if slot else "", red=found.red, holds=holds)


def _still(plan: Plan, known: Known, file: File | None, slot: Id) -> bool:
    """Was the reason given of the wording that this clause still has?"""
    if file is None or file.response != known.response:
        return False
    spoken = names.differing(plan, known.response, known.wordings)
    now = names.differing(plan, file.response, file.wordings)
    return spoken.get(slot) == now.get(slot) if slot else spoken == now


def positions(who: Sight, decision: Decision, point: Point) -> dict[Id, Position]:
    """The declared positions these seats may see: all for the chair; of others' not what was said under silence, but
    what they had declared openly before.
    """
    if chairs(who, decision) or who.all_papers:
        return dict(point.positions)
    read = {code: one if code in who.delegations else one.openly for code, one in point.positions.items()}
    return {code: one for code, one in read.items() if one is not None}


def _declared(position: Position | None) -> str:
    if position is None:
        return ""
    words = {"assent": "agrees", "abstain": "abstains", "object": "objects", "time": "asks for more time"}
    said = words.get(position.stand, position.stand)
    said += " with a formal declaration" if position.declared else ""
    return f"{said}: {position.why}" if position.why else said

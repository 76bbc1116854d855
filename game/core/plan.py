"""The ``Plan``: a pack compiled. Integers, tuples and name tables; no authoring word survives here.

Everything an exercise can do is in the plan. It is immutable, picklable and has a digest; the core reads it and
nothing else. Ids are the author's own, never positions, so inserting an option does not break an old playthrough.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.terms import Minute

Id = str
"""An authored id: lower-case words joined by hyphens or underscores; delegations are two-letter codes."""


@dataclass(frozen=True, slots=True)
class Expr:
    """One node of a checked integer expression.

    ``op`` is one of: ``const`` (args: int) · ``ind`` (args: indicator position) · ``+ - * / neg min max round clip``
    (args: nodes; ``/`` floors; ``round`` takes numerator and denominator and rounds half up) ·
    ``== != < <= > >= and or not`` (1 or 0) · ``if`` (condition, then, else) ·
    ``made`` (inject id) · ``adopted`` (response id, decision id or "") · ``amended`` (response id or "" for the
    draft in hand, slot or wording id) · ``fact`` (name) · ``uses`` (response or move id, minutes or 0 for ever) ·
    ``opened`` / ``breaks`` / ``lapsed`` / ``refused`` (decision id) · ``kept`` / ``failed`` (pledge id) ·
    ``now`` (minutes) · ``hidden`` (hidden id, value) · ``since`` (fact name; minutes since it was set, -1 if not).
    """

    op: str
    args: tuple[Expr | int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A watched quantity. Values are whole numbers in the indicator's own unit, always within ``low``..``high``."""

    id: Id
    title: str
    unit: str
    low: int
    high: int
    start: int
    better: str
    """``up``, ``down`` or ``neutral`` (a pressure gauge, never a score)."""
    shown: str
    """``first`` (lives: before all else), ``dial``, ``debrief`` or ``never``."""
    steps: str = "index"
    """What "1/2/3 steps" mean: ``index`` 3/7/12 points, ``relative`` 10/25/50 per cent of the present value."""
    precision: int = 0
    """Decimal places on screen: the stored integer is the value times 10 to this power."""
    note: str = ""
    """One sentence on what it counts, e.g. "minimum recorded figure"."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Chance:
    """A named random result. Outcomes are weighted integers; the denominator is their sum."""

    id: Id
    outcomes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """A change, now or later, perhaps by chance. One entry is applied whole or not at all."""

    id: Id
    """Authored, or derived from the owner's id and content; unique in the plan."""
    title: str = ""
    """Shown as the cause of the change; empty means the owner's title."""
    after: Minute = 0
    when: Expr | None = None
    """Read when the effect falls due; None means always."""
    chance: Chance | None = None
    outcome: str = ""
    """Applies when the chance came out so; "" with a chance set means: the first outcome."""
    change: tuple[tuple[int, Expr], ...] = ()
    """(indicator position, amount). Amounts read the state before the batch, sum, then clip once."""
    modify: tuple[tuple[int, Expr], ...] = ()
    """Temporary additions to rates, taken back after ``lasts``."""
    lasts: Minute = 0
    sets: tuple[str, ...] = ()
    """Facts that become true, with their minute."""
    clears: tuple[str, ...] = ()
    opens: tuple[Id, ...] = ()
    delivers: tuple[Id, ...] = ()
    grants: tuple[tuple[Id, int], ...] = ()
    """(seat, capital)."""


@dataclass(frozen=True, slots=True)
class Dynamics:
    """How the world drifts: every ``every`` minutes from ``first``."""

    id: Id
    title: str
    every: Minute
    first: Minute
    effects: tuple[Effect, ...]
    when: Expr | None = None
    chance: Chance | None = None
    """Drawn once a period; its occurrence is the period number. Effects name the outcome they need."""


@dataclass(frozen=True, slots=True)
class Inject:
    """What is delivered to prompt thought or a decision."""

    id: Id
    title: str
    text: str
    at: Minute | None
    """None: waits for ``watch`` or for an effect that delivers it."""
    when: Expr | None = None
    """Read once, at its time. False: it is not delivered, and the journal says so."""
    watch: Expr | None = None
    """Delivered in the first minute this is true (each watcher once)."""
    every: Minute = 0
    """Comes again after so long, while ``when`` holds; 0: once."""
    until: Minute | None = None
    chance: Chance | None = None
    """Drawn at its time; delivered unless the outcome is ``no``."""
    to: tuple[Id, ...] = ()
    """Holders: seats or bodies. Empty: everyone."""
    sender: str = ""
    channel: str = ""
    marking: str = ""
    effects: tuple[Effect, ...] = ()
    opens: tuple[Id, ...] = ()
    kind: str = "inject"
    """``inject``, ``contingency``, ``red`` (a red-team move), ``chance`` or ``expected``."""
    stylised: bool = False
    source: str = ""
    was: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Test:
    """One counting test of a procedure: left side compared with a share or a number."""

    count: str
    """Whose: ``for``, ``against``, ``abstain``, ``declared``, ``not-for``, ``not-against``."""
    of: str
    """``members`` or a weight column such as ``population``."""
    at_least: tuple[int, int] | None = None
    """Share (numerator, denominator) of ``base``; None when only a number is asked."""
    minimum: int = 0
    """Absolute number at least, beside the share."""
    less_than: tuple[int, int] | None = None
    at_most: int | None = None
    """Absolute number at most, e.g. 0 against."""
    base: str = "members"
    """Share of what: ``members`` (all) or ``participants`` (those who did not opt out)."""
    either: tuple[Test, ...] = ()
    """Deemed met when any of these is (the four-member clause of TEU Article 16(4))."""
    title: str = ""
    veto: tuple[str, ...] = ()
    """Only these members are counted; empty: all."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """How positions become a verdict."""

    id: Id
    title: str
    kind: str
    """``silence`` (texts go under silence or are declared agreed), ``vote`` (declared by count) or ``own``
    (one authority decides alone)."""
    tests: tuple[Test, ...] = ()
    footnotes: int = 0
    """Under consensus: how many asking delegations may let a text pass with a footnote."""
    asks_as: str = "abstain"
    """What a delegation that asks for an amendment does when the count comes: ``abstain`` or ``footnote``."""
    principals_block: bool = False
    """Under consensus an asking principal counts as an objection."""
    may_abstain: str = ""
    """Member attribute that turns an objection into an abstention; "" none, ``*`` every member."""
    breaks_to_fall: int = 2
    """A text whose silence is broken this often falls."""
    silence_hours: tuple[int, int, int] = (24, 4, 72)
    """(default, least, most) hours of silence."""
    rule: str = ""
    """The rule in one sentence, as shown to seats."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a body on the scenario's date."""

    code: Id
    weights: tuple[tuple[str, int], ...] = ()
    """(column, weight), e.g. ("population", 8581500)."""
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """Who decides: a council, an office, a capital."""

    id: Id
    title: str
    procedure: Id
    """Its ordinary procedure."""
    members: tuple[Member, ...] = ()
    holder: Id = ""
    """For a single authority: the delegation or cell whose own decision it is."""
    cohesion: int | None = None
    """Indicator position that a footnote costs one point and a broken silence as authored; None: none."""
    organisation: Id = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A state's or institution's profile. Stylised for training."""

    code: Id
    title: str
    stance: tuple[int, ...]
    """Weights -3..+3, one per ``Plan.dimensions``."""
    cost: int
    """Cost sensitivity 0..3."""
    flank: int
    """-3 south first .. +3 east first."""
    interests: str = ""
    red_lines: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """The one objection rule: red lines, overrides, coastal vetoes, thresholds."""

    id: Id
    who: tuple[Id, ...]
    """Delegation codes; ``*`` is every member."""
    until: Expr | None = None
    """Holds until this is true."""
    when: Expr | None = None
    """Holds only while this is true."""
    move: int = 0
    """Centi-points added while it holds."""
    red: bool = False
    """While it holds the delegation objects, whatever its arithmetic."""
    why: str = ""
    """The reason it gives when asked. Stylised."""
    slot: Id = ""
    """The clause it names, which then stands in brackets; "" the text as a whole."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One authored wording of a clause."""

    id: Id
    text: str
    softens: tuple[tuple[int, int], ...] = ()
    """(dimension position, points): moves a load towards 0, never past it."""
    cost_band: int = 0
    """Added to the band of what its payers pay."""
    effects: tuple[Effect, ...] = ()
    """Applied with the response when the text is adopted with this wording."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A clause of the text: one slot holding one wording. The first wording stands as tabled."""

    id: Id
    title: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A second key a measure needs besides its body's verdict."""

    kind: str
    """``host`` (consent of a coastal or host state), ``request`` (a formal request exists), ``basis`` (a legal basis
    exists), ``agency`` (an agency's head agrees), ``partner`` (a third country agrees)."""
    holder: Id = ""
    """Whose consent; "" where ``test`` alone decides."""
    test: Expr | None = None
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One act of one body inside a response."""

    id: Id
    title: str
    body: Id
    procedure: Id
    loads: tuple[tuple[int, int], ...] = ()
    """(dimension position, load -2..+2)."""
    cost_band: int = 0
    theatre: int = 0
    """-1 south, +1 east, 0 neither."""
    stakes: Id = ""
    """Named stake set that replaces the decision's own; "" keeps it."""
    requested_by: tuple[Id, ...] = ()
    paid_by: tuple[Id, ...] = ()
    keys: tuple[Key, ...] = ()
    concerns: tuple[Concern, ...] = ()
    needed: bool = True
    """False: the response stands without it; only this measure's own effects are lost."""
    effects: tuple[Effect, ...] = ()
    legal: str = ""
    catalogue: str = ""
    """The catalogue id it was taken from (R-N03); "" if the scenario's own."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that must hold before a response is in order."""

    test: Expr
    title: str
    """What is missing, in words, named in the ruling."""


@dataclass(frozen=True, slots=True)
class Response:
    """A course of action: a package of measures with clauses, gates and effects."""

    id: Id
    title: str
    text: str
    measures: tuple[Measure, ...] = ()
    """Empty: nothing to adopt; the chair lets it be (stay silent, high seas only)."""
    slots: tuple[Slot, ...] = ()
    concerns: tuple[Concern, ...] = ()
    requires: tuple[Gate, ...] = ()
    if_blocked: Id = ""
    """Replaces the whole response at once when its procedure fails; "" leaves the point open."""
    effects: tuple[Effect, ...] = ()
    unlawful: str = ""
    """The legal adviser's note: duty breached and people affected; "" lawful. Stays in order, asks a written reason."""
    bound_to_fail: str = ""
    """Why it cannot be adopted, where the fact book says so."""
    sources: tuple[str, ...] = ()
    stylised: bool = False
    was: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class StakeSet:
    """Whose business it is; everyone else is a bystander."""

    id: Id
    principal: tuple[Id, ...] = ()
    concerned: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a seat can put on the table for a delegation, paid from its capital."""

    id: Id
    title: str
    to: tuple[Id, ...]
    """Delegations it can be made to; empty: any member with a stake."""
    move: int = 200
    capital: int | None = None
    """None: 1/2/3 by the delegation's stake."""
    requires: tuple[Gate, ...] = ()
    effects: tuple[Effect, ...] = ()
    once: bool = True
    """Made at most once in the exercise to each delegation; False: once per decision."""
    by: tuple[Id, ...] = ()
    """Seats that may make it; empty: whoever chairs."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise with a date: from a seat to a delegation."""

    id: Id
    title: str
    by: Id
    to: Id
    due: Minute
    """Minutes after it is given."""
    kept: Expr
    """Read when due."""
    move: int = 150
    public: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """What happens when the deadline passes with nothing adopted: first whose ``when`` holds."""

    response: Id
    """"" nothing at all."""
    when: Expr | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """Another body a file may be sent to."""

    body: Id
    title: str
    opens: Id = ""
    """Decision that opens there; "" none."""
    response: Id = ""
    """Response that then takes effect; "" none."""
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision point: one question in one forum with its own clock."""

    id: Id
    title: str
    question: str
    forum: Id
    closes: Minute
    """After it opens."""
    responses: tuple[Id, ...]
    stakes: StakeSet
    rounds: int = 4
    """Negotiating rounds it affords; 0: decided as tabled, at once."""
    steps: int = 6
    """Negotiating steps it affords over all rounds."""
    lapses_to: tuple[Lapse, ...] = ()
    offers: tuple[Offer, ...] = ()
    referrals: tuple[Referral, ...] = ()
    concerns: tuple[Concern, ...] = ()
    """Hold for every text of this decision point (a mood)."""
    brief: str = ""
    was: tuple[Id, ...] = ()
    next: Id = ""
    """Decision that opens when this one closes by adoption or lapse, whichever response; "" none."""


@dataclass(frozen=True, slots=True)
class Move:
    """A seat's own act, in its own power: a press line, good offices."""

    id: Id
    title: str
    text: str
    seat: Id
    capital: int = 0
    takes: Minute = 0
    """Effects start when the step is done."""
    every: Minute = 0
    """At least so long between two uses; 0: once only."""
    requires: tuple[Gate, ...] = ()
    effects: tuple[Effect, ...] = ()
    catalogue: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """What one participant controls."""

    id: Id
    title: str
    chairs: tuple[Id, ...] = ()
    """Bodies it chairs."""
    delegation: Id = ""
    """The delegation it speaks for; "" none."""
    holds: tuple[Id, ...] = ()
    """Further bodies whose papers it receives."""
    moves: tuple[Id, ...] = ()
    capital: int = 6
    policy: str = "consensus"
    """How its chair acts when nobody sits in it."""
    brief: str = ""
    knows: str = ""
    """What only this seat is told."""
    role: str = "player"
    """``player``, ``red``, ``facilitator`` or ``observer``."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A truth drawn at STARTEX."""

    id: Id
    chance: Chance
    known_to: tuple[Id, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A critical task of an objective, judged from conduct."""

    id: Id
    title: str
    by: Expr | None = None
    """None: observed by a person."""
    before: Minute | None = None
    """Must be true by then; None: by ENDEX."""
    unaided: bool = False
    """Only counts fully when no hint was taken."""
    never: bool = False
    """True: performed when ``by`` never became true."""
    relevant: Expr | None = None
    """Only judged when this held at some time; else "not observed". None: always relevant."""


@dataclass(frozen=True, slots=True)
class Objective:
    """What the exercise practises, with two to four critical tasks."""

    id: Id
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class HistoryAct:
    """What really was decided: one line of the historical policy."""

    at: Minute
    """When the text was agreed."""
    decision: Id
    response: Id
    wordings: tuple[tuple[Id, Id], ...] = ()
    offers: tuple[tuple[Id, Id], ...] = ()
    """(offer id, delegation)."""
    hours: int = 24
    """Length of silence that ended at ``at``."""


@dataclass(frozen=True, slots=True)
class HistoryFact:
    """What really happened, with its source."""

    at: Minute
    date: str
    text: str
    source: str
    stylised: bool = False


@dataclass(frozen=True, slots=True)
class Costs:
    """Minutes and capital of each negotiating step, and the constants of the stance arithmetic."""

    table: Minute = 2 * 60
    amend: Minute = 6 * 60
    sound: Minute = 6 * 60
    confide: Minute = 12 * 60
    lobby: Minute = 12 * 60
    pledge: Minute = 2 * 60
    refer: Minute = 24 * 60
    confide_capital: int = 1
    stake: tuple[int, int, int] = (100, 70, 40)
    """Principal, concerned, bystander, in hundredths."""
    cost_weight: int = 100
    flank_weight: int = 50
    asker: int = 600
    asked: int = 200
    offer_capital: tuple[int, int, int] = (3, 2, 1)
    """Principal, concerned, bystander."""
    private: tuple[int, ...] = (-100, -50, 0, 50, 100)
    supports: int = 100
    silent: int = -100
    asks: int = -400
    broken_pledge: int = 1
    """Extra capital every later offer costs, per broken pledge of the seat."""
    halves_within: Minute = 0
    """A response used again within so long has half its effects; 0: never."""


@dataclass(frozen=True, slots=True)
class ScenarioTest:
    """A test inside the scenario: forced choices and chance, then expectations."""

    name: str
    policy: str
    seed: int
    forced: tuple[tuple[Id, str], ...] = ()
    choose: tuple[HistoryAct, ...] = ()
    expect: tuple[tuple[str, Expr], ...] = ()
    """(as authored, compiled); all must hold at ENDEX."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A pack compiled: everything the core consults."""

    id: Id
    title: str
    subtitle: str
    starts: str
    """Local date and time of STARTEX, ``YYYY-MM-DDTHH:MM``."""
    start_of_day: Minute
    """Minutes after midnight at STARTEX, to print D+n hh:mm."""
    endex: Minute
    quantum: Minute
    dimensions: tuple[Id, ...]
    indicators: tuple[Indicator, ...]
    dynamics: tuple[Dynamics, ...]
    injects: tuple[Inject, ...]
    decisions: tuple[Decision, ...]
    responses: tuple[Response, ...]
    bodies: tuple[Body, ...]
    procedures: tuple[Procedure, ...]
    delegations: tuple[Delegation, ...]
    stake_sets: tuple[StakeSet, ...]
    seats: tuple[Seat, ...]
    solo: tuple[Id, ...]
    moves: tuple[Move, ...]
    pledges: tuple[Pledge, ...]
    hidden: tuple[Hidden, ...]
    objectives: tuple[Objective, ...]
    history: tuple[HistoryFact, ...]
    history_acts: tuple[HistoryAct, ...]
    costs: Costs
    general_offer: Offer | None
    """The offer that can be made on any file; None: only authored ones."""
    tests: tuple[ScenarioTest, ...] = ()
    briefing: str = ""
    dilemma: str = ""
    notes: tuple[str, ...] = ()
    """Said to every reader: stylised, minimum recorded figure, …"""
    sources: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    debrief_questions: tuple[str, ...] = ()
    rehearsal: tuple[tuple[str, int, int], ...] = ()
    """(policy, least per cent, most per cent) of what it adopts."""
    format: int = 1
    digest: str = ""
    """SHA-256 over everything above, hexadecimal; names the pack in a journal."""
    packs: tuple[tuple[str, str], ...] = ()
    """(pack id, version) of the scenario and each rulebook."""
    tables: Tables = field(default_factory=lambda: Tables(), compare=False)


class Tables:
    """Name tables of a plan, built once: id to object and indicator id to position."""

    __slots__ = (
        "bodies", "decisions", "delegations", "dynamics", "effects", "effect_owner", "hidden", "indicators",
        "injects", "members", "moves", "offers", "pledges", "positions", "procedures", "responses", "seats",
        "stake_sets",
    )  # fmt: skip

    indicators: dict[Id, int]
    injects: dict[Id, Inject]
    decisions: dict[Id, Decision]
    responses: dict[Id, Response]
    bodies: dict[Id, Body]
    procedures: dict[Id, Procedure]
    delegations: dict[Id, Delegation]
    stake_sets: dict[Id, StakeSet]
    seats: dict[Id, Seat]
    moves: dict[Id, Move]
    pledges: dict[Id, Pledge]
    hidden: dict[Id, Hidden]
    dynamics: dict[Id, Dynamics]
    effects: dict[Id, Effect]
    effect_owner: dict[Id, str]
    """Effect id to the title shown as its cause."""
    members: dict[Id, tuple[Id, ...]]
    """Body id to its members' codes in authored order."""


def with_tables(plan: Plan) -> Plan:
    """Return ``plan`` with its name tables filled. The compiler calls it once, as its last act."""
    tables = Tables()
    tables.indicators = {item.id: n for n, item in enumerate(plan.indicators)}
    tables.injects = {item.id: item for item in plan.injects}
    tables.decisions = {item.id: item for item in plan.decisions}
    tables.responses = {item.id: item for item in plan.responses}
    tables.bodies = {item.id: item for item in plan.bodies}
    tables.procedures = {item.id: item for item in plan.procedures}
    tables.delegations = {item.code: item for item in plan.delegations}
    tables.stake_sets = {item.id: item for item in plan.stake_sets}
    tables.seats = {item.id: item for item in plan.seats}
    tables.moves = {item.id: item for item in plan.moves}
    tables.pledges = {item.id: item for item in plan.pledges}
    tables.hidden = {item.id: item for item in plan.hidden}
    tables.dynamics = {item.id: item for item in plan.dynamics}
    tables.members = {body.id: tuple(m.code for m in body.members) for body in plan.bodies}
    tables.effects, tables.effect_owner = {}, {}
    for owner, effect in every_effect(plan):
        tables.effects[effect.id] = effect
        tables.effect_owner[effect.id] = effect.title or owner
    object.__setattr__(plan, "tables", tables)
    return plan


def every_effect(plan: Plan) -> list[tuple[str, Effect]]:
    """Every effect of the plan with its owner's title, in authored order."""
    found: list[tuple[str, Effect]] = []
    for dynamics in plan.dynamics:
        found += [(dynamics.title, effect) for effect in dynamics.effects]
    for inject in plan.injects:
        found += [(inject.title, effect) for effect in inject.effects]
    for response in plan.responses:
        found += [(response.title, effect) for effect in response.effects]
        found += [(m.title, effect) for m in response.measures for effect in m.effects]
        found += [(response.title, e) for slot in response.slots for w in slot.wordings for e in w.effects]
    for decision in plan.decisions:
        found += [(offer.title, effect) for offer in decision.offers for effect in offer.effects]
        found += [(referral.title, effect) for referral in decision.referrals for effect in referral.effects]
    for move in plan.moves:
        found += [(move.title, effect) for effect in move.effects]
    return found

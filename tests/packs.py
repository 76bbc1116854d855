"""Random legal plans and random asks, for the laws that must hold of every exercise.

Plans are drawn whole from ``game.core.plan`` with every feature the core has: delayed, conditional and chance effects,
modifiers, drift, watchers, repeating injects, silence, votes with weights, own power, keys, concerns, offers, pledges,
referrals, defaults, gates. Small on purpose: a failing example can be read.
"""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.decide import decide
from game.core.evolve import fold
from game.core.options import candidates
from game.core.order import ruling
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY, HOUR

CODES = ("AA", "BB", "CC")
SEATS = ("chair", "voice", "other")
INDICATORS = 3
RESPONSES = ("r0", "r1", "r2", "r3")
DECISIONS = ("d0", "d1")
INJECTS = ("i0", "i1", "i2", "i3")
FACTS = ("f0", "f1")
ENDEX = 10 * DAY

Draw = st.DrawFn


def const(number: int) -> p.Expr:
    """A whole number."""
    return p.Expr("const", (number,))


@st.composite
def amounts(draw: Draw, depth: int = 2) -> p.Expr:
    """An integer expression; divisors are positive constants, as the compiler proves."""
    if depth == 0 or draw(st.booleans()):
        return draw(
            st.one_of(
                st.integers(-30, 30).map(const),
                st.integers(0, INDICATORS - 1).map(lambda n: p.Expr("ind", (n,))),
                st.sampled_from(RESPONSES).map(lambda r: p.Expr("uses", (r, 0))),
            )
        )
    left, right = draw(amounts(depth=depth - 1)), draw(amounts(depth=depth - 1))
    op = draw(st.sampled_from(["+", "-", "min", "max", "/", "round", "neg", "clip", "if"]))
    if op in ("/", "round"):
        return p.Expr(op, (left, const(draw(st.integers(1, 9)))))
    if op == "neg":
        return p.Expr("neg", (left,))
    if op == "clip":
        return p.Expr("clip", (left, const(-20), const(20)))
    if op == "if":
        return p.Expr("if", (draw(conditions(depth=0)), left, right))
    return p.Expr(op, (left, right))


@st.composite
def conditions(draw: Draw, depth: int = 2) -> p.Expr:
    """A condition over everything a condition can read outside a draft."""
    if depth and draw(st.integers(0, 2)) == 0:
        op = draw(st.sampled_from(["and", "or", "not"]))
        count = 1 if op == "not" else 2
        return p.Expr(op, tuple(draw(conditions(depth=depth - 1)) for _ in range(count)))
    readers = [
        st.tuples(st.just("made"), st.sampled_from(INJECTS).map(lambda x: (x,))),
        st.tuples(st.just("adopted"), st.sampled_from(RESPONSES).map(lambda x: (x, ""))),
        st.tuples(st.just("fact"), st.sampled_from(FACTS).map(lambda x: (x,))),
        st.tuples(st.sampled_from(["opened", "lapsed", "refused"]), st.sampled_from(DECISIONS).map(lambda x: (x,))),
        st.tuples(st.just("kept"), st.just(("word",))),
        st.tuples(st.just("hidden"), st.just(("truth", "h1"))),
        st.tuples(st.just("amended"), st.sampled_from(RESPONSES).map(lambda r: (r, "w1"))),
    ]
    if draw(st.booleans()):
        op = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
        return p.Expr(op, (p.Expr("ind", (draw(st.integers(0, INDICATORS - 1)),)), const(draw(st.integers(-5, 105)))))
    op, args = draw(st.one_of(readers))
    return p.Expr(op, args)


maybe_condition = st.one_of(st.none(), st.none(), conditions())


@st.composite
def chances(draw: Draw, name: str) -> p.Chance:
    """A named result with two or three outcomes."""
    outcomes = (("no", draw(st.integers(1, 5))), ("yes", draw(st.integers(1, 5))))
    return p.Chance(name, outcomes if draw(st.booleans()) else (*outcomes, ("third", 2)))


@st.composite
def effects(draw: Draw, name: str, *, sends: bool = True) -> p.Effect:
    """One effect with any of the things an effect can do."""
    chance = draw(st.one_of(st.none(), st.none(), chances(f"c.{name}")))
    modify = draw(st.booleans()) and draw(st.booleans())
    return p.Effect(
        id=name,
        after=draw(st.sampled_from([0, 0, HOUR, 6 * HOUR, DAY, 12 * DAY])),
        when=draw(maybe_condition),
        chance=chance,
        outcome=draw(st.sampled_from([name for name, _ in chance.outcomes])) if chance else "",
        change=tuple(
            (position, draw(amounts())) for position in draw(st.lists(st.integers(0, INDICATORS - 1), max_size=3))
        ),
        modify=((draw(st.integers(0, INDICATORS - 1)), draw(amounts(depth=0))),) if modify else (),
        lasts=draw(st.sampled_from([HOUR, DAY])) if modify else 0,
        sets=tuple(draw(st.lists(st.sampled_from(FACTS), max_size=1))),
        clears=tuple(draw(st.lists(st.sampled_from(FACTS), max_size=1))),
        opens=tuple(draw(st.lists(st.sampled_from(DECISIONS), max_size=1))) if sends else (),
        delivers=tuple(draw(st.lists(st.sampled_from(INJECTS), max_size=1))) if sends else (),
        grants=draw(st.sampled_from([(), (("chair", 1),), (("voice", -1),)])),
    )


@st.composite
def effect_lists(draw: Draw, owner: str, most: int = 2) -> tuple[p.Effect, ...]:
    """Some effects of one owner, with ids unique in the plan."""
    return tuple(draw(effects(f"{owner}/{n}")) for n in range(draw(st.integers(0, most))))


@st.composite
def injects(draw: Draw, name: str) -> p.Inject:
    """By the clock (once or again), by a watch, or only by an effect."""
    how = draw(st.sampled_from(["clock", "clock", "again", "watch", "effect"]))
    return p.Inject(
        id=name,
        title=f"Inject {name}",
        text="Something happened.",
        at=draw(st.integers(0, 8 * DAY // HOUR)) * HOUR if how in ("clock", "again") else None,
        when=draw(maybe_condition),
        watch=draw(conditions()) if how == "watch" else None,
        every=draw(st.sampled_from([DAY, 3 * DAY])) if how == "again" else 0,
        until=7 * DAY if how == "again" else None,
        chance=draw(st.one_of(st.none(), chances(f"c.{name}"))),
        to=draw(st.sampled_from([(), ("chair",), ("voice", "council"), ("other",)])),
        effects=draw(effect_lists(name)),
        opens=tuple(draw(st.lists(st.sampled_from(DECISIONS), max_size=1))),
    )


def opening(name: str) -> p.Inject:
    """The inject every drawn exercise begins with, so that there is something to decide."""
    return p.Inject(name, "The first inject", "Something happened.", HOUR, to=("chair",), opens=DECISIONS)


@st.composite
def concerns(draw: Draw, name: str) -> p.Concern:
    """A concern some wording or some state may meet."""
    until = draw(
        st.one_of(
            st.none(),
            st.sampled_from(["s0", "w1", "w2"]).map(lambda x: p.Expr("amended", ("", x))),
            conditions(depth=0),
        )
    )
    return p.Concern(
        id=name,
        who=draw(st.sampled_from([("AA",), ("BB",), ("CC",), ("AA", "BB"), ("*",)])),
        until=until,
        when=draw(maybe_condition),
        move=draw(st.sampled_from([-600, -300, -100, 0, 100])),
        red=draw(st.integers(0, 4)) == 0,
        why="a reason",
        slot=draw(st.sampled_from(["", "s0"])),
    )


BODIES = ("council", "board", "office")
PROCEDURE_OF = {"council": "consensus", "board": "majority", "office": "own"}


@st.composite
def measures(draw: Draw, response: str, number: int) -> p.Measure:
    """A measure of some body with its keys."""
    body = draw(st.sampled_from(BODIES))
    name = f"{response}/m{number}"
    keys = draw(
        st.sampled_from(
            [
                (),
                (),
                (p.Key("request", test=p.Expr("made", ("i0",)), title="a request"),),
                (p.Key("host", holder="CC", title="consent of CC"),),
            ]
        )
    )
    return p.Measure(
        id=name,
        title=f"Measure {name}",
        body=body,
        procedure=PROCEDURE_OF[body],
        loads=tuple((n, draw(st.integers(-2, 2))) for n in range(2)),
        cost_band=draw(st.integers(0, 3)),
        theatre=draw(st.integers(-1, 1)),
        stakes=draw(st.sampled_from(["", "south"])),
        requested_by=draw(st.sampled_from([(), ("AA",)])),
        paid_by=draw(st.sampled_from([(), ("AA", "BB")])),
        keys=keys,
        concerns=tuple(draw(concerns(f"{name}.c{n}")) for n in range(draw(st.integers(0, 1)))),
        needed=number == 0 or draw(st.booleans()),
        effects=draw(effect_lists(name, 1)),
    )


@st.composite
def slots(draw: Draw, response: str) -> tuple[p.Slot, ...]:
    """None or one clause slot with two or three wordings."""
    if not draw(st.booleans()):
        return ()
    wordings = [p.Wording("w0", "as first drafted"), p.Wording("w1", "otherwise", softens=((0, -1), (1, 1)))]
    if draw(st.booleans()):
        wordings.append(
            p.Wording("w2", "again otherwise", cost_band=-1, effects=draw(effect_lists(f"{response}/w2", 1)))
        )
    return (p.Slot("s0", "Clause", tuple(wordings)),)


@st.composite
def responses(draw: Draw, name: str, number: int) -> p.Response:
    """A package; it may name an earlier response as what replaces it when blocked, so there is no circle."""
    gate = draw(st.one_of(st.none(), st.none(), conditions(depth=1)))
    return p.Response(
        id=name,
        title=f"Response {name}",
        text="We do this.",
        measures=tuple(draw(measures(name, n)) for n in range(draw(st.integers(0, 2)))),
        slots=draw(slots(name)),
        concerns=tuple(draw(concerns(f"{name}.c{n}")) for n in range(draw(st.integers(0, 2)))),
        requires=(p.Gate(gate, "its gate"),) if gate else (),
        if_blocked=draw(st.sampled_from(["", *RESPONSES[:number]])),
        effects=draw(effect_lists(name)),
        unlawful=draw(st.sampled_from(["", "", "", "Breaches a duty."])),
    )


@st.composite
def decisions(draw: Draw, name: str) -> p.Decision:
    """A decision point in any of the three kinds of forum."""
    offer = p.Offer(
        f"gift-{name}", "A gift", draw(st.sampled_from([(), ("BB",)])), capital=draw(st.sampled_from([None, 0, 2])),
        effects=draw(effect_lists(f"gift-{name}", 1)), once=draw(st.booleans()),
        by=draw(st.sampled_from([(), ("voice",)])),
    )  # fmt: skip
    return p.Decision(
        id=name,
        title=f"Decision {name}",
        question="What now?",
        forum=draw(st.sampled_from(BODIES)),
        closes=draw(st.sampled_from([6 * HOUR, 2 * DAY, 4 * DAY])),
        responses=tuple(draw(st.lists(st.sampled_from(RESPONSES), min_size=1, max_size=4, unique=True))),
        stakes=p.StakeSet(
            f"of-{name}", draw(st.sampled_from([(), ("AA",)])), draw(st.sampled_from([(), ("BB", "CC")]))
        ),
        rounds=draw(st.sampled_from([0, 1, 4])),
        steps=draw(st.integers(0, 6)),
        lapses_to=tuple(
            p.Lapse(draw(st.sampled_from(["", *RESPONSES])), draw(maybe_condition))
            for _ in range(draw(st.integers(0, 2)))
        ),
        offers=(offer,),
        referrals=(p.Referral("board", "To the board", opens=draw(st.sampled_from(["", *DECISIONS])), response="r0"),),
        concerns=tuple(draw(concerns(f"{name}.mood")) for _ in range(draw(st.integers(0, 1)))),
        next=draw(st.sampled_from(["", "", *DECISIONS])),
    )


def _bodies() -> tuple[p.Body, ...]:
    people = tuple(
        p.Member(code, (("population", n),), ("may-abstain",) if n > 20 else ())
        for code, n in zip(CODES, (50, 30, 20), strict=True)
    )
    return (
        p.Body("council", "Council", "consensus", people, cohesion=0),
        p.Body("board", "Board", "majority", people),
        p.Body("office", "Office", "own", holder="CC"),
    )


def _procedures() -> tuple[p.Procedure, ...]:
    none_against = p.Test("against", "members", at_most=0, title="nobody objects")
    majority = p.Test("for", "population", at_least=(55, 100), title="55 % of people",
                      either=(p.Test("not-for", "members", at_most=1, title="few against"),))  # fmt: skip
    few = p.Test("declared", "members", less_than=(2, 3), title="few abstain formally")
    return (
        p.Procedure("consensus", "Consensus", "silence", (none_against,), footnotes=1, asks_as="footnote",
                    principals_block=True, silence_hours=(24, 4, 48)),
        p.Procedure("majority", "Majority", "vote", (majority, few), may_abstain="may-abstain"),
        p.Procedure("own", "Own power", "own"),
    )  # fmt: skip


def _seats() -> tuple[p.Seat, ...]:
    return (
        p.Seat("chair", "Chair", chairs=("council", "board", "office"), moves=("move",), capital=3),
        p.Seat("voice", "Voice", delegation="BB", moves=("late-move",), capital=3),
        p.Seat("other", "Other", delegation="CC", capital=1),
    )


@st.composite
def plans(draw: Draw) -> p.Plan:
    """A whole legal plan."""
    stance = st.tuples(st.integers(-3, 3), st.integers(-3, 3))
    built = p.Plan(
        id="drawn", title="Drawn", subtitle="", starts="2016-02-08T08:00", start_of_day=8 * HOUR, endex=ENDEX,
        quantum=6 * HOUR, dimensions=("x", "y"),
        indicators=tuple(
            p.Indicator(f"n{n}", f"N{n}", "points", 0, 100, draw(st.integers(0, 100)), "up", "dial")
            for n in range(INDICATORS)
        ),
        dynamics=tuple(
            p.Dynamics(f"y{n}", f"Drift {n}", draw(st.sampled_from([DAY, 36 * HOUR])), draw(st.sampled_from([0, DAY])),
                       draw(effect_lists(f"y{n}")), when=draw(maybe_condition))
            for n in range(draw(st.integers(0, 2)))
        ),
        injects=(opening(INJECTS[0]), *(draw(injects(name)) for name in INJECTS[1:])),
        decisions=tuple(draw(decisions(name)) for name in DECISIONS),
        responses=tuple(draw(responses(name, n)) for n, name in enumerate(RESPONSES)),
        bodies=_bodies(), procedures=_procedures(),
        delegations=tuple(
            p.Delegation(code, code, draw(stance), draw(st.integers(0, 3)), draw(st.integers(-3, 3))) for code in CODES
        ),
        stake_sets=(p.StakeSet("south", ("BB",), ("CC",)),),
        seats=_seats(), solo=("chair",),
        moves=(
            p.Move("move", "A move", "We move.", "chair", every=2 * DAY, effects=draw(effect_lists("move"))),
            p.Move("late-move", "A slow move", "We move slowly.", "voice", capital=1, takes=6 * HOUR,
                   effects=draw(effect_lists("late-move"))),
        ),
        pledges=(p.Pledge("word", "Our word", "chair", "BB", 2 * DAY, draw(conditions(depth=1))),),
        hidden=(p.Hidden("truth", p.Chance("c.truth", (("h1", 2), ("h2", 3)))),),
        objectives=(), history=(), history_acts=(),
        costs=p.Costs(halves_within=draw(st.sampled_from([0, 5 * DAY]))),
        general_offer=p.Offer("favour", "A favour", (), once=False), digest="drawn",
    )  # fmt: skip
    return p.with_tables(built)


EAGER = {
    c.Table: 4, c.PutUnderSilence: 8, c.Declare: 8, c.Sound: 3, c.Confide: 2, c.Lobby: 4, c.Amend: 3, c.ActAlone: 4,
    c.TakePosition: 2, c.Withdraw: 1, c.Refer: 1, c.MakeMove: 2, c.GivePledge: 2,
}  # fmt: skip
"""How readily a drawn seat asks each thing, so that texts get as far as verdicts."""


def odd(state: State) -> list[c.Command]:
    """Asks that are mostly out of order."""
    return [
        c.Note("voice", "a note"),
        c.Advance("chair", state.now - 1),
        c.Table("other", "d0", "nowhere"),
        c.Sound("chair", "d1", "ZZ"),
        c.PutUnderSilence("chair", "d0", 1000),
        c.Start("chair"),
    ]


def ask(luck: Random, plan: p.Plan, state: State) -> c.Command:
    """One ask: mostly from the list of options, sometimes time, sometimes something odd."""
    kind = luck.random()
    if kind < 0.3:
        return c.Advance("chair", state.now + luck.choice([0, 1, HOUR, 7 * HOUR, DAY, 2 * DAY]))
    if kind < 0.36:
        return luck.choice(odd(state))
    seat = luck.choice(["chair", "chair", "voice", "other"])
    listed = [command for command in candidates(plan, state, seat) if ruling(plan, state, command) is None]
    if not listed:
        return c.Note(seat, "nothing to ask")
    kinds = sorted({type(command) for command in listed}, key=lambda item: item.__name__)
    wanted = luck.choices(kinds, [EAGER.get(item, 1) for item in kinds])[0]
    command = luck.choice([item for item in listed if type(item) is wanted])
    if isinstance(command, c.Table):
        wordings = luck.choice([(), (("s0", "w1"),)]) if plan.tables.responses[command.response].slots else ()
        return c.Table(seat, command.decision, command.response, wordings, "because")
    return command


Played = tuple[p.Plan, State, list[tuple[c.Command, tuple[e.Event, ...]]]]
"""A plan, the state it began in, and the asks that were in order with their facts."""


def play(plan: p.Plan, number: int, most: int) -> Played:
    """One playthrough of a plan, the same for the same number."""
    luck = Random(number)  # noqa: S311  (play, not secrets)
    begin = State(seed=number % 97, forced=luck.choice([{}, {"c.i1": "yes"}]))
    people = luck.choice([("chair",), ("chair", "voice")])
    state = begin
    lines: list[tuple[c.Command, tuple[e.Event, ...]]] = []
    commands: list[c.Command] = [c.Start("chair", people), c.Advance("chair", HOUR)]
    for turn in range(most):
        command = commands[turn] if turn < len(commands) else ask(luck, plan, state)
        answer = decide(plan, state, command)
        if not isinstance(answer, Refusal):
            lines.append((command, answer))
            state = fold(answer, state)
    return plan, begin, lines


def playthroughs(most: int = 24) -> st.SearchStrategy[Played]:
    """Random playthroughs of random plans."""
    return st.builds(play, plans(), st.integers(0, 2**32 - 1), st.integers(2, most))

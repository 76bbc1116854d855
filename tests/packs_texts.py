"""Random texts and decision points: concerns, measures, clauses, responses, offers, referrals."""

from __future__ import annotations

from hypothesis import strategies as st

from game.core import plan as p
from game.core.terms import DAY, HOUR
from tests.packs_rules import BODIES, PROCEDURES, Draw
from tests.packs_world import DECISIONS, FACTS, RESPONSES, conditions, effect_lists, maybe_condition


@st.composite
def concerns(draw: Draw, name: str) -> p.Concern:
    """A concern some wording or some state may meet."""
    until = draw(
        st.one_of(
            st.none(),
            st.sampled_from(["s0", "w1", "w2", "v1"]).map(lambda x: p.Expr("amended", ("", x))),
            conditions(depth=0, told=True),
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


@st.composite
def key_lists(draw: Draw) -> tuple[p.Key, ...]:
    """None, a condition, somebody's consent, or consent that is good only under a condition."""
    fact = p.Expr("fact", (draw(st.sampled_from(FACTS)),))
    found = [
        (),
        (),
        (p.Key("request", test=p.Expr("made", ("i0",)), title="a request"),),
        (p.Key("host", holder="CC", title="consent of CC"),),
        (p.Key("partner", holder="AA", test=p.Expr("or", (fact, p.Expr("made", ("i0",)))), title="AA as partner"),),
        (p.Key("basis", test=fact, title="a basis"), p.Key("agency", holder="BB", title="agreement of BB")),
    ]
    return draw(st.sampled_from(found))


@st.composite
def measures(draw: Draw, response: str, number: int) -> p.Measure:
    """A measure of some body with its keys."""
    body = draw(st.sampled_from(BODIES))
    name = f"{response}/m{number}"
    return p.Measure(
        id=name,
        title=f"Measure {name}",
        body=body,
        procedure=draw(st.sampled_from(PROCEDURES[body])),
        loads=tuple((n, draw(st.integers(-2, 2))) for n in range(2)),
        cost_band=draw(st.integers(0, 3)),
        theatre=draw(st.integers(-1, 1)),
        stakes=draw(st.sampled_from(["", "south"])),
        requested_by=draw(st.sampled_from([(), ("AA",)])),
        paid_by=draw(st.sampled_from([(), ("AA", "BB")])),
        keys=draw(key_lists()),
        concerns=tuple(draw(concerns(f"{name}.c{n}")) for n in range(draw(st.integers(0, 1)))),
        needed=number == 0 or draw(st.booleans()),
        effects=draw(effect_lists(name, 1)),
    )


@st.composite
def slots(draw: Draw, response: str) -> tuple[p.Slot, ...]:
    """None, one or two clause slots with two or three wordings."""
    if not draw(st.booleans()):
        return ()
    wordings = [p.Wording("w0", "as first drafted"), p.Wording("w1", "otherwise", softens=((0, -1), (1, 1)))]
    if draw(st.booleans()):
        wordings.append(
            p.Wording("w2", "again otherwise", cost_band=-1, effects=draw(effect_lists(f"{response}/w2", 1)))
        )
    found = [p.Slot("s0", "Clause", tuple(wordings))]
    if draw(st.booleans()):
        softens = ((0, draw(st.integers(-2, 2))), (1, draw(st.integers(-2, 2))))
        other = p.Wording("v1", "otherwise too", softens=softens, cost_band=draw(st.integers(-1, 1)))
        found.append(p.Slot("s1", "Second clause", (p.Wording("v0", "as drafted too"), other)))
    return tuple(found)


@st.composite
def responses(draw: Draw, name: str, number: int) -> p.Response:
    """A package; it may name an earlier response as what replaces it when blocked, so there is no circle."""
    gate = draw(st.one_of(st.none(), st.none(), conditions(depth=1, told=True)))
    return p.Response(
        id=name,
        title=f"Response {name}",
        text="We do this.",
        measures=tuple(draw(measures(name, n)) for n in range(draw(st.integers(0, 3)))),
        slots=draw(slots(name)),
        concerns=tuple(draw(concerns(f"{name}.c{n}")) for n in range(draw(st.integers(0, 2)))),
        requires=(p.Gate(gate, "its gate"),) if gate else (),
        if_blocked=draw(st.sampled_from(["", *RESPONSES[:number]])),
        effects=draw(effect_lists(name)),
        unlawful=draw(st.sampled_from(["", "", "", "Breaches a duty."])),
    )


@st.composite
def referrals(draw: Draw, name: str) -> tuple[p.Referral, ...]:
    """To the board with its own effects, and sometimes to the senate."""
    board = p.Referral(
        "board", "To the board", opens=draw(st.sampled_from(["", *DECISIONS])),
        response=draw(st.sampled_from(["", "r0", "r0"])), effects=draw(effect_lists(f"{name}>board")),
    )  # fmt: skip
    return (board, p.Referral("senate", "To the senate")) if draw(st.booleans()) else (board,)


@st.composite
def offers(draw: Draw, name: str) -> p.Offer:
    """One offer, perhaps with a gate."""
    gate = draw(st.one_of(st.none(), st.none(), conditions(depth=0, told=True)))
    return p.Offer(
        f"gift-{name}",
        "A gift",
        draw(st.sampled_from([(), ("BB",)])),
        capital=draw(st.sampled_from([None, 0, 2])),
        requires=(p.Gate(gate, "what a gift needs"),) if gate else (),
        effects=draw(effect_lists(f"gift-{name}", 1)),
        once=draw(st.booleans()),
        by=draw(st.sampled_from([(), ("voice",)])),
    )


@st.composite
def decisions(draw: Draw, name: str) -> p.Decision:
    """A decision point in any kind of forum."""
    return p.Decision(
        id=name,
        title=f"Decision {name}",
        question="What now?",
        forum=draw(st.sampled_from(BODIES)),
        closes=draw(st.sampled_from([4 * DAY, 4 * DAY, 2 * DAY, 6 * HOUR])),
        responses=tuple(draw(st.lists(st.sampled_from(RESPONSES), min_size=2, max_size=4, unique=True))),
        stakes=p.StakeSet(
            f"of-{name}", draw(st.sampled_from([(), ("AA",)])), draw(st.sampled_from([(), ("BB", "CC")]))
        ),
        rounds=draw(st.sampled_from([4, 6, 6, 1, 0])),
        steps=draw(st.sampled_from([8, 8, 6, 4, 2, 0])),
        lapses_to=tuple(
            p.Lapse(draw(st.sampled_from(["", *RESPONSES])), draw(maybe_condition))
            for _ in range(draw(st.integers(0, 2)))
        ),
        offers=(draw(offers(name)),),
        referrals=draw(referrals(name)),
        concerns=tuple(draw(concerns(f"{name}.mood")) for _ in range(draw(st.integers(0, 1)))),
        next=draw(st.sampled_from(["", "", *DECISIONS])),
    )

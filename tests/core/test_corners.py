"""Corners of the law that the oracle or a plan made to break it brought to light."""

from __future__ import annotations

from typing import Any

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.chairs import chair_of, headed
from game.core.decide import decide
from game.core.evolve import fold
from game.core.learning import sounding
from game.core.options import candidates
from game.core.refusals import Refusal
from game.core.state import State
from game.core.tape import Tape
from game.core.terms import DAY, HOUR, Band, FileStatus, Stand


def plan_of(**parts: Any) -> p.Plan:
    """A plan with a council of two under consensus, an office of BB, and whatever the test adds."""
    people = (p.Member("AA"), p.Member("BB"))
    nobody_against = p.Test("against", "members", at_most=0, title="nobody objects")
    whole: dict[str, Any] = {
        "id": "corner", "title": "Corner", "subtitle": "", "starts": "2016-02-08T08:00", "start_of_day": 8 * HOUR,
        "endex": 10 * DAY, "quantum": HOUR, "dimensions": (),
        "indicators": (p.Indicator("n", "N", "points", 0, 100, 50, "up", "dial"),), "dynamics": (),
        "injects": (p.Inject("first", "First", "", 0, opens=("d",)),), "decisions": (), "responses": (),
        "bodies": (p.Body("council", "Council", "consensus", people), p.Body("office", "Office", "own", holder="BB")),
        "procedures": (
            p.Procedure("consensus", "Consensus", "silence", (nobody_against,), footnotes=3, asks_as="footnote"),
            p.Procedure("own", "Own power", "own"),
        ),
        "delegations": (p.Delegation("AA", "AA", (), 0, 0), p.Delegation("BB", "BB", (), 0, 0)), "stake_sets": (),
        "seats": (p.Seat("chair", "Chair", ("council",)), p.Seat("voice", "Voice", delegation="BB")),
        "solo": ("chair",), "moves": (), "pledges": (), "hidden": (), "objectives": (), "history": (),
        "history_acts": (), "costs": p.Costs(halves_within=5 * DAY, private=(0,)), "general_offer": None,
    }  # fmt: skip
    return p.with_tables(p.Plan(**(whole | parts)))


def point_of(**parts: Any) -> p.Decision:
    """The decision point of these tests."""
    whole: dict[str, Any] = {
        "id": "d", "title": "D", "question": "?", "forum": "council", "closes": 4 * DAY, "responses": ("r",),
        "stakes": p.StakeSet("all", concerned=("AA", "BB")),
    }  # fmt: skip
    return p.Decision(**(whole | parts))


def after(plan: p.Plan, *asked: c.Command) -> State:
    """The state after asks that are all in order."""
    state = State()
    for command in (c.Start("chair", ("chair", "voice")), *asked):
        facts = decide(plan, state, command)
        assert not isinstance(facts, Refusal), (command, facts)
        state = fold(facts, state)
    return state


def test_injects_that_deliver_each_other_end() -> None:
    """An effect brings no inject that has come in this minute, however the author ties them in a circle."""
    again = p.Effect("again", delivers=("loop", "other", "loop"))
    back = p.Effect("back", delivers=("loop", "other"))
    injects = (
        p.Inject("loop", "", "", HOUR, effects=(again, p.Effect("later", after=HOUR, delivers=("loop",)))),
        p.Inject("other", "", "", None, effects=(back,)),
    )
    state = after(plan_of(injects=injects), c.Advance("chair", 2 * HOUR))
    assert state.made == {"loop": (HOUR, 2 * HOUR), "other": (HOUR, 2 * HOUR)}


def test_an_objection_that_does_not_defeat_a_text_does_not_end_its_silence() -> None:
    """Where the text carries all the same, its silence runs on: nobody hastens an adoption by objecting."""
    plan = plan_of(decisions=(point_of(),), responses=(p.Response("r", "R", ""),))
    asked = (c.Table("chair", "d", "r"), c.PutUnderSilence("chair", "d", 24))
    state = after(plan, *asked, c.TakePosition("voice", "d", Stand.OBJECT))
    assert state.points["d"].open
    assert not state.adopted


def test_an_objection_ends_silence_at_once_where_the_text_falls_by_it() -> None:
    """A delegation held by people breaks silence when it objects, not when the hours are over."""
    measure = p.Measure("m", "M", "council", "consensus")
    plan = plan_of(decisions=(point_of(),), responses=(p.Response("r", "R", "", (measure,)),))
    asked = (c.Table("chair", "d", "r"), c.PutUnderSilence("chair", "d", 24))
    state = after(plan, *asked, c.TakePosition("voice", "d", Stand.OBJECT))
    assert state.points["d"].breaks == {"r": 1}


def test_a_response_by_referral_has_half_its_effects_when_used_again() -> None:
    """Second use gives half, whichever way the response comes to take effect."""
    effect = p.Effect("e", after=DAY, change=((0, p.Expr("const", (10,))),))
    point = point_of(rounds=4, referrals=(p.Referral("office", "To the office", response="r"),))
    own = p.Measure("m", "M", "office", "own")
    plan = plan_of(decisions=(point,), responses=(p.Response("r", "R", "", (own,), effects=(effect,)),))
    state = after(plan, c.ActAlone("voice", "d", "r"), c.Refer("chair", "d", "office"), c.Advance("chair", DAY))
    assert [pending.share for pending in state.queue] == [50]
    assert [adoption.how for adoption in state.adopted] == ["alone", "referred"]
    assert after(plan, c.Advance("chair", 0)).values == (50,)


def test_a_referral_ends_a_silence() -> None:
    """A file that goes to another body is referred, also where its text had meanwhile been put under silence."""
    point = point_of(referrals=(p.Referral("office", "To the office"),))
    plan = plan_of(decisions=(point,), responses=(p.Response("r", "R", ""),))
    asked = (c.Table("chair", "d", "r"), c.Refer("chair", "d", "office"), c.PutUnderSilence("chair", "d", 48))
    file = after(plan, *asked, c.Advance("chair", DAY)).points["d"].file
    assert file is not None
    assert (file.status, file.until) == (FileStatus.REFERRED, None)


def test_nobody_makes_an_offer_to_itself() -> None:
    """A seat cannot spend capital to move the delegation it speaks for."""
    offer = p.Offer("gift", "A gift", ("AA", "BB"), by=("voice",))
    plan = plan_of(decisions=(point_of(offers=(offer,)),), responses=(p.Response("r", "R", ""),))
    state = after(plan, c.Table("chair", "d", "r"))
    ruling = decide(plan, state, c.Lobby("voice", "d", "gift", "BB"))
    assert isinstance(ruling, Refusal)
    assert ruling.code == "R18"
    assert not isinstance(decide(plan, state, c.Lobby("voice", "d", "gift", "AA")), Refusal)


def test_offers_made_side_by_side_have_each_their_own_luck() -> None:
    """The occurrence of an offer's effects is that very making, not how many were made by the time it is done."""
    effect = p.Effect("e", after=9 * DAY)
    offer = p.Offer("gift", "A gift", ("AA", "BB"), effects=(effect,))
    plan = plan_of(decisions=(point_of(offers=(offer,)),), responses=(p.Response("r", "R", ""),))
    made = (c.Lobby("chair", "d", "gift", "AA"), c.Lobby("chair", "d", "gift", "BB"))
    state = after(plan, c.Table("chair", "d", "r"), *made, c.Advance("chair", DAY))
    assert [pending.occurrence for pending in state.queue] == [0, 1]


def test_a_new_confidence_replaces_what_was_told_of_room_for_manoeuvre() -> None:
    """A delegation that has no room left says so: what it told at an earlier opening does not stand."""

    def told(flexible: int) -> e.Learned:
        return e.Learned("chair", "d", "AA", 2, "asks", (), 10, flexible, "r", (), "confidence")

    assert fold((told(50), told(0))).known["chair"]["d", "AA"].flexible == 0


def _own(**parts: Any) -> p.Plan:
    """A point in the office of BB, whose response is a measure of the office and one of the council."""
    own = p.Measure(
        "m0", "Own", "office", "own", keys=(p.Key("request", test=parts.pop("key", YES), title="a request"),)
    )
    beside = p.Measure("m1", "Beside", "council", "consensus", needed=False)
    response = p.Response("r", "R", "", (own, beside))
    whole = {"decisions": (point_of(forum="office", rounds=0),), "responses": (response,)}
    return plan_of(**(whole | parts))


YES, NO = p.Expr("const", (1,)), p.Expr("const", (0,))


def test_the_seat_of_a_holder_uses_its_own_power() -> None:
    """No declared position is asked of the one who puts the text and is the authority."""
    state = after(_own(), c.Table("voice", "d", "r"), c.Declare("voice", "d"))
    assert [item.measures for item in state.adopted] == [("m0", "m1")]


def test_acting_alone_asks_for_second_keys_and_takes_only_what_is_ones_own() -> None:
    """Without the request nothing stands and it is told why; with it the council's measure beside it is not adopted."""
    tried = decide(_own(key=NO), after(_own(key=NO)), c.ActAlone("voice", "d", "r"))
    assert not isinstance(tried, Refusal)
    assert [(fact.adopted, fact.failed) for fact in tried if isinstance(fact, e.VerdictGiven)] == [
        (False, ("a request",))
    ]
    assert not any(isinstance(fact, e.ResponseAdopted) for fact in tried)
    state = after(_own(), c.ActAlone("voice", "d", "r"))
    assert [(item.how, item.measures) for item in state.adopted] == [("alone", ("m0",))]


def test_a_referrals_own_effects_bear_the_number_of_their_opening() -> None:
    """Also where the response that takes effect there opens the same point anew."""
    again = p.Response("r", "R", "", (), effects=(p.Effect("again", opens=("d",)),))
    luck = p.Chance("luck", (("yes", 1), ("no", 1)))
    referral = p.Referral(
        "office", "To the office", "", "r", (p.Effect("told", chance=luck, outcome="yes", sets=("x",)),)
    )
    plan = plan_of(decisions=(point_of(referrals=(referral,)),), responses=(again,))
    state = after(plan, c.Refer("chair", "d", "office"), c.Advance("chair", 2 * DAY))
    assert state.points["d"].occurrence == 1
    assert [name for name in state.drawn if name.startswith("luck")] == ["luck#0"]


def _silent_office(seats: tuple[p.Seat, ...]) -> p.Plan:
    """A single holder's office that nobody lists to chair and that decides by silence among two others."""
    people = (p.Member("AA"), p.Member("CC"))
    office = p.Body("office", "Office", "consensus", people, holder="BB")
    council = p.Body("council", "Council", "consensus", people)
    measure = p.Measure("m", "M", "office", "consensus")
    return plan_of(
        bodies=(council, office), decisions=(point_of(forum="office"),), seats=seats,
        responses=(p.Response("r", "R", "", (measure,)),),
    )  # fmt: skip


HOLDER, MEMBER = p.Seat("voice", "Voice", delegation="BB", capital=3), p.Seat("chair", "Chair", delegation="AA")


def test_who_speaks_for_a_single_holder_chairs_its_body_wherever_that_is_asked() -> None:
    """It puts the text, hears what is said under silence, gains by it, is listed its asks and sees who broke it."""
    plan = _silent_office((MEMBER, HOLDER))
    state = after(plan, c.Table("voice", "d", "r"))
    assert c.PutUnderSilence("voice", "d", 24) in list(candidates(plan, state, "voice"))
    assert c.PutUnderSilence("chair", "d", 24) not in list(candidates(plan, state, "chair"))
    said = c.TakePosition("chair", "d", Stand.ASSENT)
    state = after(plan, c.Table("voice", "d", "r"), c.PutUnderSilence("voice", "d", 24), said)
    tape = Tape(plan, state)
    response = plan.tables.responses["r"]
    sounding(tape, "voice", plan.tables.decisions["d"], response, (), "AA")
    sounding(tape, "chair", plan.tables.decisions["d"], response, (), "AA")
    assert [(fact.seat, fact.band) for fact in tape.events if isinstance(fact, e.Learned)] == [("voice", Band.SUPPORTS)]
    done = fold(decide(plan, state, c.Advance("chair", 2 * DAY)), state)  # type: ignore[arg-type]
    assert (done.points["d"].how, done.capital["voice"]) == ("adopted", 4)


def test_a_listed_chair_is_told_and_paid_before_the_holder() -> None:
    """Both may put a text; what its chair gains or loses is the listed one's."""
    plan = _silent_office((HOLDER, p.Seat("chair", "Chair", ("office",), capital=3)))
    assert chair_of(plan, "office") == "chair"
    assert headed(plan, "voice") == headed(plan, "chair") == ("office",)
    assert chair_of(_silent_office((MEMBER,)), "office") == ""


def test_everyone_against_any_measure_it_needs_is_told_to_the_chair() -> None:
    """A text fails before its forum by two procedures: who was against either of them broke it."""
    red = p.Concern("never", ("AA", "BB"), None, None, -100, True, "Never.")
    both = (p.Member("AA", (), ("inner",)), p.Member("BB"))
    nobody = p.Test("against", "members", at_most=0, title="nobody objects")
    inner = p.Procedure("inner", "Inner", "silence", (nobody,), asks_as="footnote", only="inner")
    wide = p.Procedure("wide", "Wide", "silence", (nobody,), asks_as="footnote", without="inner", breaks_to_fall=9)
    plan = plan_of(
        bodies=(p.Body("council", "Council", "wide", both), p.Body("office", "Office", "wide", holder="BB")),
        procedures=(wide, inner), decisions=(point_of(),),
        seats=(p.Seat("chair", "Chair", ("council",)), p.Seat("voice", "Voice")),
        responses=(p.Response("r", "R", "", (p.Measure("m0", "M", "council", "wide"),
                                             p.Measure("m1", "M", "council", "inner")), concerns=(red,)),),
    )  # fmt: skip
    state = after(plan, c.Table("chair", "d", "r"), c.PutUnderSilence("chair", "d", 24), c.Advance("chair", 30 * HOUR))
    assert state.points["d"].broke["r"] == ("BB", "AA")

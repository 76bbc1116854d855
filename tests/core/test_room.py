"""What a facilitator and the people in the room can do, fact by fact."""

from __future__ import annotations

from dataclasses import replace

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.decide import decide
from game.core.evolve import fold
from game.core.learning import mind_of
from game.core.order import ruling
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY, FACILITATOR, HOUR, ClauseRuling, FileStatus, Stand
from tests.tiny import ARRIVALS, COHESION, tiny_plan

PLAN = p.with_tables(
    replace(
        tiny_plan(),
        seats=(*tiny_plan().seats, p.Seat("tr", "Delegation of Türkiye", delegation="TR")),
    )
)
CALM = {"private": "0", "storm": "yes", "rough-week": "calm"}


class Room:
    """The tiny exercise with a facilitator."""

    def __init__(self, *seats: str, plan: p.Plan = PLAN) -> None:
        self.plan, self.state = plan, State(seed=3, forced=CALM)
        self.ask(c.Start(FACILITATOR, seats or ("sg", "gr", "tr")))

    def ask(self, command: c.Command) -> tuple[e.Event, ...]:
        """Ask; a refusal fails the test."""
        facts = decide(self.plan, self.state, command)
        assert not isinstance(facts, Refusal), (command, facts)
        self.state = fold(facts, self.state)
        return facts

    def refused(self, command: c.Command) -> str:
        """The code of the ruling on an ask; "" when it is in order."""
        found = ruling(self.plan, self.state, command)
        return found.code if found else ""

    def to(self, minute: int) -> tuple[e.Event, ...]:
        """Let time run."""
        return self.ask(c.Advance(FACILITATOR, minute))

    def tabled(self) -> Room:
        """The request has come, ``isr`` is tabled and its draft is ready."""
        self.to(3 * HOUR)
        self.ask(c.Table("sg", "tasking", "isr"))
        self.to(5 * HOUR)
        return self


def test_an_inject_sent_now_comes_while_time_stands_and_not_a_second_time() -> None:
    """Sent at minute 0, it opens its point then; its own time brings nothing more, and it is not sent again."""
    room = Room()
    facts = room.ask(c.SendInject(FACILITATOR, "request"))
    assert [type(fact) for fact in facts if isinstance(fact, e.InjectDelivered | e.DecisionOpened)] == [
        e.InjectDelivered, e.DecisionOpened,
    ]  # fmt: skip
    assert room.state.now == 0
    room.to(3 * HOUR)
    assert room.state.made["request"] == (0,)
    assert room.refused(c.SendInject(FACILITATOR, "request")) == "R30"


def test_an_inject_sent_reads_no_condition_and_draws_no_chance() -> None:
    """The storm that luck would withhold comes when it is sent."""
    room = Room()
    room.state = replace(room.state, forced={**CALM, "storm": "no"})
    room.to(3 * DAY)
    assert "storm" not in room.state.made
    room.ask(c.SendInject(FACILITATOR, "storm"))
    assert room.state.made["storm"] == (3 * DAY,)
    assert "storm-struck" in room.state.facts


def test_a_held_inject_waits_and_comes_when_released() -> None:
    """Its time passes; released, it comes in that very minute."""
    room = Room()
    room.ask(c.HoldInject(FACILITATOR, "request"))
    assert room.refused(c.HoldInject(FACILITATOR, "request")) == "R30"
    room.to(5 * HOUR)
    assert "request" not in room.state.made
    room.ask(c.ReleaseInject(FACILITATOR, "request"))
    assert room.state.made["request"] == (5 * HOUR,)


def test_released_before_its_time_it_comes_at_its_time() -> None:
    """Holding and letting go in good time changes nothing."""
    room = Room()
    room.ask(c.HoldInject(FACILITATOR, "request"))
    room.ask(c.ReleaseInject(FACILITATOR, "request"))
    room.to(5 * HOUR)
    assert room.state.made["request"] == (2 * HOUR,)


def test_what_an_effect_would_have_brought_comes_on_release() -> None:
    """The rumour an effect delivers is remembered while it is held."""
    moved = replace(PLAN.injects[0], effects=(p.Effect("request/rumour", delivers=("rumour",)),))
    room = Room(plan=p.with_tables(replace(PLAN, injects=(moved, *PLAN.injects[1:]))))
    room.ask(c.HoldInject(FACILITATOR, "rumour"))
    room.to(3 * HOUR)
    assert room.state.room.owed == ("rumour",)
    room.ask(c.ReleaseInject(FACILITATOR, "rumour"))
    assert room.state.made["rumour"] == (3 * HOUR,)


def test_of_several_occurrences_missed_one_comes() -> None:
    """A daily inject held for three days comes once when let go, and goes on the day after."""
    daily = replace(PLAN.injects[1], chance=None, effects=(), at=DAY, every=DAY)
    room = Room(plan=p.with_tables(replace(PLAN, injects=(PLAN.injects[0], daily, *PLAN.injects[2:]))))
    room.ask(c.HoldInject(FACILITATOR, "storm"))
    room.to(3 * DAY + HOUR)
    room.ask(c.ReleaseInject(FACILITATOR, "storm"))
    room.to(4 * DAY)
    assert list(room.state.made["storm"]) == [3 * DAY + HOUR, 4 * DAY]


def test_a_skipped_inject_does_not_come_and_can_still_be_sent() -> None:
    """Skipping settles it; second thoughts send it."""
    room = Room()
    room.ask(c.SkipInject(FACILITATOR, "request"))
    room.to(DAY)
    assert "request" not in room.state.made
    assert room.refused(c.SkipInject(FACILITATOR, "request")) == "R30"
    room.ask(c.SendInject(FACILITATOR, "request"))
    assert room.state.made["request"] == (DAY,)


def test_a_moved_inject_comes_at_its_new_minute_only() -> None:
    """Moved from hour two to hour nine, also while time stands."""
    room = Room()
    room.ask(c.MoveInject(FACILITATOR, "request", 9 * HOUR))
    room.to(DAY)
    assert room.state.made["request"] == (9 * HOUR,)
    assert room.refused(c.MoveInject(FACILITATOR, "storm", DAY)) == "R04"


def test_an_inject_written_on_the_day_reaches_its_holders_and_does_nothing_else() -> None:
    """One fact, no effect; whoever is named must be there, and it has a title."""
    room = Room()
    before = room.state.values
    facts = room.ask(c.WriteInject(FACILITATOR, "A call", "The minister calls.", ("gr",)))
    assert facts == (e.InjectWritten("ad-hoc-1", "A call", "The minister calls.", ("gr",), "", "", ""),)
    assert room.state.values == before
    assert room.refused(c.WriteInject(FACILITATOR, "A call", "", ("nobody",))) == "R01"
    assert room.refused(c.WriteInject(FACILITATOR, " ", "")) == "R24"


def test_a_deadline_moves_both_ways_but_not_into_the_past_or_a_silence() -> None:
    """Shortened, the point lapses then; under silence it cannot be cut short."""
    room = Room().tabled()
    room.ask(c.PutUnderSilence("sg", "tasking", 24))
    assert room.refused(c.MoveDeadline(FACILITATOR, "tasking", room.state.now + HOUR)) == "R31"
    room.ask(c.Withdraw("sg", "tasking"))
    assert room.refused(c.MoveDeadline(FACILITATOR, "tasking", room.state.now)) == "R31"
    room.ask(c.MoveDeadline(FACILITATOR, "tasking", room.state.now + HOUR))
    room.to(room.state.now + HOUR)
    assert room.state.points["tasking"].how == "lapsed"


def test_an_adjustment_is_clipped_and_has_a_reason() -> None:
    """Cohesion 60 of 100 raised by 500 reads 100; without a reason, or to no change, it is refused."""
    room = Room()
    assert room.refused(c.Adjust(FACILITATOR, "cohesion", 5, " ")) == "R24"
    room.ask(c.Adjust(FACILITATOR, "cohesion", 500, "a good day"))
    assert room.state.values[COHESION] == 100
    assert room.refused(c.Adjust(FACILITATOR, "cohesion", 1, "more")) == "R13"
    assert room.state.room.adjustments[0].reason == "a good day"


def clause_proposed() -> Room:
    """A clause proposed by Greece and rewritten by the chair."""
    room = Room().tabled()
    room.ask(c.ProposeClause("gr", "tasking", "Fishing boats", "Fishing boats are left alone."))
    room.ask(c.ReviseClause("sg", "tasking", "free-1", 1, "Fishing boats are hailed and left alone."))
    return room


def test_a_clause_is_drafted_together_over_its_latest_version() -> None:
    """Two people writing over the same version: the second is told that there is a later one."""
    room = clause_proposed()
    assert room.refused(c.ReviseClause("gr", "tasking", "free-1", 1, "Otherwise.")) == "R32"
    clause = room.state.room.clause("tasking", "free-1")
    assert clause is not None
    assert [version.seat for version in clause.versions] == ["gr", "sg"]


def test_wording_only_moves_nobody_and_reopens_only_who_is_named() -> None:
    """The text's wordings are the same; of two positions the one named is open again."""
    room = clause_proposed()
    room.ask(c.TakePosition("gr", "tasking", Stand.ASSENT))
    room.ask(c.TakePosition("tr", "tasking", Stand.OBJECT, why="waters"))
    room.ask(c.RuleOnClause(FACILITATOR, "tasking", "free-1", ClauseRuling.WORDING, again=("TR",)))
    point = room.state.points["tasking"]
    assert (list(point.positions), point.file and point.file.wordings) == (["GR"], ())
    assert room.refused(c.ReviseClause("gr", "tasking", "free-1", 2, "More.")) == "R32"


def test_a_clause_that_counts_is_an_amendment_by_its_proposer() -> None:
    """It takes the amendment's step, and every position is open again."""
    room = clause_proposed()
    room.ask(c.TakePosition("gr", "tasking", Stand.ASSENT))
    steps = room.state.points["tasking"].steps
    counts = c.RuleOnClause(
        FACILITATOR, "tasking", "free-1", ClauseRuling.COUNTS, slot="area", wording="own-waters"
    )  # fmt: skip
    facts = room.ask(counts)
    assert e.Amended("gr", "tasking", "area", "own-waters", "isr") in facts
    point = room.state.points["tasking"]
    assert (point.positions, point.steps, dict(point.file.wordings) if point.file else {}) == (
        {}, steps + 1, {"area": "own-waters"},
    )  # fmt: skip


def test_an_effect_of_its_own_moves_minds_while_it_stands_and_changes_indicators_when_adopted() -> None:
    """France is moved by it, not by the text without it; adopted, arrivals change in the same batch."""
    room = clause_proposed()
    decision, response = PLAN.tables.decisions["tasking"], PLAN.tables.responses["isr"]
    plain = mind_of(room.plan, room.state, decision, response, (), "FR").points
    assert room.refused(
        c.RuleOnClause(FACILITATOR, "tasking", "free-1", ClauseRuling.EFFECT, moves=(("FR", 90),))
    ) == "R24"  # fmt: skip
    room.ask(
        c.RuleOnClause(
            FACILITATOR, "tasking", "free-1", ClauseRuling.EFFECT, "it eases the fleet", moves=(("FR", 90),),
            changes=(("arrivals", -250),),
        )
    )  # fmt: skip
    file = room.state.points["tasking"].file
    assert file is not None
    assert mind_of(room.plan, room.state, decision, response, file.wordings, "FR").points == plain + 90
    assert mind_of(room.plan, room.state, decision, response, (), "FR").points == plain
    before = room.state.values[ARRIVALS]
    room.ask(c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time is short"))
    assert room.state.values[ARRIVALS] == before - 250


def test_free_clauses_go_with_their_text() -> None:
    """Another text tabled, the clause proposed for the first cannot be ruled on."""
    room = clause_proposed()
    room.ask(c.Table("sg", "tasking", "decline"))
    rule = c.RuleOnClause(FACILITATOR, "tasking", "free-1", ClauseRuling.WORDING)
    assert room.refused(rule) == "R12"


def test_a_declared_outcome_closes_the_point_and_earns_nobody_capital() -> None:
    """The text on the table takes effect in its wordings; a reason is asked."""
    room = Room().tabled()
    capital = dict(room.state.capital)
    assert room.refused(c.DeclareOutcome(FACILITATOR, "tasking", "isr", "")) == "R24"
    room.ask(c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time is short"))
    point = room.state.points["tasking"]
    assert (point.open, point.outcome, point.file and point.file.status) == (False, "isr", FileStatus.ADOPTED)
    assert (room.state.adopted[-1].how, dict(room.state.capital)) == ("declared", capital)


def test_nothing_can_be_declared_too() -> None:
    """The point closes with nothing."""
    room = Room().tabled()
    room.ask(c.DeclareOutcome(FACILITATOR, "tasking", "", "not today"))
    point = room.state.points["tasking"]
    assert (point.open, point.how, point.outcome) == (False, "declared", "")


def test_a_pledge_is_settled_by_ruling() -> None:
    """Before its day, with a reason, once."""
    room = Room()
    room.ask(c.GivePledge("sg", "report-weekly"))
    room.ask(c.RuleOnPledge(FACILITATOR, "report-weekly", True, "seen to be done"))
    assert room.state.pledges["report-weekly"].kept is True
    assert room.refused(c.RuleOnPledge(FACILITATOR, "report-weekly", False, "no")) == "R13"


def test_a_seat_handed_to_its_stance_speaks_by_it_and_comes_back() -> None:
    """Türkiye's red concern stops the text only when nobody sits there; held by people it consents by silence."""
    stopped = {}
    for people in (True, False):
        room = Room().tabled()
        if not people:
            room.ask(c.HandOver(FACILITATOR, "tr", people=False))
        room.ask(c.PutUnderSilence("sg", "tasking", 24))
        facts = room.to(room.state.now + DAY)
        stopped[people] = any(isinstance(fact, e.SilenceBroken) for fact in facts)
    assert stopped == {True: False, False: True}
    assert room.refused(c.HandOver(FACILITATOR, "tr", people=False)) == "R13"
    room.ask(c.HandOver(FACILITATOR, "tr", people=True))
    assert "tr" in room.state.seats


def test_seats_write_to_each_other_only_while_they_may_and_to_the_facilitator_always() -> None:
    """Closed at first; the switch is state."""
    room = Room()
    assert room.refused(c.Message("gr", "tr", "psst")) == "R34"
    room.ask(c.Message("gr", FACILITATOR, "help"))
    room.ask(c.AllowMessages(FACILITATOR, allowed=True))
    room.ask(c.Message("gr", "tr", "psst"))
    assert [item.to for item in room.state.room.messages] == [FACILITATOR, "tr"]


def test_a_tour_de_table_hears_each_in_turn_and_a_position_said_in_it_counts() -> None:
    """Greece then Türkiye, in the order of members; who is out of turn waits; the floor can be passed on."""
    room = Room().tabled()
    assert room.refused(c.OpenTour("gr", "tasking")) == "R02"
    room.ask(c.OpenTour("sg", "tasking"))
    assert room.refused(c.Speak("tr", "tasking", "We cannot.")) == "R33"
    room.ask(c.Speak("gr", "tasking", "We are for it.", "assent"))
    assert room.state.points["tasking"].positions["GR"].why == "We are for it."
    assert room.refused(c.OpenTour(FACILITATOR, "tasking")) == "R33"
    room.ask(c.PassFloor(FACILITATOR, "tasking"))
    assert room.state.room.tours["tasking"].turn == ""
    assert room.refused(c.PassFloor(FACILITATOR, "tasking")) == "R33"


def test_rationale_speaks_of_what_stands_with_a_confidence_on_the_scale() -> None:
    """Also after the point has closed."""
    room = Room().tabled()
    assert room.refused(c.GiveRationale("gr", "tasking", "we had to", 6)) == "R35"
    room.ask(c.DeclareOutcome(FACILITATOR, "tasking", "decline", "time is short"))
    room.ask(c.GiveRationale("gr", "tasking", "we had to", 2))
    given = room.state.room.rationales[-1]
    assert (given.response, given.confidence) == ("decline", 2)


def test_evaluators_observe_against_tasks_and_players_do_not() -> None:
    """Also after ENDEX; the rating is one of four letters."""
    room = Room()
    seen = c.Observe("evaluator-2", "The legal basis was asked for.", "a-text-for-all", "asked", "P")
    room.ask(c.End(FACILITATOR))
    room.ask(seen)
    assert room.state.room.observations[-1].task == "asked"
    assert room.refused(c.Observe("gr", "seen")) == "R02"
    assert room.refused(replace(seen, rating="A")) == "R35"
    assert room.refused(replace(seen, task="nothing")) == "R01"


def test_a_time_box_is_the_facilitators_and_changes_nothing() -> None:
    """At any time, with a title, of up to twelve hours; the state after it is the state before it."""
    room = Room()
    before = room.state
    box = c.SetBox(FACILITATOR, "The tasking", 1200, "tasking", 300, stands=True)
    assert room.ask(box) == (e.BoxSet("The tasking", 1200, "tasking", 300, True),)
    room.ask(c.SetBox(FACILITATOR, "", 0))
    assert room.state == before
    assert room.refused(replace(box, seat="gr")) == "R29"
    assert room.refused(replace(box, title=" ")) == "R24"
    assert room.refused(replace(box, seconds=43_201)) == "R35"
    assert room.refused(replace(box, ran=43_201)) == "R35"
    assert room.refused(replace(box, seconds=-1)) == "R35"
    room.ask(c.End(FACILITATOR))
    room.ask(box)


def test_the_room_has_no_voice_in_the_story() -> None:
    """A facilitator does not table, an observer asks nothing at all."""
    room = Room().tabled()
    assert room.refused(c.Table(FACILITATOR, "tasking", "decline")) == "R02"
    assert room.refused(c.Note("observer-3", "a note")) == "R02"
    assert room.refused(c.Note("observer-x", "a note")) == "R01"

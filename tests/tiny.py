"""A small plan built by hand, for tests that must not wait for a scenario file.

Two weeks, two bodies (a council of four under consensus, a board of three that votes), two decision points, one weekly
dynamics entry with chance, one hidden truth. Every id is said once here and may be relied on:

* seats ``sg`` (chairs ``council``), ``eu`` (chairs ``board``), ``gr`` (speaks for GR), ``observer``;
* delegations GR, TR, DE, FR; the council holds all four, the board GR, DE and FR;
* indicators ``lives_lost``, ``arrivals``, ``hazard``, ``cohesion``;
* injects ``request`` (D+0 02:00 after STARTEX, opens ``tasking``), ``storm`` (D+3, by chance), ``report`` (D+7, to the
  board alone, opens ``relief``), ``alarm`` (waits for ``cohesion < 40``), ``rumour`` (only an effect delivers it);
* decisions ``tasking`` (council; ``isr``, ``bold``, ``decline``) and ``relief`` (board; ``teams``, ``wait-and-see``).

``isr`` as first drafted meets TR's red concern about the area; with the wording ``own-waters`` it passes.
``bold`` never passes: FR holds a red concern no wording meets. ``isr`` carries a delayed effect.
"""

from __future__ import annotations

from dataclasses import replace

from game.core import plan as p
from game.core.terms import DAY, HOUR

DIMENSIONS = ("collective_role", "rescue")
LIVES, ARRIVALS, HAZARD, COHESION = range(4)
"""Positions of the indicators."""


def const(number: int) -> p.Expr:
    """A whole number as an expression."""
    return p.Expr("const", (number,))


def indicator(position: int) -> p.Expr:
    """The present value of an indicator."""
    return p.Expr("ind", (position,))


def _indicators() -> tuple[p.Indicator, ...]:
    return (
        p.Indicator(
            "lives_lost", "Lives lost at sea", "people", 0, 6000, 0, "down", "first", note="minimum recorded figure"
        ),
        p.Indicator("arrivals", "Sea arrivals", "people a week", 0, 60000, 10000, "neutral", "dial", steps="relative"),
        p.Indicator("hazard", "Deaths per attempt", "per 10,000", 0, 500, 20, "neutral", "debrief"),
        p.Indicator("cohesion", "Cohesion of the council", "index", 0, 100, 60, "up", "dial"),
    )


def _dynamics() -> tuple[p.Dynamics, ...]:
    toll = p.Expr("round", (p.Expr("*", (indicator(ARRIVALS), indicator(HAZARD))), const(10000)))
    rough = p.Chance("rough-week", (("calm", 3), ("rough", 1)))
    return (
        p.Dynamics(
            "crossings",
            "Crossings of the week",
            7 * DAY,
            7 * DAY,
            (
                p.Effect("crossings/toll", change=((LIVES, toll),)),
                p.Effect(
                    "crossings/rough", "Rough seas", chance=rough, outcome="rough", change=((ARRIVALS, const(-2000)),)
                ),
            ),
            chance=rough,
        ),
    )


def _injects() -> tuple[p.Inject, ...]:
    storm = p.Chance("storm", (("yes", 1), ("no", 1)))
    return (
        p.Inject(
            "request",
            "A joint request",
            "Two members ask the council for ships.",
            2 * HOUR,
            to=("council", "sg"),
            sender="Ministers of Greece and Germany",
            channel="diplomatic note",
            marking="unclassified",
            effects=(p.Effect("request/cohesion", change=((COHESION, const(3)),)),),
            opens=("tasking",),
        ),
        p.Inject(
            "storm",
            "Storm in the straits",
            "Rescue services report boats in distress.",
            3 * DAY,
            chance=storm,
            effects=(p.Effect("storm/hazard", modify=((HAZARD, const(10)),), lasts=4 * DAY, sets=("storm-struck",)),),
            kind="chance",
        ),
        p.Inject(
            "report",
            "Reception centres are full",
            "The islands ask for teams to register and shelter people.",
            7 * DAY,
            to=("board",),
            opens=("relief",),
            stylised=True,
        ),
        p.Inject(
            "alarm",
            "The council looks divided",
            "Newspapers write of a split.",
            None,
            watch=p.Expr("<", (indicator(COHESION), const(40))),
        ),
        p.Inject("rumour", "A rumour on the coast", "Word spreads that the route will close.", None, to=("gr",)),
    )


def _isr() -> p.Response:
    return p.Response(
        "isr",
        "Ships watch and report",
        "The council sends ships to watch the crossings and pass on what they see.",
        measures=(
            p.Measure(
                "isr/watch",
                "Ships on watch",
                "council",
                "consensus",
                loads=((0, 2), (1, 1)),
                cost_band=1,
                theatre=-1,
                requested_by=("GR", "DE"),
                paid_by=("DE", "FR"),
                keys=(p.Key("request", test=p.Expr("made", ("request",)), title="the joint request"),),
            ),
        ),
        slots=(
            p.Slot(
                "area",
                "Area",
                (
                    p.Wording("anywhere", "in the whole of the sea"),
                    p.Wording("own-waters", "each in its own waters", softens=((0, 1),)),
                ),
            ),
            p.Slot(
                "duration",
                "Duration",
                (p.Wording("open-ended", "until decided otherwise"), p.Wording("sunset", "for three months")),
            ),
        ),
        concerns=(
            p.Concern(
                "isr.area.TR",
                ("TR",),
                until=p.Expr("amended", ("", "own-waters")),
                red=True,
                why="waters of its own are touched",
                slot="area",
            ),
            p.Concern(
                "isr.duration.FR",
                ("FR",),
                until=p.Expr("amended", ("", "sunset")),
                move=-120,
                why="a mission without an end date",
                slot="duration",
            ),
        ),
        effects=(
            p.Effect("isr/arrivals", after=5 * DAY, change=((ARRIVALS, const(-1500)),), delivers=("rumour",)),
            p.Effect("isr/cohesion", change=((COHESION, const(2)),)),
        ),
        sources=("made for tests",),
    )


def _responses() -> tuple[p.Response, ...]:
    bold = p.Measure("bold/ships", "Ships turn boats round", "council", "consensus", loads=((0, 2), (1, -2)))
    teams = p.Measure("teams/staff", "Teams on the islands", "board", "majority", loads=((1, 2),), paid_by=("DE",))
    return (
        _isr(),
        p.Response(
            "bold",
            "Turn boats round",
            "Ships keep boats from landing.",
            measures=(bold,),
            concerns=(p.Concern("bold.FR", ("FR",), red=True, why="people in distress must be rescued"),),
            effects=(p.Effect("bold/hazard", change=((HAZARD, const(30)),)),),
            unlawful="Turning people away without examining who they are breaches non-refoulement.",
            bound_to_fail="one member holds that rescue comes first",
        ),
        p.Response("decline", "Do nothing for now", "The council takes note."),
        p.Response(
            "teams",
            "Send teams",
            "The board sends staff to register and shelter people.",
            measures=(teams,),
            effects=(p.Effect("teams/hazard", after=2 * DAY, change=((HAZARD, const(-5)),)),),
        ),
        p.Response("wait-and-see", "Wait and see", "The board comes back to it."),
    )


def _decisions() -> tuple[p.Decision, ...]:
    favour = p.Offer("ships-early", "Ships from the first week", ("FR",), move=200, capital=2, text="Ships come early.")
    return (
        p.Decision(
            "tasking",
            "The tasking",
            "What does the council do on the request?",
            "council",
            4 * DAY,
            ("isr", "bold", "decline"),
            p.StakeSet("tasking", ("GR", "TR"), ("FR", "DE")),
            rounds=4,
            steps=6,
            lapses_to=(p.Lapse("decline"),),
            offers=(favour,),
            referrals=(p.Referral("board", "Send it to the board", opens="relief"),),
        ),
        p.Decision(
            "relief",
            "Relief on the islands",
            "Does the board send teams?",
            "board",
            3 * DAY,
            ("teams", "wait-and-see"),
            p.StakeSet("relief", ("GR",), ("DE",)),
            lapses_to=(p.Lapse("wait-and-see"),),
        ),
    )


def _procedures() -> tuple[p.Procedure, ...]:
    return (
        p.Procedure(
            "consensus",
            "Consensus under silence",
            "silence",
            tests=(p.Test("against", "members", at_most=0, title="no member objects"),),
            footnotes=3,
            asks_as="footnote",
            principals_block=True,
            rule="A text stands when no member breaks silence.",
        ),
        p.Procedure(
            "majority",
            "Simple majority",
            "vote",
            tests=(p.Test("for", "members", at_least=(1, 2), minimum=2, title="half of the members"),),
            rule="A text stands when two members vote for it.",
        ),
    )


def _bodies() -> tuple[p.Body, ...]:
    four = tuple(p.Member(code, (("population", n),)) for code, n in (("GR", 11), ("TR", 78), ("DE", 82), ("FR", 66)))
    three = tuple(member for member in four if member.code != "TR")
    return (
        p.Body("council", "The Council", "consensus", four, cohesion=COHESION, organisation="alliance"),
        p.Body("board", "The Board", "majority", three, organisation="union"),
    )


def _delegations() -> tuple[p.Delegation, ...]:
    return (
        p.Delegation("GR", "Greece", (2, 2), 1, -2, interests="people on the islands"),
        p.Delegation(
            "TR", "Türkiye", (1, 1), 1, 0, interests="its own waters", red_lines="foreign ships in its waters"
        ),
        p.Delegation("DE", "Germany", (2, 2), 1, 0),
        p.Delegation("FR", "France", (0, 1), 2, -1),
    )


def _seats() -> tuple[p.Seat, ...]:
    return (
        p.Seat("sg", "Secretary General", chairs=("council",), moves=("press-line",), brief="You chair the council."),
        p.Seat("eu", "President of the Board", chairs=("board",), policy="status-quo", brief="You chair the board."),
        p.Seat("gr", "Delegation of Greece", delegation="GR", holds=("council", "board"), capital=2),
        p.Seat("observer", "Observer", role="observer"),
    )


def _tests() -> tuple[p.ScenarioTest, ...]:
    isr = p.Expr("adopted", ("isr", ""))
    declined = p.Expr("adopted", ("decline", ""))
    few = p.Expr("<", (indicator(LIVES), const(100)))
    return (
        p.ScenarioTest(
            "ships are sent",
            "history",
            1,
            forced=(("storm", "no"), ("rough-week", "calm")),
            expect=(("adopted(isr)", isr), ("lives_lost < 100", few)),
        ),
        p.ScenarioTest("nothing is done", "status-quo", 1, expect=(("adopted(decline)", declined),)),
    )


def tiny_plan() -> p.Plan:
    """Build the plan afresh; equal every time, so a journal of one is a journal of the next."""
    plan = p.Plan(
        id="tiny",
        title="A small exercise",
        subtitle="two weeks",
        starts="2016-02-08T08:00",
        start_of_day=8 * HOUR,
        endex=15 * DAY,
        quantum=HOUR,
        dimensions=DIMENSIONS,
        indicators=_indicators(),
        dynamics=_dynamics(),
        injects=_injects(),
        decisions=_decisions(),
        responses=_responses(),
        bodies=_bodies(),
        procedures=_procedures(),
        delegations=_delegations(),
        stake_sets=(p.StakeSet("tasking", ("GR", "TR"), ("FR", "DE")), p.StakeSet("relief", ("GR",), ("DE",))),
        seats=_seats(),
        solo=("sg",),
        moves=(
            p.Move(
                "press-line",
                "Hold a press line",
                "The chair says one sentence to the press.",
                "sg",
                takes=2 * HOUR,
                every=7 * DAY,
                effects=(p.Effect("press-line/cohesion", change=((COHESION, const(1)),)),),
            ),
        ),
        pledges=(
            p.Pledge(
                "report-weekly",
                "Report every week",
                "sg",
                "TR",
                7 * DAY,
                p.Expr("adopted", ("isr", "")),
                text="The chair reports to Ankara every week.",
            ),
        ),
        hidden=(p.Hidden("author", p.Chance("author", (("h1", 2), ("h2", 3)))),),
        objectives=(
            p.Objective(
                "a-text-for-all",
                "Find a text everyone can live with",
                (
                    p.Task("adopt", "Adopt a tasking in time", by=p.Expr("adopted", ("isr", "")), before=4 * DAY),
                    p.Task("lawful", "Turn nobody round", by=p.Expr("adopted", ("bold", "")), never=True),
                    p.Task("asked", "The legal basis was asked before tabling"),
                ),
            ),
        ),
        history=(p.HistoryFact(3 * DAY, "11 February 2016", "Ships were sent.", "made for tests"),),
        history_acts=(
            p.HistoryAct(3 * DAY, "tasking", "isr", (("area", "own-waters"), ("duration", "sunset")), hours=24),
        ),
        costs=p.Costs(),
        general_offer=p.Offer("favour", "A favour", (), move=200, text="A favour to be returned."),
        tests=_tests(),
        briefing="Boats cross a narrow sea in winter.",
        dilemma="Speed against a text everyone can live with.",
        notes=("Made for tests.",),
        debrief_questions=("What would you do again?",),
        digest="0" * 64,
        packs=(("tiny", "1.0"),),
    )
    return p.with_tables(plan)


def renamed(plan: p.Plan, digest: str) -> p.Plan:
    """The same plan under another digest, as after an edit of the scenario."""
    return p.with_tables(replace(plan, digest=digest))

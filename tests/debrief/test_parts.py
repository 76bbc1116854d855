"""The parts of the debrief: walk, timeline, measures, turning points, law, consensus, history."""

from __future__ import annotations

from dataclasses import replace

from game.core import commands as c
from game.core import plan as p
from game.core.terms import DAY, HOUR, Stand
from game.debrief import build
from game.debrief.consensus import deliberations
from game.debrief.history import compare
from game.debrief.law import breaches
from game.debrief.measures import drivers, measure
from game.debrief.timeline import timeline
from game.debrief.turning import turning_points
from game.debrief.walk import walk
from game.journal import state_of
from tests.debrief.played import Exercise, adopted, unlawful
from tests.tiny import ARRIVALS, LIVES, const, tiny_plan


def test_walk_ends_where_the_journal_does() -> None:
    """The walk's last state is the fold of the journal."""
    played = adopted()

    assert walk(played.lines).final == replace(state_of(played.lines), forced=walk(played.lines).final.forced)
    assert walk(played.lines).final.values == played.state.values


def test_rewound_lines_are_struck() -> None:
    """What a rewind took back is kept apart; what a rewind of the rewind restores stands again."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Note("sg", "first thought"))
    played.rewind(2)
    assert [item.line for item in walk(played.lines).everything if item.struck] == [3]

    played.rewind(3)
    assert not [item for item in walk(played.lines).everything if item.struck]


def test_second_thoughts_in_the_timeline() -> None:
    """The timeline shows what was taken back, marked, and the going back itself."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Note("sg", "first thought"))
    played.rewind(2)

    entries = timeline(played.plan, walk(played.lines))

    assert [entry.struck for entry in entries if "first thought" in entry.what] == [True]
    assert any("goes back to D+0 10:00" in entry.what and not entry.struck for entry in entries)


def test_timeline_says_who_when_and_why() -> None:
    """A tabled text is one line with its seat, its minute and its written reason."""
    played = unlawful()

    entry = next(item for item in timeline(played.plan, walk(played.lines)) if item.what.startswith("tables"))

    assert (entry.at, entry.who, entry.why) == (2 * HOUR, "Secretary General", "Ministers asked for it.")


def test_timeline_names_policies() -> None:
    """A line asked by a policy carries the policy's name."""
    played = Exercise()
    played.ask(c.Note("sg", "by a policy"), by="policy:consensus")

    assert timeline(played.plan, walk(played.lines))[-1].by == "consensus"


def test_causes_sum_to_the_change() -> None:
    """For every indicator: start plus causes less what had no room is the end."""
    for played in (adopted(), Exercise().until(15 * DAY)):
        for reading in measure(played.plan, walk(played.lines)):
            position = played.plan.tables.indicators[reading.indicator.id]
            total = sum(cause.amount for cause in reading.causes) - reading.cut
            assert reading.indicator.start + total == played.state.values[position]


def test_lives_come_first() -> None:
    """The count of lives is the first reading, and is computed from crossings and hazard."""
    played = adopted()
    readings = measure(played.plan, walk(played.lines))

    assert readings[0].indicator.id == "lives_lost"
    assert drivers(played.plan, readings[0].indicator) == ("arrivals", "hazard")


def test_what_had_no_room() -> None:
    """A change beyond an indicator's range is told as not possible."""
    huge = p.Effect("request/huge", change=((ARRIVALS, const(999_999)),))
    plan = tiny_plan()
    injects = tuple(replace(i, effects=(*i.effects, huge)) if i.id == "request" else i for i in plan.injects)
    played = Exercise(p.with_tables(replace(plan, injects=injects))).until(DAY)

    reading = next(r for r in measure(played.plan, walk(played.lines)) if r.indicator.id == "arrivals")

    assert (reading.end, reading.cut) == (60_000, 999_999 - 50_000)


def test_turning_points() -> None:
    """The broken silence, the adoption and the lapse are turning points, in order of time; lives are not ranked."""
    played = adopted()
    points = turning_points(played.plan, walk(played.lines))

    assert [point.kind for point in points if point.kind != "change"] == ["broken", "adopted", "lapsed"]
    assert [point.at for point in points] == sorted(point.at for point in points)
    assert not any(played.plan.indicators[LIVES].title in point.what for point in points)


def test_large_changes_name_their_cause() -> None:
    """A change of a tenth of an indicator's range is a turning point and says what it came from."""
    large = p.Effect("request/large", change=((ARRIVALS, const(30_000)),))
    plan = tiny_plan()
    injects = tuple(replace(i, effects=(*i.effects, large)) if i.id == "request" else i for i in plan.injects)
    played = Exercise(p.with_tables(replace(plan, injects=injects))).until(DAY)

    (point,) = turning_points(played.plan, walk(played.lines))

    assert (point.kind, point.at, point.why) == ("change", 2 * HOUR, "A joint request")


def test_attempt_at_a_breach() -> None:
    """An unlawful text that never stood is told with the duty, the seat and the written reason."""
    (breach,) = breaches(unlawful().plan, walk(unlawful().lines))

    assert not breach.took_effect
    assert "non-refoulement" in breach.duty
    assert (breach.who, breach.reason) == ("Secretary General", "Ministers asked for it.")


def test_breach() -> None:
    """An unlawful text that was adopted is told as having taken effect, with its body."""
    plan = tiny_plan()
    responses = tuple(replace(r, concerns=()) if r.id == "bold" else r for r in plan.responses)
    played = Exercise(p.with_tables(replace(plan, responses=responses))).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "bold", (), "We had to."))
    played.until(6 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    played.until(3 * DAY)

    (breach,) = breaches(played.plan, walk(played.lines))

    assert (breach.took_effect, breach.body, breach.reason) == (True, "The Council", "We had to.")


def test_deliberation() -> None:
    """A decision point tells its texts, who stopped which and why, what it cost and who was bought."""
    played = adopted()
    tasking, relief = deliberations(played.plan, walk(played.lines))

    assert [attempt.fate for attempt in tasking.attempts] == ["broken", "adopted"]
    assert tasking.attempts[0].by == (("Türkiye", "waters of its own are touched (stylised)"),)
    assert (tasking.tabled, tasking.amended, tasking.capital) == (1, 1, 2)
    assert [(bought.member, bought.what, bought.move) for bought in tasking.bought] == [
        ("France", "Ships from the first week", 200)
    ]
    assert (relief.how, relief.outcome, relief.arithmetic) == ("lapsed", "Wait and see", ())


def with_extra(needed: bool) -> p.Plan:
    """The tiny plan with a second measure in ``isr`` whose key can never turn."""
    plan = tiny_plan()
    key = p.Key("basis", test=const(0), title="a legal basis")
    extra = p.Measure("isr/extra", "A study", "board", "majority", keys=(key,), needed=needed)
    responses = tuple(replace(r, measures=(*r.measures, extra)) if r.id == "isr" else r for r in plan.responses)
    return p.with_tables(replace(plan, responses=responses))


def test_measure_that_was_not_needed() -> None:
    """A text adopted without one of its measures says which and what was missing, and is not told as refused."""
    played = adopted(with_extra(needed=False))
    tasking = deliberations(played.plan, walk(played.lines))[0]

    assert [attempt.fate for attempt in tasking.attempts] == ["broken", "adopted"]
    assert tasking.attempts[-1].without == ("The Board, “A study”, not met: a legal basis",)


def test_refused() -> None:
    """A text that fell for want of a second key is told once a time it was put, with what was not met."""
    played = adopted(with_extra(needed=True))
    tasking = deliberations(played.plan, walk(played.lines))[0]

    assert tasking.attempts[1].fate == "refused"
    assert "not met: a legal basis" in tasking.attempts[1].how
    assert len({(attempt.at, attempt.text) for attempt in tasking.attempts}) == len(tasking.attempts)


def test_arithmetic_adds_up() -> None:
    """The terms shown for a delegation add up to its sum."""
    played = adopted()
    (sums,) = deliberations(played.plan, walk(played.lines))[0].arithmetic

    assert len(sums.sums) + sums.others == 4
    for row in sums.sums:
        assert row.points == sum(value for _, value in row.terms)


def test_sums_are_secret_before_endex() -> None:
    """An interim review shows neither sums nor hidden truths."""
    played = unlawful()
    debrief = build(played.plan, played.header, played.lines)

    assert not debrief.ended
    assert debrief.hidden == ()
    assert all(item.arithmetic == () for item in debrief.deliberations)


def test_position_of_a_person() -> None:
    """Where a person broke silence, the debrief shows what was written and not the stance's reason."""
    played = Exercise(seats=("sg", "gr")).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    played.until(10 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    played.ask(c.TakePosition("gr", "tasking", Stand.OBJECT, "duration", why="No end date."))
    played.until(DAY)

    (tasking,) = deliberations(played.plan, walk(played.lines))

    assert ("Greece", "No end date.") in tasking.attempts[0].by


def test_history_beside() -> None:
    """History's text and the exercise's stand side by side, and the difference is named."""
    played = adopted()
    tasking, relief = compare(played.plan, played.state).beside

    assert tasking.same == "the same response, other clauses"
    assert "three months" in tasking.history
    assert relief.same == "no counterpart on record"
    assert compare(played.plan, Exercise().state).beside[0].same == "never opened here"

"""Going through the journal: the stops, what they may tell, and the view at each."""

from __future__ import annotations

from game.core import commands as c
from game.core.terms import DAY, HOUR
from game.journal import dated, effective
from game.session import Session
from game.tui.ink import Ink
from game.tui.scrub import Scrubber
from game.tui.widgets.scrubber import in_list, standing, strip
from game.view import view
from game.view.safe import width
from tests.debrief.played import adopted
from tests.tiny import tiny_plan


def scrubber(*, all_seats: bool = True) -> tuple[Session, Scrubber]:
    """A session of the tiny plan under way, with a policy in every chair and one rewind, and its stops."""
    session = Session.create(tiny_plan(), seats=("sg",), seed=1, practice=True)
    session.autoplay("consensus")
    session.rewind(4)
    return session, Scrubber(session.plan, session.header, session.lines, session.seats, all_seats=all_seats)


def test_view_is_that_of_the_time() -> None:
    """At every stop the view is the one the seats had when that line was the last."""
    session, found = scrubber()
    short = Session.create(tiny_plan(), seats=("sg",), seed=1, practice=True)
    for entry in session.lines[1:-1]:
        stop = next((stop for stop in found.stops if stop.n == entry.n), None)
        if stop is not None:
            lines = session.lines[: entry.n]
            state = found._states[entry.n]
            assert found.view_at(stop.n) == view(session.plan, state, ("sg",), tuple(dated(effective(lines))))
    assert found.view_at(1) == view(short.plan, short.state, ("sg",), tuple(dated(effective(short.lines))))


def test_what_was_taken_back_is_marked() -> None:
    """Lines behind a rewind stand; those it went back behind are struck, and the rewind is a stop of its own."""
    session, found = scrubber()
    last = found.stops[-1]
    assert (last.n, last.words) == (len(session.lines), "back to where it stood after line 4")
    assert {stop.struck for stop in found.stops if stop.n <= 4} == {False}
    assert {stop.struck for stop in found.stops if 4 < stop.n < last.n} == {True}


def test_other_chairs_are_told_only_after_endex() -> None:
    """What policies asked in other chairs is shown when all is told, and left out before."""
    _, every = scrubber(all_seats=True)
    session, own = scrubber(all_seats=False)
    policies = {line.n for line in session.lines if getattr(line, "by", "").startswith("policy")}
    assert policies & {stop.n for stop in every.stops}
    assert not policies & {stop.n for stop in own.stops}


def test_only_time_in_which_nothing_was_seen_is_left_out() -> None:
    """Every ask is a stop, and every run of time that brought news."""
    played = adopted()
    found = Scrubber(played.plan, played.header, played.lines, ("sg",), all_seats=True)
    asked = {line.n for line in played.lines if not isinstance(getattr(line, "asked", None), c.Advance)}
    assert asked <= {stop.n for stop in found.stops}
    assert all(stop.words for stop in found.stops)


def test_nearest_stop_that_stands() -> None:
    """A minute leads to the last stop before it that was not taken back."""
    _, found = scrubber()
    assert found.nearest(0) == max(n for n, stop in enumerate(found.stops) if stop.at == 0 and not stop.struck)
    assert not found.stops[found.nearest(10 * DAY)].struck


def test_strip_points_at_the_moment() -> None:
    """The pointer stands below the present moment, wherever that is, and no line is too wide."""
    played = adopted()
    found = Scrubber(played.plan, played.header, played.lines, ("sg",), all_seats=True)
    for columns in (20, 60, 120):
        for here in range(len(found.stops)):
            ink = Ink(columns)
            strip(found.stops, here, [(2 * HOUR, "a")], ("D+0", "D+10"))(ink)
            lines = [line.plain for line in ink.lines]
            assert max(width(line) for line in lines) <= columns
            if len(lines) == 2:
                assert lines[0].index("●") == lines[1].index("▲")


def test_sheet_tells_how_things_stood() -> None:
    """Date, what was asked, dials with lives first, the text on the table and what had been decided."""
    played = adopted()
    found = Scrubber(played.plan, played.header, played.lines, ("sg",), all_seats=True)
    stop = next(stop for stop in found.stops if stop.words.startswith("Put the text under silence"))
    ink = Ink(70)
    standing(found.plan, stop, found.view_at(stop.n), "z goes back here.")(ink)
    lines = [line.plain for line in ink.lines]
    text = "\n".join(lines)
    assert stop.words in text
    assert lines.index("DIALS") < lines.index("OPEN")
    assert lines[lines.index("DIALS") + 1].startswith("Lives lost")
    assert "under silence" in text
    end = Ink(70)
    standing(found.plan, found.stops[-1], found.view_at(found.stops[-1].n), "")(end)
    assert "DECIDED SO FAR" in [line.plain for line in end.lines]


def test_list_tells_the_whole_of_each() -> None:
    """A stop takes as many lines as it needs, none wider than the list and nothing cut off."""
    played = adopted()
    played.lines.append(played.lines[-1])
    for stop in Scrubber(played.plan, played.header, played.lines[:-1], ("sg",), all_seats=True).stops:
        ink = Ink(40)
        in_list(stop)(ink)
        assert max(width(line.plain) for line in ink.lines) <= 40
        told = " ".join(" ".join(line.plain for line in ink.lines).split())
        assert told.endswith(" ".join((stop.words if stop.who else stop.title).split()))

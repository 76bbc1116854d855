"""Pictures, tables and time lines of a story: complete, well formed, and with titles as data."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.author.diagrams import to_dot, to_mermaid
from game.author.layout import layers
from game.author.msel import occurrences, to_table, to_timeline
from game.author.picture import HIGH, WIDE, to_svg
from game.author.story import story
from game.core.plan import Effect, Expr, Inject, Plan, with_tables
from game.core.terms import DAY
from tests.cli.run import SCENARIO, startex
from tests.rollout.made import planted
from tests.tiny import tiny_plan

SVG = "{http://www.w3.org/2000/svg}"
NASTY = 'a "quoted" [/] <b>&amp; \\n {x} \x1b[31m `c` #1; |'


def edges(plan: Plan) -> set[tuple[str, str, str]]:
    """(from, to, kind) of a plan's story."""
    return {(edge.start[1], edge.end[1], edge.kind) for edge in story(plan).edges}


def test_what_opens_offers_and_delivers_is_an_edge() -> None:
    """Injects open decision points, points offer and lapse to responses, effects deliver injects."""
    found = edges(tiny_plan())
    assert {
        ("request", "tasking", "opens"), ("tasking", "isr", "offers"), ("tasking", "decline", "lapses"),
        ("isr", "rumour", "delivers"), ("tasking", "relief", "refers"),
    } <= found  # fmt: skip
    late = {edge.label for edge in story(tiny_plan()).edges if edge.end == ("inject", "rumour")}
    assert late == {"after 5d"}


def test_what_a_condition_reads_is_an_edge() -> None:
    """``made``, ``adopted`` and facts lead to whatever waits for them; a fact from each thing that sets it."""
    plan = tiny_plan()
    condition = Expr("and", (Expr("adopted", ("isr", "")), Expr("fact", ("storm-struck",)), Expr("made", ("report",))))
    waiting = Inject("late", "Late", "It comes late.", 9 * DAY, when=condition)
    second = replace(plan.injects[2], effects=(Effect("report/again", sets=("storm-struck",)),))
    changed = with_tables(replace(plan, injects=(*plan.injects[:2], second, *plan.injects[3:], waiting)))
    assert {start for start, end, kind in edges(changed) if (end, kind) == ("late", "condition")} == {
        "isr", "storm", "report",
    }  # fmt: skip


def named(plan: Plan, title: str) -> Plan:
    """The plan with one hostile title everywhere."""
    return with_tables(
        replace(
            plan,
            title=title,
            injects=tuple(replace(item, title=title) for item in plan.injects),
            decisions=tuple(replace(item, title=title) for item in plan.decisions),
        )
    )


def test_titles_are_data_in_every_form() -> None:
    """Quotation marks, brackets, tags and escapes in a title leave each form well formed."""
    drawn = story(named(tiny_plan(), NASTY))
    root = ET.fromstring(to_svg(drawn))  # noqa: S314  (made here)
    assert any("<b>&amp;" in (text.text or "") for text in root.iter(f"{SVG}text"))
    for line in to_mermaid(drawn).splitlines()[1:]:
        assert re.fullmatch(r'    n\d+(\W{1,2}"[^"]*"\W{1,2}| -\.?->(\|"[^"|]*"\|)? n\d+)', line), line
    for line in to_dot(drawn).splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0, line
    assert "\x1b" not in to_svg(drawn) + to_mermaid(drawn) + to_dot(drawn) + to_timeline(named(tiny_plan(), NASTY))


def test_the_picture_shows_every_node_apart() -> None:
    """Each node has one box, no two boxes overlap, and all lie on the page."""
    drawn = story(planted())
    root = ET.fromstring(to_svg(drawn))  # noqa: S314  (made here)
    groups = [group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}text") is not None]
    titles = [group.findtext(f"{SVG}title") for group in groups]
    for node in drawn.nodes:
        assert titles.count(f"{node.kind} {node.id}: {node.title}") == 1
    spots = []
    for group in groups:
        box = group.find(f"{SVG}rect")
        if box is not None:
            spots.append((int(box.get("x", "")), int(box.get("y", ""))))
    assert all(abs(x - u) >= WIDE or abs(y - v) >= HIGH for n, (x, y) in enumerate(spots) for u, v in spots[n + 1 :])
    assert all(0 <= x <= int(root.get("width", "")) - WIDE for x, _ in spots)


@pytest.mark.parametrize("seed", range(20))
def test_layers_hold_every_node_once_and_lead_forward(seed: int) -> None:
    """In a graph without circles every edge leads to a later layer; with circles every node still has one place."""
    luck = random.Random(seed)  # noqa: S311  (cases, not secrets)
    count = luck.randrange(1, 30)
    pairs = [(luck.randrange(count), luck.randrange(count)) for _ in range(luck.randrange(60))]
    forward = [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    rows = layers(count, forward)
    depth = {node: n for n, row in enumerate(rows) for node in row}
    assert all(depth[start] < depth[end] for start, end in forward)
    assert sorted(node for row in layers(count, pairs) for node in row) == list(range(count))


def test_the_msel_has_every_inject_with_its_condition() -> None:
    """One row each: when it comes, to whom, by which channel, what it waits for, what it opens."""
    rows = to_table(tiny_plan()).splitlines()
    assert len(rows) == 1 + len(tiny_plan().injects)
    request = next(row for row in rows if " request " in row)
    assert re.match(r"D\+0 10:00 +request +A joint request +Ministers .* diplomatic note +inject +tasking", request)
    assert next(row for row in rows if "alarm" in row).startswith("watch")
    assert "once cohesion < 40" in to_table(tiny_plan())
    assert "chance 50%" in next(row for row in rows if row.startswith("D+3 08:00"))


def test_the_time_line_shows_gaps_and_pacing() -> None:
    """Deliveries in order with the empty time between them; repeated ones each time, until they end."""
    plan = tiny_plan()
    text = to_timeline(plan)
    assert "2 days 22 hours with nothing planned" in text
    assert "longest time with nothing planned: 8 days" in text
    assert "opens tasking, until D+4 10:00" in text
    weekly = Inject("weekly", "Weekly", "Figures.", DAY, every=7 * DAY, until=9 * DAY)
    again = with_tables(replace(plan, injects=(*plan.injects, weekly)))
    assert [row.at for row in occurrences(again) if row.inject.id == "weekly"] == [DAY, 8 * DAY]
    hourly = with_tables(replace(plan, injects=(replace(weekly, every=1, until=None),), endex=365 * DAY))
    assert "only the first 500 are shown" in to_timeline(hourly)


def test_every_form_of_the_shipped_scenario(tmp_path: Path) -> None:
    """Each form is written to stdout or to a file; JSON names nodes and edges."""
    for form, start in (("mermaid", "flowchart LR"), ("dot", "digraph"), ("msel", "TIME"), ("timeline", "Aegean")):
        assert startex("graph", SCENARIO, "--format", form).stdout.startswith(start)
    found = json.loads(startex("graph", SCENARIO, "--format", "json").stdout)
    known = {(node["kind"], node["id"]) for node in found["nodes"]}
    assert all(tuple(edge["from"]) in known and tuple(edge["to"]) in known for edge in found["edges"])
    file = tmp_path / "story.svg"
    written = startex("graph", SCENARIO, "--format", "svg", "-o", file)
    assert (written.exit_code, written.stdout) == (0, "")
    assert ET.parse(file).getroot().tag == f"{SVG}svg"  # noqa: S314  (made here)

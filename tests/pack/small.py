"""A small pack for the tests of the reader: one rulebook with a council, an office and a board; one scenario."""

from __future__ import annotations

from pathlib import Path

from game.core.plan import Plan
from game.pack import Loaded, load

RULES = """\
format: 1
id: small
title: A small organisation
dimensions:
  role: {title: Role of the organisation}
  cost_sharing: {title: Sharing of cost}
members:
  all:
    - {code: GR, title: Greece, from: 1952-02-18, weights: {population: {2014: 90, 2016: 100, 2018: 110}}}
    - {code: TR, title: Türkiye, from: 1952-02-18, weights: {population: {2016: 700}}}
    - {code: DE, title: Germany, from: 1955-05-06, weights: {population: {2016: 800}}, attributes: [may-abstain]}
    - {code: GB, title: United Kingdom, from: 1949-08-24, to: 2020-01-31, weights: {population: {2016: 600}}}
    - {code: ME, title: Montenegro, from: 2017-06-05, weights: {population: {2016: 6}}}
procedures:
  consensus:
    title: Consensus
    kind: silence
    tests: [{count: against, at_most: 0, title: nobody objects}]
    asks_as: footnote
    footnotes: 1
  majority:
    title: Majority
    kind: vote
    tests:
      - {count: for, at_least: 55%, minimum: 2}
      - {count: for, of: population, at_least: 2/3, either: [{count: not-for, at_most: 1}]}
  own: {title: Own power, kind: own}
bodies:
  council: {title: Council, members: all, procedure: consensus}
  board: {title: Board, members: all, procedure: majority}
  office: {title: Office, procedure: own, holder: SG}
delegations:
  SG: {title: Office holder}
  GR:
    title: Hellenic Republic
    stance: {role: 2, cost_sharing: -1}
    cost: 3
    eras: [{from: 2016-01-01, to: 2016-12-31, stance: {role: 3}, flank: -2}]
catalogue:
  R-1:
    title: Ships watch
    body: council
    loads: {role: 2, cost_sharing: 1}
    cost_band: 2
    theatre: south
    keys: [{kind: host, title: consent of the coast}]
    legal: its founding treaty
general_offer: {id: favour, title: A favour, move: 150}
costs: {sound: 4h, stake: {principal: 100, concerned: 60, bystander: 30}, offer_capital: [3, 2, 1]}
"""

SCENARIO = """\
format: 1
id: strait
title: The strait
starts: 2016-02-08T08:00
endex: D+14
rulebooks: [small]
briefing: A short one.
indicators:
  arrivals: {title: Arrivals, unit: people a week, range: [0, 60000], start: 1000, steps: relative, source: made up}
  cohesion: {title: Cohesion, range: [0, 100], start: 60, better: up, shown: dial}
bodies: {council: {cohesion: cohesion}}
stakes:
  coast: {principal: [GR, TR], concerned: [DE]}
seats:
  - {id: chair, title: Chair, chairs: [council, board, office], moves: [press]}
  - {id: greece, title: Greece, delegation: GR}
moves:
  - {id: press, title: A press line, seat: chair, every: 7d, effects: {cohesion: +1}}
hidden:
  author: {one_of: {state: 40%, gang: 60%}, known_to: [greece]}
dynamics:
  - id: season
    title: The season
    every: 7d
    chance: {id: weather, outcomes: {calm: 3, rough: 1}}
    effects:
      - {change: {arrivals: "-1 step"}, outcome: rough}
      - {change: {arrivals: "10 * hidden(author, gang)"}, after: 1d}
injects:
  - id: request
    at: D+0 10:00
    to: [council, greece]
    title: A request
    text: Two Allies ask.
    effects: {cohesion: +3}
    opens: [tasking]
  - id: rumour
    title: A rumour
    text: Somebody says something.
decisions:
  tasking:
    title: The tasking
    forum: council
    closes: 4d
    stakes: coast
    responses: [watch, wait]
    lapses_to: [{when: "cohesion > 50", response: wait}, {response: ""}]
    offers: [{id: ships, title: Ships early, to: [TR], capital: 2, effects: [{delivers: [rumour]}]}]
responses:
  watch:
    title: Watch
    text: Ships watch.
    measures: [{from: R-1, requested_by: [GR], paid_by: [DE], stakes: coast, keys: [{request: made(request)}]}]
    clauses:
      duration:
        wordings:
          - {id: open-ended, text: for as long as is needed}
          - {id: sunset, text: for three months, softens: {role: -1}, effects: {cohesion: 1}}
    concerns:
      - {who: TR, until: amended(sunset), move: -500, why: no end date, clause: duration}
      - {who: [GR, TR], while: cohesion < 30, red: yes, why: no trust left}
      - {who: TR, until: amended(sunset), move: -100, why: again, clause: duration}
    requires: [made(request)]
    if_blocked: wait
    effects: {arrivals: -2 steps}
  wait: {title: Wait}
objectives:
  - id: ask-first
    title: Ask before acting
    tasks:
      - {by: "adopted(watch) and amended(watch, sunset)", before: D+5, title: An end date}
      - {observed: the legal basis was asked for}
history:
  - {at: D+3, text: Agreed., source: us, chose: [{decision: tasking, response: watch, clauses: {duration: sunset}}]}
tests:
  - {name: it holds, policy: history, chance: {weather: calm, "weather#2": rough}, expect: [adopted(watch)]}
rehearsal: {adopts: {consensus: [90, 100]}}
"""


def write(folder: Path, scenario: str = SCENARIO, rules: str = RULES) -> Path:
    """The pack as files; returns the scenario's."""
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "small.yaml").write_text(rules, encoding="utf-8")
    path = folder / "scenario.yaml"
    path.write_text(scenario, encoding="utf-8")
    return path


def loaded(folder: Path, scenario: str = SCENARIO, rules: str = RULES) -> Loaded:
    """What comes of loading the pack."""
    return load(write(folder, scenario, rules))


def plan_of(folder: Path, scenario: str = SCENARIO, rules: str = RULES) -> Plan:
    """The plan of the pack, which must have no error."""
    found = loaded(folder, scenario, rules)
    assert found.plan is not None, [str(fault) for fault in found.faults]
    return found.plan


def said(folder: Path, old: str, new: str, *, once: bool = True) -> list[tuple[str, int, int, str]]:
    """(code, line, column, message) of every fault after replacing ``old`` by ``new`` in the scenario."""
    assert old in SCENARIO, old
    assert not once or SCENARIO.count(old) == 1, f"{old} is not unique"
    found = loaded(folder, SCENARIO.replace(old, new))
    return [(f.code, f.line, f.col, f.message) for f in found.faults]


def spot(text: str, part: str) -> tuple[int, int]:
    """Line and column, from 1, where ``part`` first stands in ``text``."""
    start = text.index(part)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)

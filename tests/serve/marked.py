"""The tiny exercise with every secret in it marked: a word or a number found nowhere else, and who may read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from random import Random

from game.core import events as e
from game.core import plan as p
from game.core.state import State
from game.journal import Entry, Line
from game.view.access import FACILITATOR
from tests.tiny import tiny_plan

SEATS = ("sg", "eu", "gr")
SEED = 814507336291
PRIVATE = (613711, -613777, 601933, -601871)
"""What private flexibility is drawn from."""
MOVED = 731951
"""How far the concerns of the marked plan move a delegation; the number of each is one higher."""
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
HOLDERS = {"request": ("sg", "gr"), "report": ("eu", "gr"), "rumour": ("gr",)}
"""Inject to the seats it reaches, said by hand: the council's papers, the board's, and those of one seat."""

ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
GAPS = re.compile(rb"(?<=\d)(?:[ ,.']|\xe2\x80\x89|\xc2\xa0|&#8239;)(?=\d)")


@dataclass
class Marks:
    """Each marked secret, by the bytes that give it away."""

    luck: Random
    readers: dict[bytes, frozenset[str]] = field(default_factory=dict)
    what: dict[bytes, str] = field(default_factory=dict)

    def word(self, what: str, *readers: str) -> str:
        """A new word for a secret; ``readers`` may know it."""
        made = "".join(self.luck.choice(LETTERS) for _ in range(7))
        self.add(made, what, *readers)
        return made

    def add(self, text: str, what: str, *readers: str) -> None:
        """Something that is a mark as it stands."""
        self.readers[text.encode()] = frozenset(readers)
        self.what[text.encode()] = what

    def leaks(self, reader: str, sent: bytes) -> list[str]:
        """What ``reader`` was sent and may not know: looked for in the raw bytes, in the text between the escape
        sequences, and there once more with the gaps between digits closed.
        """
        plain = ESCAPES.sub(b"", sent)
        places = (sent, plain, GAPS.sub(b"", plain))
        held = (mark for mark, readers in self.readers.items() if reader not in readers)
        return [self.what[mark] for mark in held if any(mark in place for place in places)]

    def found(self, what: str, sent: bytes) -> bool:
        """Was the secret of this name sent?"""
        plain = ESCAPES.sub(b"", sent)
        return any(mark in sent or mark in plain for mark, name in self.what.items() if name == what)


def marked_plan(marks: Marks) -> p.Plan:
    """The tiny plan with its secrets marked."""
    plan = tiny_plan()
    marks.add(str(SEED), "the seed")
    hidden = p.Hidden("author", p.Chance("author", tuple((marks.word(f"truth {n}", FACILITATOR), n) for n in (2, 3))))
    injects = tuple(_inject(marks, inject) for inject in plan.injects)
    expected = p.Inject(
        "hoped-for", marks.word("title hoped-for", FACILITATOR), marks.word("text hoped-for", FACILITATOR), 60,
        kind="expected",
    )  # fmt: skip
    return p.with_tables(replace(
        plan,
        seats=tuple(_seat(marks, seat) for seat in plan.seats),
        injects=(*injects, expected),
        hidden=(hidden,),
        responses=tuple(_response(marks, response) for response in plan.responses),
        costs=replace(plan.costs, private=PRIVATE),
    ))  # fmt: skip


def _seat(marks: Marks, seat: p.Seat) -> p.Seat:
    readers = (seat.id, FACILITATOR)
    return replace(
        seat,
        brief=f"Told {marks.word(f'brief {seat.id}', *readers)} alone.",
        knows=f"Knows {marks.word(f'knows {seat.id}', *readers)} alone.",
    )


def _inject(marks: Marks, inject: p.Inject) -> p.Inject:
    if inject.id not in HOLDERS:
        return inject
    readers = (*HOLDERS[inject.id], FACILITATOR)
    title, text = marks.word(f"title {inject.id}", *readers), marks.word(f"text {inject.id}", *readers)
    return replace(inject, title=title, text=f"It says {text}.")


def _response(marks: Marks, response: p.Response) -> p.Response:
    concerns = []
    for concern in response.concerns:
        number = MOVED + sum("move" in name for name in marks.what.values())
        marks.add(str(number), f"move {concern.id}", FACILITATOR)
        concerns.append(replace(concern, move=-number))
    return replace(response, concerns=tuple(concerns))


def leanings(marks: Marks, state: State, lines: tuple[Entry, ...]) -> None:
    """Private flexibility is told in confidence alone: who was told of a delegation with this much may know it."""
    told = [
        (fact.seat, fact.decision, fact.member)
        for line in lines if isinstance(line, Line) for fact in line.facts
        if isinstance(fact, e.Learned) and fact.how == "confidence"
    ]  # fmt: skip
    for number in PRIVATE:
        knows = [
            seat for seat, decision, member in told
            if decision in state.points and abs(state.points[decision].private.get(member, 0)) == abs(number)
        ]  # fmt: skip
        marks.add(str(abs(number)), f"leaning {number}", FACILITATOR, *knows)

"""A verdict by the rulebooks: the vote explained, with what only they know: a brake, remarks, what is uncertain."""

from __future__ import annotations

from dataclasses import replace

from game.core.tally import meets
from game.pack.compile.bodies import tests as compiled_tests
from game.pack.compile.desk import Place
from game.pack.compile.members import is_in
from game.pack.law import Law
from game.votes.ask import Asked
from game.votes.explain import Verdict, explained

__all__ = ["Verdict", "verdict"]


def verdict(law: Law, asked: Asked) -> Verdict:
    """The verdict on a vote in order."""
    vote, model = asked.vote, law.procedure(asked.vote.procedure.id)
    found = replace(explained(vote, asked.day, asked.notes), uncertain=tuple(model.uncertain))
    if not asked.brake:
        return replace(found, remarks=_remarks(law, asked, adopted=found.adopted))
    brake = f"{asked.brake} stops the vote. {model.brake}"
    return replace(found, adopted=False, outcome="", reason="brake", not_bound=(), brake=brake)


def _remarks(law: Law, asked: Asked, *, adopted: bool) -> tuple[str, ...]:
    place, model = law.rules.procedures[asked.vote.procedure.id]
    count, found = asked.vote.tally(), []
    for n, remark in enumerate(model.remarks):
        wanted = (
            (remark.adopted and adopted) or (remark.fallen and not adopted) or not (remark.adopted or remark.fallen)
        )
        tests = compiled_tests(law.desk, Place(place.source, (*place.path, "remarks", n)), remark.tests, {})
        if wanted and is_in(remark, asked.day) and all(meets(test, asked.vote.body, count) for test in tests):
            found.append(remark.title)
    return tuple(found)

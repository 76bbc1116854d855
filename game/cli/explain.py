"""``startex explain CODE``: what a fault or a ruling is about, with a wrong and a right example."""

from __future__ import annotations

import click

from game.cli import find, streams

FAMILIES = {
    "E1": "A fault in reading a file. The file cannot be used until it is mended.",
    "E2": "A fault in the shape of a file: a key or value the language does not have there.",
    "E3": "A fault in names: something is cited that does not exist, or one name means two things.",
    "E4": "A fault in a value: a time, a share or a number that cannot be read or lies outside its range.",
    "E5": "A fault in an expression.",
    "E6": "A fault in the rules of a pack: each part can be read, together they cannot work.",
    "W": "A warning: the pack works, but probably not as meant.",
    "R": "A ruling: an ask that was not in order. Nothing has changed; the ruling says what would be in order.",
    "S": "A ruling of the session: the ask came too late, or the journal does not allow it. Nothing has changed.",
}


@click.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def explain(code: str, as_json: bool) -> None:
    """Say what CODE means: a fault of `startex check` (E…, W…) or a ruling in play (R…, S…)."""
    from game.core.refusals import RULINGS
    from game.pack.data import code_page
    from game.pack.faults import CODES
    from game.session.rulings import SESSION_RULINGS

    known = {**CODES, **RULINGS, **SESSION_RULINGS}
    wanted = code.strip("[] ").upper()
    if wanted not in known:
        raise click.UsageError(f"There is no code {code}. {find.nearest(wanted, known, most=4)}")
    family = next(text for start, text in FAMILIES.items() if wanted.startswith(start))
    if as_json:
        streams.emit({"code": wanted, "subject": known[wanted], "kind": family, "page": code_page(wanted)})
        return
    streams.data(f"{wanted}: {known[wanted]}.\n{family}")
    if page := code_page(wanted):
        streams.data(f"\n{page}")

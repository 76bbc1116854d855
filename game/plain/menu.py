"""The menu: what is in order now, numbered, with what is closed and why beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.core.plan import Id
from game.plain.page import Page
from game.view.asks import Ask
from game.view.decision import DecisionView
from game.view.seen import SeatView

PEOPLE = {"sound": "Sound", "confide": "In confidence", "lobby": "Offer"}
TEXT_KINDS = ("table", "amend", "silence", "declare", "withdraw", "refer", "position", "alone")


@dataclass
class Menu:
    """The numbers last shown; a number keeps its meaning until the next menu is shown."""

    choices: list[Ask] = field(default_factory=list)

    def chosen(self, number: int) -> Ask | None:
        """What the number stands for; None when it was not shown."""
        return self.choices[number - 1] if 1 <= number <= len(self.choices) else None


def show(page: Page, view: SeatView, focus: Id = "") -> Menu:
    """Print the menu; the decision turned to comes first, the others in a line each."""
    menu = Menu()
    page.heading("You can")
    page.text("Capital: " + ", ".join(f"{seat.id} {seat.capital}" for seat in view.seats) + ".", 2, 2)
    shown = [d for d in view.decisions if d.id == focus] or list(view.decisions)
    for decision in shown:
        _file(page, view, decision, menu, titled=len(view.decisions) > 1)
    for other in (d for d in view.decisions if d not in shown):
        page.text(f"Also open: “{other.title}”: `on {other.id}` turns to it.", 2, 2)
    for ask in view.asks:
        if ask.kind == "move" and ask.in_order:
            _numbered(page, menu, ask, ask.label, ask.price)
    pledges = [ask.subject for ask in view.asks if ask.kind == "pledge" and ask.in_order]
    if pledges:
        page.row("Pledges:", f"{', '.join(pledges)}   (`acts` tells what they promise)", 6)
    page.across("Continue to the next thing that needs you", "", "   c  ")
    return menu


def _numbered(page: Page, menu: Menu, choice: Ask, label: str, price: str) -> None:
    menu.choices.append(choice)
    page.across(label, price, f"  {len(menu.choices):>2}  ")


def _file(page: Page, view: SeatView, decision: DecisionView, menu: Menu, *, titled: bool) -> None:
    if titled:
        page.text(f"On “{decision.title}” ({decision.id}):", 2, 2)
    mine = [ask for ask in view.asks if ask.decision == decision.id]
    for ask in _in_sequence(mine, decision):
        _numbered(page, menu, ask, ask.label + (" (! written reason)" if ask.reason else ""), ask.price)
    for kind, words in PEOPLE.items():
        open_ = [ask for ask in mine if ask.kind == kind and ask.in_order]
        codes = dict.fromkeys(ask.subject for ask in open_)
        if codes:
            word = "offer" if kind == "lobby" else kind
            said = f"{' '.join(codes)}   ({costs(open_)} each; type `{word} {next(iter(codes))}`)"
            page.row(f"{words}:", said, 6)
    for line in _closed(mine, decision):
        page.text(line, 6, 2)


def costs(asks: list[Ask]) -> str:
    """What each of these asks takes; where the price in capital differs, from the least to the most."""
    prices = list(dict.fromkeys(ask.price for ask in asks))
    if len(prices) == 1:
        return prices[0]
    common = prices[0].rpartition(", ")[0]
    capital = sorted({int(price.rpartition(", ")[2].split()[0]) for price in prices})
    return f"{common}, {capital[0]} to {capital[-1]} capital"


def _in_sequence(mine: list[Ask], decision: DecisionView) -> Iterator[Ask]:
    """In order now: amending before tabling anew, once a text is on the table; one silence, the usual one."""
    order = ("amend", "silence", "declare", "position", "withdraw", "table", "refer", "alone")
    kinds = order if decision.draft else TEXT_KINDS
    silent = False
    for kind in kinds:
        for ask in mine:
            if ask.kind != kind or not ask.in_order or (kind == "silence" and silent):
                continue
            if kind == "table" and decision.draft and ask.subject == decision.draft.response:
                continue
            silent = silent or kind == "silence"
            yield ask


def _closed(mine: list[Ask], decision: DecisionView) -> Iterator[str]:
    """Responses that cannot be tabled now because of a gate or because they fell, each with its ruling."""
    for response in decision.responses:
        if response.fallen:
            yield f"-- {response.title}: has fallen here."
        elif not response.in_order and response.ruling and response.ruling.code == "R07":
            yield f"-- {response.title}: not in order; {response.ruling.cure}"
    spent = [ask for ask in mine if ask.ruling and ask.ruling.code in ("R10", "R11") and ask.kind == "sound"]
    if spent and spent[0].ruling:
        yield f"-- Soundings and offers: {spent[0].ruling.what}"

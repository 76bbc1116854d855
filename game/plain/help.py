"""The words of plain mode: each with how it is typed, what it does, and what a player should know about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word a player can type."""

    name: str
    usage: str
    short: str
    """One line for the list."""
    long: str = ""
    """What ``? word`` adds."""
    group: str = ""
    also: tuple[str, ...] = ()
    """Other spellings."""


TIME, TEXT, PEOPLE, OWN, LOOK, RECORD = (
    "Time", "The text", "Delegations", "Your own acts", "Looking", "The record",
)  # fmt: skip

WORDS: tuple[Word, ...] = (
    Word(
        "continue", "continue", "run on to the next thing that needs you",
        "Exercise time runs, chairs nobody sits in act, and you get a digest of what happened. Steps you began in one "
        "round run side by side, so begin all you want before you continue.", TIME, ("c", "next", "go"),
    ),
    Word(
        "wait", "wait 6h  ·  wait 1d 6h", "let that much time pass, or less if something needs you",
        "Units: m minutes, h hours, d days.", TIME,
    ),
    Word(
        "table", "table RESPONSE [WORDING …] [because REASON]", "put a text on the table",
        "Each wording named that differs from the first draft costs one step. A response the legal adviser holds "
        "unlawful asks for a written reason. Tabling another text replaces the one on the table.", TEXT,
    ),
    Word(
        "amend", "amend CLAUSE WORDING", "swap one wording of the text on the table",
        "One step. Knowledge of a delegation's mind is about the exact words it was asked about.", TEXT, ("reword",),
    ),
    Word(
        "silence", "silence [HOURS]", "put the text under silence",
        "The text stands when nobody with a say breaks the silence before it ends. Those who only ask for a change "
        "may let it pass with a footnote; a principal who asks breaks it. A text that fails twice falls.", TEXT,
    ),
    Word(
        "declare", "declare", "call the vote, record agreement, or decide in your own power",
        "Only where the rule of the forum lets its chair declare the outcome.", TEXT, ("vote",),
    ),
    Word("withdraw", "withdraw", "take the text off the table", "", TEXT),
    Word("refer", "refer BODY", "send the file to another body", "", TEXT),
    Word(
        "sound", "sound CODE [CODE …]", "ask a delegation whether it could live with this text",
        "One step each, side by side. It says where it stands and why, and which clause; never its price. "
        "First positions may be tactical.", PEOPLE, ("ask",),
    ),
    Word(
        "confide", "confide CODE [CODE …]", "ask a delegation in confidence what it would take",
        "One step and some capital. It says how far it is from living with the text, in points, and its room.", PEOPLE,
    ),
    Word(
        "offer", "offer CODE [OFFER]", "put a favour or another offer on the table for a delegation",
        "One step and capital. An offer moves a delegation by so many points, but never across a red line: only "
        "the text does that. `offers` lists what there is.", PEOPLE, ("lobby",),
    ),
    Word("pledge", "pledge NAME", "give a pledge: a promise with a date",
         "It moves the delegation now. A broken one makes every later offer dearer.", PEOPLE),
    Word("agree", "agree", "declare that your own delegation agrees", "", OWN, ("assent", "yes")),
    Word("object", "object [CLAUSE] [because REASON]", "declare that your own delegation objects", "", OWN, ("no",)),
    Word("abstain", "abstain [declared]", "abstain, where the rule knows abstention", "", OWN),
    Word("time", "time", "ask for more time for your own delegation", "", OWN),
    Word("alone", "alone RESPONSE [because REASON]", "act alone, in your own power, outside the forum", "", OWN),
    Word("move", "move NAME", "use one of your own moves", "", OWN),
    Word("acts", "acts", "your moves and pledges, and what they say", "", LOOK, ("moves", "pledges")),
    Word("menu", "menu (or Enter)", "what can be done now, with numbers", "", LOOK, ("m", "options")),
    Word("text", "text", "the text on the table, with its [brackets]",
         "A clause stands in [brackets] with the codes of those you know to object to it.", LOOK, ("draft",)),
    Word("board", "board", "what you know of each delegation, how, and since when",
         "+ supports, = can live with it, ~ asks for a change, x objects, ? not known.", LOOK, ("b",)),
    Word("count", "count [SIDE CODE …] [SIDE rest]", "the count: who blocks, what would carry it or sink it, what if",
         "Counts the text as you know the minds, with its tests, the smallest sets that carry or sink it, and what an "
         "abstention does. `count against FR DE for rest` tries positions; nothing of it is on record. Sides: for, "
         "against, abstain, declared, unknown; `rest` means all that are not known.", LOOK,
         ("tally", "what-if", "whatif", "calculator")),
    Word("member", "member CODE", "one delegation: its public line and what you know", "", LOOK, ("delegation",)),
    Word("responses", "responses [RESPONSE]", "every response open here, in full", "", LOOK, ("response",)),
    Word("offers", "offers", "what can be offered here, and to whom", "", LOOK),
    Word("decisions", "decisions", "open and closed decision points", "", LOOK),
    Word("on", "on DECISION", "turn to another open decision point",
         "A word may also end in `on DECISION` to mean one file for once: `sound TR on relief`.", LOOK, ("turn",)),
    Word("dials", "dials", "the indicators with their trend and cause", "", LOOK, ("d",)),
    Word("feed", "feed [NUMBER]", "the injects so far, or one of them again", "", LOOK, ("inbox", "read")),
    Word("brief", "brief", "situation, role, aims, the rules, how to play", "", LOOK, ("briefing", "situation")),
    Word("objectives", "objectives", "what this exercise practises", "", LOOK),
    Word("note", "note TEXT", "write something down for the report", "", RECORD),
    Word("journal", "journal", "what you asked so far, with line numbers", "", RECORD, ("log", "history")),
    Word("rewind", "rewind LINE", "go back to where it stood after that line of the journal",
         "Open in practice mode, and to everyone once ENDEX was reached. Nothing is erased, and a line gone back on "
         "may be named too: that is the way forward again.", RECORD, ("undo", "back")),
    Word("debrief", "debrief", "after ENDEX: the debrief again", "", RECORD),
    Word("help", "help  ·  ? WORD", "this list; one word explained", "", RECORD, ("?", "h")),
    Word("quit", "quit", "leave; everything is saved", "", RECORD, ("exit", "q", "bye")),
)  # fmt: skip

BY_NAME: dict[str, Word] = {word.name: word for word in WORDS}
SPELLINGS: dict[str, str] = {word.name: word.name for word in WORDS} | {
    spelling: word.name for word in WORDS for spelling in word.also
}
"""Every accepted spelling, to the word it means."""

IDEAS: dict[str, str] = {
    "step": "A decision point affords so many negotiating steps. Amending, sounding, confiding and offering cost one "
    "each, and time. There are fewer steps than you will want.",
    "round": "Steps begun at the same moment share a round and run side by side: the round takes as long as its "
    "longest step.",
    "capital": "What a seat can spend on favours and confidences. A text adopted without a footnote earns one, a "
    "broken silence costs one.",
    "red": "A red line is met by the text or not at all. No offer crosses it.",
    "brackets": "A clause in [brackets] is one somebody is known to object to. A bracketed text may go under silence; "
    "its objectors will break it.",
    "footnote": "A delegation that only asks for a change may let the text pass with a footnote. It costs cohesion.",
    "principal": "A delegation whose business this is most. Under consensus a principal that asks for a change blocks.",
    "practice": "In practice mode `rewind` is open during the exercise.",
    "lives": "Deaths are the minimum recorded figure. They are shown first and are never a score.",
}
"""Words of the game that are no commands but may be asked about with ``? word``."""

"""The action registry: every key of the screens once. Bindings, key bar, palette and help read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding

PLAY, REVIEW, EVERYWHERE = "play", "review", "everywhere"
TIME, TEXT, PEOPLE, OWN, LOOK, DESK, AFTER = (
    "Time", "The text", "Delegations", "Your own acts", "Looking", "The desk", "The debrief",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does."""

    id: str
    key: str
    """Key as Textual names it; several parted by commas, the first is the one shown."""
    title: str
    """One or two words for the key bar."""
    help: str
    """One sentence for the palette and the help."""
    group: str
    does: str
    """The method of the screen (or ``app.``) that is called."""
    place: str = PLAY
    """``play``: on the desk only; ``review``: on the debrief only; ``everywhere``: on every full screen."""
    kind: str = ""
    """Kind of ask it leads to; the key is dim while none of that kind is in order. "" always bright."""
    leads: bool = False
    """True: shown in the key bar before all others."""
    words: str = ""
    """More words by which the palette finds it."""

    @property
    def shown_key(self) -> str:
        """The key as people read it."""
        return spoken(self.key)

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """All its keys as people read them."""
        return tuple(spoken(key) for key in self.key.split(","))


NAMES = {
    "question_mark": "?", "colon": ":", "comma": ",", "full_stop": ".", "escape": "Esc", "enter": "Enter",
    "space": "Space", "slash": "/", "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip


def spoken(key: str) -> str:
    """A key in print: the first of several, ``question_mark`` as ``?``."""
    first = key.partition(",")[0].strip()
    return NAMES.get(first, "+".join(part.capitalize() for part in first.split("+")) if len(first) > 1 else first)


def _ask(kind: str, key: str, title: str, words: str, group: str, *, leads: bool = False) -> Action:
    return Action(kind, key, title, words, group, f"choose('{kind}')", kind=kind, leads=leads)


def _page(number: int, title: str, words: str) -> Action:
    return Action(f"page-{number}", str(number), title, words, LOOK, f"page({number})")


def _review(name: str, key: str, title: str, words: str, does: str, *, leads: bool = False) -> Action:
    return Action(name, key, title, words, AFTER, does, REVIEW, leads=leads)


ACTIONS: tuple[Action, ...] = (
    Action("table", "t", "Table", "put a text on the table: a response with the wordings you choose", TEXT,
           "table", kind="table", leads=True),
    _ask("amend", "a", "Amend", "swap one wording of the text on the table", TEXT, leads=True),
    _ask("sound", "s", "Sound", "ask a delegation whether it could live with this text", PEOPLE, leads=True),
    _ask("lobby", "o", "Offer", "put a favour on the table for a delegation", PEOPLE, leads=True),
    _ask("silence", "u", "Silence", "put the text under silence", TEXT, leads=True),
    _ask("declare", "d", "Declare", "call the vote, record agreement, or decide in your own power", TEXT),
    Action("continue", "c", "Continue", "let time run to the next thing that needs you", TIME, "proceed", leads=True),
    Action("wait", "h", "Wait", "let some hours or days pass, less if something needs you", TIME, "wait"),
    _ask("confide", "i", "In confidence", "ask a delegation what it would take; costs capital", PEOPLE),
    _ask("position", "p", "Position", "declare where your own delegation stands", OWN),
    _ask("move", "m", "Own moves", "a press line, good offices: acts in your own power", OWN),
    _ask("pledge", "g", "Pledge", "give a pledge: a promise with a date", OWN),
    _ask("alone", "x", "Act alone", "a capital acts in its own power, outside the forum", OWN),
    _ask("refer", "r", "Refer", "send the file to another body", TEXT),
    _ask("withdraw", "w", "Withdraw", "take the text off the table", TEXT),
    _page(1, "Situation", "the dials, deadlines ahead, what is under way"),
    _page(2, "Decision", "the question, the responses, the text with its [brackets]"),
    _page(3, "Board", "what you know of each delegation; Enter opens its file"),
    _page(4, "Feed", "the injects, with the one under the cursor in full"),
    _page(5, "Record", "what was decided, promised, offered, asked and noted"),
    Action("count", "v", "Count", "the rule at work: who blocks, what would carry it or sink it, and what if", LOOK,
           "count"),
    Action("next", "k", "Next file", "turn to the next open decision point", LOOK, "turn"),
    Action("brief", "b", "Briefing", "the situation and your role again", LOOK, "brief"),
    Action("note", "n", "Note", "write something down for the report", DESK, "note"),
    Action("back", "z", "Go back", "rewind to an earlier line of the journal (practice mode, or after ENDEX)", DESK,
           "back"),
    Action("jump", "j", "Jump", "show a letter at each place of the screen; press it to go there", DESK, "jump"),
    _review("hot-wash", "1", "Hot wash", "lives, law, what was decided, what turned it, and the questions", "page(1)"),
    _review("debrief", "2", "Debrief", "every part of the review, chosen from its contents", "page(2)"),
    _review("charts", "3", "Charts", "each indicator over time, drawn and in words", "page(3)"),
    _review("journal", "4", "Journal", "go through it line by line and see how things stood", "page(4)"),
    _review("earlier", "left", "Earlier", "one line of the journal back", "step(-1)"),
    _review("later", "right", "Later", "one line of the journal on", "step(1)"),
    _review("go-back", "z", "Go back here", "rewind to this line and play on", "go_back", leads=True),
    _review("branch", "b", "Branch here", "play on from this line in a journal of its own", "branch", leads=True),
    _review("export", "e", "Export", "write the debrief to a Markdown file beside the journal", "export", leads=True),
    _review("again", "r", "Another round", "back to the start, to choose an exercise", "again", leads=True),
    Action("notices", "l", "Notices", "every answer and ruling so far", DESK, "app.notices", EVERYWHERE),
    Action("copy", "y", "Copy", "copy the text of this screen to the clipboard", DESK, "app.copy_page", EVERYWHERE),
    Action("settings", "comma", "Settings", "themes and keys", DESK, "app.settings", EVERYWHERE,
           words="theme colour color contrast light dark blind configure preferences"),
    Action("palette", "colon", "More", "find an action by a word", DESK, "app.palette", EVERYWHERE, leads=True),
    Action("help", "question_mark,f1", "Help", "the keys, and the ideas behind them", DESK, "app.help", EVERYWHERE,
           leads=True),
    Action("quit", "q,ctrl+q", "Quit", "leave; everything is kept", DESK, "app.leave", EVERYWHERE, leads=True),
)  # fmt: skip

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def bindings(place: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings of one place; each has the action's id, by which it can be remapped."""
    return [
        Binding(action.key, action.does, action.title, show=False, id=action.id)
        for action in ACTIONS
        if action.place == place
    ]


def with_keys(keys: Mapping[str, str]) -> tuple[Action, ...]:
    """The registry with remapped keys, for the key bar, the palette and the help."""
    return tuple(replace(action, key=keys.get(action.id, action.key)) for action in ACTIONS)

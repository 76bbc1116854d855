"""The debrief: what happened, who decided what and why, what it came to. Built from a journal alone, offline.

``build`` makes the review as values, ``to_text`` and ``to_markdown`` print it, ``to_values`` makes it
ready for JSON.
"""

from game.debrief.markdown import to_markdown
from game.debrief.report import Debrief, build
from game.debrief.text import to_text
from game.debrief.values import to_values

__all__ = ["Debrief", "build", "to_markdown", "to_text", "to_values"]

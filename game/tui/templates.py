"""Templates of injects for the occasion: what facilitators write most, with the sender, the channel and the title."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """The beginning of an inject; the facilitator writes its text."""

    title: str
    sender: str
    channel: str
    marking: str
    hint: str
    """What its text says."""


BY_HAND = Template("", "The facilitator", "by hand", "", "Its title first, then its text.")
TEMPLATES = (
    Template("Urgent request for a decision", "Chairman's office", "telephone", "",
             "Who needs the answer, by when, and what happens without it."),
    Template("Question from the press", "Press office", "e-mail", "unclassified",
             "The question as it was put, by whom, and when they go to print."),
    Template("Report from the field", "Liaison officer", "situation report", "restricted",
             "What was seen, where and when, by whom, and how sure they are."),
    Template("Correction to an earlier report", "Situation centre", "situation report", "restricted",
             "Which report, what it said, and what is known now."),
    Template("Message from a capital", "A ministry of foreign affairs", "diplomatic note", "",
             "Which capital, what it wants, and what it offers or warns of."),
    Template("Question in parliament", "Parliamentary liaison", "e-mail", "unclassified",
             "The question, who asks it, and when the answer is due."),
    Template("Unconfirmed report", "Open sources", "social media", "unclassified",
             "What is claimed and where; nobody has confirmed it."),
    Template("People in need of help", "Rescue co-ordination centre", "telephone", "",
             "Where, how many people, what they need first, and who is nearest."),
)  # fmt: skip
"""In the order of the list."""

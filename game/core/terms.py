"""The small vocabulary every other core module shares: time, phases, positions, bands."""

from __future__ import annotations

from enum import IntEnum, StrEnum

Minute = int
"""Minutes since STARTEX; 0 is STARTEX itself. Never negative in a state."""

HOUR: Minute = 60
DAY: Minute = 24 * HOUR


class Phase(StrEnum):
    """Where the exercise as a whole stands."""

    BRIEFING = "briefing"
    CONDUCT = "conduct"
    DEBRIEF = "debrief"


class FileStatus(StrEnum):
    """Where one file (one draft text on its way through a body) stands."""

    DRAFTED = "drafted"
    TABLED = "tabled"
    UNDER_SILENCE = "under-silence"
    ADOPTED = "adopted"
    BROKEN = "broken"
    FALLEN = "fallen"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


class Stand(StrEnum):
    """What a delegation declares on a text."""

    ASSENT = "assent"
    ABSTAIN = "abstain"
    OBJECT = "object"
    TIME = "time"
    """Asks for more time; counts as not yet agreed, breaks nothing by itself."""


class Band(StrEnum):
    """What a delegation would do of its own accord, from its stance (the four bands of DESIGN §4)."""

    SUPPORTS = "supports"
    SILENT = "silent"
    ASKS = "asks"
    OBJECTS = "objects"


class Stake(StrEnum):
    """How much a decision is a delegation's business."""

    PRINCIPAL = "principal"
    CONCERNED = "concerned"
    BYSTANDER = "bystander"


class ClauseRuling(StrEnum):
    """What the facilitator rules a free-text clause to be."""

    WORDING = "wording"
    """Wording only: it stands in the text and changes nobody's mind."""
    COUNTS = "counts"
    """It counts as one of the authored wordings."""
    EFFECT = "effect"
    """It has an effect of its own."""
    REFUSED = "refused"
    """It does not go into the text as it is."""


FACILITATOR = "facilitator"
"""The seat of whoever runs the exercise: in every exercise, and in no scenario's story."""
EVALUATOR = "evaluator"
"""The seat of whoever watches and notes; further ones are ``evaluator-2`` and so on."""
OBSERVER = "observer"
"""The seat of whoever watches; further ones are ``observer-2`` and so on."""


class Knowing(IntEnum):
    """How well a seat knows a delegation's mind; higher is dearer and deeper."""

    PUBLIC = 0
    SOUNDING = 1
    CONFIDENCE = 2

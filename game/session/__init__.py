"""A session: a plan, its journal and the seats held. Every ask passes here, and is kept before it is acknowledged."""

from game.session.answer import Answer, Digest, Reason
from game.session.rulings import SESSION_RULINGS
from game.session.session import Session

__all__ = ["SESSION_RULINGS", "Answer", "Digest", "Reason", "Session"]

"""Startex: a tabletop-exercise and decision-game engine.

The rooms and the direction of their arrows are described in ``CONTRIBUTING.md`` and held by import contracts.
"""

__version__ = "0.1.0"

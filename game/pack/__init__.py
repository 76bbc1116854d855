"""Packs: a scenario with its rulebooks, read with a mark for every value, checked whole, compiled into a plan."""

from game.pack.load import Loaded, check, load, load_file

__all__ = ["Loaded", "check", "load", "load_file"]

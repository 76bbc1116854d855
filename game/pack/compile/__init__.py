"""Compiling a pack: names gathered first, then every section resolved into one plan of integers and tuples."""

from game.pack.compile.desk import Desk, Place
from game.pack.compile.digest import digest
from game.pack.compile.gather import gather
from game.pack.compile.rulebooks import Rules
from game.pack.compile.scenario import compile_scenario

__all__ = ["Desk", "Place", "Rules", "compile_scenario", "digest", "gather"]

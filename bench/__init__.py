"""Measurements and conformance runs: never imported by the game."""

"""Screens: one for each place a player can be."""

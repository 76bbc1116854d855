"""Votes counted outside an exercise: verdicts that explain themselves, power of members, decided cases."""

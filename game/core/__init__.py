"""The law of the engine: ``decide`` consults rules and luck, ``evolve`` consults nothing.

Knows no screen, file, schema library or clock.
"""

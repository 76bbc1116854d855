"""Widgets: they receive view values and post messages; none of them asks the session for anything."""

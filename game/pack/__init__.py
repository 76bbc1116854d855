"""The pack reader: YAML as authors mean it, checked as a whole and compiled once into a ``Plan``."""

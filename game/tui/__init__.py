"""The screens: solo play in a terminal, drawn with Textual from the values of ``game.view``."""

"""Beyond published figures: what a number may be computed from in reported data (`questions`), and
what it then is (`answers`). Nothing is decided here: the reader picks.
"""

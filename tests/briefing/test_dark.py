"""The dark look: what is text is read on it."""

from dashboard import theme
from dashboard.briefing import dark


def test_text_of_the_dark_look_is_read():
    ground = theme.STAGE["stage"]
    for light in (theme.INK, theme.MUTED, theme.SUBTLE, theme.ALERT, *theme.PILLAR.values()):
        assert theme.contrast(dark.EXCHANGED[light], ground) >= 4.5
        assert theme.contrast(light, theme.PAPER) >= 4.5


def test_what_stands_out_stands_out_in_both_looks():
    for pillar, hue in theme.PILLAR.items():
        quiet = theme.shade(pillar, 0.2)
        assert theme.contrast(hue, quiet) >= 3
        assert theme.contrast(dark.EXCHANGED[hue], dark.EXCHANGED[quiet]) >= 3

"""The dark look of a deck: the colours drawings are made of, exchanged by style rules."""

from dashboard import theme

STAGE = theme.STAGE
EXCHANGED = {
    theme.INK: theme.PAPER,
    theme.MUTED: STAGE["stage-title"],
    theme.SUBTLE: STAGE["stage-title"],
    theme.ALERT: STAGE["stage-mark"],
    theme.PANEL: STAGE["stage-button"],
    theme.PAPER: STAGE["stage"],
    **{hue: STAGE[f"{pillar}-bright"] for pillar, hue in theme.PILLAR.items()},
    **{theme.shade(pillar, 0.2): STAGE["stage-dim"] for pillar in theme.PILLAR},
}
"""By colour of the light look that of the dark one. What is coloured by a scale keeps its colour,
and so do the words on it, which are black or (as fill) paper.
"""
OF_SCALE = ":not(path, .scale *)"


def css() -> str:
    """The rules, for drawings that stand in a page of class ``dark``."""
    return "".join(
        f'.dark svg {OF_SCALE * (attribute == "fill")}[{attribute}="{light}"]{{{attribute}:{dark}}}'
        for light, dark in EXCHANGED.items()
        for attribute in ("fill", "stroke")
        if (attribute, light) != ("fill", theme.PAPER)
    )

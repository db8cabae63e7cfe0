"""Colours and type of the product, in one place: pages, styles, scripts, charts and files take
them here.
"""

import json
from functools import cache

INK, MUTED, SUBTLE, FAINT = "#17202B", "#4A5767", "#5B6777", "#9AA6B4"
"""Text, text beside it, what is not settled, lines in the background."""
BLACK = "#000000"
"""Text on a fill: ink is too light for the middle of a scale."""
PAPER, PANEL, NO_DATA = "#FFFFFF", "#F3F5F8", "#C9CFD6"
RULE, BORDER = "#E3E7EC", "#D5DBE3"
"""Lines within a chart, and around what stands on a page."""
ALERT, GRAVE, SOFT_ALERT = "#A3122A", "#5A0A18", "#DE98A2"

PILLAR = {"empowerment": "#1D4E89", "capacity": "#A6490A", "burden": "#0B665A"}
"""One hue per pillar; told apart by lightness too, and always named beside."""
TINT = {"empowerment": "#E4EDF8", "capacity": "#FBEADB", "burden": "#DDF1EC"}
"""The light end of each pillar's sequential scale."""
INDEX = ("#EEE8F6", "#4B2E83")
"""The scale of the index 试算指数, which belongs to no pillar."""
NEUTRAL = ("#F2EEDC", "#5F5222")
"""The scale of what has no good and no bad end; neither a pillar's nor the grey of no data."""
LINK = PILLAR["empowerment"]
GREYS = ("#6F8199", "#A3AFBE", "#CFD6DE", "#55606E", "#8C98A6")
"""Parts of a whole that have no hue of their own."""
PALE = ("#D9E3F0", "#F6E1CC", "#D3EAE5", "#E7DFF3", "#F3D9DE", "#E6E9C9", "#DADFE5", "#F7EFC5")
"""Neighbouring areas, told apart and named."""

NOTICE = {
    "alert": ("#FBEEF0", ALERT, "#7D0E20"),
    "warning": ("#FFF3CD", "#8A6100", INK),
    "done": ("#E8F2EC", "#2C6E49", INK),
}
"""Background, edge and text of what a page must say first."""
VERDICT = {
    "match": "#DDF1E3",
    "rounded": "#DDF1E3",
    "qualifier": "#FBEADB",
    "period": "#FBEADB",
    "conflict": "#EEE8F6",
    "mismatch": "#F7C9CF",
    "unknown": "#E3E7EC",
}
"""Behind a number of a draft's Word copy, by what the press check says of it."""
SETTLED = "#1B6E3C"
"""What the press check found right."""
WRONG_TINT, OPEN_TINT = "#FBE3E6", "#EEF0F3"
"""Behind what it found wrong, and what is to be confirmed."""

CELL = {"head": "#D6E3F1", "new": "#FBE3C8", "bad": "#F8C9C4", "bad_text": "#8B1A10"}
"""Cells of the workbooks that are handed out and sent back marked."""

STAGE = {
    "stage": "#10151C",
    "stage-bar": "#10151CD1",
    "stage-panel": "#10151CF0",
    "stage-button": "#232C38",
    "stage-edge": "#8A96A5",
    "stage-title": "#C8D2DD",
    "stage-quiet": "#B9C4D0",
    "stage-own": "#FFE08A",
    "stage-mark": "#FF9AA8",
    "empowerment-bright": "#8DB7E8",
    "capacity-bright": "#F0A56B",
    "burden-bright": "#6CC7B7",
    "stage-dim": "#3A4756",
    "stage-focus": "#FFBF47",
    "black": BLACK,
}
"""Around the screens of a deck and in the speaker's window, which are dark."""

FONT = "Noto Sans SC Variable, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"

VARIABLES = {
    "ink": INK,
    "muted": MUTED,
    "subtle": SUBTLE,
    "paper": PAPER,
    "panel": PANEL,
    "no-data": NO_DATA,
    "rule": BORDER,
    "grid": RULE,
    "alert": ALERT,
    "link": LINK,
    **PILLAR,
    "capacity-tint": TINT["capacity"],
    "index-tint": INDEX[0],
    "index": INDEX[1],
    **{
        f"{kind}-{part}": colour
        for kind, colours in NOTICE.items()
        for part, colour in zip(("tint", "edge", "text"), colours, strict=True)
    },
    "settled": SETTLED,
    "wrong-tint": WRONG_TINT,
    "open-tint": OPEN_TINT,
    "chosen": NOTICE["warning"][0],
    "caveat": "#FFF4D6",
    "veil": "#0000004D",
    **STAGE,
}
"""What styles and scripts of the browser call the colours."""


def css() -> str:
    """The colours as variables of a style sheet."""
    return ":root{" + "".join(f"--{name}:{colour};" for name, colour in VARIABLES.items()) + "}"


def script() -> str:
    """The colours as ``THEME`` of a script, for what is drawn attribute by attribute."""
    return f"const THEME = {json.dumps(VARIABLES)};\n"


def shade(pillar: str, fraction: float) -> str:
    """The colour of `fraction` (clamped to 0-1) on the pillar's scale, as ``#rrggbb``."""
    return between(TINT[pillar], PILLAR[pillar], fraction)


def ends(pillar: str, direction: str) -> tuple[str, str]:
    """The colours of a low and of a high value: dark needs attention, whichever end that is;
    neutral where neither does.
    """
    light, dark = TINT[pillar], PILLAR[pillar]
    return {"higher": (dark, light), "lower": (light, dark)}.get(direction, NEUTRAL)


def between(low: str, high: str, fraction: float) -> str:
    """The colour at `fraction` (clamped to 0-1) of the way from `low` to `high`."""
    at = min(max(fraction, 0.0), 1.0)
    ends = zip(_rgb(low), _rgb(high), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * at):02x}" for a, b in ends)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def text_on(colour: str) -> str:
    """Black or paper, whichever reads better on `colour`: 4.58 or more on any."""
    return max((BLACK, PAPER), key=lambda text: contrast(text, colour))


def tone(pillar: str, name: str) -> str:
    """What a part of a whole is painted as: shades of the pillar (deep, middle, light) for what
    is in order, reds (soft, alert, grave) for what is not, grey (quiet) for what does not count
    yet.
    """
    return {
        "deep": PILLAR[pillar],
        "middle": shade(pillar, 0.6),
        "light": shade(pillar, 0.28),
        "soft": SOFT_ALERT,
        "alert": ALERT,
        "grave": GRAVE,
        "quiet": NO_DATA,
    }[name]

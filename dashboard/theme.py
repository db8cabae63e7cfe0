"""Colours and type of the product, in one place: pages, charts and exports take them here."""

from functools import cache

INK, MUTED = "#17202B", "#4A5767"
PAPER, NO_DATA = "#FFFFFF", "#C9CFD6"
ALERT, RULE = "#A3122A", "#E3E7EC"

PILLAR = {"empowerment": "#1D4E89", "capacity": "#A6490A", "burden": "#0B665A"}
"""One hue per pillar; told apart by lightness too, and always named beside."""

TINT = {"empowerment": "#E4EDF8", "capacity": "#FBEADB", "burden": "#DDF1EC"}
"""The light end of each pillar's sequential scale."""

INDEX = ("#EEE8F6", "#4B2E83")
"""The scale of the index 试算指数, which belongs to no pillar."""

VERDICT = {
    "match": "#DDF1E3",
    "rounded": "#DDF1E3",
    "qualifier": "#FBEADB",
    "period": "#FBEADB",
    "conflict": "#EEE8F6",
    "mismatch": "#F7C9CF",
    "unknown": "#E3E7EC",
}
"""Behind a number of a draft, by what the press check says of it."""

SOFT_ALERT, GRAVE = "#DE98A2", "#5A0A18"

FONT = "Noto Sans SC Variable, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"


def scale(pillar: str) -> list[list]:
    """The pillar's sequential colour scale: tint at 0, hue at 1, linear in RGB."""
    return [[0, TINT[pillar]], [1, PILLAR[pillar]]]


def shade(pillar: str, fraction: float) -> str:
    """The colour of `fraction` (clamped to 0-1) on the pillar's scale, as ``#rrggbb``."""
    return between(TINT[pillar], PILLAR[pillar], fraction)


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
    """Ink or paper, whichever reads better on `colour`."""
    return max((INK, PAPER), key=lambda text: contrast(text, colour))


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

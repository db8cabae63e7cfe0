"""Pictures as SVG: one drawing for the screen, the fact sheet and the images; no browser needed.

Sizes are pixels of a screen 1,920 wide, where no text is smaller than 24.
"""

import math
import re
from collections.abc import Sequence
from html import escape

from dashboard import theme
from dashboard.briefing.pictures import Bars, Lines, Picture, Places, Spans
from dashboard.geography import outlines

WIDTH, HEIGHT = 1120, 640
WHOLE = 1732
"""Sizes of a picture beside a figure, and the width of one that has the screen to itself."""
FAMILY = "Noto Sans SC"
SMALL, TEXT, LARGE = 24, 28, 34
PAD = 16


def svg(picture: Picture) -> str:
    """The whole drawing, `size` of it large."""
    return _whole(_body(picture), *size(picture))


def framed(picture: Picture, *, title: str, above: str, below: str) -> str:
    """The drawing to be taken away alone: its title, whose numbers they are, and the source."""
    width, height = size(picture)
    words = _wrapped(title, LARGE, width - 2 * PAD)
    head = 60 + 46 * len(words)
    parts = [_rect(0, 0, width, height + head + 50, theme.PAPER)]
    parts += [_text(PAD, 46 + 46 * n, line, LARGE, bold=True) for n, line in enumerate(words)]
    parts.append(_text(PAD, head - 16, above, SMALL, bold=True, colour=theme.ALERT))
    parts.append(f'<g transform="translate(0,{head})">{_body(picture)}</g>')
    parts.append(_text(PAD, head + height + 32, below, SMALL, colour=theme.MUTED))
    return _whole("".join(parts), width, height + head + 50)


def _wrapped(words: str, size: int, width: float) -> list[str]:
    """Lines no wider than `width`: broken between words, Chinese anywhere."""
    lines = [""]
    for piece in re.findall(r"[\x21-\x7e]+\s*|.", words):
        if wide(lines[-1] + piece, size) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return lines


def _body(picture: Picture) -> str:
    draw = {Bars: _bars, Lines: _lines, Places: _places, Spans: _spans}[type(picture)]
    return draw(picture)  # type: ignore[operator,no-any-return]


def _whole(body: str, width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" '
        f'font-family="{FAMILY}, {escape(theme.FONT)}">{body}</svg>'
    )


def size(picture: Picture) -> tuple[int, int]:
    """Width and height of a drawing, in pixels of the screen."""
    return (WHOLE, 520) if isinstance(picture, Spans) else (WIDTH, HEIGHT)


def _text(
    x: float,
    y: float,
    words: str,
    size: int = TEXT,
    *,
    anchor: str = "start",
    colour: str = theme.INK,
    bold: bool = False,
    halo: str = "",
) -> str:
    weight = ' font-weight="700"' if bold else ""
    rim = f' paint-order="stroke" stroke="{halo}" stroke-width="8"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{colour}"{weight}{rim}>{escape(words)}</text>'
    )


def _rect(x: float, y: float, width: float, height: float, colour: str, more: str = "") -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{colour}"{more}/>'
    )


def wide(words: str, size: float) -> float:
    """About how wide words are: full-width characters count one em, others somewhat over half."""
    return size * sum(1.0 if ord(c) > 0x2E80 else 0.95 if c == "%" else 0.6 for c in words)


def _bars(picture: Bars) -> str:
    above = 44 if picture.lines else 8
    step = min((HEIGHT - above - 8) / len(picture.labels), 170)
    top = above + (HEIGHT - above - 8 - step * len(picture.labels)) / 2
    size = LARGE if step > 90 else TEXT if step >= 40 else SMALL
    left = min(max(wide(label, size) for label in picture.labels) + 20, WIDTH * 0.45)
    right = max(wide(word, size + 4) for word in picture.words) + 36
    scale = (WIDTH - left - right) / (picture.top or 1)
    lines = "".join(
        _upright(left + value * scale, words, top, top + step * len(picture.labels))
        for value, words in picture.lines
    )
    bars, texts = "", ""
    for place, number in enumerate(picture.numbers):
        y, thick = top + (place + 0.14) * step, step * 0.72
        base, colour = y + thick / 2 + size * 0.36, picture.colours[place]
        known = not math.isnan(number.value)
        end = max(number.value, 0) * scale if known else 0.0
        reach = max(picture.ends[place], 0) * scale if known else 0.0
        bars += _rect(left, y, min(end, reach), thick, colour)
        if abs(reach - end) > 1:  # as far as the qualifier lets it reach
            bars += _rect(
                left + min(end, reach), y, abs(reach - end), thick, colour, ' fill-opacity="0.25"'
            )
        texts += _text(left - 14, base, picture.labels[place], size, anchor="end")
        texts += _text(
            left + max(end, reach) + 12,
            base,
            picture.words[place],
            size + 4,
            bold=True,
            halo=theme.PAPER,
        )
    return bars + lines + texts


def _upright(x: float, words: str, top: float, bottom: float) -> str:
    half = wide(words, SMALL) / 2
    at = min(max(x, half), WIDTH - half)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top - 6:.1f}" y2="{bottom:.1f}" '
        f'stroke="{theme.ALERT}" stroke-width="3"/>'
        + _text(at, top - 14, words, SMALL, anchor="middle", colour=theme.ALERT)
    )


def _lines(picture: Lines) -> str:
    held = [v for _, _, values, _ in picture.series for v in values if not math.isnan(v)]
    low, high = (min(held), max(held)) if held else (0.0, 1.0)
    low, high = (
        (max(low - 0.08, 0.0), min(high + 0.05, 1.0))
        if picture.share
        else (min(low, 0.0), high * 1.1 or 1.0)
    )
    top, bottom, left, right = 84.0, HEIGHT - 92.0, 70.0, WIDTH - 110.0
    first, span = picture.days[0], max((picture.days[-1] - picture.days[0]).days, 1)

    def x(place: int) -> float:
        return left + (picture.days[place] - first).days / span * (right - left)

    def y(value: float) -> float:
        return bottom - (value - low) / ((high - low) or 1) * (bottom - top)

    parts = [
        f'<line x1="0" x2="{WIDTH}" y1="{bottom:.1f}" y2="{bottom:.1f}" '
        f'stroke="{theme.MUTED}" stroke-width="2"/>'
    ]
    parts.append(
        _text(
            0,
            bottom - 10,
            f"{low:.0%}" if picture.share else f"{low:,.0f}",
            SMALL,
            colour=theme.MUTED,
        )
    )  # where the axis begins
    parts += [
        _date(x(place), bottom, picture.days[place])
        for place in _apart([x(place) for place in range(len(picture.days))], 150)
    ]
    many = len(picture.series) > 1
    for row, (name, colour, values, words) in enumerate(picture.series):
        points = [(x(p), y(v)) for p, v in enumerate(values) if not math.isnan(v)]
        route = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{route}" fill="none" stroke="{colour}" stroke-width="6"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="9" fill="{colour}"/>' for a, b in points]
        if many:
            parts.append(
                _rect(left + row * 460, 8, 30, 30, colour)
                + _text(left + row * 460 + 42, 34, name, TEXT)
            )
        spots = [p for p, v in enumerate(values) if not math.isnan(v)]
        labelled = (
            spots[-1:]
            if many
            else _spread(spots, [x(p) for p in spots], [wide(w, TEXT) for w in words])
        )
        off = 46 if many and _lower(picture.series, row) else -20
        parts += [
            _text(
                x(p), y(values[p]) + off, words[p], TEXT, anchor="middle", colour=colour, bold=True
            )
            for p in labelled
        ]
    return "".join(parts)


def _lower(series: Sequence[tuple[str, str, tuple[float, ...], tuple[str, ...]]], row: int) -> bool:
    """Whether a line ends below the other one; its value then stands below it."""
    last = [
        next((v for v in reversed(values) if not math.isnan(v)), 0.0) for _, _, values, _ in series
    ]
    return last[row] < max(last) or (last[0] == last[1] and row == 0)


def _date(x: float, bottom: float, day: object) -> str:
    year, rest = str(day)[:4], str(day)[5:]
    return _text(x, bottom + 38, year, SMALL, anchor="middle", colour=theme.MUTED) + _text(
        x, bottom + 70, rest, SMALL, anchor="middle", colour=theme.MUTED
    )


def _apart(places: Sequence[float], least: float) -> list[int]:
    """The last place, and those at least `least` before the one chosen last."""
    chosen: list[int] = []
    for place in reversed(range(len(places))):
        if not chosen or places[chosen[-1]] - places[place] >= least:
            chosen.append(place)
    return chosen


def _spread(spots: Sequence[int], across: Sequence[float], widths: Sequence[float]) -> list[int]:
    """The spots whose words fit beside each other, the last one first."""
    room = max((widths[p] for p in spots), default=0) + 16
    return [spots[i] for i in _apart(across, room)]


def _places(picture: Places) -> str:
    units = [n.unit for n in picture.numbers]
    outline = outlines.outline(picture.kind)
    flat, step, across, down = _flattened(outline, picture.kind)
    parts = []
    for place, unit in enumerate(units):
        route = " ".join(
            "M" + " L".join(f"{across(a):.1f},{down(b):.1f}" for a, b in ring) + " Z"
            for ring in flat[unit]
        )
        parts.append(
            f'<path d="{route}" fill="{picture.colours[place]}" stroke="{theme.PAPER}" '
            f'stroke-width="4"/>'
        )
    points = outline.labels.set_index("unit")
    for place, unit in enumerate(units):
        x, y = across(points.loc[unit, "lon"]), down(points.loc[unit, "lat"])
        ink, room = theme.text_on(picture.colours[place]), step * 0.9
        for words, more, down_by in ((picture.labels[place], 0, -8), (picture.words[place], 4, 32)):
            sizes = [size for size in (TEXT + more, SMALL) if wide(words, size) < room]
            left_out = not sizes and more and picture.kind != "map"  # else into the next tile
            parts.append(
                _text(
                    x,
                    y + down_by,
                    "–" if left_out else words,
                    [*sizes, SMALL][0],
                    anchor="middle",
                    colour=ink,
                    bold=bool(more),
                )
            )
    return "".join(parts)


def _flattened(outline: outlines.Outline, kind: str):  # type: ignore[no-untyped-def]
    """Rings by unit, the width of a tile, and where a longitude and a latitude lie."""
    flat = outlines.rings(kind)
    (west, east), (south, north) = outline.lon, outline.lat

    def straight(lat: float) -> float:
        """Mercator for the map; tiles are square as they are."""
        return math.degrees(math.asinh(math.tan(math.radians(lat)))) if kind == "map" else lat

    tall = straight(north) - straight(south)
    scale = min((WIDTH - 2 * PAD) / (east - west), (HEIGHT - 2 * PAD) / tall)
    left = (WIDTH - (east - west) * scale) / 2
    top = (HEIGHT - tall * scale) / 2
    return (
        flat,
        scale,
        lambda lon: left + (lon - west) * scale,
        lambda lat: top + (straight(north) - straight(lat)) * scale,
    )


def _spans(picture: Spans) -> str:
    low = min(a for a, _ in picture.spans)
    high = max(b for _, b in picture.spans)
    margin = (high - low) * 0.1 or 1
    left, right = 40.0, WHOLE - 40.0
    scale = (right - left) / (high - low + 2 * margin)

    def x(value: float) -> float:
        return left + (value - low + margin) * scale

    parts = []
    for place, (number, (a, b)) in enumerate(zip(picture.numbers, picture.spans, strict=True)):
        y = 10.0 + place * 260
        colour = (theme.PILLAR.get(number.pillar, theme.INK), theme.MUTED)[place % 2]
        parts.append(_text(left, y + 30, number.shown, LARGE + 10, bold=True, colour=colour))
        parts.append(_text(left, y + 74, picture.labels[place], TEXT, colour=theme.MUTED))
        parts.append(_rect(x(a), y + 100, (b - a) * scale, 56, colour))
        for value in (a, b):
            parts.append(_text(x(value), y + 192, f"{value:,.0f}", TEXT, anchor="middle"))
    return "".join(parts)

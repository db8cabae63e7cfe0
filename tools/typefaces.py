"""The typeface of hand-outs, from the variable font served to the browser (``make fonts``).

It needs brotli, which is among the development tools.
"""

from tempfile import TemporaryDirectory

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from dashboard import paths
from dashboard.briefing.typefaces import FAMILY, FOLDER, WEIGHTS, file, options

PIECES = paths.STATIC / "fonts" / "noto-sans-sc" / "files"
SIGNS = "−–—·…≥≤±×→←↑↓“”‘’①②③④⑤⑥⑦⑧⑨⑩●◐↺○■▲▼"


def repertoire() -> set[int]:
    """GB 2312, Latin, and every character in the files of the project."""
    wanted = {*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, SIGNS)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            wanted |= set(map(ord, bytes([row, cell]).decode("gb2312", "ignore")))
    for found in (
        f
        for folder in ("dashboard", "data", "queries", "pages")
        for f in (paths.ROOT / folder).rglob("*")
        if f.suffix in (".yaml", ".csv", ".py", ".sql", ".json")
    ):
        wanted |= set(map(ord, found.read_text("utf-8")))
    return wanted


def build() -> None:
    """Write both files: every piece of the variable font at one weight, put together."""
    wanted = repertoire()
    FOLDER.mkdir(exist_ok=True)
    for style, weight in WEIGHTS.items():
        with TemporaryDirectory() as folder:
            parts: list[str] = []
            for piece in sorted(PIECES.glob("*.woff2")):
                font = TTFont(piece)
                have = set(font.getBestCmap()) & wanted
                if not have:
                    continue
                font = instantiateVariableFont(font, {"wght": weight})
                cutter = subset.Subsetter(options())
                cutter.populate(unicodes=have)
                cutter.subset(font)
                font.flavor = None
                parts.append(f"{folder}/{len(parts)}.ttf")
                font.save(parts[-1])
            whole = merge.Merger().merge(parts)
        for id_, text in (
            (1, FAMILY),
            (2, style),
            (4, f"{FAMILY} {style}"),
            (6, f"NotoSansSC-{style}"),
        ):
            whole["name"].setName(text, id_, 3, 1, 0x409)
        whole["name"].names = [n for n in whole["name"].names if n.nameID not in (16, 17, 25)]
        whole["OS/2"].usWeightClass = weight
        whole["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
        whole["head"].macStyle = int(style == "Bold")
        whole.save(file(style))
        print(f"{file(style).relative_to(paths.ROOT)}: {len(whole.getBestCmap())} characters")


if __name__ == "__main__":
    build()

"""The typeface of hand-outs: whole for documents, cut to what is needed for the deck.

``python -m dashboard.briefing.typefaces`` (``make fonts``) makes the two files from the variable
font served to the browser; it needs brotli, which is among the development tools.
"""

import base64
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.ttLib import TTFont

from dashboard import paths

FAMILY = "Noto Sans SC"
FOLDER = Path(__file__).parent / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
PIECES = paths.STATIC / "fonts" / "noto-sans-sc" / "files"
SIGNS = "−–—·…≥≤±×→←↑↓“”‘’①②③④⑤⑥⑦⑧⑨⑩●◐↺○■▲▼"
UNUSED = ["GSUB", "GPOS", "GDEF", "STAT", "BASE", "vhea", "vmtx", "VORG"]


def file(style: str) -> Path:
    """The font of a style, ``Regular`` or ``Bold``."""
    return FOLDER / f"NotoSansSC-{style}.ttf"


@cache
def covered() -> frozenset[int]:
    """The characters there are glyphs for."""
    return frozenset(TTFont(file("Regular"), lazy=True).getBestCmap())


def missing(text: str) -> str:
    """The characters of `text` that cannot be set; empty when all can."""
    return "".join(sorted({c for c in text if ord(c) not in covered() and c.isprintable()}))


def embedded(text: str) -> str:
    """CSS of the typeface, cut to the characters of `text`, with nothing left to load."""
    wanted = set(map(ord, text)) | set(range(0x20, 0x7F))
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/woff;base64,"
        f"{base64.b64encode(_cut(style, wanted)).decode()}) format('woff')}}"
        for style, weight in WEIGHTS.items())


def _cut(style: str, wanted: set[int]) -> bytes:
    font = TTFont(file(style), lazy=True)
    cutter = subset.Subsetter(_options())
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _options() -> subset.Options:
    options = subset.Options()
    options.layout_features, options.notdef_outline = [], True
    options.drop_tables += UNUSED
    return options


def repertoire() -> set[int]:
    """GB 2312, Latin, and every character in the files of the project."""
    wanted = {*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, SIGNS)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            wanted |= set(map(ord, bytes([row, cell]).decode("gb2312", "ignore")))
    for found in (f for folder in ("dashboard", "data", "queries", "pages")
                  for f in (paths.ROOT / folder).rglob("*")
                  if f.suffix in (".yaml", ".csv", ".py", ".sql", ".json")):
        wanted |= set(map(ord, found.read_text("utf-8")))
    return wanted


def build() -> None:
    """Write both files: every piece of the variable font at one weight, put together."""
    from fontTools import merge  # only the tool needs them: not for the server's start
    from fontTools.varLib.instancer import instantiateVariableFont

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
                cutter = subset.Subsetter(_options())
                cutter.populate(unicodes=have)
                cutter.subset(font)
                font.flavor = None
                parts.append(f"{folder}/{len(parts)}.ttf")
                font.save(parts[-1])
            whole = merge.Merger().merge(parts)
        for id_, text in ((1, FAMILY), (2, style), (4, f"{FAMILY} {style}"),
                          (6, f"NotoSansSC-{style}")):
            whole["name"].setName(text, id_, 3, 1, 0x409)
        whole["name"].names = [n for n in whole["name"].names if n.nameID not in (16, 17, 25)]
        whole["OS/2"].usWeightClass = weight
        whole["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
        whole["head"].macStyle = int(style == "Bold")
        whole.save(file(style))
        print(f"{file(style).relative_to(paths.ROOT)}: {len(whole.getBestCmap())} characters")


if __name__ == "__main__":
    build()

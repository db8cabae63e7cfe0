"""The typeface of hand-outs: whole for documents, cut to what is needed for the deck."""

import base64
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Noto Sans SC"
FOLDER = Path(__file__).parent / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
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
        for style, weight in WEIGHTS.items()
    )


def _cut(style: str, wanted: set[int]) -> bytes:
    font = TTFont(file(style), lazy=True)
    cutter = subset.Subsetter(options())
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def options() -> subset.Options:
    """How fonts are cut: outlines and nothing that lays out."""
    options = subset.Options()
    options.layout_features, options.notdef_outline = [], True
    options.drop_tables += UNUSED
    return options

"""Everything a browser runs: the page's own script and style, the board of weights, the slides."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def text(*names: str) -> str:
    """The files of these names (``board/math.js``), one after another."""
    return "\n".join((FOLDER / name).read_text("utf-8") for name in names)

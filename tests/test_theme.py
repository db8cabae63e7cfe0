"""Colours have one place: `dashboard/theme.py`."""

import re
import tomllib
from pathlib import Path

import pytest

from dashboard import frontend, theme

ROOT = Path(__file__).parent.parent
COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b(?!\w)|\b(?:rgba?|hsla?)\(\s*\d"
)
FILES = sorted(
    file
    for folder in ("dashboard", "pages", "tools")
    for kind in ("py", "css", "js", "typ", "j2")
    for file in (ROOT / folder).rglob(f"*.{kind}")
    if file != ROOT / "dashboard" / "theme.py"
)


def test_no_colour_stands_outside_the_theme():
    assert len(FILES) > 200
    found = [
        f"{file.relative_to(ROOT)}:{number} {colour[0]}"
        for file in [ROOT / "app.py", *FILES]
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        for colour in COLOUR.finditer(line)
        if "{" not in colour[0] and not re.fullmatch(r"#\d{3}", colour[0])
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["page", "slides", "deck", "board"])
def test_styles_and_scripts_know_every_variable_they_use(folder):
    files = [f for f in (frontend.FOLDER / folder).iterdir() if f.suffix in (".css", ".js")]
    assert files
    text = "".join(file.read_text("utf-8") for file in files)
    used = set(re.findall(r"var\(--([a-z-]+)", text)) | set(
        re.findall(r'themed\("([a-z-]+)"', text)
    )
    own = set(re.findall(r"--([a-z-]+)\s*:", text)) | set(
        re.findall(r'setProperty\("--([a-z-]+)"', text)
    )
    assert used <= {*theme.VARIABLES, *own, "hue"}


def test_streamlits_own_theme_is_ours():
    """Streamlit reads its colours from a file before any code runs."""
    given = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert {name: value for name, value in given.items() if name.endswith("Color")} == {
        "primaryColor": theme.LINK,
        "backgroundColor": theme.PAPER,
        "secondaryBackgroundColor": theme.PANEL,
        "textColor": theme.INK,
        "borderColor": theme.BORDER,
        "linkColor": theme.LINK,
    }

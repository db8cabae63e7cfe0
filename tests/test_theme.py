"""Colours have one place: `dashboard/theme.py`."""

import re
import tomllib
from itertools import product
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


SCALES = [*zip(theme.TINT.values(), theme.PILLAR.values(), strict=True), theme.INDEX, theme.NEUTRAL]
PARTS = ("deep", "middle", "light", "soft", "alert", "grave", "quiet")
FILLS = {
    *(theme.between(*ends, n / 100) for ends in SCALES for n in range(101)),
    *(theme.tone(pillar, part) for pillar in theme.PILLAR for part in PARTS),
    *theme.GREYS,
    *theme.PALE,
    *theme.VERDICT.values(),
    theme.NO_DATA,
}
"""Whatever carries a label that `text_on` paints."""
INKS = (theme.INK, theme.MUTED, theme.SUBTLE, theme.ALERT, theme.SETTLED, theme.INDEX[1])
WRITTEN = [
    *product((*INKS, *theme.PILLAR.values()), (theme.PAPER, theme.PANEL)),
    *((theme.PAPER, ground) for ground in (*theme.PILLAR.values(), theme.INK, theme.ALERT)),
    *((text, ground) for ground, _, text in theme.NOTICE.values()),
    *((theme.PILLAR[pillar], theme.TINT[pillar]) for pillar in theme.PILLAR),
    *((theme.INK, theme.CELL[name]) for name in ("head", "new", "bad")),
    (theme.CELL["bad_text"], theme.CELL["bad"]),
    (theme.MUTED, theme.NO_DATA),
    (theme.ALERT, theme.WRONG_TINT),
    (theme.SUBTLE, theme.OPEN_TINT),
    (theme.INDEX[1], theme.INDEX[0]),
    *(
        (theme.STAGE[f"stage-{text}"], theme.STAGE["stage"])
        for text in ("title", "quiet", "own", "mark")
    ),
    (theme.PAPER, theme.STAGE["stage-button"]),
]
"""Text and ground as styles and files put them together."""


def test_a_label_can_be_read_on_every_fill():
    worst = min(FILLS, key=lambda fill: theme.contrast(theme.text_on(fill), fill))
    assert theme.contrast(theme.text_on(worst), worst) >= 4.5, worst


@pytest.mark.parametrize(("text", "ground"), WRITTEN)
def test_text_can_be_read_on_its_ground(text, ground):
    assert theme.contrast(text, ground) >= 4.5


@pytest.mark.parametrize("pillar", theme.PILLAR)
def test_dark_needs_attention_and_neutral_is_nobodys(pillar):
    light, dark = theme.TINT[pillar], theme.PILLAR[pillar]
    assert theme.ends(pillar, "higher") == (dark, light)
    assert theme.ends(pillar, "lower") == (light, dark)
    assert theme.ends(pillar, "information") == theme.NEUTRAL


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


def test_what_one_style_sheet_hides_no_other_knows():
    """The sheets of a page hold for all of it: a name hidden in one was a row of a table in
    another, and the row of the unit chosen was gone.
    """
    sheets = {
        file: re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        for folder in ("page", "board", "deck")
        for file in (frontend.FOLDER / folder).glob("*.css")
    }
    hidden = {
        (name, file)
        for file, text in sheets.items()
        for name in re.findall(r"^\.([\w-]+) \{[^}]*display: none", text, re.MULTILINE)
    }
    assert "choices" in {name for name, _ in hidden}
    used = {
        (name, other.name)
        for name, file in hidden
        for other, text in sheets.items()
        if other != file and re.search(rf"\.{name}(?![\w-])", text)
    }
    assert used == set()

"""Hand-outs as an office opens them: converted by LibreOffice, read back as text."""

import re
import shutil
import subprocess

import pytest

from dashboard.briefing import hand_outs

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def read(tmp_path_factory, decks_of):
    """Text, page count and fonts of a hand-out that went through LibreOffice (a PDF as it is)."""
    folder = tmp_path_factory.mktemp("office")

    def convert(name, lang, form):
        file = folder / f"{'release' if name == '发布' else 'rehearsal'}_{lang}.{form}"
        file.write_bytes(hand_outs.FORMS[form](decks_of[name, lang]))
        if not form.endswith("pdf"):
            out = folder / form
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    out,
                    file,
                ],
                check=True,
                capture_output=True,
                timeout=180,
            )
            file = out / f"{file.stem}.pdf"
        text, facts, fonts = (
            subprocess.run(command, check=True, capture_output=True, text=True).stdout
            for command in (
                ["pdftotext", "-raw" if form == "slides.pdf" else "-layout", file, "-"],
                ["pdfinfo", file],
                ["pdffonts", file],
            )
        )
        return re.sub(r"\s+", "", text), int(re.search(r"Pages:\s+(\d+)", facts)[1]), fonts

    return convert


def test_the_tools_are_there():
    assert shutil.which("soffice")
    assert shutil.which("pdftotext")


@pytest.mark.parametrize("form", ["pptx", "slides.pdf", "docx", "pdf"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["发布", "彩排"])
def test_every_figure_arrives_with_its_qualifier_and_no_glyph_is_missing(
    read,
    decks_of,
    name,
    lang,
    form,
):
    deck = decks_of[name, lang]
    text, pages, fonts = read(name, lang, form)
    for number in (n for s in deck.screens for n in s.numbers):
        assert number.shown.replace(" ", "") in text
        assert form in ("pptx", "slides.pdf") or number.code in text  # of slides in the notes
    for missing in ("\ufffd", "\u25a1", "\u0000"):
        assert missing not in text
    embedded = [line.split() for line in fonts.splitlines()[2:]]
    assert embedded
    assert all(line[-5] == "yes" for line in embedded)  # what is shown is in the file
    marked, screens = sum(bool(s.mark) for s in deck.screens), len(deck.screens)
    if deck.mark:
        least = {"pptx": marked, "slides.pdf": marked, "docx": 2, "pdf": 1}[form]
        assert text.count(deck.mark.replace(" ", "")) >= least
    of = {"pptx": (screens,) * 2, "slides.pdf": (screens,) * 2, "docx": (1, 6), "pdf": (1, 2)}[form]
    assert of[0] <= pages <= of[1]


def test_ranked_values_arrive(read, decks_of):
    text, _, _ = read("彩排", "zh", "pptx")
    for screen in (s for s in decks_of["彩排", "zh"].screens if s.kind == "ranking"):
        assert screen.picture.chart.bars
        for bar in screen.picture.chart.bars:
            assert f"{bar.label}{bar.text}" in text

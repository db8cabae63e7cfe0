"""What not everybody could read or reach, on every page in both languages (axe-core)."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
PAGES = [
    ("", "indicator=C05&unit=370883&view=towns"),
    ("empowerment", "section=all"),
    ("capacity", "section=heads&unit=370883"),
    ("burden", "section=response"),
    ("changes", ""),
    ("county", "unit=370831"),
    ("mismatch", ""),
    ("what_if", "unit=370811"),
    ("records", ""),
    ("briefing", ""),
    ("press_check", ""),
    ("data", ""),
    ("methods", ""),
]
STREAMLITS = {
    # its drop zone is role=presentation with a label; no argument of st.file_uploader changes that
    ("presentation-role-conflict", "stFileUploaderDropzone"),
}
"""Rule and element of what Streamlit itself draws so; nothing else is excused."""
RUN = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    const named = node => document.querySelector(node.target[0])?.dataset.testid
        || node.html.slice(0, 160);
    return found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, named(node)]));
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_can_be_read_and_reached(tour, lang):
    tour.page.evaluate(AXE)  # pages are gone on to, not loaded anew: it stays
    found = {}
    for path, query in PAGES:
        page = tour.visit(f"lang={lang}&{query}", path)
        page.wait_for_timeout(400)  # tables that scroll are found a moment after they are drawn
        violations = {tuple(one) for one in page.evaluate(RUN)}
        found[path] = violations - STREAMLITS
    assert {path: held for path, held in found.items() if held} == {}


def test_a_table_that_goes_on_to_the_right_says_so(tour):
    page = tour.visit("section=all", "empowerment", (390, 844))
    box = page.locator(".scroll[data-more]").first
    said = box.evaluate("box => getComputedStyle(box, '::before').content")
    assert said == '"右侧还有内容，可左右滑动 →"'
    box.evaluate("box => box.scrollTo(box.scrollWidth, 0)")
    page.wait_for_function("!document.querySelector('.scroll[data-more]')")

"""A leader's six tasks, click by click: for the pictures of ``docs/`` and for their test."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from dashboard.text.i18n import Translator

UNIT = "370831"  # 泗水县
PLACE = """unit => {
    const shape = [...document.querySelectorAll(".choroplethlayer path")]
        .find(shape => shape.__data__?.loc === unit);
    if (!shape) return null;
    shape.scrollIntoView({ block: "center" });
    const box = shape.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""
Click = Callable[[Page, Translator], None]


@dataclass(frozen=True)
class Task:
    """What is clicked from the overview, and where the answer then stands: a CSS selector and the
    text it holds in every language.
    """

    clicks: Sequence[Click]
    answer: str
    text: str = ""


def _css(selector: str) -> Click:
    return lambda page, t: page.locator(selector).first.click()


def _page(name: str) -> Click:
    """The page `name` in the menu."""
    return lambda page, t: page.get_by_role("link", name=t(f"nav.{name}"), exact=True).first.click()


def _towns(page: Page, t: Translator) -> None:
    page.get_by_role("radio", name=t("overview.towns"), exact=True).click()


def _on_the_map(page: Page, t: Translator) -> None:
    at = page.wait_for_function(PLACE, arg=UNIT).json_value()
    page.mouse.move(*at)
    page.wait_for_timeout(400)  # what a click means is what was pointed at before
    page.mouse.click(*at)


def _weight_of_45(page: Page, t: Translator) -> None:
    """Drag the first slider of the board to 45 %."""
    slider = page.locator(".board input[type=range]").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    if box is None:
        raise RuntimeError("the slider is not shown")
    thumb, y = 16, box["y"] + box["height"] / 2
    x = box["x"] + thumb / 2 + 0.45 * (box["width"] - thumb)
    page.mouse.move(x - 25, y)
    page.mouse.down()
    page.mouse.move(x, y, steps=5)
    page.mouse.up()


TASKS = {
    "which_county": Task([_css(".conclusion a")], ".st-key-sheet .reading", "77.1%"),
    "sishui": Task([_on_the_map, _page("county")], ".st-key-sheet .reading", "14/14"),
    "what_changed": Task([_page("changes")], ".changes tbody tr"),
    "towns": Task([_towns], ".scattergeo path.point"),
    "send": Task([_css("[popovertarget=page-share]")], "#page-share [data-share=link]"),
    "weight_45": Task([_page("what_if"), _weight_of_45], ".conclusion", "45.00%"),
}

"""What the screens of a deck look like at three sizes: nothing clipped, over another or small."""

from itertools import product

import pytest

from tests.sampled import sampled

pytestmark = pytest.mark.browser
SIZES = [
    (1920, 1080),
    *(pytest.param(size, marks=pytest.mark.slow) for size in ((1366, 768), (820, 1180))),
]
# what is outside its screen, over the foot or the title, or smaller than 24 pixels of 1,920
FAULTS = """() => [...document.querySelectorAll(".screen")].flatMap((screen, n) => {
    const whole = screen.getBoundingClientRect(), scale = whole.width / 1920, found = [];
    const foot = screen.querySelector(".foot").getBoundingClientRect();
    const title = screen.querySelector("h1").getBoundingClientRect();
    for (const one of screen.querySelectorAll("h1, p, span, dt, dd, small, text")) {
        if (!one.textContent.trim()) continue;
        const box = one.getBoundingClientRect();
        const say = (what) => found.push(`${n + 1} ${what} ${one.textContent.slice(0, 30)}`);
        if (box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1
            || box.bottom > whole.bottom + 1) say("outside");
        const over = box.bottom > foot.top + 1 || box.top < title.bottom - 12 * scale;
        if (one.closest(".body") && over) say("overlap");
        const drawn = one.closest("svg"), of = drawn ? drawn.getBoundingClientRect().width
            / drawn.viewBox.baseVal.width / scale : 1;
        if (parseFloat(getComputedStyle(one).fontSize) * of < 23.99) say("small");
    }
    for (const one of screen.querySelectorAll(".shown")) {
        if (one.scrollWidth > one.clientWidth + 1) found.push(`${n + 1} wide ${one.textContent}`);
    }
    return found;
})"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "lang"),
    sampled(
        [
            ("发布", "zh"),
            ("彩排", "en"),
            ("发布", "en"),
            ("彩排", "zh"),
            *product(("before", "crowded"), ("zh", "en")),
        ]
    ),
)
def test_nothing_is_clipped_or_small(opened, name, lang, size):
    page = opened(name, lang, size)
    page.evaluate("document.fonts.ready")
    assert page.evaluate(FAULTS) == []
    assert page.evaluate("document.fonts.check(\"700 24px 'Noto Sans SC'\", '济宁')")

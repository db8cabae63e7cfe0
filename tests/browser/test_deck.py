"""The deck opened from disk: no server, no network, by keys alone."""

from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from playwright.sync_api import expect

from dashboard.briefing import deck as decks
from dashboard.briefing import html, repository
from dashboard.briefing.run_sheet import Item
from tests.sampled import sampled

pytestmark = pytest.mark.browser
CROWDED = (
    Item("figures", claims=("dept_floor", "agency_floor", "posting_rate", "enforcers")),
    Item("figures", claims=("duty_items_first_two",)),
    Item("trend", indicator="C07", unit="370830"),
    Item("ranking", indicator="C11"),
    Item("ranking", indicator="B06"),
    Item("map", indicator="C07"),
)
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


def before(whole):
    """The edition from before the reform: nothing to count yet."""
    early = min(whole.snapshots)
    return replace(
        whole,
        snapshot=whole.snapshots[early],
        snapshots={early: whole.snapshots[early]},
        periods={early: whole.periods[early]},
    )


@pytest.fixture(scope="module")
def file(editions, tmp_path_factory):
    """The file of a deck, made when it is first asked for."""
    folder, sheets = tmp_path_factory.mktemp("decks"), repository.shipped()

    @cache
    def make(name, lang):
        edition = before(editions[lang]) if name == "before" else editions[lang]
        sheet = sheets.get(name, sheets["彩排"])
        if name == "crowded":
            sheet = replace(sheet, screens=CROWDED)
        to = folder / f"{name}_{lang}.html"
        to.write_bytes(html.html(decks.make(sheet, edition)))
        return to

    return make


@pytest.fixture
def opened(file, chromium):
    """A deck in a browser without network, and what it asked for and complained of."""
    made = []

    def start(name, lang="zh", size=(1920, 1080), **more):
        context = chromium.new_context(
            offline=True, viewport={"width": size[0], "height": size[1]}, **more
        )
        made.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("request", lambda r: page.requests.append(r.url))
        page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.goto(file(name, lang).as_uri())
        return page

    yield start
    for context in made:
        context.close()


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.screen')].findIndex((s) => s.matches('.on')) + 1"
    )


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


def test_every_screen_by_keys_without_server_or_network(opened):
    page = opened("彩排")
    count = page.locator(".screen").count()
    assert count == 13
    for number in range(1, count + 1):
        assert shown(page) == number
        visible = page.locator(".screen.on")
        assert visible.locator("h1").inner_text()
        if "kind-map" in visible.get_attribute("class"):
            assert visible.locator("svg path").count() == 14
        page.keyboard.press("ArrowRight")
    assert shown(page) == count  # there it ends
    for key, place in (
        ("Home", 1),
        ("PageDown", 2),
        (" ", 3),
        ("ArrowLeft", 2),
        ("PageUp", 1),
        ("End", count),
        ("Backspace", count - 1),
        ("ArrowDown", count),
        ("ArrowUp", count - 1),
    ):
        page.keyboard.press(key)
        assert shown(page) == place, key
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    assert shown(page) == 12
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    assert shown(page) == count
    assert page.complaints == []
    assert [u for u in page.requests if not u.startswith(("data:", "file:"))] == []
    assert len([u for u in page.requests if u.startswith("file:")]) == 1


def test_black_notes_and_help(opened):
    page = opened("发布")
    page.keyboard.press("b")
    expect(page.locator("#black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#black")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("N")
    expect(page.locator("#panel")).to_contain_text("向镇街下沉编制3291名")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#said")).to_contain_text("S 讲稿窗口")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")


def test_swipes_turn_the_screen(opened):
    page = opened("发布", size=(820, 1180), has_touch=True)
    swipe = """([from, to]) => {
        const stage = document.getElementById("stage");
        const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 200 });
        for (const [kind, x] of [["touchstart", from], ["touchend", to]]) {
            const changedTouches = [touch(x)];
            stage.dispatchEvent(new TouchEvent(kind, { changedTouches, bubbles: true }));
        }
    }"""
    page.evaluate(swipe, [600, 200])
    assert shown(page) == 2
    page.evaluate(swipe, [200, 600])
    assert shown(page) == 1
    page.locator("#after").click()  # the bar is there to be touched
    assert shown(page) == 2


def test_the_speaker_sees_notes_next_screen_and_clock_and_asks(opened):
    page = opened("彩排")
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    expect(speaker.locator("main")).to_contain_text("截至2021年12月16日，赋予镇街5项权力")
    expect(speaker.locator("main .mark")).to_contain_text("示例数据")
    expect(speaker.locator(".small h1")).to_contain_text("不低于30%")
    expect(speaker.locator(".elapsed")).to_contain_text("00:00:")
    speaker.keyboard.press("ArrowRight")  # either window turns both
    assert shown(page) == 3
    expect(speaker.locator(".title")).to_contain_text("3 / 13")
    ask = speaker.locator("input")
    for question, said in (
        ("zfry", "下沉执法人员2600余名"),
        ("执法案件", "近2100件"),
        ("jns xcbz", "3291名"),
        ("下沉编制", "3291名"),
    ):
        ask.fill(question)
        expect(speaker.locator(".card").first).to_contain_text(said)
    for question in ("汶上 编制", "wsx xcbz", "xcbzwsx", "济宁响应率"):
        ask.fill(question)
        expect(speaker.locator(".card").first).to_contain_text("暂无公布数")
        assert speaker.locator(".card").first.locator(".say").count() == 0
    ask.fill("月球")
    expect(speaker.locator(".answers .none")).to_contain_text("未找到")
    ask.fill("b5 ")  # letters typed there turn nothing
    assert shown(page) == 3
    expect(page.locator("#black")).to_be_hidden()
    assert page.complaints == []


def test_a_phone_shows_the_whole_screen_too(opened):
    page = opened("发布", "en", (390, 844))
    box = page.locator("#stage").bounding_box()
    assert box["width"] <= 391
    assert page.locator("#bar").bounding_box()["height"] < 200


def test_where_there_is_no_number_a_word_stands_and_no_digits_are_large(opened):
    page = opened("before")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.locator(".screen.on .absent")).to_have_text("2020年起统计")
    assert page.locator(".screen.on .shown").count() == 0

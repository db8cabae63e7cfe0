"""The deck opened from disk: no server, no network, by keys alone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.screen')].findIndex((s) => s.matches('.on')) + 1"
    )


def test_every_screen_by_keys_without_server_or_network(opened):
    page = opened("彩排")
    count = page.locator(".screen").count()
    assert count == 13
    for number in range(1, count + 1):
        assert shown(page) == number
        visible = page.locator(".screen.on")
        assert visible.locator("h1").inner_text()
        if "kind-map" in visible.get_attribute("class"):
            assert visible.locator("svg path:not(.ring)").count() == 14
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
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    page.keyboard.press("N")
    expect(page.locator("#panel")).to_contain_text("向镇街下沉编制3291名")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#said")).to_contain_text("S 讲稿窗口")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")


def test_all_screens_freeze_and_loop(opened):
    page = opened("发布")
    page.keyboard.press("g")
    expect(page.locator("#list button")).to_have_count(page.locator("#stage .screen").count())
    expect(page.locator("#list button").nth(3)).to_contain_text("00:00:00")
    page.locator("#list button").nth(3).click()
    expect(page.locator("#list")).to_be_hidden()
    assert shown(page) == 4
    page.keyboard.press("z")
    page.keyboard.press("ArrowRight")
    assert shown(page) == 4  # the hall keeps what it sees
    assert page.locator("#count").inner_text().startswith("5 ")
    page.keyboard.press("z")
    assert shown(page) == 5
    page.keyboard.press("l")
    expect(page.locator("#said")).to_contain_text("循环")
    page.keyboard.press("l")
    assert page.complaints == []


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
    assert speaker.locator("main .mark").count() == 0  # published figures
    expect(speaker.locator(".small h1")).to_contain_text("不低于30%")
    expect(speaker.locator(".elapsed")).to_contain_text("00:00:")
    speaker.keyboard.press("ArrowRight")  # either window turns both
    assert shown(page) == 3
    expect(speaker.locator(".title")).to_contain_text("3 / 13")
    speaker.keyboard.press("ArrowRight")
    expect(speaker.locator("main .mark")).to_contain_text("示例数据")
    speaker.keyboard.press("ArrowLeft")
    ask = speaker.locator("input")
    for question, said in (
        ("zfry", "下沉执法人员2600余名"),
        ("执法案件", "近2100件"),
        ("jns xcbz", "3291名"),
        ("下沉编制", "3291名"),
    ):
        ask.fill(question)
        expect(speaker.locator(".card").first).to_contain_text(said)
    for question in ("wsx xcbz", "xcbzwsx"):  # 微山县 too
        ask.fill(question)
        expect(speaker.locator(".card button").nth(1)).to_have_text("汶上县 · 下沉编制")
        assert speaker.locator(".card .say").count() == 0
    for question in ("汶上 编制", "wenshang xcbz", "济宁响应率"):
        ask.fill(question)
        expect(speaker.locator(".card").first).to_contain_text("目前没有公布")
        assert speaker.locator(".card").first.locator(".say").count() == 0
    ask.fill("月球")
    expect(speaker.locator(".answers .none")).to_contain_text("目前没有公布")
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

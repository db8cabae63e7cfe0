"""The live board keeps what the reader moves last, however late the server answers."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.board import (
    BOARD,
    QUIET,
    RANGE,
    READY,
    STEPS,
    address,
    agree,
    late_board,
    press,
    still,
    value,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    ("interval", "milliseconds"),
    [
        (interval, ms)
        for ms in (0, 150, 400, 1200)
        for interval in (100, 200, 300, 350, 400, 450, 500, 700)
    ],
)
def test_no_key_is_lost(late, interval, milliseconds):
    page = late_board(late, "section=assessment&unit=370831", milliseconds)
    page.locator(RANGE).first.focus()
    before = value(page)
    press(page, interval)
    agree(page, before + 10 * STEPS)
    assert "target=" not in page.url  # nor is anything chosen by nobody


def drag(page, *shares, pause):
    """Press the first slider, go to each share of its track with a pause, let go."""
    box = page.locator(RANGE).first.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 8 + (box["width"] - 16) * value(page) / 10_000, middle)
    page.mouse.down()
    for share in shares:
        page.mouse.move(box["x"] + 8 + (box["width"] - 16) * share, middle, steps=3)
        page.wait_for_timeout(pause)
    held = value(page)
    page.mouse.up()
    return held


@pytest.mark.parametrize(
    ("pause", "milliseconds"),
    [
        (2 * QUIET, 400),
        (350, 0),
        (350, 150),
        (1000, 1200),
    ],
)
def test_no_drag_is_lost(late, pause, milliseconds):
    page = late_board(late, "section=assessment&unit=370831", milliseconds)
    page.locator(RANGE).first.scroll_into_view_if_needed()
    for shares in ((0.4, 0.5), (0.6, 0.45), (0.7, 0.55)):
        held = drag(page, *shares, pause=pause)
        assert abs(held - 10_000 * shares[-1]) < 200  # it stays under the pointer
        page.wait_for_timeout(150)
    agree(page, held)


def test_a_number_typed_while_an_answer_is_on_its_way_stays(late):
    page = late_board(late, "section=assessment&unit=370831", 400)
    page.locator(RANGE).first.focus()
    press(page, QUIET + 50, steps=2)
    field = page.locator(".board .controls input[type=number]").first
    field.fill("41.5")
    page.wait_for_timeout(800)  # the answer to the keys is there
    expect(field).to_have_value("41.5")
    field.press("Tab")
    agree(page, 4150)


def test_locks_hold_over_answers(late):
    page = late_board(late, "section=assessment&unit=370831", 150)
    page.locator(".board .lock").nth(
        2
    ).click()  # the second is of 在各自现行权重上增减, which has no lock to see
    held = value(page, 2)
    page.locator(RANGE).nth(3).focus()
    before = value(page, 3)
    press(page, 300, steps=6)
    still(page)
    assert (value(page, 2), value(page, 3)) == (held, before + 60)
    expect(page.locator(RANGE).nth(2)).to_be_disabled()


@pytest.mark.parametrize("milliseconds", [0, 400])
def test_undo_redo_and_reset_win_over_what_is_under_way(late, milliseconds):
    page = late_board(late, "section=assessment&unit=370831", 0)
    slider = page.locator(RANGE).first
    slider.focus()
    press(page, 20, steps=1)
    still(page)  # one step back there is
    first = value(page)
    page.evaluate("ms => { window.late = ms; }", milliseconds)
    slider.focus()
    press(page, 0, steps=1)  # not yet sent
    page.get_by_role("button", name="撤销").click()  # takes back this step, no more
    agree(page, first)
    page.get_by_role("button", name="重做").click()
    agree(page, first + 10)
    page.evaluate("ms => { window.late = ms; }", milliseconds)
    slider.focus()
    press(page, 300, steps=3)  # sent, not yet answered
    page.get_by_role("button", name="恢复").click()
    still(page)
    expect(page.locator(".board .note").first).to_contain_text("各部门现行不同")
    assert page.evaluate(f"{BOARD}.weights.groups") is None
    press_from = value(page)
    slider.focus()
    press(page, 100, steps=3)  # and it goes on from there
    agree(page, press_from + 30)


def test_a_preset_and_a_link_win_over_what_is_under_way(late):
    page = late_board(late, "section=index", 400)
    page.locator(RANGE).first.focus()
    press(page, 300, steps=3)
    page.get_by_role("button", name="减负优先").click()
    agree(page, 2500, "empowerment")
    link = address(page)
    page.evaluate("window.late = 400")
    page.locator(RANGE).first.focus()
    press(page, 300, steps=4)
    page.evaluate(
        """code => {
        const to = new URL(location);
        to.searchParams.set("scenario", code);
        history.pushState({}, "", to);
        window.dispatchEvent(new PopStateEvent("popstate"));
    }""",
        link,
    )
    agree(page, 2500, "empowerment")


@pytest.mark.parametrize("wait", [0, QUIET + 20])
def test_what_else_is_asked_for_meanwhile_loses_no_step(late, wait):
    """Before the weights are sent, and while the browser has not the address they lead to."""
    page = late_board(late, "section=index", 0)
    still(page)
    page.evaluate("window.late = 400")
    before = value(page)
    page.locator(RANGE).first.focus()
    press(page, 0, steps=5)
    page.wait_for_timeout(wait)
    page.locator(".board .map path[data-id='370829']").click()
    agree(page, before + 50, "empowerment")
    assert "target=370829" in page.url


def test_another_county_wins(late):
    page = late_board(late, "section=assessment&unit=370831", 400)
    page.locator(RANGE).first.focus()
    press(page, 100, steps=3)
    late.visit("section=assessment&unit=370829", "what_if")
    still(page)
    assert page.evaluate(f"{BOARD}.data.weights") == page.evaluate(f"{BOARD}.weights")
    assert "unit=370829" in page.url


@pytest.mark.parametrize(
    "given",
    [
        {"groups": [1]},
        {"groups": [9000, 2000]},
        {"components": "x"},
    ],
)
def test_weights_refused_give_way_to_the_servers(late, given):
    page = late_board(late, "section=assessment&unit=370831", 0)
    before = address(page)
    page.evaluate(
        """given => {
        const board = document.querySelector(".board").townReform;
        board.turn = Date.now();
        Object.assign(board.weights, given);
        board.timer = 1;
        board.flush();
    }""",
        given,
    )
    page.wait_for_function(
        f"JSON.stringify({BOARD}.weights) === JSON.stringify({BOARD}.data.weights)"
    )
    assert address(page) == before
    assert json.loads(page.evaluate(f"JSON.stringify({BOARD}.weights)")) != given


@pytest.mark.parametrize("how", ["reload", "leave"])
def test_mounted_anew_it_shows_what_the_address_says(late, how):
    page = late_board(late, "section=assessment&unit=370831", 0)
    page.locator(RANGE).first.focus()
    press(page, 20)
    still(page)
    held = value(page)
    if how == "reload":
        page.reload()
        page.wait_for_function(READY)
    else:
        late.visit("", "county")
        page.go_back()
        page.wait_for_function(READY)
    page.evaluate("window.late = 0")
    agree(page, held)
    page.locator(RANGE).first.focus()
    press(page, 300, steps=4)
    agree(page, held + 40)

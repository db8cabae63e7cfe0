"""The live board of a page, as tests find it; one whose answers are late."""

import re

from playwright.sync_api import expect

BOARD = "document.querySelector('.board').townReform"
RANGE = ".board input[type=range]"
READY = "document.querySelector('.board')?.townReform?.ranks"
STEPS = 12
QUIET = 250
STILL = """(quiet) => new Promise((done) => {
    let last = "", since = performance.now();
    const timer = setInterval(() => {
        const { data, weights, timer: waits } = document.querySelector(".board").townReform;
        const running = !document.querySelector("[data-test-script-state=notRunning]")
            || document.querySelector("[data-stale=true]");
        const now = location.search + JSON.stringify([data.weights, weights]);
        if (running || now !== last) [last, since] = [now, performance.now()];
        if (performance.now() - since < quiet) return;
        clearInterval(timer);
        done();
    }, 30);
})"""
"""Nothing under way, neither waiting nor on its way here, for some milliseconds."""


def board(tour, query, size=(1440, 900)):
    page = tour.visit(query, "what_if", size)
    page.wait_for_selector(".board svg.drawing")
    page.wait_for_function(f"{BOARD}?.ranks")
    return page


def address(page):
    return page.evaluate("new URL(location).searchParams.get('scenario')")


def late_board(late, query, milliseconds):
    """The board of `query` at rest; from now on answers are late."""
    page = late.visit(query, "what_if")
    page.wait_for_selector(".board svg.drawing")
    page.wait_for_function(READY)
    page.evaluate("ms => { window.late = ms; }", milliseconds)
    return page


def still(page):
    page.evaluate(STILL, 700 + 2 * page.evaluate("window.late"))
    page.evaluate("window.late = 0")


def value(page, n=0):
    return int(page.locator(RANGE).nth(n).input_value())


def press(page, interval, key="ArrowRight", steps=STEPS):
    """Keys on the slider in focus; the server's answers come in between."""
    for _ in range(steps):
        page.keyboard.press(key)
        page.wait_for_timeout(interval)


def agree(page, points, group="town_rating"):
    """Slider, address, frame, what the server said last and the panels are of one weight."""
    still(page)
    assert value(page) == points
    assert int(re.search(rf"{group}\.(\d+)\.", address(page))[1]) == points
    frame = page.evaluate("""() => {
        const { data, weights, math } = document.querySelector(".board").townReform;
        const found = math.weighed(data, data.weights);
        const ranks = math.ranked(found.map((one) => one.score));
        const painted = Object.fromEntries([...document.querySelectorAll(".board .row")].map(
            (row) => [row.dataset.id, row.querySelector("text:last-child").textContent]));
        return { data: data.weights, weights, told: data.rows.map((row, n) =>
            ranks[n] === null || found[n].score.toFixed(2) === painted[row.id]) };
    }""")
    assert frame["weights"] == frame["data"]
    assert all(frame["told"])
    if group == "town_rating":
        expect(page.locator(".conclusion")).to_contain_text(f"镇街评价{points / 100:.2f}%")

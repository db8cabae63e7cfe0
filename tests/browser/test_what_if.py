"""The live board in a real browser: its arithmetic is Python's, it paints without the server."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from dashboard.indicators.keyed import Values
from dashboard.indicators.ranks import ranks
from dashboard.what_if import composite, statutory
from dashboard.what_if.model import Weights, contributions, scores
from dashboard.what_if.scenario import Scenario, encode
from dashboard.what_if.weights import rebalance, rebalance_limit, whole
from tests.browser.board import RANGE, address, board

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def values(built):
    return Values(built["2021-12-16"])


def random_weights(random, model):
    """Whole basis points, some of them zero."""

    def some(names):
        return whole({n: random.random() * (random.random() > 0.2) + 1e-9 for n in names})

    return Weights(
        some(model.groups), {g: some(components) for g, components in model.groups.items()}
    )


def index_scenario(subject, mean, weights):
    return encode(
        Scenario(
            "index",
            subject,
            "goalposts",
            mean,
            "",
            "2021-12-16-r1",
            "x",
            weights.groups,
            weights.components,
        )
    )


@pytest.mark.parametrize(
    ("subject", "mean"),
    [
        ("unit", "arithmetic"),
        pytest.param("unit", "geometric", marks=pytest.mark.slow),
        pytest.param("town", "arithmetic", marks=pytest.mark.slow),
    ],
)
def test_the_boards_scores_are_pythons(tour, values, known, subject, mean):
    model = composite.index_model(values, known, subject, aggregation=mean)
    start = composite.default_weights(model, known)
    page = board(tour, f"section=index&scenario={index_scenario(subject, mean, start)}")
    held_to_python(page, model)


def test_the_boards_scores_of_the_assessment_are_pythons(tour, shipped):
    from dashboard.snapshots import database

    with database.connect(shipped["2021-12-16"]) as connection:
        rows = database.fetch("empowerment/assessment", connection, unit="370831")
        sheets = database.fetch("empowerment/rating_sheets", connection, unit="370831")
    rows = rows[(rows["year"] == 2021) & (rows["target_type"] == "department")]
    sheets = sheets[(sheets["year"] == 2021) & (sheets["target_type"] == "department")]
    model = statutory.assessment(rows, sheets.rename(columns={"rater_town": "rater"})).model
    page = board(tour, "section=assessment&unit=370831")
    held_to_python(page, model)
    force = Weights(None, {"town_rating": None, "others": None})
    found = weighed(page, model, [{"groups": None, "components": [None, None]}])[0]
    assert found["scores"] == pytest.approx(scores(model, force)[found["ids"]].to_list(), abs=1e-9)


def weighed(page, model, given):
    return page.evaluate(
        """given => {
        const { data, math } = document.querySelector('.board').townReform;
        const ids = data.rows.map(row => row.id), columns = data.columns.map(one => one.id);
        return given.map(weights => {
            const found = math.weighed(data, weights);
            const held = found.map(one => one.score);
            return { ids, columns, scores: held, ranks: math.ranked(held),
                     parts: found.map(one => one.parts) };
        });
    }""",
        given,
    )


def held_to_python(page, model):
    """Random weights, weighed by both: the same scores, parts and ranks."""
    random = np.random.default_rng(7)
    drawn = [random_weights(random, model) for _ in range(25)]
    given = [
        {
            "groups": list(w.groups.values()),
            "components": [list(own.values()) for own in w.components.values()],
        }
        for w in drawn
    ]
    for weights, found in zip(drawn, weighed(page, model, given), strict=True):
        held = scores(model, weights)[found["ids"]]
        theirs = np.array(found["scores"], float)
        assert theirs == pytest.approx(held.to_numpy(), abs=1e-9, nan_ok=True)
        assert np.array(found["ranks"], float) == pytest.approx(ranks(held).to_numpy(), nan_ok=True)
        parts = contributions(model, weights).loc[found["ids"], found["columns"]].to_numpy()
        known_ = ~np.isnan(theirs)
        assert np.array(found["parts"])[known_] == pytest.approx(parts[known_], abs=1e-9)


def test_moving_a_weight_is_pythons(tour):
    page = board(tour, "section=index")
    random = np.random.default_rng(11)
    cases = []
    for _ in range(400):
        n = int(random.integers(2, 12))
        held = list(
            whole(
                {str(k): random.random() * (random.random() > 0.2) + 1e-9 for k in range(n)}
            ).values()
        )
        cases.append(
            [
                held,
                int(random.integers(0, n)),
                int(random.integers(-2, 130)) * 100,
                [k for k in range(n) if random.random() < 0.25],
                int(random.choice([0, 3000, 6000])),
            ]
        )
    theirs = page.evaluate(
        """cases => cases.map(one => {
        const { moved, stopped } = document.querySelector('.board').townReform.math;
        return [moved(...one), stopped(...one)];
    })""",
        cases,
    )
    for (held, at, to, locked, lowest), found in zip(cases, theirs, strict=True):
        asked = (
            {str(k): w for k, w in enumerate(held)},
            str(at),
            to,
            [str(k) for k in locked],
            lowest,
        )
        assert found == [list(rebalance(*asked).values()), rebalance_limit(*asked)]


def test_dragging_paints_without_the_server_and_release_tells_it(tour):
    page = board(tour, "section=assessment&unit=370831")
    page.locator(RANGE).first.scroll_into_view_if_needed()
    before = address(page)
    sent = []
    page.evaluate("""() => {
        const send = WebSocket.prototype.send;
        window.sent = 0;
        WebSocket.prototype.send = function (...all) {
            window.sent += 1;
            return send.apply(this, all);
        };
    }""")
    box = page.locator(RANGE).first.bounding_box()
    middle = box["y"] + box["height"] / 2
    scores_ = page.locator(".board .row text:last-child")
    page.mouse.move(box["x"] + 8 + (box["width"] - 16) * 0.32, middle)
    page.mouse.down()
    for share in (0.5, 0.7, 0.9):
        page.mouse.move(box["x"] + box["width"] * share, middle, steps=3)
        sent.append((scores_.first.text_content(), page.evaluate("window.sent")))
    assert len({score for score, _ in sent}) == 3  # painted at every step
    assert sent[-1][1] == 0  # nothing asked of the server
    assert address(page) == before
    headline = page.locator(".conclusion").text_content()
    page.mouse.up()
    page.wait_for_function(
        "from => new URL(location).searchParams.get('scenario') !== from", arg=before
    )
    points = int(re.search(r"town_rating\.(\d+)\.own", address(page))[1])
    expect(page.locator(".conclusion")).to_contain_text(f"镇街评价{points / 100:.2f}%")
    expect(page.locator(".st-key-view_paths .reading")).to_contain_text("继续提高")
    expect(page.locator(".conclusion")).to_have_text(headline)  # as it was said while dragged
    assert "与现行权重相比" in headline
    page.get_by_role("button", name="撤销").click()
    page.wait_for_function(
        "from => new URL(location).searchParams.get('scenario') === from", arg=before
    )
    expect(page.locator(".board .note").first).to_contain_text("各部门现行不同")


def test_keys_stop_at_the_floor_and_locks_hold(tour):
    page = board(tour, "section=assessment&unit=370829")
    slider = page.locator(RANGE).first
    slider.focus()
    page.keyboard.press("Home")
    assert slider.input_value() == "3000"
    expect(page.locator(".board .said")).to_contain_text("不能低于下限，停在30.0%")
    expect(page.locator(".board .controls input[type=number]").first).to_have_value("30.0")
    page.wait_for_url(re.compile(r"town_rating\.3000"))
    inner_ = page.locator(".board details")  # the other components
    inner_.locator(".lock").first.click()
    expect(inner_.locator("input[type=range]").first).to_be_disabled()
    held = inner_.locator("input[type=range]").first.input_value()
    field = inner_.locator("input[type=number]").nth(1)
    field.fill("55.5")
    field.press("Tab")
    page.wait_for_url(re.compile(r"\.5550"))
    assert inner_.locator("input[type=range]").first.input_value() == held
    inner = re.search(r"others\.\d+\.(.*)$", address(page))[1].split(".")
    assert sum(map(int, inner[1::2])) == 10_000


def test_a_click_makes_a_place_stand_out(tour, values, known):
    start = composite.default_weights(composite.index_model(values, known, "unit"), known)
    page = board(tour, f"section=index&scenario={index_scenario('unit', 'arithmetic', start)}")
    page.locator(".board .map path[data-id='370831']").click()
    page.wait_for_url("**target=370831**")
    expect(page.locator(".board .row[data-id='370831'] text").nth(3)).to_have_attribute(
        "font-weight", "700"
    )
    assert "unit=370831" in page.url

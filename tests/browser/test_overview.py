"""The overview in a real browser."""

import re

import duckdb
import pytest
from playwright.sync_api import expect

from dashboard import paths

pytestmark = pytest.mark.browser
SIZES = [(1440, 900), (1920, 1080), (1180, 820), (390, 844)]

# C07 by unit, by hand: posts approved from 2020 on, over towns.
BY_HAND = """
    select t.parent_id, sum(p.posts) / count(distinct t.unit_id)
    from units t left join posts p on p.town = t.unit_id and p.approved_on >= date '2020-01-01'
    where t.level = 'town' group by 1
"""
FILLS = """() => Object.fromEntries(
    [...document.querySelectorAll('.choroplethlayer path')]
        .filter(p => p.__data__ && p.__data__.loc)
        .map(p => [p.__data__.loc, getComputedStyle(p).fill]))"""


@pytest.fixture(scope="module")
def by_hand():
    folder = paths.SHIPPED / "snapshots" / "2021-12-16"
    with duckdb.connect() as connection:
        for name in ("units", "posts"):
            connection.read_parquet(str(folder / f"{name}.parquet")).create_view(name)
        return dict(connection.execute(BY_HAND).fetchall())


def channels(colour):
    return [int(part) for part in re.findall(r"\d+", colour)[:3]]


def test_fourteen_shapes_in_the_right_colours(tour, by_hand):
    page = tour.visit("indicator=C07")
    tour.drawn()
    fills = page.evaluate(FILLS)
    assert fills.keys() == by_hand.keys()
    assert len(fills) == 14
    # #a6490a at the lowest value, which needs attention, #fbeadb at the highest, straight between
    low, high = min(by_hand.values()), max(by_hand.values())
    assert high - low >= 10  # else the scale is widened to a quarter of 40
    for unit, value in by_hand.items():
        at = (value - low) / (high - low)
        wanted = [a + (b - a) * at for a, b in ((166, 251), (73, 234), (10, 219))]
        assert channels(fills[unit]) == pytest.approx(wanted, abs=1.5), unit


def test_map_bars_and_table_agree_with_the_records(tour, by_hand):
    page = tour.visit("indicator=C07")
    tour.drawn()
    labels = page.locator(".yaxislayer-above .ytick text").all_text_contents()
    shown = {re.search(r"[\d.]+$", label)[0] for label in labels}
    assert shown == {f"{value:.1f}" for value in by_hand.values()}
    page.locator("[data-testid=stExpander] summary", has_text="数据表").click()
    rows = page.locator("table.data tbody tr")
    expect(rows).to_have_count(15)  # fourteen units and the city
    heads = page.locator("table.data thead th").all_inner_texts()
    at = next(n for n, head in enumerate(heads) if head.startswith("分子"))
    posts = [int(row.split("\t")[at].replace(",", "")) for row in rows.all_inner_texts()]
    assert sum(posts[:14]) == posts[14] == 3291


def test_an_address_reproduces_the_view(tour, watch):
    query = "lang=en&snapshot=2021-06-30&compare=2020-12-31&indicator=C05&unit=370831&view=tiles"
    first = tour.visit(query)
    expect(first.locator(".st-key-selection")).to_contain_text("Sishui")
    tour.settled()
    second = watch().open(first.url.split("?")[1])
    assert second.url == first.url
    for selector in (".conclusion", ".reading >> nth=0", ".ledger:not(.data)"):
        assert second.locator(selector).inner_text() == first.locator(selector).inner_text()


def test_controls_write_the_address(tour):
    page = tour.visit()
    page.get_by_role("radio", name="English").click()
    expect(page.locator("h1.title")).to_have_text("Jining towns: powers, capacity, burdens")
    assert "lang=en" in page.url
    page.get_by_role("radio", name="Empowerment").click()
    expect(page.locator(".reading").first).to_contain_text("100.0%")
    assert "indicator=E01" in page.url
    page.get_by_role("radio", name="Tiles").click()
    page.wait_for_url("**view=tiles**")
    page.reload()
    page.wait_for_selector(".foot")
    expect(page.locator("h1.title")).to_have_text("Jining towns: powers, capacity, burdens")


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_no_request_leaves_the_machine_and_nothing_is_cut_off(tour, watch, lang):
    query = f"lang={lang}&indicator=C05"
    if lang == "zh":  # loaded anew
        watched = watch(*SIZES[0])
        page = watched.open(query)
    else:
        watched, page = tour, tour.visit(query, size=SIZES[0])
    watched.drawn()
    page.wait_for_timeout(700)
    outside = [u for u in watched.requests if not u.startswith((watched.address, "data:", "blob:"))]
    assert outside == []
    assert watched.complaints == []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)
        widths = page.evaluate("""() => [document.documentElement.scrollWidth,
            document.querySelector('[data-testid=stMain]').scrollWidth]""")
        assert max(widths) <= width


def test_the_served_font_is_the_one_shown(tour):
    page = tour.visit()
    tour.drawn()
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert any("Noto Sans SC Variable" in family for family in loaded)


def test_pictures_have_words_for_who_cannot_see_them(tour):
    page = tour.visit("indicator=C07")
    tour.drawn()
    said = page.evaluate(
        "[...document.querySelectorAll('[aria-label],img[alt]')]"
        ".map(e => e.getAttribute('aria-label') || e.alt).join('|')"
    )
    assert "下沉编制分单位地图：" in said
    assert "下沉编制分单位排序条形图：" in said

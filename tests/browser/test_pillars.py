"""The pillar pages in a real browser: numbers read off them, clicks, links, take-aways."""

import re

import duckdb
import pytest
from playwright.sync_api import expect

from dashboard import paths
from dashboard.indicators import PILLARS
from dashboard.indicators.mechanisms import sections
from tests.conftest import serving
from tests.sampled import sampled, spread

pytestmark = pytest.mark.browser
PHONE = (390, 844)
SEEN = [
    ("empowerment", "rating", PHONE),
    ("empowerment", "all", PHONE),
    ("capacity", "enforcement", PHONE),
    ("burden", "duties", PHONE),
    ("burden", "response", (820, 1180)),
    ("empowerment", "personnel", (1180, 820)),
    ("capacity", "bodies", (1440, 900)),
    ("burden", "all", (1920, 1080)),
]


@pytest.fixture(scope="module")
def query():
    """Ask the shipped Parquet files by hand."""
    folder = paths.SHIPPED / "snapshots" / "2021-12-16"
    with duckdb.connect() as connection:
        for file in folder.glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield lambda sql: connection.execute(sql).fetchall()


def cells(page, heading):
    """The matrix column under `heading`, by the first cell of its row."""
    return page.evaluate(
        """heading => {
        const table = document.querySelector('table.matrix');
        const heads = [...table.querySelectorAll('thead tr:last-child th')];
        const place = heads.findIndex(th => th.innerText.startsWith(heading));
        return Object.fromEntries([...table.querySelectorAll('tbody tr')].map(row =>
            [row.querySelector('th').innerText, row.querySelectorAll('td')[place].innerText]));
    }""",
        heading,
    )


def rows_of(page, key):
    """The labels of the rows of a chart, top first."""
    page.wait_for_selector(f".st-key-chart_{key} .ytick text")
    return page.evaluate(
        """key => {
        const plot = document.querySelector(`.st-key-chart_${key} .js-plotly-plot`);
        return [...plot.data[0].y].reverse().map(label => label.replace(/<[^>]+>/g, ''));
    }""",
        key,
    )


def test_the_matrix_agrees_with_the_records(tour, query):
    page = tour.visit("section=all", "empowerment")
    by_hand = query("""
        select u.name_zh, sum((arrived_at <= due_at)::int), count(*)
        from coordination_orders o join units t on o.town = t.unit_id
        join units u on t.parent_id = u.unit_id
        where due_at >= timestamp '2020-12-17' and due_at < timestamp '2021-12-17'
        group by 1""")
    shown = cells(page, "统筹调度响应率")
    assert len(shown) == 15
    wanted = {name[:3]: f"{n / of:.1%}" for name, n, of in by_hand if not name.startswith("济宁")}
    assert {name: shown[name] for name in wanted if name in shown} == {
        name: value for name, value in wanted.items() if name in shown
    }
    assert len(wanted.keys() & shown.keys()) >= 11  # zones go by short names
    total = sum(n for _, n, _ in by_hand) / sum(of for *_, of in by_hand)
    assert shown["济宁市"] == f"{total:.1%}"


def test_composition_narrows_from_units_to_towns(tour, query):
    page = tour.visit("section=coordination", "empowerment")
    orders = dict(
        query("""
        select u.name_zh, count(*) from coordination_orders o
        join units t on o.town = t.unit_id join units u on t.parent_id = u.unit_id
        where due_at >= timestamp '2020-12-17' group by 1""")
    )
    shown = dict(label.split() for label in rows_of(page, "orders"))
    assert len(shown) == 14
    assert shown["泗水县"] == str(orders["泗水县"])
    tour.choose(".st-key-chart_orders .trace.bars:first-of-type .point path", 6, "**unit=370831**")
    expect(page.locator(".st-key-view_orders .reading")).to_contain_text("泗水县共")
    tour.settled()
    towns = dict(
        query("""
        select t.name_zh, count(*) from coordination_orders o join units t on o.town = t.unit_id
        where t.parent_id = '370831' and due_at >= timestamp '2020-12-17' group by 1""")
    )
    page.wait_for_function("""document.querySelector('.st-key-chart_orders .js-plotly-plot')
        .data[0].y.length === 13""")
    assert {
        name: int(n) for name, n in (label.split() for label in rows_of(page, "orders"))
    } == towns


READ = {  # a section, the view, and the number that a hand query gives for Jining
    ("empowerment", "voice", "opinions"): "select count(*) from opinions "
    "where given_on >= date '2020-12-17'",
    ("capacity", "posts", "post_sources"): "select sum(posts) from posts "
    "where approved_on >= date '2020-01-01'",
    ("capacity", "heads", "heads"): "select count(*) from bodies where filled_on is not null "
    "and ended_on is null and filled_on <= date '2021-12-16'",
    ("capacity", "secondments", "secondments"): "select count(*) from secondments where "
    "start_on <= date '2021-12-16' and (end_on is null or end_on > date '2021-12-16')",
    ("capacity", "enforcement", "case_states"): "select count(*) from enforcement_cases "
    "where opened_on >= date '2020-01-01' and due_on >= date '2020-12-17'",
    ("burden", "accountability", "duty_outcome"): "select count(*) from accountability "
    "where decided_on >= date '2020-12-17'",
    ("burden", "response", "exempt"): "select count(*) from tickets where exempt and "
    "called_at >= timestamp '2020-12-17' and called_at < timestamp '2021-12-17'",
    ("burden", "cleanup", "cleanup"): "select sum(existed_before::int) from burdens",
}


@pytest.mark.parametrize(("pillar", "section", "view"), spread(READ, 3))
def test_sentences_agree_with_the_records(tour, query, pillar, section, view):
    page = tour.visit(f"section={section}", pillar)
    number = f"{int(query(READ[pillar, section, view])[0][0]):,}"
    said = page.locator(f".st-key-view_{view} .reading").inner_text()
    assert re.search(rf"(?<![\d,]){number}(?![\d,])", said), said


def test_a_cell_leads_to_its_detail_without_loading_anew(tour):
    page = tour.visit("section=all", "empowerment")
    page.evaluate("window.stillHere = true")
    page.locator("table.matrix tbody tr", has_text="邹城市").locator("td a").nth(7).click()
    page.wait_for_url("**section=coordination**")
    assert "indicator=E08" in page.url and "unit=370883" in page.url
    expect(page.locator(".st-key-view_orders .reading")).to_contain_text("邹城市共")
    assert page.evaluate("window.stillHere")
    page.go_back()
    expect(page.locator("table.matrix")).to_be_visible()


def test_the_state_is_kept_between_pages(tour):
    page = tour.visit("section=voice&unit=370831&snapshot=2021-06-30", "empowerment")
    page.get_by_role("link", name="增能").click()
    expect(page.locator("h1.title")).to_contain_text("增能")
    page.wait_for_url("**unit=370831**")
    assert "snapshot=2021-06-30" in page.url and "section=all" in page.url
    expect(page.locator(".notice")).to_have_count(0)


def test_a_permanent_link_opens_at_its_view(watch):
    watched = watch()
    watched.open("section=response#departments", "burden")
    page = watched.settled()
    page.wait_for_function("""() => {
        const top = document.getElementById('departments').getBoundingClientRect().top;
        return top > -5 && top < 500;
    }""")


@pytest.mark.parametrize(("pillar", "section", "size"), sampled(SEEN, 2))
def test_nothing_leaves_the_machine_or_the_screen(tour, pillar, section, size):
    page = tour.visit(f"section={section}&lang=en&unit=370831", pillar, size)
    outside = [u for u in tour.requests if not u.startswith((tour.address, "data:", "blob:"))]
    assert outside == []
    assert tour.complaints == []
    widths = page.evaluate("""() => [document.documentElement.scrollWidth,
        document.querySelector('[data-testid=stMain]').scrollWidth]""")
    assert max(widths) <= size[0]


@pytest.mark.slow
def test_a_link_to_a_page_works_before_anyone_opened_the_first(chromium):
    with serving(paths.SHIPPED) as (_, address):
        page = chromium.new_page()
        page.goto(f"{address}/burden")
        page.wait_for_selector(".foot")
        expect(page.get_by_role("link", name="总览")).to_be_visible()
        expect(page.locator("h1.title")).to_contain_text("减负")
        page.close()


@pytest.mark.slow
def test_every_section_draws_all_its_charts(watch):
    watched = watch()
    for pillar in PILLARS:
        page = watched.open("unit=370826", pillar)
        for part in sections(pillar):
            page.locator(".tabs").get_by_text(part.name.zh, exact=True).click()
            page.wait_for_url(f"**section={part.id}**")
            expect(page.locator("h2.section").first).to_have_text(part.name.zh)
            watched.settled()
            boxes = page.evaluate("""[...document.querySelectorAll('.main-svg')]
                .map(svg => svg.getBoundingClientRect().width)""")
            assert boxes and min(boxes) > 200, (pillar, part.id)
    assert watched.complaints == []

"""The shipped demonstration data: what the generator writes, and true to every claim."""

import pyarrow.parquet as pq
import pytest

from dashboard.contracts import TABLES
from dashboard.snapshots.writer import arrow_table
from tools import demo

pytestmark = pytest.mark.full

FINAL = "2021-12-16"


def test_six_snapshots_all_marked_demo(shipped):
    assert list(shipped) == [
        "2019-12-31",
        "2020-12-31",
        "2021-03-31",
        "2021-06-30",
        "2021-09-30",
        "2021-12-16",
    ]
    assert {snapshot.provenance for snapshot in shipped.values()} == {"demo"}


@pytest.mark.parametrize("day", ["2019-12-31", FINAL])
def test_regenerating_gives_the_committed_rows(shipped, day):
    snapshot = shipped[day]
    for name, frame in demo.tables(snapshot.as_of).items():
        committed = pq.read_table(snapshot.path / f"{name}.parquet")
        complete = TABLES[name].complete(committed)
        assert arrow_table(name, frame).equals(complete), name


def test_real_units(ask):
    assert ask("select count(*) from units where level = 'town'") == 156
    assert ask("select count(*) from units where level in ('county', 'zone')") == 14
    assert ask("select count(*) from units where level = 'town' and kind = '镇'") == 103
    assert ask("select count(*) from units where legal_county_id = '370811'") == 20
    assert ask("select count(*) from units where level = 'town' and parent_id = '370811'") == 15


def test_posts_and_heads_and_rate(ask):
    assert ask("select sum(posts) from posts where approved_on >= date '2020-01-01'") == 3291
    crossing = "select count(*) from bodies where head_identity <> post_type and ended_on is null"
    assert ask(crossing) == 389
    rate = "select count(filled_on) / count(*) from bodies where ended_on is null"
    assert 0.80 <= ask(rate) < 0.90


def test_officers_and_cases(ask):
    active = "select count(distinct officer_key) from enforcers where to_on is null"
    assert 2600 <= ask(active) <= 2699
    cases = "select count(*) from enforcement_cases where opened_on >= date '2020-01-01'"
    assert 2050 <= ask(cases) <= 2099


def test_duty_list(ask):
    assert ask("select count(*) from duty_items") == 132
    assert ask("select count(*) from duty_items where batch <= 2") == 98
    assert ask("select count(*) from duty_items where batch = 3") == 34
    assert ask("select count(distinct field) from duty_items") == 17


def test_no_floor_is_broken_from_2020_on(ask):
    broken = """select count(*) from assessment_weights where year >= 2020
        and component = 'town_rating'
        and weight < case target_type when 'department' then 0.30 else 0.60 end"""
    assert ask(broken) == 0
    assert ask(broken.replace(">= 2020", "= 2019")) > 0


def test_generated_titles_say_so(ask):
    assert ask("select count(*) from duty_items where title not like '%示例%'") == 0
    assert (
        ask("""select count(*) from units where level in ('department', 'agency')
        and (name_zh not like '%示例%' or name_en not like '%demo%')""")
        == 0
    )
    assert ask("select count(*) from bodies where name not like '%示例%'") == 3
    assert ask("select count(*) from bodies where published") == 3


def test_the_unnamed_town_of_sishui_stays_unnamed(ask):
    assert ask("select town from bodies where published and unit = '370831'") is None

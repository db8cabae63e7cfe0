"""From records to totals: who has data, what is left out, what a part counts."""

import itertools

import pytest

from dashboard.indicators import records, rows
from dashboard.indicators.build import build
from dashboard.indicators.definition import read
from dashboard.snapshots import database
from tests import worlds
from tests.worlds import A1, A2, B1, A, B

SQL = """/*
id: T01
pillar: capacity
name: {zh: 测, en: Test}
definition: {zh: 测, en: Test}
numerator: {zh: 测, en: Test}
denominator: {zh: 测, en: Test}
grain: one row per post; posts; stock
measures: {count: {measure_word: {zh: 名, en: posts}}, ratio: {format: percent}}
lead: count
scope: SCOPE
adds_up: true
window: stock
direction: information
source: {zh: 测, en: Test}
press_words: {zh: [测], en: [test]}
HEADER
*/
select
    towns.unit,
    towns.town,
    'posts' as record,
    case when posts.kind = 'institution' then posts.used end as numerator,
    posts.posts as denominator,
    posts.kind,
    posts.used > 0 as in_use,
    posts.approved_on
from posts inner join towns on posts.town = towns.town
"""
POSTS = [  # A1: 2 of 3 and 0 of 1 used; A2: one left out; B1: nothing
    {"town": A1, "posts": 3, "used": 2, "approved_on": "2021-01-01"},
    {"town": A1, "posts": 1, "used": 0, "approved_on": "2021-01-02"},
    {"town": A2, "posts": 5, "used": 4, "kind": "administrative", "approved_on": "2021-01-01"},
]


@pytest.fixture
def one(tmp_path):
    """The indicator above with more in its header."""
    folder = tmp_path / "queries" / "indicators"
    folder.mkdir(parents=True)
    (folder.parent / "views.sql").write_text(database.text("views"), "utf-8")

    def make(header="", scope="town"):
        header = f"columns: {{in_use: {{zh: 在用, en: In use}}}}\n{header}"
        file = folder / "T01.sql"
        file.write_text(SQL.replace("HEADER", header).replace("SCOPE", scope), "utf-8")
        return read(file)

    return make


@pytest.fixture
def values(tmp_path):
    """(numerator, denominator) by place and part; None where there is no number."""
    count = itertools.count()

    def ask(indicator, **tables):
        world = worlds.snapshot(tmp_path / f"s{next(count)}", **tables)
        frame = build(world, {indicator.id: indicator}).astype(object)
        frame = frame.where(frame.notna(), None)
        return {
            (row.town or row.unit, row.part): (row.numerator, row.denominator)
            for row in frame.itertuples()
        }

    return ask


def test_without_reported_in_a_place_has_data_where_it_has_records(one, values):
    found = values(one(), posts=POSTS)
    assert found[A1, None] == (2, 4)
    assert found[A2, None] == (0, 0)  # left out, yet sent
    assert found[A, None] == (2, 4)
    assert found[B1, None] == found[B, None] == (None, None)


def test_reported_in_gives_nought_to_every_town_of_a_unit_that_has_sent_any(one, values):
    found = values(one("reported_in: posts"), posts=POSTS[:1])
    assert found[A1, None] == (2, 3)
    assert found[A2, None] == (0, 0)
    assert found[B1, None] == found[B, None] == (None, None)


def test_every_table_named_is_needed(one, values):
    tables = {
        "posts": [*POSTS, POSTS[0] | {"town": B1}],
        "enforcers": [{"officer_key": "1", "town": B1}],
    }
    found = values(one("reported_in: [posts, enforcers]"), **tables)
    assert found[A1, None] == found[A, None] == (None, None)  # has sent no officers
    assert found[B1, None] == (2, 3)


def test_a_table_with_one_row_a_town_speaks_for_that_town_alone(one, values):
    indicator = one("reported_in: town_profiles")
    assert indicator.sent == "town in (select town from town_profiles)"
    profiles = [{"town": town, "body_quota": 5, "staff": 9} for town in (A1, A2, B1)]
    found = values(indicator, town_profiles=profiles)
    assert found[A1, None] == found[A2, None] == found[B1, None] == (0, 0)


def test_rows_may_be_sent_by_the_unit_of_a_department(one, values):
    matter = {"matter_id": "m", "town": B1, "department": f"{A}-D1"}
    found = values(one("reported_in: consultations.department"), consultations=[matter])
    assert found[A1, None] == found[A2, None] == (0, 0)
    assert found[B1, None] == (None, None)
    found = values(
        one("reported_in: accountability", scope="unit"),
        accountability=[{"case_id": "1", "unit": B}],
    )
    assert (found[A, None], found[B, None]) == ((None, None), (0, 0))


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ("both", {"institution": (2, 4)}),
        ("numerator", {"institution": (2, None)}),
        ("met", {"institution": (2, None)}),
        ("left_out", {"administrative": (1, None)}),
    ],
)
def test_what_a_part_counts(one, values, counts, wanted):
    found = values(one(f"parts: {{kind: {{zh: 类, en: Kind, counts: {counts}}}}}"), posts=POSTS)
    assert {
        part.removeprefix("kind:"): v for (place, part), v in found.items() if part and place == A
    } == wanted


def test_only_met_leaves_out_a_part_that_adds_nothing(one, values):
    for counts, there in (("numerator", True), ("met", False)):
        part = f"parts: {{kind: {{zh: 类, en: Kind, counts: {counts}}}}}"
        found = values(one(part), posts=[POSTS[1]])
        assert ((A1, "kind:institution") in found) == there


def test_a_part_may_have_another_column_and_be_yes_or_no(one, values):
    found = values(one("parts: {used: {zh: 用, en: Used, column: in_use}}"), posts=POSTS)
    assert found[A1, "used:yes"] == (2, 3)
    assert found[A1, "used:no"] == (0, 1)


def test_what_is_left_out_is_not_listed(one, tmp_path):
    indicator = one("reported_in: posts")
    with database.connect(worlds.snapshot(tmp_path / "s", posts=POSTS)) as connection:
        known = {"T01": indicator}
        assert records.total(records.Cut("T01"), known, connection) == records.Total(2, 2, 4)
        assert len(connection.execute(rows.listed(indicator)).df()) == 2


def test_reported_in_and_parts_are_part_of_the_definition(one):
    headers = [
        "",
        "reported_in: posts",
        "reported_in: [posts, enforcers]",
        "parts: {kind: {zh: 类, en: Kind}}",
        "parts: {kind: {zh: 类, en: Kind, counts: met}}",
    ]
    assert len({one(header).definition_hash for header in headers}) == len(headers)
    same = [one(f"parts: {{kind: {{zh: {word}, en: Kind}}}}") for word in ("类", "别")]
    assert same[0].definition_hash == same[1].definition_hash


def test_a_computed_column_has_the_heading_its_header_says(one, tmp_path):
    from dashboard.text.i18n import Translator
    from dashboard.views import records as words

    indicator = one()
    with database.connect(worlds.snapshot(tmp_path / "s", posts=POSTS)) as connection:
        found = records.page(records.Cut("T01"), {"T01": indicator}, connection, limit=9)
    for lang, head, yes in (("zh", "在用", "是"), ("en", "In use", "yes")):
        t = Translator(lang)
        assert set(words.worded(found, {}, t, indicator)[head].str.lower()) >= {yes}
        assert set(words.exported(found, {}, t, indicator)[head].str.lower()) >= {yes}

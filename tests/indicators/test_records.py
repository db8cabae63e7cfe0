"""The cut through an indicator's records: place, counted, words, order, page."""

import pytest

from dashboard.indicators import records
from dashboard.indicators.records import Cut, Total
from dashboard.snapshots import database
from dashboard.text.i18n import Translator
from dashboard.views import records as words
from tests import worlds
from tests.known import KNOWN
from tests.worlds import A1, A2, B1, A

ORDERS = [  # due 10:00; three in time, one late, one never, one not yet due
    {"order_id": "O1", "town": A1, "arrived_at": "2021-05-01 09:00"},
    {"order_id": "O2", "town": A1, "arrived_at": "2021-05-01 10:00"},
    {"order_id": "O3", "town": A1, "arrived_at": "2021-05-01 10:01"},
    {"order_id": "O4", "town": A2, "arrived_at": "2021-05-01 09:30", "agency": f"{A2}-A2"},
    {"order_id": "O5", "town": B1},
    {"order_id": "O6", "town": B1, "ordered_at": "2021-12-16 22:00", "due_at": "2021-12-17 00:00"},
]


@pytest.fixture
def connection(tmp_path):
    held = worlds.snapshot(tmp_path, coordination_orders=ORDERS)
    with database.connect(held) as opened:
        yield opened


def ids(connection, cut, **paging):
    return list(records.page(cut, KNOWN, connection, **({"limit": 10} | paging))["order_id"])


@pytest.mark.parametrize(
    ("cut", "wanted"),
    [
        (Cut("E08"), Total(5, 3, 5)),  # O6 is due at midnight: not yet
        (Cut("E08", unit=A), Total(4, 3, 4)),
        (Cut("E08", unit=A, town=A1), Total(3, 2, 3)),
        (Cut("E08", counted="numerator"), Total(3, 3, 3)),
        (Cut("E08", counted="rest"), Total(2, 0, 2)),
        (Cut("E08", words="o4"), Total(1, 1, 1)),
        (Cut("E08", words="甲", named=(f"{A2}-A2",)), Total(1, 1, 1)),
        (Cut("E08", words="nothing"), Total(0, 0, 0)),
    ],
)
def test_a_cut_counts_what_it_lists(connection, cut, wanted):
    assert records.total(cut, KNOWN, connection) == wanted
    assert len(ids(connection, cut)) == wanted.records


def test_order_and_pages(connection):
    cut = Cut("E08")
    assert ids(connection, cut, sort="arrived_at") == ["O1", "O4", "O2", "O3", "O5"]
    assert ids(connection, cut, sort="arrived_at", descending=True) == [
        "O3",
        "O2",
        "O4",
        "O1",
        "O5",
    ]  # what never came stays last
    assert ids(connection, cut, sort="order_id", limit=2, offset=2) == ["O3", "O4"]


def test_words_are_no_pattern_and_no_sql(connection):
    for typed in ("%", "_", "'", "'; drop table units; --", "\\"):
        assert records.total(Cut("E08", words=typed), KNOWN, connection).records == 0
    assert records.total(Cut("E08"), KNOWN, connection).records == 5


def test_a_count_without_denominator_says_so(tmp_path):
    held = worlds.snapshot(tmp_path, duty_items=[{"item_id": "T1"}, {"item_id": "T2"}])
    with database.connect(held) as connection:
        assert records.total(Cut("B01"), KNOWN, connection) == Total(2, 2, None)


def test_records_are_worded_and_exported(connection):
    rows = records.page(Cut("E08", town=A2), KNOWN, connection, limit=5)
    names = {A: "甲县", A2: "甲二镇", f"{A2}-A2": "派出所"}
    shown = words.worded(rows, names, Translator("zh"), KNOWN["E08"]).iloc[0].to_dict()
    assert shown["单位"] == "甲县"
    assert shown["来源表"] == "统筹调度单"
    assert (shown["镇街"], shown["被调度机构"]) == ("甲二镇", "派出所")
    assert shown["到达时间"] == "2021-05-01 09:30"
    file = words.exported(rows, names, Translator("zh"), KNOWN["E08"])
    assert list(file)[:4] == ["单位编码", "单位", "镇街编码", "镇街"]
    assert file.loc[0, "被调度机构编码"] == f"{A2}-A2"
    assert file.loc[0, "来源表"] == "统筹调度单"


def test_vocabulary_is_that_of_the_table_a_record_is_from(tmp_path):
    """`kind` is free text of a unit, but a vocabulary of posts and of burdens."""
    held = worlds.snapshot(
        tmp_path,
        burdens=[{"burden_id": "1"}],
        posts=[{"town": A1, "posts": 3, "approved_on": "2020-05-01"}],
    )
    t = Translator("zh")
    with database.connect(held) as connection:
        posts = records.page(Cut("C07", town=A1, counted="numerator"), KNOWN, connection, limit=5)
        burdens = records.page(Cut("B10"), KNOWN, connection, limit=5)
    assert words.worded(posts, {}, t, KNOWN["C07"]).loc[0, "编制类别"] == "事业"
    assert words.exported(posts, {}, t, KNOWN["C07"]).loc[0, "编制类别"] == "事业"
    assert words.worded(burdens, {}, t, KNOWN["B10"]).loc[0, "类别"] == "一票否决"
    assert words.exported(burdens, {}, t, KNOWN["B10"]).loc[0, "清理前存在"] == "是"


def test_every_column_of_every_record_file_has_a_heading():
    for lang in ("zh", "en"):
        t = Translator(lang)
        for indicator in KNOWN.values():
            heads = [words.heading(c, t, indicator) for c in indicator.record_columns]
            assert len(set(heads)) == len(heads), (indicator.id, heads)


@pytest.mark.parametrize(
    ("row", "found", "state"),
    [
        ({"numerator": 3, "denominator": 5}, (5, 3.0, 5.0), "agrees"),
        ({"numerator": 3, "denominator": 5}, (5, 2.0, 5.0), "differs"),
        ({"numerator": 3, "denominator": 5, "aggregated": True}, (0, 0.0, 0.0), "aggregated"),
        ({"numerator": float("nan"), "denominator": float("nan")}, (0, 0.0, 0.0), "none"),
        ({"numerator": 2, "denominator": float("nan")}, (2, 2.0, None), "agrees"),
    ],
)
def test_how_records_stand_to_the_value(row, found, state):
    assert words.agreement({"aggregated": False} | row, *found) == state

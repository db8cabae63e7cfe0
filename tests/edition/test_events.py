"""What time axes mark: one committed list, sourced, nothing made up beside real records."""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.edition import events

FIRST, LAST = date(2019, 12, 31), date(2021, 12, 16)


def labels(edition, pillar, first=FIRST, last=LAST):
    return [event.short.zh for _, event in events.between(edition, pillar, first, last)]


def test_batches_belong_to_burden_and_rules_to_all(editions):
    assert labels(editions["zh"], "burden") == [
        "省工作条例",
        "清单第一批",
        "清单第二批",
        "清单第三批",
        "新闻发布会",
    ]
    assert labels(editions["zh"], "empowerment") == ["权重下限执行", "省工作条例", "新闻发布会"]


def test_nothing_is_marked_before_it_happened(editions):
    assert "新闻发布会" not in labels(editions["zh"], "burden", last=date(2021, 9, 30))


def test_dates_made_up_with_the_demonstration_data_stand_beside_nothing_else(editions):
    edition = editions["zh"]
    reported = replace(edition, snapshot=replace(edition.snapshot, provenance="reported"))
    assert labels(reported, "burden") == ["省工作条例", "新闻发布会"]


def test_demonstration_dates_are_those_of_the_records(shipped):
    path = shipped["2021-12-16"].path / "duty_items.parquet"
    batches = pd.read_parquet(path).groupby("batch")["effective_on"].min()
    assert [event.day for event in events.listed() if event.demo] == list(batches)


def test_each_says_where_it_is_from():
    rows = pd.read_csv(events.FILE, dtype=str)
    assert rows["source"].notna().all() and len(rows)


def test_however_many_each_has_a_sign_of_its_own(editions, monkeypatch):
    many = events.listed()[:1] * 15
    monkeypatch.setattr(events, "listed", lambda: many)
    day = many[0].day
    signs = [sign for sign, _ in events.between(editions["zh"], "empowerment", day, day)]
    assert (len(set(signs)), signs[0], signs[-1]) == (15, "①", "⑮")

"""Decks of the shipped sheets: every number is that of a query by hand, every screen marked."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import duckdb
import pytest

from dashboard.briefing import deck as decks
from dashboard.briefing import images, pictures
from dashboard.briefing.run_sheet import Item, RunSheet, RunSheetError
from dashboard.charts import svg as drawing
from dashboard.charts.svg import svg
from dashboard.contracts import Label
from dashboard.geography.base_map import base_map

SVG = "{http://www.w3.org/2000/svg}"
# posts approved since 2020 by unit: towns are named by their unit in the register
POSTS = """
    select t.parent_id as unit, sum(p.posts) filter (where p.approved_on >= date '2020-01-01'
        and p.approved_on <= date '{day}') as posts, count(distinct t.unit_id) as towns
    from read_parquet('{path}/units.parquet') as t
    left join read_parquet('{path}/posts.parquet') as p on p.town = t.unit_id
    where t.level = 'town' group by 1"""
OFFICERS = """
    select count(distinct officer_key) from read_parquet('{path}/enforcers.parquet')
    where from_on <= date '{day}' and (to_on is null or to_on > date '{day}')"""


def screen(deck, kind, indicator=""):
    return next(
        s
        for s, item in zip(deck.screens, deck.sheet.screens, strict=True)
        if s.kind == kind and (not indicator or item.indicator == indicator)
    )


def rows(sql, snapshot):
    with duckdb.connect() as connection:
        return connection.execute(sql.format(path=snapshot.path, day=snapshot.as_of)).fetchall()


def test_the_ranking_is_the_query_by_hand(decks_of):
    deck = decks_of["彩排", "zh"]
    by_hand = {unit: (posts, towns) for unit, posts, towns in rows(POSTS, deck.edition.snapshot)}
    ranking = screen(deck, "ranking", "C07")
    assert len(ranking.picture.numbers) == len(by_hand) == 14
    for number in ranking.picture.numbers:
        posts, towns = by_hand[number.unit]
        assert number.value == pytest.approx(posts / towns)
        assert number.shown == f"{posts}名"
    assert ranking.numbers[0].shown == f"{sum(p for p, _ in by_hand.values())}名" == "3291名"
    assert [n.value for n in ranking.picture.numbers] == sorted(
        (n.value for n in ranking.picture.numbers), reverse=True
    )


def test_the_trend_draws_what_its_title_says(decks_of):
    trend = screen(decks_of["彩排", "zh"], "trend", "C10")
    (line,) = trend.picture.chart.series
    assert trend.title.endswith(f"由{line.values[0]:.0f}名增至{line.values[-1]:.0f}名")
    assert trend.numbers[0].shown == f"{line.values[-1]:.0f}名"
    assert trend.picture.chart.unit == "单位：名"


def test_one_element_stands_out_the_one_of_the_title(decks_of):
    for lang in ("zh", "en"):
        deck = decks_of["彩排", lang]
        ranking = screen(deck, "ranking", "B12")
        worst = ranking.picture.chart.bars[-1]
        others = {bar.colour for bar in ranking.picture.chart.bars[:-1]}
        assert len(others) == 1
        assert worst.colour not in others
        assert worst.label in ranking.title
        assert worst.text in ranking.title
        shown = screen(deck, "map", "E10").picture.chart
        assert [a.label for a in shown.areas if a.id in shown.focus] == [
            min(shown.areas, key=lambda a: a.value).label
        ]


def test_the_trend_is_the_query_by_hand(decks_of):
    deck = decks_of["彩排", "zh"]
    trend = screen(deck, "trend", "C10")
    for number in trend.picture.numbers:
        snapshot = deck.edition.snapshots[number.as_of]
        assert number.shown == f"{rows(OFFICERS, snapshot)[0][0]}名"
    assert len(trend.picture.numbers) == 6


def test_counted_screens_of_a_rehearsal_say_demo_and_no_published_one_does(decks_of):
    for lang in ("zh", "en"):
        rehearsal = decks_of["彩排", lang]
        said = rehearsal.edition.t("provenance.demo.mark")
        for shown, item in zip(rehearsal.screens, rehearsal.sheet.screens, strict=True):
            assert shown.mark == (said if item.counted else "")
        held = " ".join(text for _, text in rehearsal.screens[0].lines)
        assert said in held  # the cover says which screens are made up
        assert rehearsal.edition.t.join(["4", "6", "7", "9", "10", "11"]) in held
        release = decks_of["发布", lang]
        assert {s.mark for s in release.screens} == {""}
        published = release.edition.t("provenance.published.name")
        assert {n.mark for s in release.screens for n in s.every} == {published}


def test_nothing_made_up_is_said(decks_of):
    """The notes of a rehearsal hold sentences of published figures only."""
    deck = decks_of["彩排", "zh"]
    for shown in deck.screens:
        if shown.kind in ("map", "ranking", "trend"):
            assert shown.notes == ()


def test_titles_say_what_the_figures_say(decks_of):
    deck = decks_of["发布", "zh"]
    titles = [s.title for s in deck.screens]
    assert "向镇街下沉编制3291名，平均每个镇街21名" in titles
    assert any("下沉执法人员2600余名" in title for title in titles)
    for shown in deck.screens:
        for number in shown.numbers:
            assert re.search(r"\d+", number.shown)[0] in shown.title
    assert screen(deck, "conflicts").title == "办理执法案件：两处口径不一，近2100件，2100余件"


def test_who_is_asked_about_cases_knows_of_the_other_source(decks_of):
    deck = decks_of["发布", "zh"]
    shown = next(s for s in deck.screens if "近2100件" in s.title and s.kind == "figures")
    assert any("2100余件（中国网山东，截至2021年11月18日）" in note for note in shown.notes)


def test_each_screen_names_its_sources(decks_of):
    for deck in decks_of.values():
        for shown in deck.screens:
            for number in shown.numbers:
                assert number.source in shown.source
            assert all(bool(n.code) != math.isnan(n.value) for n in shown.every)


def test_a_deck_is_frozen_with_its_snapshot(decks_of):
    deck = decks_of["彩排", "zh"]
    assert deck.issue.snapshot == "2021-12-16-r1"
    assert deck.code in deck.made
    assert "2021-12-16-r1" in deck.basis
    assert not any("2021-12-16-r1" in s.source for s in deck.screens)
    assert deck.screens[deck.imprint - 1].kind == "sources"
    assert decks_of["发布", "zh"].basis == ""  # of no snapshot


def test_an_unchecked_sheet_makes_no_deck(editions):
    sheet = RunSheet(Label("a", "a"), Label("a", "a"), (Item("ranking", indicator="B01"),))
    with pytest.raises(RunSheetError):
        decks.make(sheet, editions["zh"])


def drawings(decks_of):
    return [s.picture.chart for deck in decks_of.values() for s in deck.screens if s.picture]


def test_drawings_are_whole_and_large_enough(decks_of):
    for picture in drawings(decks_of):
        text = svg(picture)
        root = ET.fromstring(text)
        sizes = [float(t.get("font-size")) for t in root.iter(f"{SVG}text")]
        assert sizes
        assert min(sizes) >= 28
        assert "nan" not in text.lower()
        width, height = drawing.size(picture)
        for mark in root.iter(f"{SVG}text"):
            assert 0 <= float(mark.get("x")) <= width
            assert 0 <= float(mark.get("y")) <= height


def test_a_bar_reaches_as_far_as_its_qualifier(editions):
    edition = editions["zh"]
    for claim, reach, text in (
        ("posts_sunk", 3291, "3291名"),
        ("enforcers", 2700, "2600余名"),  # up to 2700
        ("cross_identity_heads", 389, "389人"),
    ):
        (bar,) = pictures.comparison([edition.claims[claim]], edition).chart.bars
        assert (bar.reach, bar.text) == (reach, text)
    shares = pictures.comparison([edition.claims["posting_rate"]], edition).chart
    assert ([bar.reach for bar in shares.bars], shares.top) == ([1], 1)


def test_a_floor_is_a_line_and_what_it_leaves_open(editions):
    edition = editions["zh"]
    chosen = [edition.claims[c] for c in ("dept_floor", "agency_floor")]
    chart = pictures.comparison(chosen, edition).chart
    assert [(row.floor, row.text) for row in chart.rows] == [(0.3, "不低于30%"), (0.6, "不低于60%")]
    assert svg(chart).count(chart.allowed) == 2


def test_the_map_is_public_only_with_its_own_approval(monkeypatch, editions):
    edition = editions["zh"]
    tiles = pictures.places(edition.definitions["C07"], edition)
    assert tiles.chart.outline == "tiles"
    approved = replace(base_map(), approval_number="鲁S(2026)000号")
    monkeypatch.setattr(pictures, "base_map", lambda: approved)
    shapes = pictures.places(edition.definitions["C07"], edition)
    assert shapes.chart.outline == "map"
    paths = ET.fromstring(svg(shapes.chart)).findall(f"{SVG}path")
    assert len(paths) == 14
    assert max(len(p.get("d")) for p in paths) > 2000  # outlines, not squares


def test_an_image_says_whose_numbers_it_shows(decks_of):
    deck = decks_of["彩排", "zh"]
    ranking = images.svg(screen(deck, "ranking", "C07")).decode()
    assert "示例数据" in ranking
    assert "下沉编制表" in ranking
    compared = images.svg(screen(deck, "comparison")).decode()
    assert "示例" not in compared  # published figures are no demonstration
    assert ">公布<" in compared
    picture = images.png(ranking.encode(), scale=1)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == drawing.WIDTH
    with pytest.raises(ValueError, match="cover"):
        images.svg(deck.screens[0])

"""The map over time: every period a frame, all on one scale, nothing fetched in between."""

from datetime import date

import pandas as pd

from dashboard import charts
from dashboard.charts import legend
from dashboard.charts.specs import AreaMap
from dashboard.geography import outlines
from dashboard.text.i18n import Translator

T = Translator("zh")
DAYS = [date(2021, 6, 30), date(2021, 9, 30)]


def row(value):
    return {
        "value": value,
        "numerator": 1.0,
        "denominator": 20.0,
        "status": "value",
        "aggregated": False,
        "small": False,
    }


def made(known):
    frames = [
        pd.DataFrame({"370811": row(low), "370883": row(high)}).T.astype(
            {"value": float, "small": bool}
        )
        for low, high in ((0.5, 0.6), (0.6, 0.9))
    ]
    names = {"370811": "任城区", "370883": "邹城市"}
    maps: dict[date, AreaMap] = {
        day: charts.areas(
            frame=frame,
            indicator=known["C05"],
            names=names,
            outline="map",
            t=T,
            over=pd.concat(frames),
        )
        for day, frame in zip(DAYS, frames, strict=True)
    }
    return charts.periods(
        maps=maps,
        day=DAYS[1],
        outline=outlines.outline("map"),
        credit="示意图",
        marks=("demo",),
        t=T,
    )


def test_equal_values_of_two_periods_have_one_colour(known):
    first, second = made(known).frames
    colour = {
        frame.name: dict(
            zip(frame.data[0].locations, [c for _, c in frame.data[0].colorscale], strict=True)
        )
        for frame in (first, second)
    }
    assert colour["2021-06-30"]["370883"] == colour["2021-09-30"]["370811"]  # both 60 %
    assert colour["2021-06-30"]["370811"] != colour["2021-06-30"]["370883"]


def test_every_step_of_the_slider_is_a_frame_that_is_there(known):
    figure = made(known)
    steps = figure.layout.sliders[0].steps
    assert [step.args[0][0] for step in steps] == [frame.name for frame in figure.frames]
    assert figure.layout.sliders[0].active == 1
    for frame in figure.frames:
        words = [note.text for note in frame.layout.annotations]
        assert f"<b>{frame.name}</b>" in words  # says which period it is
        assert "示例数据 · 非真实情况" in words and "示意图" in words
        geojson = {trace.geojson for trace in frame.data if trace.type == "choropleth"}
        assert geojson == {"/app/static/map.json"}  # by address, fetched once


def test_the_legend_runs_from_good_to_bad():
    assert [word for word, _ in legend.ends("capacity", "higher", T)] == ["好", "差"]
    assert [word for word, _ in legend.ends("capacity", "information", T)] == ["低", "高"]


def test_signs_of_near_events_stand_together_and_each_has_its_line(known):
    days = [date(2020, 6, 12), date(2020, 6, 28), date(2021, 2, 26)]
    series = pd.DataFrame({"370800": [0.5, 0.6]}, index=[date(2020, 1, 1), date(2021, 12, 16)])
    figure = charts.trend(
        series=series,
        indicator=known["C05"],
        names={"370800": "济宁市"},
        selected="370800",
        marks=(),
        t=T,
        events=list(zip(days, "①②③", strict=True)),
    )
    assert [shape.x0 for shape in figure.layout.shapes] == days
    assert [note.text for note in figure.layout.annotations] == ["①②", "", "③"]

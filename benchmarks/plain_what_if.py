"""The peer: the same what-if in plain Streamlit, written well: a fragment, cached numpy, `go`
traces, geometry by address. It repaints on release only; that is all a slider of it can do.
"""

import sys
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboard import paths, snapshots  # noqa: E402
from dashboard.charts import CONFIG  # noqa: E402
from dashboard.geography import outlines
from dashboard.indicators import build, definitions  # noqa: E402
from dashboard.what_if.composite import default_weights, index_model  # noqa: E402
from dashboard.what_if.model import group_scores  # noqa: E402

LEVEL = st.query_params.get("level", "unit")
PILLARS = ("empowerment", "capacity", "burden")


@st.cache_resource
def columns(level: str) -> tuple[list[str], np.ndarray]:
    """Pillar scores by place; NaN weighs nothing here."""
    snapshot = snapshots.discover(paths.snapshots()).snapshots[-1]
    known = definitions()
    model = index_model(build.values(snapshot, known, paths.derived()), known, level)
    parts = group_scores(model, default_weights(model, known))
    return list(parts.index), np.nan_to_num(parts.to_numpy(float))


def picture(places: list[str], scores: np.ndarray) -> go.Figure:
    if LEVEL == "unit":
        return go.Figure(
            [
                go.Scattergeo(lon=[None], lat=[None]),
                go.Choropleth(
                    geojson="/app/static/map.json", locations=places, z=scores, showscale=False
                ),
            ],
            {"geo": {"fitbounds": "locations", "visible": False}},
        )
    points = outlines.town_points().reindex(places)
    return go.Figure(
        [
            go.Scattergeo(
                lon=points["lon"], lat=points["lat"], mode="markers", marker={"color": scores}
            )
        ],
        {"geo": {"fitbounds": "locations", "visible": False}},
    )


@st.fragment
def board() -> None:
    places, parts = columns(LEVEL)
    weights = np.array([st.slider(p, 0, 100, 33, key=p) for p in PILLARS], float)
    scores = parts @ (weights / (weights.sum() or 1))
    order = np.argsort(scores)
    said = " ".join(f"{w:.0f}" for w in weights)
    left, right = st.columns(2)
    bars = [
        go.Bar(
            orientation="h",
            y=[places[n] for n in order],
            name=p,
            x=parts[order, k] * weights[k] / (weights.sum() or 1),
        )
        for k, p in enumerate(PILLARS)
    ]
    left.plotly_chart(
        go.Figure(
            bars,
            {
                "barmode": "stack",
                "title": said,
                "yaxis": {"type": "category"},
                "height": max(420, 20 * len(places)),
            },
        ),
        key="bars",
        config=CONFIG,
    )
    right.plotly_chart(picture(places, scores), key="map", config=CONFIG)


st.html("<style>[data-testid=stMainBlockContainer]{max-width:none}</style>")
board()
st.html('<p class="foot"></p>')

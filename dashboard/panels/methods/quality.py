"""Data quality: what is demonstration, sent as totals, missing, approximate, in conflict."""

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.charts.grid import listing
from dashboard.edition import Reader, alerts
from dashboard.geography import names, outlines
from dashboard.intake import comparison
from dashboard.intake.prepare import DEMO_SHARE
from dashboard.text.html import template
from dashboard.views import methods as words
from dashboard.views import sentences
from dashboard.views.common import cell_words

QUALITY = template(
    """
    <ul class="rules">{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>
    {% for title, table in tables %}
    <h2 class="view">{{ title }}</h2><div class="records">
    {% if table %}{{ table|safe }}{% else %}<p>{{ none }}</p>{% endif %}</div>
    {% endfor %}
    """
)
COLUMNS = ("snapshot", "provenance", "by", "at", "tables", "digest")


def show(reader: Reader) -> None:
    """What is known of the quality of the data, indicators with gaps, snapshots."""
    t, snapshot = reader.t, reader.edition.snapshot
    gaps = words.gaps(reader.edition)
    st.html(
        QUALITY(
            lines=_limits(reader),
            tables=[
                (
                    t("methods.quality.gaps", id=snapshot.id),
                    listing(gaps, cell_words(t)) if len(gaps) else "",
                ),
                (t("methods.quality.snapshots"), listing(_snapshots(reader), cell_words(t))),
            ],
            none=t("methods.quality.none"),
        )
    )


def _limits(reader: Reader) -> list[str]:
    t, snapshot, points = reader.t, reader.edition.snapshot, outlines.town_points()
    conflicts = {c.conflict_group for c in reader.edition.claims.values() if c.conflict_group}
    return [
        t(f"methods.quality.{snapshot.provenance}", id=snapshot.id),
        t("methods.quality.shaped")
        if (names.BOUNDARIES / outlines.TOWNS).exists()
        else t("methods.quality.towns", n=int(points["approximate"].sum()), of=len(points)),
        t("methods.quality.zones"),
        sentences.map_approval(t),
        t("methods.quality.small"),
        t("methods.quality.conflicts", n=len(conflicts)),
        t("methods.quality.intake"),
        t("methods.quality.doubts", **_doubtful()),
        t("methods.quality.log"),
    ]


def _doubtful() -> dict[str, str]:
    """From where on a change is doubtful before publication."""
    return {
        "fewer": f"{comparison.FEWER:.0%}",
        "z": f"{alerts.MAX_Z:g}",
        "step": f"{comparison.STEP * 100:g}",
        "factor": f"{comparison.FACTOR:g}",
        "least": f"{comparison.LEAST:g}",
        "same": f"{DEMO_SHARE:.0%}",
    }


def _snapshots(reader: Reader) -> pd.DataFrame:
    t = reader.t
    return pd.DataFrame(
        [
            (
                s.id,
                t(f"provenance.{s.provenance}.name"),
                s.created_by,
                s.made[:10],
                len(s.tables),
                s.digest[:16],
            )
            for s in store.catalogue(preview=bool(reader.state.preview)).snapshots
        ],
        columns=[t(f"methods.quality.{name}") for name in COLUMNS],
    )

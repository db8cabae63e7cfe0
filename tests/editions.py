"""Editions for tests: values and answers a test writes out, without files or a database."""

from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.contracts import Label
from dashboard.edition import Edition, Reader
from dashboard.edition.address import State
from dashboard.indicators.keyed import Values
from dashboard.snapshots.reader import Snapshot
from dashboard.text.i18n import Translator

DAY, EARLIER = date(2021, 12, 16), date(2021, 9, 30)
TOWNS = pd.DataFrame(
    {"unit": ["A", "A", "B"], "name": ["甲一", "甲二", "乙一"]}, index=["A1", "A2", "B1"]
)
KEY = bytes(range(32))
"""What codes are made with."""
NAMES = {"370800": "全市", "A": "甲县", "B": "乙县"}


def snapshot(day=DAY, provenance="demo"):
    return Snapshot(Path(), day, 1, provenance, "", "", {}, "")


def edition(
    values,
    known,
    before=None,
    *,
    lang="zh",
    names=NAMES,
    claims=None,
    answers=None,
    provenance="demo",
):
    """Of frames of values now and, if any, `before`; `answers` gives the rows of questions."""
    frames = {DAY: values} | ({} if before is None else {EARLIER: before})
    return Edition(
        t=Translator(lang),
        snapshot=snapshot(provenance=provenance),
        definitions=known,
        snapshots={day: snapshot(day, provenance) for day in frames},
        periods={day: Values(frame) for day, frame in frames.items()},
        claims=claims or {},
        labels={unit: Label(name, name) for unit, name in names.items()},
        towns=TOWNS,
        ask=lambda question, **_: (answers or {})[question],
    )


def reader(made, *, unit="370800", indicator="E08", compare="", pillar="empowerment", **chosen):
    """Somebody who looks at an edition."""
    state = State(
        lang=made.t.lang,
        snapshot=str(DAY),
        compare=compare,
        indicator=indicator,
        unit=unit,
        view="map",
        **chosen,
    )
    return Reader(made, state, pillar)

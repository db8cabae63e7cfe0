from datetime import date

import pandas as pd
import pytest

from dashboard.exhibits import Context
from dashboard.i18n import Translator

TOWNS = pd.DataFrame({"unit": ["A", "A", "B"], "name": ["甲一", "甲二", "乙一"]},
                     index=["A1", "A2", "B1"])


@pytest.fixture
def context(known):
    """The view of two units and three towns; `answers` gives the rows of each question."""
    def make(unit="370800", lang="zh", answers=None, **changed):
        names = {"370800": "全市", "A": "甲县", "B": "乙县"}
        return Context(**{
            "t": Translator(lang), "pillar": "empowerment", "as_of": date(2021, 12, 16),
            "parameters": {"unit": unit, "indicator": "E08", "view": "map", "lang": lang},
            "provenance": "demo", "names": names, "short": names, "towns": TOWNS, "claims": {},
            "known": known, "values": pd.DataFrame(), "history": {},
            "ask": lambda question, **_: answers[question]} | changed)
    return make

from dataclasses import replace
from functools import partial

import pandas as pd
import pytest

from dashboard import claims, paths
from dashboard.briefing import deck as decks
from dashboard.briefing import html, repository
from dashboard.contracts import Label
from dashboard.edition import Edition
from dashboard.indicators import build
from dashboard.indicators.keyed import Values
from dashboard.text.i18n import Translator
from tests import worlds
from tests.editions import KEY
from tests.known import KNOWN


@pytest.fixture(scope="session")
def decks_of(editions):
    """Every shipped sheet as a deck, by name and language."""
    return {
        (name, lang): decks.make(sheet, editions[lang])
        for name, sheet in repository.shipped().items()
        for lang in ("zh", "en")
    }


@pytest.fixture(scope="session")
def files_of(decks_of):
    """The file of each, its typeface cut once."""
    return {which: html.html(deck).decode() for which, deck in decks_of.items()}


@pytest.fixture
def small(tmp_path):
    """Two counties, three towns, 36 posts: reported unless it is asked otherwise."""

    def made(provenance="reported", lang="zh", **tables):
        held = tables or {
            "posts": [
                {"town": worlds.A1, "posts": 10, "approved_on": "2020-03-01"},
                {"town": worlds.A2, "posts": 20, "approved_on": "2021-03-01"},
                {"town": worlds.B1, "posts": 6, "approved_on": "2021-03-01"},
            ]
        }
        snapshot = worlds.snapshot(tmp_path / "snapshots", provenance=provenance, **held)
        known = {id_: KNOWN[id_] for id_ in ("C07", "C08", "B01")}
        labels = {
            worlds.CITY: Label("济宁市", "Jining"),
            worlds.A: Label("任城区", "Rencheng"),
            worlds.B: Label("兖州区", "Yanzhou"),
        }
        values = Values(build.values(snapshot, known, tmp_path / "derived"))
        return Edition(
            t=Translator(lang),
            snapshot=snapshot,
            snapshots={snapshot.as_of: snapshot},
            periods={snapshot.as_of: values},
            definitions=known,
            labels=labels,
            key=KEY,
            towns=pd.DataFrame(columns=["unit", "name"]),
            ask=partial(pytest.fail, "no questions"),
            claims=claims.load(paths.SHIPPED / "claims.csv"),
        )

    return made


@pytest.fixture
def preview():
    """An edition whose snapshot is under embargo."""
    return lambda edition: replace(edition, snapshot=replace(edition.snapshot, preview=True))

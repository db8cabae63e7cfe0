"""Decks as files, opened in a browser without network."""

from dataclasses import replace
from functools import cache

import pytest

from dashboard.briefing import deck as decks
from dashboard.briefing import html, repository
from dashboard.briefing.run_sheet import Item

CROWDED = (
    Item("figures", claims=("dept_floor", "agency_floor", "posting_rate", "enforcers")),
    Item("figures", claims=("duty_items_first_two",)),
    Item("trend", indicator="C07", unit="370830"),
    Item("ranking", indicator="C11"),
    Item("ranking", indicator="B06"),
    Item("map", indicator="C07"),
)


def before(whole):
    """The edition from before the reform: nothing to count yet."""
    early = min(whole.snapshots)
    return replace(
        whole,
        snapshot=whole.snapshots[early],
        snapshots={early: whole.snapshots[early]},
        periods={early: whole.periods[early]},
    )


@pytest.fixture(scope="session")
def file(editions, tmp_path_factory):
    """The file of a deck, made when it is first asked for."""
    folder, sheets = tmp_path_factory.mktemp("decks"), repository.shipped()

    @cache
    def make(name, lang):
        edition = before(editions[lang]) if name == "before" else editions[lang]
        sheet = sheets.get(name, sheets["彩排"])
        if name == "crowded":
            sheet = replace(sheet, screens=CROWDED)
        to = folder / f"{name}_{lang}.html"
        to.write_bytes(html.html(decks.make(sheet, edition)))
        return to

    return make


@pytest.fixture
def opened(file, chromium):
    """A deck in a browser without network, and what it asked for and complained of."""
    made = []

    def start(name, lang="zh", size=(1920, 1080), **more):
        context = chromium.new_context(
            offline=True, viewport={"width": size[0], "height": size[1]}, **more
        )
        made.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("request", lambda r: page.requests.append(r.url))
        page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.goto(file(name, lang).as_uri())
        return page

    yield start
    for context in made:
        context.close()

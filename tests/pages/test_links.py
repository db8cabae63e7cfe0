"""Every link on every page leads somewhere that takes it without a word."""

import html as entities
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.indicators import PILLARS
from dashboard.indicators.mechanisms import sections
from tests.known import KNOWN
from tests.pages.conftest import DAY, UNITS
from tests.pages.reading import html, open_page

pytestmark = [pytest.mark.app, pytest.mark.slow]
SECTIONS = {
    "methods": ["indicators", "claims", "dictionary", "quality", "history", "index"],
    "mismatch": ["unit", "town"],
    "county": [],
    "changes": [],
    "records": [],
    "overview": [],
    "what_if": ["assessment", "index"],
    "data": ["desk", "send", "periods", "log", "audit"],
    "briefing": ["sheet", "cards", "code"],
    "press_check": [],
}
PAGES = {
    "": "overview",
    **{
        name: name
        for name in (
            "empowerment",
            "capacity",
            "burden",
            "county",
            "mismatch",
            "changes",
            "records",
            "methods",
            "what_if",
            "data",
            "briefing",
            "press_check",
        )
    },
}
START = [
    ("overview", {}),
    ("overview", {"unit": "370831", "lang": "en"}),
    *(
        (pillar, {"section": part.id, "unit": "370831"})
        for pillar in ("empowerment", "capacity", "burden")
        for part in sections(pillar)
    ),
    *((pillar, {}) for pillar in ("empowerment", "capacity", "burden")),
    ("county", {}),
    ("county", {"unit": "370831", "beside": "370832"}),
    ("county", {"unit": "370831", "town": "370831102000"}),
    ("mismatch", {"unit": "370883", "section": "town"}),
    ("changes", {"indicator": "C05"}),
    ("records", {}),
    ("records", {"indicator": "B11", "unit": "370831"}),
    ("what_if", {"unit": "370831"}),
    ("what_if", {"section": "index"}),
    ("data", {}),
    ("briefing", {}),
    ("briefing", {"section": "code"}),
    ("press_check", {}),
    *(
        ("methods", {"section": s})
        for s in ("indicators", "claims", "dictionary", "quality", "history", "index")
    ),
]


@pytest.fixture(scope="module")
def links():
    """Where the links of every page lead: page and parameters, with the pages they stand on."""
    found = {}
    for page, parameters in START:
        for href in re.findall(r'href=["\']([^"\']+)["\']', html(open_page(page, **parameters))):
            address = urlsplit(entities.unescape(href))
            if not address.path and not address.query:
                continue
            to = PAGES[address.path] if address.path else page
            asked = {k: v[0] for k, v in parse_qs(address.query).items()}
            found.setdefault((to, tuple(sorted(asked.items()))), set()).add(page)
    return found


def test_there_are_links_all_the_way(links):
    leads = {(page, to) for (to, _), pages in links.items() for page in pages}
    for page in ("overview", "empowerment", "capacity", "burden"):
        assert {(page, "records"), (page, "methods")} <= leads
    assert {("overview", "county"), ("burden", "county")} <= leads
    assert {
        ("county", "records"),
        ("county", "methods"),
        ("records", "methods"),
        ("records", "county"),
        ("methods", "records"),
        ("mismatch", "county"),
        ("mismatch", "what_if"),
        ("what_if", "methods"),
    } <= leads


def offered(to, given, towns):
    """What each parameter of a link may be."""
    parts = {part.id: part for part in sections(to)} if to in PILLARS else {}
    held = [i for i in KNOWN.values() if to not in PILLARS or i.pillar == to]
    if given.get("section") in parts:
        held = parts[given["section"]].indicators(KNOWN)
    return {
        "lang": ["zh", "en"],
        "snapshot": [DAY],
        "compare": ["2021-09-30"],
        "view": ["map", "tiles"],
        "unit": UNITS,
        "indicator": [i.id for i in held],
        "town": towns.get(given.get("unit"), []),
        "section": SECTIONS.get(to, ["all", *parts]),
        "beside": ["370832"],
        "sort": None,
        "counted": ["all"],
        "page": ["2"],
        "controls": ["live", "plain"],
        "scenario": None,
        "sheet": ["发布", "彩排"],
    }


def test_no_link_is_broken(hand, links):
    """Every link asks for what its page offers; one of each page and section is opened."""
    towns = hand["C01"].groupby("unit")["town"].apply(list).to_dict()
    opened = {}
    assert len(links) > 900
    for to, asked in links:
        given = dict(asked)
        allowed = offered(to, given, towns)
        assert [
            (to, given, name)
            for name, value in given.items()
            if allowed[name] is not None and value not in allowed[name]
        ] == []
        opened.setdefault((to, given.get("section"), "town" in given, "sort" in given), given)
    for (to, *_), given in opened.items():
        page = open_page(to, **given)
        assert 'class="notice' not in html(page), (to, given)
        assert {name: page.query_params[name] for name in given} == given

"""Open a page in process and read what it shows."""

import json
import re
from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from dashboard import paths
from dashboard.what_if.scenario import decode

# every page that is opened would read what all installed packages say of themselves
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def open_page(to="overview", **parameters):
    """The page `to`, opened by its address."""
    page = AppTest.from_file(str(paths.ROOT / "app.py"), default_timeout=60)
    if to != "overview":
        PagesManager.uses_pages_directory = False  # as the server sets it
        page.switch_page(f"pages/{to}.py")
    for name, value in parameters.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def html(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def errors(page):
    return re.findall(r'notice-error" role="alert">(.*?)</p>', html(page))


def deaf(page):
    """The charts that let a reader choose but do not say so in their own layout."""
    charts = [c.proto for c in page.get("plotly_chart") if c.proto.selection_mode]
    return [c.id for c in charts if json.loads(c.spec)["layout"]["clickmode"] != "event+select"]


def text(page):
    """Everything a reader sees: page text, controls and pictures."""
    charts = [json.loads(c.proto.spec) for c in page.get("plotly_chart")]
    controls = [str(w.options) for kind in ("selectbox", "button_group") for w in page.get(kind)]
    body = re.sub(r"<style.*?</style>", "", html(page), flags=re.DOTALL)
    return "\n".join(
        [re.sub(r"<[^>]+>", " ", body), *controls, json.dumps(charts, ensure_ascii=False)]
    )


def code(page):
    """The scenario in the address of a page."""
    return decode(asked(page))


def asked(page):
    """Its text."""
    found = page.query_params["scenario"]
    return found if isinstance(found, str) else found[0]


def conclusion(page):
    return re.sub(r"<[^>]+>", "", re.search(r'"conclusion">(.*?)</p>', html(page))[1])

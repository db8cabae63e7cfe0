"""A page that fails says so in the reader's language, with the number it is logged under."""

import logging

import pytest
from streamlit import error_util
from streamlit.testing.v1 import AppTest

from dashboard.components import failure

pytestmark = pytest.mark.app


def failing():
    raise RuntimeError("secret of the house")


@pytest.fixture
def failures(monkeypatch):
    for name in ("_log_uncaught_app_exception", "show_uncaught_app_exception"):
        monkeypatch.setattr(error_util, name, getattr(error_util, name))
    counted = []
    failure.install(lambda: counted.append(1))
    return counted


@pytest.mark.parametrize(("lang", "word"), [("zh", "编号"), ("en", "the number")])
def test_a_failed_page_says_its_number(lang, word, failures, caplog):
    page = AppTest.from_function(failing)
    page.query_params["lang"] = lang
    with caplog.at_level(logging.ERROR, logger="dashboard.pages"):
        page.run()
    (record,) = [each for each in caplog.records if each.name == "dashboard.pages"]
    (shown,) = [html.proto.body for html in page.get("html")]
    assert word in shown
    assert record.facts["id"] in shown
    assert "secret" not in shown
    assert "secret of the house" in caplog.text
    assert record.facts["user"]
    assert failures == [1]

"""Every threat named has a test, and the test is there."""

import re

import pytest

from tests.docs.markdown import ROOT

PAGE = (ROOT / "docs/threats.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`", PAGE)


def test_every_line_names_a_test():
    lines = [line for line in PAGE.splitlines() if line.startswith("| ") and "held by" not in line]
    assert len(lines) > 30
    assert [line for line in lines if not re.search(r"`tests/[\w/.]+::\w+`", line)] == []


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_test_named_is_there(file, name):
    assert re.search(rf"^(def|class) {name}\b", (ROOT / file).read_text("utf-8"), re.MULTILINE)

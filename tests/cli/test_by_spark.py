"""`indicators --engine spark` where Spark is not installed, and addresses without it."""

import sys

import pytest

from dashboard.cli import main


@pytest.fixture
def bare(monkeypatch):
    """A machine without PySpark."""
    for name in [name for name in sys.modules if name.startswith("dashboard.spark")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "缺少 PySpark，请安装："), ("en", "PySpark is missing: pip install")]
)
def test_without_pyspark_a_sentence(bare, capsys, lang, told):
    assert main(["indicators", "--engine", "spark", "--snapshot", "x", "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert not out and err.startswith(told) and "requirements-spark.txt" in err


def test_an_address_is_for_spark(capsys):
    assert main(["indicators", "--snapshot", "s3a://bucket/2021-12-16"]) == 2
    assert "Error: " in capsys.readouterr().err

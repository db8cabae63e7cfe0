"""Spark says what DuckDB says, of the same files, to the last digit."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from dashboard import paths
from dashboard.indicators import build
from dashboard.snapshots.reader import Refused

pytestmark = pytest.mark.spark
DAYS = sorted(folder.name for folder in (paths.SHIPPED / "snapshots").glob("20*"))
# For many small queries: no code is compiled to run once, no plan is changed on the way, no page is
# served, what has run is forgotten, and garbage is collected when there is some.
OPTIONS = (
    "--driver-memory 2g --driver-java-options "
    "'-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=256m' "
    "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN "
    "--conf spark.sql.adaptive.enabled=false --conf spark.ui.enabled=false "
    "--conf spark.ui.retainedJobs=1 --conf spark.ui.retainedStages=1 "
    "--conf spark.sql.ui.retainedExecutions=1 pyspark-shell"
)


@pytest.fixture(scope="module")
def spark():
    """One session for all; where there is none, that is a failure and never a skip."""
    os.environ["PYSPARK_SUBMIT_ARGS"] = OPTIONS
    try:
        from dashboard.spark.session import NoJavaError, session
    except ModuleNotFoundError as error:
        pytest.fail(f"{error.name} is missing: `make test-spark` installs it")
    try:
        with session() as started:
            yield started
    except NoJavaError:
        pytest.fail("Spark needs Java 17 or later: sh tests/install_java.sh installs it")
    finally:
        del os.environ["PYSPARK_SUBMIT_ARGS"]


@pytest.fixture(scope="module")
def by_spark(spark):
    from dashboard.spark.engine import build as built

    return lambda address, definitions: built(address, definitions, spark)


def test_all_shipped_dates_are_compared(shipped):
    assert list(shipped) == DAYS and len(DAYS) == 6


@pytest.fixture(scope="module")
def found(shipped, known, by_spark):
    """The values of every date by Spark, which plans one query at a time: so two at once."""
    with ThreadPoolExecutor(2) as pool:
        yield {
            day: pool.submit(by_spark, str(one.path), known)
            for day, one in reversed(shipped.items())
        }


@pytest.mark.parametrize("day", DAYS[::-1])
def test_every_value_is_the_same(day, shipped, known, found):
    expected = build.build(shipped[day], known)
    assert set(expected["indicator"]) == set(known)
    pd.testing.assert_frame_equal(found[day].result(), expected, check_exact=True)


@pytest.fixture
def folder(tmp_path, shipped):
    return Path(shutil.copytree(shipped["2020-12-31"].path, tmp_path / "2020-12-31"))


def test_files_at_an_address_are_checked_and_read(folder, shipped, known, by_spark):
    one = {"C07": known["C07"]}
    expected = build.build(shipped["2020-12-31"], one)
    pd.testing.assert_frame_equal(by_spark(f"file://{folder}/", one), expected, check_exact=True)
    assert expected["numerator"].max() > 0


@pytest.mark.parametrize("scheme", ["", "file://"])
@pytest.mark.parametrize(
    ("file", "harm", "reason"),
    [
        ("posts.parquet", Path.unlink, "missing"),
        ("posts.parquet", lambda file: file.write_bytes(file.read_bytes() + b"."), "damaged"),
        ("manifest.json", Path.unlink, "missing"),
        ("manifest.json", lambda file: file.write_text("{}"), "manifest"),
    ],
)
def test_what_is_not_whole_is_refused(folder, known, by_spark, scheme, file, harm, reason):
    harm(folder / file)
    with pytest.raises(Refused) as refused:
        by_spark(f"{scheme}{folder}", known)
    assert (refused.value.file, refused.value.reason) == (file, reason)


def asked(*arguments, **environment):
    command = [sys.executable, "-m", "dashboard", "indicators", "--engine", "spark", *arguments]
    return subprocess.run(
        command,
        cwd=paths.ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_prints_them():
    found = asked("--indicator", "C05", "--unit", "370883")
    assert found.returncode == 0, found.stderr
    assert "118.0" in found.stdout and "153.0" in found.stdout


def test_without_java_a_sentence(tmp_path):
    (tmp_path / "bash").symlink_to("/bin/bash")
    found = asked("--lang", "en", PATH=str(tmp_path), JAVA_HOME=str(tmp_path))
    assert found.returncode == 2 and "Traceback" not in found.stderr
    assert "Spark needs Java 17 or later" in found.stderr


def test_an_address_nobody_can_read_is_a_sentence():
    found = asked("--lang", "en", "--snapshot", "nowhere://bucket/2021-12-16")
    assert found.returncode == 2 and "Traceback" not in found.stderr
    assert "Spark gave up" in found.stderr

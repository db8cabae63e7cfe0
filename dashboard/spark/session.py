"""A session of Spark, or why there is none."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException, PySparkRuntimeError
from pyspark.sql import SparkSession

HERE = "local[2]"
"""Where Spark runs unless its own configuration or ``spark-submit`` says where."""
QUIET = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
SAME = {"spark.sql.ansi.enabled": "true", "spark.sql.session.timeZone": "UTC"}
"""What makes a query say the same wherever it runs: an overflow is an error, a day is a day."""


class NoJavaError(Exception):
    """Spark cannot be started: Java (17 or later) is missing."""


class FailedError(Exception):
    """Spark gave up; the first line of what it says."""


@contextmanager
def session() -> Iterator[SparkSession]:
    """Spark, until it is left; NoJavaError where it cannot be started, FailedError where it
    gives up.
    """
    os.environ.setdefault("MASTER", HERE)
    # Rows come and go as Arrow tables: no frame of pandas is PySpark's here.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    try:
        spark = SparkSession.builder.appName("indicators").config(map=QUIET).getOrCreate()
    except PySparkRuntimeError as error:
        raise NoJavaError from error
    try:
        yield spark
    except (PySparkException, Py4JError) as error:
        raise FailedError(str(error).splitlines()[0]) from error
    finally:
        spark.stop()


def of_its_own(spark: SparkSession) -> SparkSession:
    """A session on the same Spark whose tables and settings are nobody else's."""
    own = spark.newSession()
    for name, value in SAME.items():
        own.conf.set(name, value)
    if own.sparkContext.master.startswith("local"):
        own.conf.set("spark.sql.shuffle.partitions", "1")
    return own

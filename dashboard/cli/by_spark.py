"""Values by Spark, for ``indicators --engine spark``; PySpark is imported only here."""

import pandas as pd

from dashboard.cli.common import Rejection, translator
from dashboard.indicators import Definitions
from dashboard.snapshots.reader import Refused

PACKAGES = ("py4j", "pyspark", "sqlglot")


def values(address: str, definitions: Definitions) -> pd.DataFrame:
    """The values of the snapshot at `address`; a Rejection says what is missing or wrong."""
    t = translator()
    try:
        from dashboard.spark import engine, session
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        raise Rejection(t("cli.spark.packages")) from error
    try:
        with session.session() as spark:
            return engine.build(address, definitions, spark)
    except session.NoJavaError as error:
        raise Rejection(t("cli.spark.java")) from error
    except session.FailedError as error:
        raise Rejection(t("cli.spark.failed", reason=error)) from error
    except Refused as refused:
        where = f"{address}/{refused.file}"
        raise Rejection(t("cli.not_served", file=where, reason=refused.reason)) from refused

"""Values by Spark from the snapshot at an address: local, S3, HDFS, whatever Spark can read."""

from pathlib import Path, PurePosixPath

import pandas as pd
import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from dashboard import contracts
from dashboard.contracts.table import ARROW, Type
from dashboard.indicators.build import asked
from dashboard.indicators.indicator import Definitions
from dashboard.snapshots import Snapshot, database
from dashboard.snapshots.reader import Refused, described, read, readable
from dashboard.spark.session import of_its_own
from dashboard.spark.translation import translated, views

TYPES: dict[Type, str] = {
    "text": "string",
    "integer": "int",
    "number": "double",
    "weight": "decimal(5,4)",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp_ntz",
}
"""The types of the contract, as Spark calls them."""
HASHES = "reverse(split(path, '/'))[0] as file", "sha2(content, 256) as sha256"


def build(address: str, definitions: Definitions, spark: SparkSession) -> pd.DataFrame:
    """As `dashboard.indicators.build.build`, of the snapshot at `address`; `Refused` where it
    cannot be trusted.
    """
    own = of_its_own(spark)
    snapshot = verified(address, own) if "://" in address else read(Path(address))
    address = absolute(address)
    for name in contracts.TABLES:
        _table(name, address, snapshot, own).createOrReplaceTempView(name)
    facts = pa.table({"as_of": [snapshot.as_of], "provenance": [snapshot.provenance]})
    own.createDataFrame(facts).createOrReplaceTempView("snapshot")
    known = views(database.text("views"))
    for name, select in known.selects.items():
        own.sql(select).createOrReplaceTempView(name)
    return asked(
        lambda sql: own.sql(translated(sql, known.macros)).toArrow(), snapshot, definitions
    )


def absolute(address: str) -> str:
    """`address`, or where it is no more than a path, that of the path on this machine."""
    return address.rstrip("/") if "://" in address else f"file://{Path(address).resolve()}"


def verified(address: str, spark: SparkSession) -> Snapshot:
    """The snapshot at `address`, every file of it hash for hash what its manifest names."""
    files = spark.read.format("binaryFile")
    try:
        content = files.load(f"{address}/manifest.json").select("content").first()
    except AnalysisException:
        raise Refused("manifest.json", "missing") from None
    found = described(bytes(content[0]) if content else b"", Path(PurePosixPath(address).name))
    hashes = dict(files.load(f"{address}/*.parquet").selectExpr(*HASHES).collect())
    for name, sha256 in found.tables.items():
        file = f"{name}.parquet"
        if hashes.get(file) != sha256:
            raise Refused(file, "damaged" if file in hashes else "missing")
    return readable(found, lambda name: _schema(spark.read.parquet(f"{address}/{name}.parquet")))


def _schema(frame: DataFrame) -> pa.Schema:
    """The columns of a file as the contract calls them."""
    known = {TYPES[kind]: ARROW[kind] for kind in TYPES}
    return pa.schema(
        [(f.name, known.get(f.dataType.simpleString(), pa.null())) for f in frame.schema]
    )


def _table(name: str, address: str, snapshot: Snapshot, spark: SparkSession) -> DataFrame:
    """One table: a column it was written without is empty, and so is one that is not held."""
    table = contracts.TABLES[name]
    columns = ", ".join(f"{column.name} {TYPES[column.type]}" for column in table.columns)
    if name not in snapshot.tables:
        return spark.createDataFrame(table.arrow_schema().empty_table(), columns)
    return spark.read.schema(columns).parquet(f"{address}/{name}.parquet")

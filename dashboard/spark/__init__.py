"""The same indicators by Spark, for who has outgrown a machine: the SQL of `queries/`, translated,
over the Parquet files of one snapshot at an address.

Only `session` and `engine` need PySpark and Java, and nothing else of the product imports them.
"""

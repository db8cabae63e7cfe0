"""The names of the city and its reporting units in a snapshot."""

import queries
from dashboard.contracts import Label
from dashboard.snapshots.reader import Snapshot


def unit_names(snapshot: Snapshot) -> dict[str, Label]:
    """By unit id, in the order of the codes."""
    with queries.connect(snapshot) as connection:
        rows = queries.fetch("unit_names", connection)
    return {str(row.unit): Label(str(row.name_zh), str(row.name_en)) for row in rows.itertuples()}

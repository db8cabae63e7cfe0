"""Who has sent what."""

from collections.abc import Mapping

import pandas as pd

from dashboard.contracts import TABLES
from dashboard.contracts.common import REPORTING
from dashboard.contracts.senders import reporting_units, sender


def counts(frames: Mapping[str, pd.DataFrame], units: pd.DataFrame, city: str) -> pd.DataFrame:
    """Rows by unit (index) and table (columns), zeros included; the city first."""
    homes = reporting_units(units)
    order = [city, *units.loc[units["level"].isin(REPORTING), "unit_id"]]
    held = {
        name: sender(TABLES[name], frame, homes, city).value_counts()
        for name, frame in frames.items()
    }
    table = pd.DataFrame(held, index=order, columns=list(TABLES))
    return table.fillna(0).astype(int)

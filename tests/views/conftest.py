import pandas as pd
import pytest

from tests import editions


@pytest.fixture
def reader(known):
    """Somebody who looks at two units and three towns; `answers` gives the rows of questions."""

    def make(
        unit="370800", lang="zh", answers=None, claims=None, provenance="demo", pillar="empowerment"
    ):
        columns = ["indicator", "level", "unit", "town", "part", "value"]
        made = editions.edition(
            pd.DataFrame(columns=columns),
            known,
            lang=lang,
            claims=claims,
            answers=answers,
            provenance=provenance,
        )
        return editions.reader(made, unit=unit, pillar=pillar)

    return make

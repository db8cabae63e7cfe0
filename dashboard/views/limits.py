"""Which views somebody sees: none that names what is not theirs, or ranks departments."""

from collections.abc import Callable
from typing import Any

from dashboard.edition import Reader
from dashboard.views import capacity, empowerment, indicator, ratings, response
from dashboard.views.special_bodies import special_bodies

Build = Callable[[Reader], Any]
BY_NAME: frozenset[Build] = frozenset(
    {
        indicator.towns,
        capacity.lacking,
        capacity.over_quota,
        special_bodies,
        empowerment.consent_breaches,
        ratings.weight_breaches,
        response.departments,
        response.exempt,
    }
)
"""Of the whole city they list, count or quote what is of every unit by name."""
OF_DEPARTMENTS: frozenset[Build] = frozenset(
    {
        empowerment.consent_breaches,
        ratings.weight_breaches,
        ratings.scores,
        ratings.agencies,
        response.departments,
    }
)


def by_name(reader: Reader, build: Build) -> bool:
    """Whether a view is left out because it names what is not the reader's own."""
    return reader.whole and bool(reader.edition.scope.details) and build in BY_NAME


def seen(reader: Reader, build: Build) -> bool:
    """Whether a view is for this reader."""
    ranks = build in OF_DEPARTMENTS and not reader.edition.scope.departments
    return not ranks and not by_name(reader, build)

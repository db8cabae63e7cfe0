"""Sweeps that the fast tests walk only in part."""

import pytest


def sampled(values, fast=2):
    """The parameters of a sweep: the first `fast` of them run always, the others as slow tests."""
    held = [value if isinstance(value, tuple) else (value,) for value in values]
    return [
        pytest.param(*value, marks=[] if n < fast else [pytest.mark.slow])
        for n, value in enumerate(held)
    ]


def spread(values, fast):
    """As `sampled`, but those that run always lie evenly among the values: one of each kind."""
    values = list(values)
    first = values[:: -(-len(values) // fast)]
    return sampled([*first, *(value for value in values if value not in first)], len(first))

"""Sweeps that the fast tests walk only in part."""

import pytest


def sampled(values, fast):
    """The parameters of a sweep: the first `fast` of them run always, the others as slow tests."""
    return [
        *values[:fast],
        *(
            pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.slow)
            for value in values[fast:]
        ),
    ]

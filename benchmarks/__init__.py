"""Measurements, each beside a plain page measured in the same run; never asserted."""

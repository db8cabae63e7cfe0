"""Outlines, points, names and census facts of units and towns."""

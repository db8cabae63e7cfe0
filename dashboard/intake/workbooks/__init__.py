"""Workbooks to take away: templates, snapshots, annotated copies of what was sent."""

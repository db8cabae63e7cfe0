"""The dashboard: records, indicators, figures, charts, widgets; see the README."""

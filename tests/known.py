"""The indicators as shipped, read once: tests are made from them."""

from dashboard.indicators import definitions

KNOWN = definitions()

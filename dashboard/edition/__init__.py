"""One snapshot as readers see it, worked out once: what pages, views, briefing and press check
read. No Streamlit, no database; `dashboard.edition.assembly` puts an edition together.
"""

from dashboard.edition.edition import Edition, once
from dashboard.edition.reader import ALL, UNNAMED, Anybody, Open, Reader

__all__ = ["ALL", "UNNAMED", "Anybody", "Edition", "Open", "Reader", "once"]

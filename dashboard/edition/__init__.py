"""One snapshot as readers see it, worked out once: what pages, views, briefing and press check
read. No Streamlit, no database; `dashboard.edition.assembly` puts an edition together.
"""

from dashboard.edition.edition import Edition, once
from dashboard.edition.reader import ALL, UNNAMED, Reader

__all__ = ["ALL", "UNNAMED", "Edition", "Reader", "once"]

"""Parts of the briefing page."""

"""Files written whole; tables and Word documents to take away."""

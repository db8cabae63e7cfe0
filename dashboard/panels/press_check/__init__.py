"""Parts of the press check."""

"""The parts of the page that checks a draft release: the draft, its verdict, figures, numbers."""

"""What is said: languages, formats of numbers, marks of provenance."""

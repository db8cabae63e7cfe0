"""Press check: every number of a draft release held against what was published."""

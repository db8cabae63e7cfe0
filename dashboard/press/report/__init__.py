"""The draft as a whole: may it go out (`groups`), what to write instead (`wording`), what
contradicts itself (`consistency`); in `words`, as JSON and text (`export`), in Word (`word_files`).
"""

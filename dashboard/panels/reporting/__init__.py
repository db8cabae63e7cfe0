"""The desk of reporting on the data page: `desk` chooses the period and what one is here for;
`opening`, `send`, `review`, `progress`, `compose` are its parts.
"""

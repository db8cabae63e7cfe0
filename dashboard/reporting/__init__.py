"""The flow of reporting: a period is opened, units send tables, the city returns or accepts them,
what was accepted is published. Every act asks for its right and is written down.
"""

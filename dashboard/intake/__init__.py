"""From the files offices send to tables that keep the contract: everything wrong named at once.

files → sheets → cells → frames → checks; each `Problem` says where it stands and how to fix it.
"""

"""From the files offices send to a published snapshot; everything wrong is named at once.

1. `reading` takes a file apart: bytes → sheets → the table each stands for → typed columns.
2. `gather` puts the rows of all files together; `presentation` refuses what looks otherwise.
3. `codes`, `components` put ids in place of the names that stand for them.
4. `carrying` adds, where asked, what was not sent from the last period (`successors` of codes).
5. `check` holds all of it against the contract and `totals`; `locate` names each cell and its fix.
6. `evidence` and `comparison` find what may be right but is to be confirmed (`problems` has both).
7. `prepare` does all this, writes a draft and computes its indicators; `drafts`, `inbox` save it.
8. `difference` says what would change for readers; `messages` and `report` put all in words.
9. `drafts.release` publishes what is confirmed; `later` rebuilds periods that stood on it.
10. `workbooks` are what goes out: templates, exports, annotated copies of what was sent.
"""

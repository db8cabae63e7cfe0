"""Every definition in force is the last one in the file of definitions."""

from dashboard import history


def test_the_history_ends_with_the_definitions_in_force(known):
    """A changed definition needs a row: what changed, from when, for whom it matters."""
    last = history.definitions().groupby("indicator")["hash"].last().to_dict()
    assert last == {i.id: i.definition_hash for i in known.values()}


def test_no_definition_is_listed_twice_in_a_row():
    for _, rows in history.definitions().groupby("indicator"):
        assert (rows["hash"] != rows["hash"].shift()).all()
        assert rows["since"].is_monotonic_increasing
        assert rows[["note_zh", "note_en"]].ne("").all(axis=None)

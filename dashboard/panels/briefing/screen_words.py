"""What is typed for a screen: its title around numbers that are filled in; the cover's lines."""

from dataclasses import replace

import streamlit as st

from dashboard.briefing import screens
from dashboard.briefing.run_sheet import (
    COVER,
    MAX_TITLE,
    NONE,
    Item,
    RunSheet,
    RunSheetError,
    check,
)
from dashboard.components import prose
from dashboard.contracts import Label
from dashboard.edition import Edition


def titled(item: Item, sheet: RunSheet, edition: Edition, key: str) -> Item:
    """The screen with the title typed in the language on view, and whether it is backup; empty
    leaves the title proposed.
    """
    t, about = edition.t, (item.kind, item.indicator, *item.claims)
    try:
        bare = replace(item, title=NONE)
        check(replace(sheet, screens=(bare,)), edition.claims, edition.definitions, edition.names)
        proposed = screens.build(bare, sheet, edition)
    except RunSheetError:  # the preview says what is wrong
        return item
    typed = st.text_input(
        t("briefing.screen_title"),
        value=t.label(item.title),
        placeholder=proposed.title,
        max_chars=MAX_TITLE,
        key=f"title_{key}_{about}_{t.lang}",
    )
    if proposed.fills:
        named = t.join([f"{{{name}}} = {shown}" for name, shown in proposed.fills.items()])
        st.html(prose.QUIET(text=t("briefing.placeholders", named=named)))
    backup = st.checkbox(t("briefing.backup_box"), value=item.backup, key=f"backup_{key}")
    return replace(item, title=_worded(item.title, typed, edition), backup=backup)


def cover(sheet: RunSheet, edition: Edition, key: str) -> RunSheet:
    """The sheet with what its cover says, in the language on view."""
    t, said = edition.t, dict[str, Label]()
    for name in COVER:
        held: Label = getattr(sheet, name)
        typed = st.text_input(
            t(f"briefing.cover_box.{name}"),
            value=t.label(held),
            max_chars=MAX_TITLE,
            key=f"cover_{name}_{key}_{t.lang}",
        )
        said[name] = _worded(held, typed, edition)
    if not said["title"].zh.strip() or not said["title"].en.strip():
        said["title"] = sheet.title
    return replace(
        sheet, title=said["title"], host=said["host"], place=said["place"], date=said["date"]
    )


def _worded(held: Label, typed: str, edition: Edition) -> Label:
    """A label with another word in the language on view."""
    return held._replace(**{edition.t.lang: typed.strip()})

"""The responsibility list, searched and filtered."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.view import show
from dashboard.edition import Reader
from dashboard.views import duties

SEARCHED = ["item_id", "title", "field", "leads", "cooperating", "grid_titles"]


def duty_list(reader: Reader) -> None:
    """Search box and filters over the items of every list in force."""
    t = reader.t
    items = reader.edition.ask("burden/duty_items")
    with st.container(key="browse", horizontal=True, vertical_alignment="center"):
        words = st.text_input(
            t("view.browser.search"),
            key="browse_words",
            placeholder=t("view.browser.search"),
            label_visibility="collapsed",
            width=320,
        )
        kind = _choice(
            "list_kind", items, t("view.browser.all_lists"), lambda k: t(f"view.browser.{k}")
        )
        batch = _choice(
            "batch",
            items,
            t("view.browser.all_batches"),
            lambda b: t("part.batch", value=int(b)),
        )
        field = _choice("field", items, t("view.browser.all_fields"), str)
    show(
        reader,
        duties.browser(reader, matching(items, words, list_kind=kind, batch=batch, field=field)),
    )


def _choice(column: str, items: pd.DataFrame, everything: str, word: Callable[[Any], str]) -> Any:
    """One of the values of `column`, or None for all of them."""
    values = [None, *sorted(items[column].dropna().unique())]
    return st.selectbox(
        column,
        values,
        key=f"browse_{column}",
        width=170,
        label_visibility="collapsed",
        format_func=lambda v: everything if v is None else word(v),
    )


def matching(items: pd.DataFrame, words: str, **chosen: object) -> pd.DataFrame:
    """The items that hold every one of `words` somewhere, and the values chosen."""
    for column, value in chosen.items():
        if value is not None:
            items = items[items[column] == value]
    texts = [" ".join(map(str, row)).lower() for row in items[SEARCHED].to_numpy()]
    return items[
        pd.Series(
            [all(word in text for word in words.lower().split()) for text in texts],
            index=items.index,
            dtype=bool,
        )
    ]

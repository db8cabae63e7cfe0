"""What a page has been narrowed to, in words: what a print, a picture and a wall say of a view."""

from collections.abc import Callable, Mapping

from dashboard.edition import ALL, Reader

_COMPARED = ("compare", "unit", "indicator")
_PILLAR = ("compare", "section", "unit", "indicator")
USED: Mapping[str, tuple[str, ...]] = {
    "overview": _COMPARED,
    "empowerment": _PILLAR,
    "capacity": _PILLAR,
    "burden": _PILLAR,
    "changes": _COMPARED,
    "county": ("compare", "unit", "town"),
    "mismatch": ("section", "unit", "cuts"),
    "what_if": ("section", "unit"),
    "records": ("unit", "town", "indicator", "counted", "find", "page"),
    "briefing": ("section",),
    "press_check": (),
    "data": ("section",),
    "methods": ("section", "find"),
}
"""The parameters that change what a page shows, by page; scenarios are said by theirs."""
SECTIONS = {
    "mismatch": "mismatch.level",
    "what_if": "what_if.board_name",
    "briefing": "briefing.section",
    "data": "data.section",
    "methods": "methods.section",
}
"""Where the names of a page's sections stand; those of pillars are mechanisms."""


def filters(reader: Reader, page: str) -> list[str]:
    """Name and value of the period and of every choice that `page` shows by."""
    t, said = reader.t, reader.state.parameters()
    value = _words(reader, page)
    named = [name for name in ("snapshot", *USED[page]) if said.get(name)]
    if reader.state.section == ALL:  # every indicator of the pillar
        named.remove("indicator")
    return [
        t("share.filter", name=t(f"notice.parameter.{name}"), value=value(name, said[name]))
        for name in named
    ]


def _words(reader: Reader, page: str) -> Callable[[str, str], str]:
    t, edition = reader.t, reader.edition

    def section(value: str) -> str:
        return reader.section_names.get(value) or t(f"{SECTIONS[page]}.{value}")

    def indicator(value: str) -> str:
        return t.label(edition.definitions[value].name)

    def words(name: str, value: str) -> str:
        if name == "unit":
            return edition.names[value]
        if name == "town":
            return str(edition.towns.at[value, "name"])
        if name == "counted":
            return t(f"records.counted.{value}")
        if name == "compare" and value == "none":
            return t("header.none")
        special = {"section": section, "indicator": indicator}.get(name)
        return special(value) if special else value

    return words

"""The run sheet: choose one, save it, take changes back, delete it."""

import json
from dataclasses import replace

import streamlit as st

from dashboard import auth, paths
from dashboard.briefing import repository
from dashboard.briefing import run_sheet as run_sheets
from dashboard.briefing.run_sheet import MAX_NAME, MAX_TITLE, RunSheet, RunSheetError
from dashboard.components import layout, prose, unsaved
from dashboard.components.session import bound
from dashboard.contracts import Label
from dashboard.edition import Reader
from dashboard.files.repository import NEW, StaleError
from dashboard.files.unsaved import Unsaved
from dashboard.panels.briefing import screen_editor
from dashboard.text.i18n import Translator

UNSAVED = "sheet"
"""What sheets that are not saved are kept under."""


def chosen(reader: Reader) -> RunSheet:
    """The run sheet of the address as it is being edited, and what can be done with it."""
    t, name = reader.t, reader.state.sheet
    saved, damaged = repository.saved(paths.data())
    there = repository.shipped() | saved
    for file in damaged:
        layout.notice("warning", t("briefing.damaged", file=file))
    done = st.session_state.pop("briefing_done", "")
    if done:
        layout.notice("done", done)
    now = repository.version(paths.data(), name)
    _offer(name, t)
    version, original = _opened().setdefault(name, (now, there[name]))
    sheet: RunSheet = st.session_state.setdefault("run_sheets", {}).get(name, original)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("briefing.sheet"),
            list(there),
            width=280,
            **bound("sheet", name),
            format_func=lambda n: layout.label(t.label(there[n].name)),
        )
        _actions(reader, sheet, original, own=name in saved)
    if version != now:
        _ask(sheet, now, t, changed=sheet != original)
    _keep(name, version, original, sheet)
    return sheet


def _unsaved() -> Unsaved:
    return Unsaved(paths.data(), auth.person().id)


def _offer(name: str, t: Translator) -> None:
    """In a new session: what was edited in an earlier one and not saved, to be taken up again."""
    edits: dict[str, RunSheet] = st.session_state.setdefault("run_sheets", {})
    if name in edits or (held := _unsaved().get(UNSAVED, name)) is None:
        return
    answer = unsaved.offer(t("briefing.left", name=name), UNSAVED, t)
    if answer == "drop":
        _forget(name)
    elif answer == "restore":
        try:
            version, original, text = json.loads(held)
            _opened()[name] = (version, run_sheets.read(original))
            edits[name] = run_sheets.read(text)
        except ValueError:
            _forget(name)
        screen_editor.start_again()
    if answer:
        st.rerun()


def _keep(name: str, version: str, original: RunSheet, sheet: RunSheet) -> None:
    """Keep what is not saved, once a change; forget what was taken back."""
    held, before = (name, sheet), st.session_state.get(UNSAVED)
    if sheet == original or held == before:
        return
    st.session_state[UNSAVED] = held
    texts = (version, run_sheets.written(original), run_sheets.written(sheet))
    _unsaved().keep(UNSAVED, name, json.dumps(texts).encode())


def _actions(reader: Reader, sheet: RunSheet, original: RunSheet, *, own: bool) -> None:
    """Save under a name of its own, save, take back, delete."""
    t, changed = reader.t, sheet != original
    with st.popover(t("briefing.save_as")):
        _save_as(sheet, t)
    if own and changed and st.button(t("briefing.save"), key="save_sheet"):
        _save(sheet, _opened()[sheet.name.zh][0], t)
    if changed and st.button(t("briefing.revert"), key="revert_sheet"):
        _forget(sheet.name.zh)
        st.rerun()
    if own and st.button(t("briefing.delete"), key="delete_sheet"):
        _delete(sheet, t)
    if changed:
        st.html(prose.BADGES(words=[t("briefing.unsaved")]), width="content")


def _save_as(sheet: RunSheet, t: Translator) -> None:
    name = st.text_input(t("briefing.name"), key="sheet_name", max_chars=MAX_NAME).strip()
    title = st.text_input(
        t("briefing.title_box"),
        value=t.label(sheet.title),
        key=f"sheet_title_{sheet.name.zh}",
        max_chars=MAX_TITLE,
    )
    if st.button(t("briefing.save"), key="save_sheet_as"):
        _save(replace(sheet, name=Label(name, name), title=_titled(sheet, title, t)), NEW, t)


def _delete(sheet: RunSheet, t: Translator) -> None:
    repository.delete(paths.data(), sheet.name.zh, auth.person())
    _forget(sheet.name.zh)
    st.query_params.pop("sheet", None)
    st.session_state["address"].pop("sheet", None)
    st.session_state["briefing_done"] = t("briefing.deleted", name=sheet.name.zh)
    st.rerun()


def _titled(sheet: RunSheet, title: str, t: Translator) -> Label:
    """The title as shipped in both languages, or what was typed."""
    typed = title.strip()
    return sheet.title if typed in ("", t.label(sheet.title)) else Label(typed, typed)


def _opened() -> dict[str, tuple[str, RunSheet]]:
    """By name a sheet as it was opened, and the version it had: what is edited is edited of it."""
    opened: dict[str, tuple[str, RunSheet]] = st.session_state.setdefault("run_sheets_opened", {})
    return opened


def _ask(sheet: RunSheet, now: str, t: Translator, *, changed: bool) -> None:
    """Somebody else has saved the sheet meanwhile: theirs stands until one of them is chosen."""
    layout.notice("warning", t("briefing.changed_since", name=sheet.name.zh))
    with st.container(horizontal=True):
        if st.button(t("briefing.theirs"), key="theirs_sheet"):
            _forget(sheet.name.zh)
            st.rerun()
        if changed and st.button(t("briefing.replace"), key="replace_sheet"):
            _save(sheet, now, t)


def _save(sheet: RunSheet, over: str, t: Translator) -> None:
    try:
        if not sheet.name.zh:
            raise RunSheetError("name", given=str(MAX_NAME))
        repository.save(paths.data(), sheet, auth.person(), over)
    except StaleError:
        if over != NEW:
            st.rerun()  # which asks
        layout.notice("error", t("briefing.name_taken", name=sheet.name.zh))
        return
    except RunSheetError as error:
        layout.notice("error", error.message(t))
        return
    except OSError as error:
        layout.notice("error", t("briefing.unwritable", fault=error.strerror))
        return
    _forget(st.query_params.get("sheet", ""))
    _forget(sheet.name.zh)
    st.query_params["sheet"] = sheet.name.zh
    st.session_state["briefing_done"] = t(
        "briefing.saved", name=sheet.name.zh, by=auth.person().name
    )
    st.rerun()


def _forget(name: str) -> None:
    st.session_state["run_sheets"].pop(name, None)
    _opened().pop(name, None)
    _unsaved().drop(UNSAVED, name)
    st.session_state.pop(UNSAVED, None)
    screen_editor.start_again()

"""The periods on disk: take away, withdraw, restore."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import streamlit as st

from dashboard import auth, paths, store
from dashboard.access import Scope
from dashboard.components import chart_card, download, layout, prose
from dashboard.edition import Reader
from dashboard.intake import report
from dashboard.intake.workbooks import export
from dashboard.panels.data.sections import begin_anew, failed, named
from dashboard.snapshots import Snapshot, log, publication
from dashboard.snapshots.publication import PublicationError
from dashboard.text.i18n import Translator


def show(reader: Reader | None, t: Translator) -> None:
    """What is on disk, and what can be done with one of them."""
    held = [pair for pair in store.states() if named(pair[0].path.name)]
    if not held:
        return
    prose.quiet(t("periods.about"))
    prose.table(report.states(held, t), t, "tracker")
    if reader is not None and any(state == "embargo" for _, state in held):
        to = "." + reader.here(preview="1", section="")
        prose.plain(prose.action(to, t("periods.preview")))
    chosen, state = st.selectbox(
        t("periods.choose"),
        list(reversed(held)),
        key="period",
        format_func=lambda pair: f"{pair[0].id} · {t(f'periods.state.{pair[1]}')}",
    )
    if auth.person().scope == Scope():  # every record of every unit
        _take(chosen, t)
    _act(chosen, state, t)


def _take(snapshot: Snapshot, t: Translator) -> None:
    name = f"{snapshot.id}_{snapshot.provenance}"

    def book() -> bytes:
        file = BytesIO()
        export.xlsx(snapshot, t, file)
        return file.getvalue()

    with st.container(horizontal=True):
        download.button(
            t("periods.take.xlsx"),
            book,
            key="take_xlsx",
            mime=chart_card.XLSX,
            file_name=f"{name}.xlsx",
        )
        for form in export.FORMATS:
            download.button(
                t(f"periods.take.{form}"),
                partial(export.zipped, snapshot, t, form),
                key=f"take_{form}",
                mime="application/zip",
                file_name=f"{name}_{form}.zip",
            )


def _act(snapshot: Snapshot, state: str, t: Translator) -> None:
    """Withdraw what is published, restore what is not; both say why."""
    act = "withdraw" if state in ("published", "embargo") else "restore"
    with st.popover(t(f"periods.{act}.title", id=snapshot.id)):
        prose.plain(t(f"periods.{act}.about"))
        reason = st.text_input(
            t("periods.reason"), key=f"reason_{act}_{snapshot.id}", max_chars=200
        )
        if not st.button(t(f"periods.{act}.do"), key=f"do_{act}"):
            return
        if not reason.strip():
            layout.notice("error", t("periods.no_reason"))
            return
        by, day = auth.person(), str(snapshot.as_of)
        does: dict[str, Callable[[], log.Entry]] = {
            "withdraw": lambda: publication.withdraw(
                paths.snapshots(),
                day,
                by=by,
                reason=reason.strip(),
                revision=snapshot.revision,
            ),
            "restore": lambda: publication.restore(
                paths.snapshots(), day, snapshot.revision, by=by, reason=reason.strip()
            ),
        }
        try:
            does[act]()
        except (PublicationError, OSError) as error:
            failed(error, t)
            return
    begin_anew(t(f"periods.{act}.done", id=snapshot.id))

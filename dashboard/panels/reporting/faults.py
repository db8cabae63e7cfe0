"""What is wrong with the files that a unit sent last."""

from functools import partial

from dashboard import paths, store
from dashboard.access import Right
from dashboard.components import chart_card, download, layout, prose
from dashboard.intake import messages, report
from dashboard.intake.workbooks import annotated
from dashboard.panels.reporting.acting import tried
from dashboard.reporting import acts, delivery
from dashboard.reporting.delivery import Delivery
from dashboard.reporting.period import Period
from dashboard.text.i18n import Translator

LISTED = 200
"""Problems shown on the page; the marked file has all of them."""


def show(period: Period, unit: str, names: dict[str, str], t: Translator) -> None:
    """What was wrong with the files sent last, as long as nothing better came: kept on disk, and
    there again after a reload.
    """
    faulty = [
        act
        for act in period.acts
        if act.unit == unit and act.act == acts.FAULT and not _mended(act, period)
    ]
    for act in faulty[-3:]:
        one = tried(partial(delivery.delivery, paths.data(), period, act.delivery), t)
        if one is not None:
            _problems(one, period, names, t)


def _mended(act: acts.Step, period: Period) -> bool:
    """Whether a sound or later file of the same tables, or of the same name, came after it."""
    later = [a for a in period.acts if a.n > act.n and a.unit == act.unit]
    return any(
        a.detail.get("file") == act.detail["file"]
        or (act.tables and set(act.tables) <= set(a.tables))
        for a in later
        if a.act in (acts.SEND, acts.FAULT)
    )


def _problems(one: Delivery, period: Period, names: dict[str, str], t: Translator) -> None:
    n = sum(1 + len(p.cells) + p.more for p in one.problems)
    layout.notice("error", t("reporting.send.bad", file=one.file, n=n))
    prose.quiet(t("reporting.send.bad_kept"))
    table = report.problems(one.problems[:LISTED], t)
    prose.table(table, t)
    download.button(
        t("reporting.send.marked"),
        partial(_marked, one, period, t),
        key=f"desk_marked_{one.id}",
        mime=chart_card.XLSX,
        right=Right.SEND,
        file_name=f"marked_{one.file.rpartition('.')[0]}.xlsx",
    )
    if one.warnings:
        said = (
            messages.warning(w, names, store.definitions(), store.published(), t)
            for w in one.warnings
        )
        prose.quiet(t("reporting.send.warnings", n=len(one.warnings)))
        prose.listed(said)


def _marked(one: Delivery, period: Period, t: Translator) -> bytes:
    return annotated.copy(delivery.content(paths.data(), period, one), list(one.problems), t)

"""A checked draft as HTML: what marks mean, its published figures, the text with its marks."""

from html import escape

import streamlit as st

from dashboard.press.groups import OTHER, group
from dashboard.press.report import Report
from dashboard.press.verdicts import VERDICTS
from dashboard.text.i18n import Translator


def legend(t: Translator) -> None:
    """What each mark means."""
    items = "".join(
        f'<li><mark class="v v-{name}"><sup>{t(f"press.sign.{name}")}</sup>'
        f"{escape(t(f'press.verdict.{name}'))}</mark>"
        f" <span>{escape(t(f'press.meaning.{name}'))}</span></li>"
        for name in VERDICTS
    )
    st.html(f'<ul class="verdicts">{items}</ul>')


def rows(report: Report) -> None:
    """One line a published figure, errors first: what was published, what the draft says."""
    t = report.t
    if not report.rows:
        return
    lines = "".join(
        f'<tr class="s-{row.state}"><td><b>{escape(t(f"press.state.{row.state}"))}</b></td>'
        f"<th>{escape(t.label(row.claims[0].label))}</th>"
        f"<td>{escape(report.figure(row))}</td>"
        f'<td lang="zh">{escape(report.said(row))}</td></tr>'
        for row in report.rows
    )
    heads = "".join(
        f"<th>{escape(t(f'press.rows.{name}'))}</th>"
        for name in ("state", "about", "published", "said")
    )
    st.html(
        f'<div class="scroll"><table class="listing figures"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def marked(report: Report) -> None:
    """The text as it is, each number in the mark of its verdict with its place in the list."""
    t, text, last, pieces = report.t, report.text, 0, []
    for start, end, kind, sign, why in _marks(report):
        pieces.append(escape(text[last:start]))
        pieces.append(
            f'<mark class="v v-{kind}" title="{escape(why)}">{escape(text[start:end])}{sign}</mark>'
        )
        last = max(last, end)
    st.html(
        f'<h3 class="view">{escape(t("press.marked"))}</h3>'
        f'<div class="marked" lang="zh">{"".join(pieces)}{escape(text[last:])}</div>'
    )
    if report.contradictions:
        remarks = "".join(f"<li>{escape(report.remark(r))}</li>" for r in report.contradictions)
        st.html(f'<h3 class="view">{escape(t("press.whole"))}</h3><ul class="rules">{remarks}</ul>')


def _marks(report: Report) -> list[tuple[int, int, str, str, str]]:
    """Where which mark stands: numbers of ours and open ones with sign and place, others faint."""
    t, made = report.t, []
    for at, finding in enumerate(report.found, 1):
        other = group(finding) == OTHER
        sign = "" if other else f"<sup>{t(f'press.sign.{finding.verdict}')}{at}</sup>"
        made.append(
            (
                finding.phrase.start,
                finding.phrase.end,
                "other" if other else finding.verdict,
                sign,
                report.reason(finding),
            )
        )
    made += [
        (one.start, one.end, "unread", "<sup>!</sup>", report.unreadable(one))
        for one in report.unread
    ]
    return sorted(made)

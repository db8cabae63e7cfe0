"""A scenario taken away as a workbook."""

from dashboard import indicators
from dashboard.components import chart_card
from dashboard.components.download import button
from dashboard.edition import Reader
from dashboard.views import headline
from dashboard.views import what_if as views
from dashboard.views.board import component_name, group_name
from dashboard.what_if.scenario import encode
from dashboard.what_if.setting import Setting
from dashboard.what_if.workbook import WORDS, workbook


def download(reader: Reader, found: Setting, names: views.Names) -> None:
    """The button for the scenario's workbook with live formulas."""
    t, banner = reader.t, views.banner(reader, found)
    facts = [
        (t("what_if.file.what"), banner),
        (t("what_if.file.said"), headline.conclusion(reader, found, names)),
        (t("what_if.file.data"), chart_card.file_note(reader, reader.edition.snapshot.id)),
        (t("what_if.file.definitions"), indicators.definitions_hash(reader.edition.definitions)),
        (t("what_if.file.scenario"), encode(found.scenario)),
        (t("what_if.file.left_out"), views.left_out(reader, found) or "–"),
        (t("what_if.file.choices"), t.join(views.choices_said(reader, found))),
        (t("what_if.file.how"), t("what_if.file.how_text")),
    ]
    words = {name: t.raw(f"what_if.file.{name}") for name in WORDS}
    groups = {g: group_name(reader, found, g) for g in found.model.groups}
    components = {
        component: component_name(reader, component) for component in found.model.components
    }
    button(
        t("what_if.file.take"),
        key="xlsx_scenario",
        mime=chart_card.XLSX,
        file_name=f"scenario_{found.scenario.board}_{reader.state.unit}_{reader.edition.snapshot.id}"
        f"_{reader.edition.snapshot.provenance}.xlsx",
        data=lambda: workbook(
            found,
            names={p: n[1] for p, n in names.items()},
            component_names=components,
            group_names=groups,
            facts=facts,
            stamp=banner,
            words=words,
        ),
    )

"""Help and share: two buttons beside every page's title, drawn without asking the server again."""

import streamlit as st

from dashboard import auth
from dashboard.access import Right
from dashboard.edition import Reader
from dashboard.text.html import template
from dashboard.text.i18n import Translator
from dashboard.views.filters import filters

TITLE = template(
    """
    <h1 class="title">{{ text }}</h1>
    {% if choices %}<p class="choices" data-mark="{{ mark }}">{{ choices }}</p>{% endif %}
    """
)
HELP = template(
    """
    <button type="button" popovertarget="page-help" aria-label="{{ t("help.button") }}">
    {{ t("help.button") }}</button>
    <div class="panel" id="page-help" popover role="dialog" aria-labelledby="help-title">
    <h2 id="help-title">{{ title }}</h2><p>{{ t(of + "answers") }}</p>
    <h3>{{ t("help.tasks") }}</h3>
    <ol>{% for task in ("first", "second", "third") %}<li>{{ t(of + task) }}</li>{% endfor %}</ol>
    <p class="quiet">{{ t("help.shared") }}</p>
    <button type="button" popovertarget="page-help" popovertargetaction="hide">
    {{ t("help.close") }}</button></div>
    """
)
SHARE = template(
    """
    <button type="button" popovertarget="page-share" aria-label="{{ t("share.button") }}">
    {{ t("share.button") }}</button>
    <div class="panel" id="page-share" popover role="dialog" aria-labelledby="share-title"{{ " " }}
    data-name="{{ name }}" data-unmade="{{ t("share.unmade") }}"{{ " " }}
    data-paused="{{ t("wall.paused") }}">
    <h2 id="share-title">{{ t("share.title") }}</h2><p>{{ t("share.about") }}</p>
    {% if embargo %}<p class="flag">{{ t("share.embargo") }}</p>{% endif %}
    <input readonly aria-label="{{ t("share.address") }}">
    <p><button type="button" data-share="link" data-done="{{ t("share.copied") }}"{{ " " }}
    data-else="{{ t("share.by_hand") }}">{{ t("share.link") }}</button>
    {% if may_export %}
    <button type="button" data-share="picture">{{ t("share.picture") }}</button>
    <button type="button" data-share="print">{{ t("share.print") }}</button></p>
    <p class="quiet">{{ t("share.print_about") }}
    {% endif %}</p>
    <h3>{{ t("wall.title") }}</h3><p>{{ t("wall.about") }}</p>
    <p><button type="button" data-wall="start">{{ t("wall.start") }}</button>
    <button type="button" data-wall="add">{{ t("wall.add") }}</button>
    <button type="button" data-wall="clear">{{ t("wall.clear") }}</button></p>
    <p class="quiet" data-added="{{ t.raw("wall.added") }}">{{ t("wall.standard") }}</p>
    <button type="button" popovertarget="page-share" popovertargetaction="hide">
    {{ t("help.close") }}</button></div>
    """
)
TOOLS = template('<div class="page-tools">{{ help }}{{ share }}</div>')


def title(text: str, reader: Reader | None = None, page: str = "") -> None:
    """The page's title; what it is narrowed to stands below it where there are no controls."""
    choices = reader.t("list.item").join(filters(reader, page)) if reader else ""
    mark = reader.edition.mark if reader else ""
    st.html(TITLE(text=text, choices=choices, mark=mark), width="stretch")


def buttons(t: Translator, title: str, page: str, reader: Reader | None = None) -> None:
    """Help for `page`; with a `reader`, the ways to pass its view on."""
    help_ = HELP(t=t, title=title, of=f"help.{page}.")
    share = SHARE(t=t, **_shared(reader, page)) if reader else ""
    st.html(TOOLS(help=help_, share=share), width="content")


def _shared(reader: Reader, page: str) -> dict[str, object]:
    snapshot, state = reader.edition.snapshot, reader.state
    place = state.town or state.unit
    return {
        "name": f"{page}_{place}_{snapshot.id}_{snapshot.provenance}",
        "embargo": snapshot.preview,
        "may_export": auth.person().may(Right.EXPORT),
    }

"""Page config, language, identity, navigation; nothing else."""

from functools import partial

import streamlit as st

from dashboard import paths, store
from dashboard.components import admission
from dashboard.components.session import language
from dashboard.text.i18n import Translator

t = Translator(language())
st.set_page_config(
    page_title=t("app.title"), page_icon=str(paths.STATIC / "icon.png"), layout="wide"
)
person = admission.admitted(t)
store.settle()
offered = partial(admission.page, person, t)
page = st.navigation(
    [
        offered("overview"),
        offered("empowerment"),
        offered("capacity"),
        offered("burden"),
        offered("changes"),
        offered("county"),
        offered("mismatch"),
        offered("what_if"),
        offered("records"),
        offered("briefing"),
        offered("press_check"),
        offered("data"),
        offered("methods"),
    ],
    position="top",
)
if st.query_params.get("f") and page.url_path != "briefing":  # a code leads to what it stands for
    st.switch_page(offered("briefing"), query_params={"f": st.query_params["f"]})
page.run()

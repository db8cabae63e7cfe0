"""Page config, language, identity, navigation; nothing else."""

import streamlit as st

from dashboard import auth, paths, store
from dashboard.components.session import language
from dashboard.text.i18n import Translator

t = Translator(language())
st.set_page_config(
    page_title=t("app.title"), page_icon=str(paths.STATIC / "icon.png"), layout="wide"
)
try:
    auth.person()
except PermissionError:
    st.error(t("notice.beyond_loopback"))
    st.stop()
store.settle()
page = st.navigation(
    [
        st.Page("pages/overview.py", title=t("nav.overview"), default=True),
        st.Page("pages/empowerment.py", title=t("nav.empowerment")),
        st.Page("pages/capacity.py", title=t("nav.capacity")),
        st.Page("pages/burden.py", title=t("nav.burden")),
        st.Page("pages/county.py", title=t("nav.county")),
        st.Page("pages/mismatch.py", title=t("nav.mismatch")),
        st.Page("pages/what_if.py", title=t("nav.what_if")),
        st.Page("pages/records.py", title=t("nav.records")),
        st.Page("pages/briefing.py", title=t("nav.briefing")),
        st.Page("pages/press_check.py", title=t("nav.press_check")),
        st.Page("pages/data.py", title=t("nav.data")),
        st.Page("pages/methods.py", title=t("nav.methods")),
    ],
    position="top",
)
if st.query_params.get("f") and page.url_path != "briefing":  # a code leads to what it stands for
    st.switch_page("pages/briefing.py", query_params={"f": st.query_params["f"]})
page.run()

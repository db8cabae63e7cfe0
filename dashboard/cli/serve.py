"""Serve the dashboard: ``python -m dashboard serve [STREAMLIT OPTION…]``."""

from functools import partial

import click

from dashboard.cli.common import common


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[STREAMLIT OPTION]...")
@common
def command(options: tuple[str, ...]) -> int:
    """Serve the dashboard until stopped.

    Options that are not listed here go to Streamlit, such as --server.port 9000. Where there are
    no snapshots yet, the pages show the published figures alone. DASHBOARD_LOGS names a folder
    for logs, DASHBOARD_SCRAPERS who else may read /healthz and /metrics.
    """
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web import cli

    from dashboard import panels, paths, store
    from dashboard.cli import guard, logs, made_files, metrics, monitor
    from dashboard.components import failure
    from dashboard.panels import warm
    from dashboard.text.i18n import LANGUAGES, Translator

    # What a first page needs is imported and computed before the server answers, in the same
    # process, so that the first visitor does not wait for it.
    panels.load()
    said = [Translator(language)(guard.refusal()) for language in LANGUAGES]
    guard.install("\n".join(said) + "\n")
    monitor.install()
    made_files.install()
    failure.install(partial(metrics.count, "dashboard_script_error"))
    logs.install(_port(options))
    store.when_changed.append(warm.editions)
    store.settle()
    # Else a link to a page, opened before anyone has opened the first one, would run that
    # page's file alone, without app.py: a relic for apps with a folder called pages.
    PagesManager.uses_pages_directory = False
    return int(cli.main(["run", str(paths.ROOT / "app.py"), *options]) or 0)


def _port(options: tuple[str, ...]) -> str:
    """The port Streamlit will listen on: of its options, else of its configuration."""
    from streamlit import config

    given = " ".join(options).replace("=", " ").split()
    if "--server.port" in given[:-1]:
        return given[given.index("--server.port") + 1]
    return str(config.get_option("server.port"))

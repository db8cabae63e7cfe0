"""Files made when a reader asks for them stay until they have been fetched."""

import time

KEPT = 30.0
"""Seconds for which a file stays at least."""


def install() -> None:
    """Let Streamlit look for files nobody refers to every half minute, not after every run.

    It refers to no file made on demand, and throws away at the second look what it found at the
    first: with many readers that is before the browser has asked for it (404). There is no
    setting for it, hence the replaced function; a test asks a running server.
    """
    from streamlit.runtime.media_file_manager import MediaFileManager

    remove, last = MediaFileManager.remove_orphaned_files, [0.0]

    def now_and_then(self: MediaFileManager) -> None:
        if time.monotonic() - last[0] >= KEPT:
            last[0] = time.monotonic()
            remove(self)

    MediaFileManager.remove_orphaned_files = now_and_then  # type: ignore[method-assign]

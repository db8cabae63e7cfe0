"""An office's portal, as nginx asks it: who somebody is by their cookie, 401 for nobody."""

from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def portal(people):
    """Its port; `people` are (groups, units) by name in the cookie ``who``."""

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self):
            held = SimpleCookie(self.headers.get("Cookie", "")).get("who")
            known = people.get(held.value) if held else None
            self.send_response(204 if known else 401)
            if known:
                self.send_header("X-Portal-User", held.value)
                self.send_header("X-Portal-Groups", known[0])
                self.send_header("X-Portal-Units", known[1])
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()

"""A server on loopback that answers whatever one function writes."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def serving(answer: Callable[[http.server.BaseHTTPRequestHandler], None]) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            try:
                answer(self)
            except ConnectionError:
                self.close_connection = True

        do_POST = do_DELETE = do_GET

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer_in_two(
    handler: http.server.BaseHTTPRequestHandler, body: bytes, *, end_after: float = 0, status: int = 200
) -> None:
    """Answer the whole body at once, and only `end_after` seconds later that this was its end."""
    handler.send_response(status)
    handler.send_header("content-type", "application/json")
    handler.send_header("transfer-encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
    time.sleep(end_after)
    handler.wfile.write(b"0\r\n\r\n")

"""Listens, and lets each connection have a thread."""

import socket
import threading
import time
from contextlib import suppress
from http.server import ThreadingHTTPServer
from typing import Any, NamedTuple

from app import App
from log import log_error
from web.connection import Connection

_MAX_CONNECTIONS = 128
_LAST_S = 8
"""When the server ends, requests at hand get so much time."""


class Timeouts(NamedTuple):
    headers_ms: int
    body_ms: int


class Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, app: App, host: str, port: int, timeouts: Timeouts) -> None:
        self.app = app
        self.timeouts = timeouts
        self.is_stopping = False
        self._free = threading.BoundedSemaphore(_MAX_CONNECTIONS)
        self._changed = threading.Condition()
        self._open: set[socket.socket] = set()
        self._busy: set[socket.socket] = set()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Connection)

    def server_bind(self) -> None:
        """Without asking for the host's name, as `HTTPServer` does, which may take long."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def url(self) -> str:
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        with self._changed:
            self._open.add(request)
        try:
            super().process_request(request, client_address)
        except RuntimeError as error:
            # No thread is to be had.
            log_error(error)
            self.shutdown_request(request)
            self._release(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._release(request)

    def _release(self, request: socket.socket) -> None:
        with self._changed:
            self._open.discard(request)
            self._busy.discard(request)
            self._changed.notify_all()
        self._free.release()

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """Connections tell by themselves what went wrong."""

    def begin(self, connection: socket.socket) -> bool:
        """A request is at hand; False when it comes too late."""
        with self._changed:
            if not self.is_stopping:
                self._busy.add(connection)
            return not self.is_stopping

    def end(self, connection: socket.socket) -> None:
        """The request is answered."""
        with self._changed:
            self._busy.discard(connection)
            self._changed.notify_all()

    def stop(self) -> None:
        """Takes no more requests and waits for those at hand."""
        with self._changed:
            self.is_stopping = True
            for connection in self._open - self._busy:
                _hang_up(connection)
        self.shutdown()
        self.server_close()
        deadline = time.monotonic() + _LAST_S
        with self._changed:
            self._changed.wait_for(lambda: not self._busy, deadline - time.monotonic())


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):  # the client was quicker
        connection.shutdown(socket.SHUT_RDWR)

"""A client's connection: its requests one after another."""

from __future__ import annotations

import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, cast

from log import log_error
from parsing import dumps
from web.answer import Answer, answer_of
from web.body import Body, BrokenBody
from web.incoming import Gone, HeadTooLarge, Incoming
from web.request import Request
from web.routes import respond

if TYPE_CHECKING:
    from web.listener import Listener

_MAX_HEAD_BYTES = 16 * 1024
_KEEP_ALIVE_MS = 5_000
"""How long a connection may wait for its next request."""
_SEND_S = 60
"""How long a client may take to read a piece of an answer."""
_PIECE_BYTES = 256 * 1024

_CODES = {408: "TIMEOUT", 431: "TOO_LARGE"}


class Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    rfile: Any
    connection: socket.socket

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.listener = cast("Listener", self.server)
        self.incoming = self.rfile = Incoming(self.connection)

    def handle(self) -> None:
        try:
            self.incoming.allow(self.listener.timeouts.headers_ms)
            self.close_connection = False
            while not self.close_connection and self.incoming.wait():
                self.handle_one_request()
                self.incoming.allow(_KEEP_ALIVE_MS)
        except (Gone, OSError):
            pass  # the client has gone, or takes too long; there is nobody to tell
        except Exception as error:
            log_error(error)

    def handle_one_request(self) -> None:
        self.close_connection = True
        try:
            request = self._read_head()
            if request and self.listener.begin(self.connection):
                self._answer(request)
        except TimeoutError:
            self.send_error(408)
        except HeadTooLarge:
            self.send_error(431)
        except BrokenBody:
            self.send_error(400)
        finally:
            self.listener.end(self.connection)

    def _read_head(self) -> Request | None:
        """None when it was no request, which the client has been told."""
        timeouts = self.listener.timeouts
        self.incoming.allow(timeouts.headers_ms)
        self.incoming.allow_lines(_MAX_HEAD_BYTES)
        self.requestline = self.command = ""
        self.raw_requestline = self.incoming.readline()
        if not self.parse_request():
            return None
        if self.request_version == "HTTP/0.9" or self.headers.defects:
            self.send_error(400)
            return None
        self.incoming.allow(timeouts.body_ms)
        target = self.requestline.split()[1]
        return Request(self.command, target, self.headers, Body(self.incoming, self.headers))

    def handle_expect_100(self) -> bool:
        """Not yet: only once the request is at hand."""
        return True

    def _answer(self, request: Request) -> None:
        try:
            if request.headers.get("Expect", "").lower() == "100-continue":
                self.connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            answer = respond(self.listener.app, request)
        except (Gone, BrokenBody, HeadTooLarge, TimeoutError):
            self.close_connection = True
            raise
        except Exception as error:
            answer = answer_of(error)
        self._send(answer)
        try:
            is_over = request.body.discard()
        except (Gone, BrokenBody, HeadTooLarge, OSError):
            is_over = False
        if not is_over:
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.connection.settimeout(_SEND_S)
        try:
            self._send_parts(answer)
        except OSError as cause:
            raise Gone from cause

    def _send_parts(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Date", self.date_time_string())
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection or self.listener.is_stopping:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            if answer.file:
                answer.file.content.close()
        elif answer.file:
            self._send_file(answer)
        elif answer.data is not None:
            view = memoryview(answer.data)
            for start in range(0, len(view), _PIECE_BYTES):
                self.connection.sendall(view[start : start + _PIECE_BYTES])

    def _send_file(self, answer: Answer) -> None:
        """Not a byte more or less than was announced, should the file change meanwhile."""
        if not answer.file:
            return
        left = answer.file.size
        with answer.file.content as content:
            while left > 0 and (piece := content.read(min(left, _PIECE_BYTES))):
                self.connection.sendall(piece)
                left -= len(piece)
        if left > 0:
            self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers what is not even a request."""
        self.close_connection = True
        told = {"code": _CODES.get(code, "INVALID"), "message": HTTPStatus(code).phrase + "."}
        data = dumps({"error": told}).encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(data)),
        }
        self.request_version = self.protocol_version
        self._send(Answer(code, headers, data))

    def log_message(self, format: str, *args: Any) -> None:
        """What is asked for is nobody's business."""

"""Bodies of requests."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

from parsing import parse_body
from problem import Problem, busy, invalid, too_large
from web.incoming import Incoming
from web.request import Request

_MAX_BODY_BYTES = 16 * 1024 * 1024
_MAX_BYTES_AT_ONCE = 64 * 1024 * 1024
"""Of all bodies that are on their way or being worked on."""
_MAX_UNREAD_BYTES = 64 * 1024 * 1024
"""What is read and thrown away, so that the client gets to read the answer."""
_MAX_CHUNK_LINE_BYTES = 1024
_MAX_TRAILER_BYTES = 16 * 1024

_lock = threading.Lock()
_bytes_at_once = 0


class BrokenBody(Exception):
    """It cannot be told where the body ends."""


class Body:
    def __init__(self, incoming: Incoming, headers: Message) -> None:
        lengths = set(headers.get_all("Content-Length", []))
        codings = [one.strip().lower() for one in headers.get_all("Transfer-Encoding", [])]
        self._incoming = incoming
        self._is_chunked = codings == ["chunked"]
        is_length = len(lengths) <= 1 and all(re.fullmatch("[0-9]{1,18}", one) for one in lengths)
        # Whoever stands between must not take the end to be somewhere else.
        if not is_length or (codings and (lengths or not self._is_chunked)):
            raise BrokenBody
        self.length = int(next(iter(lengths), "0"))
        """As announced; 0 when it comes in chunks."""
        self._pieces = self._chunks() if self._is_chunked else self._exactly(self.length)

    def pieces(self) -> Iterator[bytes]:
        """Goes on where it was left."""
        return self._pieces

    def discard(self) -> bool:
        """Reads what is left of it; False when that is too much."""
        unread = 0
        for piece in self._pieces:
            unread += len(piece)
            if unread > _MAX_UNREAD_BYTES:
                return False
        return True

    def _exactly(self, size: int) -> Iterator[bytes]:
        while size > 0:
            piece = self._incoming.read(size)
            size -= len(piece)
            yield piece

    def _chunks(self) -> Iterator[bytes]:
        while True:
            self._incoming.allow_lines(_MAX_CHUNK_LINE_BYTES)
            size = re.fullmatch(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?\r\n", self._incoming.readline())
            if not size:
                raise BrokenBody
            if int(size[1], 16) == 0:
                break
            yield from self._exactly(int(size[1], 16))
            if self._incoming.readline() != b"\r\n":
                raise BrokenBody
        self._incoming.allow_lines(_MAX_TRAILER_BYTES)
        while self._incoming.readline() != b"\r\n":
            pass


@contextmanager
def body_of(request: Request) -> Iterator[dict[str, Any]]:
    """The request's body, which has to be a JSON object; counted as long as it is worked on."""
    content_type = request.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if content_type != "application/json":
        raise Problem(415, "NOT_JSON", "The body has to be application/json.")
    taken = 0
    try:
        if request.body.length > _MAX_BODY_BYTES:
            raise too_large("The body")
        pieces: list[bytes] = []
        for piece in request.body.pieces():
            if taken + len(piece) > _MAX_BODY_BYTES:
                raise too_large("The body")
            _take(len(piece))
            taken += len(piece)
            pieces.append(piece)
        body = parse_body(b"".join(pieces))
        if not isinstance(body, dict):
            raise invalid("The body has to be an object.")
        yield body
    finally:
        _give_back(taken)


def _take(size: int) -> None:
    global _bytes_at_once
    with _lock:
        if _bytes_at_once + size > _MAX_BYTES_AT_ONCE:
            raise busy()
        _bytes_at_once += size


def _give_back(size: int) -> None:
    global _bytes_at_once
    with _lock:
        _bytes_at_once -= size

"""What a client sends, read with a deadline."""

import socket
import time

_PIECE_BYTES = 64 * 1024


class Gone(Exception):
    """The client has gone before it had said all."""


class HeadTooLarge(Exception):
    """Request line and headers are longer than allowed."""


class Incoming:
    """Stands in for the file that `http.server` reads from."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._buffer = b""
        self._deadline = 0.0
        self._line_bytes_left = 0

    def allow(self, timeout_ms: float) -> None:
        """How long from now on everything may take; beyond that reading raises `TimeoutError`."""
        self._deadline = time.monotonic() + timeout_ms / 1000

    def allow_lines(self, size: int) -> None:
        """How many bytes lines may have from now on, all together."""
        self._line_bytes_left = size

    def wait(self) -> bool:
        """Until there is something to read; False when the client has ended the connection."""
        return self._buffer != b"" or self._fill()

    def readline(self, _limit: int = -1) -> bytes:
        while (end := self._buffer.find(b"\n") + 1) == 0:
            if len(self._buffer) > self._line_bytes_left:
                raise HeadTooLarge
            if not self._fill():
                raise Gone
        if end > self._line_bytes_left:
            raise HeadTooLarge
        self._line_bytes_left -= end
        return self._take(end)

    def read(self, size: int) -> bytes:
        """At least one byte, at most so many."""
        if not self.wait():
            raise Gone
        return self._take(min(size, _PIECE_BYTES))

    def close(self) -> None:
        """`http.server` closes what it reads from; the connection is closed by itself."""

    def _take(self, size: int) -> bytes:
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken

    def _fill(self) -> bool:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        piece = self._connection.recv(_PIECE_BYTES)
        self._buffer += piece
        return piece != b""

"""Counts wrong passwords by e-mail address."""

import math
import threading

_WINDOW_MS = 15 * 60 * 1000
_MAX_FAILURES = 10
_MAX_ADDRESSES = 10_000
"""Beyond that the addresses tried longest ago are forgotten."""


class Attempts:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, tuple[int, int]] = {}
        """When the window began, and how many failures there were in it."""

    def begin(self, address: str, now: int) -> int | None:
        """Call it before a password is tried: it counts as a failure until it has succeeded, so that
        many tries at once are no more than one after another. Returns how many seconds to wait when
        there were too many; None when it may be tried."""
        with self._lock:
            since, failures = self._known.get(address, (now - _WINDOW_MS, 0))
            if now - since >= _WINDOW_MS:
                self._known.pop(address, None)
                self._known[address] = (now, 1)
                self._forget_oldest()
                return None
            if failures >= _MAX_FAILURES:
                return math.ceil((since + _WINDOW_MS - now) / 1000)
            self._known[address] = (since, failures + 1)
            return None

    def succeeded(self, address: str) -> None:
        with self._lock:
            self._known.pop(address, None)

    def _forget_oldest(self) -> None:
        if len(self._known) > _MAX_ADDRESSES:
            del self._known[next(iter(self._known))]

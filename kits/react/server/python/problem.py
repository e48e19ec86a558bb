"""Why a request is refused."""

from collections.abc import Iterable, Mapping


class Problem(Exception):
    """Becomes the answer `{"error": {"code", "message"}}`."""

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}


def invalid(message: str) -> Problem:
    """`message` is for people and names the field that is wrong."""
    return Problem(400, "INVALID", message)


def sign_in_needed() -> Problem:
    return Problem(401, "SIGN_IN", "Sign in first.")


def forbidden() -> Problem:
    return Problem(403, "FORBIDDEN", "You are not allowed to do this.")


def not_found() -> Problem:
    return Problem(404, "NOT_FOUND", "There is nothing here.")


def method_not_allowed(allowed: Iterable[str]) -> Problem:
    message = "This address does not know this method."
    return Problem(405, "METHOD_NOT_ALLOWED", message, {"Allow": ", ".join(allowed)})


def too_large(what: str) -> Problem:
    return Problem(413, "TOO_LARGE", f"{what} is too large.")


def too_many_attempts(wait_s: int) -> Problem:
    message = "Too many attempts. Try again later."
    return Problem(429, "TOO_MANY_ATTEMPTS", message, {"Retry-After": str(wait_s)})


def disk_full() -> Problem:
    return Problem(507, "DISK_FULL", "The storage of the server is full. Nothing was changed.")


def busy() -> Problem:
    message = "The server is busy. Try again in a moment."
    return Problem(503, "BUSY", message, {"Retry-After": "1"})

"""What a request asks for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from problem import invalid, not_found
from web.request import Request

Query = Mapping[str, str]


@dataclass(frozen=True)
class Call:
    """A request to an address of the API."""

    request: Request
    params: Sequence[str]
    """The parts of the address that are not fixed."""
    query: Query
    token: str | None
    """What the viewer shows to say who it is; may be unknown or ended."""


def target_of(target: str) -> tuple[list[str], Query]:
    """The parts of the path, decoded, `[""]` for `/`, and the query. Nothing is resolved: `..` stays a
    part, for those who look for files to refuse."""
    if not target.startswith("/"):
        raise not_found()
    path, _, query = target.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    # The first of several counts.
    return [_decode(part) for part in path[1:].split("/")], dict(reversed(pairs))


def _decode(part: str) -> str:
    if re.search("%(?![0-9A-Fa-f]{2})", part):
        raise not_found()
    try:
        return unquote(part, errors="strict")
    except UnicodeDecodeError:
        raise not_found() from None


def token_of(request: Request) -> str | None:
    """Servers in front often keep `Authorization` for themselves, so that the page sends the other header."""
    own = request.headers.get("X-Session-Token")
    if own is not None:
        return own if re.fullmatch("[A-Za-z0-9_-]{1,100}", own) else None
    header = request.headers.get("Authorization", "").strip()
    match = re.fullmatch("bearer +([A-Za-z0-9_-]{1,100})", header, re.IGNORECASE | re.ASCII)
    return match[1] if match else None


def number_of(query: Query, name: str, lowest: int, highest: int) -> int | None:
    """A part of the query that is a whole number; None when it is missing."""
    text = query.get(name)
    if text is None:
        return None
    if not re.fullmatch("[0-9]{1,15}", text) or not lowest <= int(text) <= highest:
        raise invalid(f"{name}: a whole number.")
    return int(text)

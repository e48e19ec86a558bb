"""Passwords are kept as scrypt hashes."""

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata
from typing import Literal

# RFC 7914. Each takes 32 MiB while it runs.
_N = 2**15
_R = 8
_P = 1
_MAX_MEMORY_BYTES = 64 * 1024 * 1024
_SALT_BYTES = 16
_HASH_BYTES = 32
_at_once = threading.BoundedSemaphore(2)

_DEMO_PASSWORD = "demo1234"
"""Of all demo accounts that nobody has given another one."""


def hash_password(password: str) -> str:
    """As it is kept: `scrypt$N$r$p$salt$hash`, the last two in base64url."""
    salt = secrets.token_bytes(_SALT_BYTES)
    parts = ("scrypt", _N, _R, _P, _encode(salt), _encode(_derive(password, salt)))
    return "$".join(map(str, parts))


def is_password(password: str, known: str | Literal[False] | None) -> bool:
    """Whether the password is the one that was kept. `known` is None for a demo account, False where
    there is no account at all: that takes as long as any other, and nothing fits."""
    if not known:
        _derive(password, secrets.token_bytes(_SALT_BYTES))
        return known is None and password == _DEMO_PASSWORD
    salt, wanted = map(_decode, known.split("$")[4:])
    return hmac.compare_digest(_derive(password, salt), wanted)


def _derive(password: str, salt: bytes) -> bytes:
    text = unicodedata.normalize("NFC", password).encode()
    with _at_once:
        return hashlib.scrypt(
            text, salt=salt, n=_N, r=_R, p=_P, maxmem=_MAX_MEMORY_BYTES, dklen=_HASH_BYTES
        )


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

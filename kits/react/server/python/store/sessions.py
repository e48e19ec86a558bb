"""Who has signed in."""

import hashlib
import secrets

from store.accounts import Account, account_by_id
from store.database import Database

_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000
_MAX_SESSIONS = 50
"""Of one account; when there are more, those that end first go."""


def account_of_token(db: Database, token: str | None, now: int) -> Account | None:
    """Whom a token belongs to; None when it is unknown or has ended."""
    if token is None:
        return None
    sql = "SELECT account FROM sessions WHERE token_hash = ? AND expires > ?"
    row = db.get(sql, _hash_of(token), now)
    return account_by_id(db, row[0]) if row else None


def begin_session(db: Database, account: str, now: int) -> str:
    """Returns the token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    db.run("DELETE FROM sessions WHERE expires <= ?", now)
    db.run("INSERT INTO sessions VALUES (?, ?, ?)", _hash_of(token), account, now + _LIFETIME_MS)
    surplus = (
        "SELECT token_hash FROM sessions WHERE account = ? "
        "ORDER BY expires DESC, token_hash = ? DESC LIMIT -1 OFFSET ?"
    )
    sql = f"DELETE FROM sessions WHERE token_hash IN ({surplus})"
    db.run(sql, account, _hash_of(token), _MAX_SESSIONS)
    return token


def end_session(db: Database, token: str) -> None:
    db.run("DELETE FROM sessions WHERE token_hash = ?", _hash_of(token))


def end_sessions(db: Database, account: str, but: str | None) -> None:
    """All of an account but the one with this token."""
    kept = "" if but is None else _hash_of(but)
    db.run("DELETE FROM sessions WHERE account = ? AND token_hash <> ?", account, kept)


def _hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

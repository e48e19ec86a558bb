"""The accounts of the app."""

from dataclasses import dataclass

from model import ADMIN
from store.database import Database, Row
from text import fold, fold_name

_COLUMNS = "id, name, email, role, picture, active, password, since"


@dataclass(frozen=True)
class Account:
    id: str
    name: str
    email: str
    role: str
    picture: str | None
    """A data URL."""
    active: bool
    """Those that are not cannot sign in."""
    password: str | None
    """A hash as `passwords.py` makes it; None for a demo account without a password of its own."""
    since: str | None
    """When it was made, as an ISO date; None for demo accounts."""


def all_accounts(db: Database) -> list[Account]:
    return [_fit(row) for row in db.all(f"SELECT {_COLUMNS} FROM accounts ORDER BY number")]


def account_by_id(db: Database, account_id: str) -> Account | None:
    row = db.get(f"SELECT {_COLUMNS} FROM accounts WHERE id = ?", account_id)
    return _fit(row) if row else None


def account_by_email(db: Database, email: str) -> Account | None:
    row = db.get(f"SELECT {_COLUMNS} FROM accounts WHERE address = ?", fold(email))
    return _fit(row) if row else None


def is_named(db: Database, name: str, but: str | None) -> bool:
    """Whether any account but `but` has this name."""
    wanted = fold_name(name)
    others = db.all("SELECT name FROM accounts WHERE id IS NOT ?", but)
    return any(fold_name(other) == wanted for (other,) in others)


def has_admin(db: Database) -> bool:
    return db.get("SELECT 1 FROM accounts WHERE role = ?", ADMIN) is not None


def is_last_admin(db: Database, account: Account) -> bool:
    """Without an active admin nobody could make another one."""
    sql = "SELECT 1 FROM accounts WHERE role = ? AND active = 1 AND id <> ?"
    return account.role == ADMIN and account.active and db.get(sql, ADMIN, account.id) is None


def add_account(db: Database, account: Account, version: int) -> None:
    sql = f"INSERT INTO accounts (address, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    db.run(
        sql,
        fold(account.email),
        account.id,
        account.name,
        account.email,
        account.role,
        account.picture,
        int(account.active),
        account.password,
        account.since,
    )
    _stamp(db, version)


def update_account(db: Database, account: Account, version: int) -> None:
    """Replaces all that an account has but its id."""
    sql = (
        "UPDATE accounts SET name = ?, email = ?, address = ?, role = ?, picture = ?, active = ?, "
        "password = ? WHERE id = ?"
    )
    db.run(
        sql,
        account.name,
        account.email,
        fold(account.email),
        account.role,
        account.picture,
        int(account.active),
        account.password,
        account.id,
    )
    _stamp(db, version)


def delete_account(db: Database, account_id: str, version: int) -> None:
    """Its sessions end with it."""
    db.run("DELETE FROM accounts WHERE id = ?", account_id)
    _stamp(db, version)


def accounts_version(db: Database) -> int:
    """Version of the last change of an account."""
    row = db.get("SELECT accounts FROM meta")
    return int(row[0]) if row else 0


def _stamp(db: Database, version: int) -> None:
    db.run("UPDATE meta SET accounts = ?", version)


def _fit(row: Row) -> Account:
    account_id, name, email, role, picture, active, password, since = row
    return Account(account_id, name, email, role, picture, active == 1, password, since)

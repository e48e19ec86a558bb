"""What is told of accounts."""

from typing import Any

from store.accounts import Account

_HIDDEN = {"iterations": 0, "salt": "", "hash": ""}
"""Stands for a hash: no hash leaves the server."""


def whole_account(account: Account) -> dict[str, Any]:
    """All of an account, for its owner and for admins."""
    return {**public_account(account), "email": account.email, "since": account.since}


def public_account(account: Account) -> dict[str, Any]:
    """What others get to see. The address of a demo account is known, as long as its password is."""
    is_demo = account.password is None
    return {
        "id": account.id,
        "name": account.name,
        "email": account.email if is_demo else "",
        "role": account.role,
        "picture": account.picture,
        "active": account.active,
        "password": None if is_demo else _HIDDEN,
    }

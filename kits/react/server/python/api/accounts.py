"""Changing and removing accounts."""

from dataclasses import replace
from typing import Any

from api.account_views import whole_account
from api.session import address_of, try_password
from api.viewer import viewer_of
from app import App
from login.passwords import hash_password
from model import ADMIN, SignIn
from problem import Problem, forbidden, invalid, not_found, sign_in_needed
from rules.details import (
    active_of,
    email_of,
    name_of,
    password_of,
    picture_of,
    role_of,
    text_of,
)
from rules.taken import refuse_taken
from store.accounts import (
    Account,
    account_by_id,
    delete_account,
    is_last_admin,
    update_account,
)
from store.sessions import end_sessions
from web.answer import Answer, json_answer, no_content
from web.body import body_of
from web.call import Call

_PARTS = {"name", "email", "picture", "role", "active", "password", "current"}


def change_account(app: App, call: Call) -> Answer:
    """`PATCH /api/accounts/ID`"""
    sign_in = app.model.sign_in
    if not sign_in:
        raise not_found()
    with body_of(call.request) as body:
        if not body.keys() <= _PARTS:
            raise invalid("account: it has no such part.")
        viewer, known = _reachable(app, call)
        password = _new_password(app, viewer, known, body)
        with app.db.change() as touch:
            viewer, target = _reachable(app, call)
            # Somebody else was quicker while the password was tried.
            if password is not None and target.password != known.password:
                raise _wrong_password()
            edited = _edit(target, body, sign_in)
            is_limited = (edited.role, edited.active) != (target.role, target.active)
            if is_limited and viewer.role != ADMIN:
                raise forbidden()
            after = replace(edited, password=password or target.password)
            if after != target:
                _store(app, call, target, after, touch())
    return json_answer(200, {"account": whole_account(after)})


def remove_account(app: App, call: Call) -> Answer:
    """`DELETE /api/accounts/ID`"""
    with app.db.change() as touch:
        _, target = _reachable(app, call)
        if is_last_admin(app.db, target):
            raise _last_admin()
        delete_account(app.db, target.id, touch())
    return no_content


def _reachable(app: App, call: Call) -> tuple[Account, Account]:
    """The viewer, and the account that is asked for, if the viewer may change it: one's own, or as
    an admin any."""
    viewer = viewer_of(app, call)
    if not viewer:
        raise sign_in_needed()
    if viewer.id != call.params[0] and viewer.role != ADMIN:
        raise forbidden()
    target = account_by_id(app.db, call.params[0])
    if not target:
        raise not_found()
    return viewer, target


def _new_password(app: App, viewer: Account, target: Account, body: dict[str, Any]) -> str | None:
    """The hash of the new password; None when it is to stay. Takes a while, so that no transaction
    may be open."""
    if "password" not in body and "current" not in body:
        return None
    if viewer.id != target.id:
        raise forbidden()
    password = password_of(body)
    current = text_of(body, "current")
    if not try_password(app, target.email, current, target.password):
        raise _wrong_password()
    app.attempts.succeeded(address_of(target.email))
    return hash_password(password)


def _edit(account: Account, body: dict[str, Any], sign_in: SignIn) -> Account:
    return replace(
        account,
        name=name_of(body) if "name" in body else account.name,
        email=email_of(body) if "email" in body else account.email,
        picture=picture_of(body) if "picture" in body else account.picture,
        role=role_of(body, sign_in) if "role" in body else account.role,
        active=active_of(body) if "active" in body else account.active,
    )


def _store(app: App, call: Call, target: Account, after: Account, version: int) -> None:
    stays_admin = after.role == ADMIN and after.active
    if not stays_admin and is_last_admin(app.db, target):
        raise _last_admin()
    refuse_taken(app, after.name, after.email, target)
    update_account(app.db, after, version)
    if not after.active:
        end_sessions(app.db, target.id, None)
    elif after.password != target.password:
        end_sessions(app.db, target.id, call.token)


def _wrong_password() -> Problem:
    return Problem(403, "WRONG_PASSWORD", "current: this is not the password.")


def _last_admin() -> Problem:
    return Problem(409, "LAST_ADMIN", "This is the only active admin.")

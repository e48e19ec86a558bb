"""Signing in and out."""

from typing import Literal

from api.account_views import whole_account
from api.viewer import viewer_of
from app import App
from login.passwords import is_password
from problem import Problem, too_many_attempts
from rules.details import MAX_PASSWORD_CHARS, text_of
from store.accounts import account_by_email, account_by_id
from store.sessions import begin_session, end_session
from text import chars, fold, is_plain, is_whole
from web.answer import Answer, json_answer, no_content
from web.body import body_of
from web.call import Call


def sign_in(app: App, call: Call) -> Answer:
    """`POST /api/session`"""
    with body_of(call.request) as body:
        email = text_of(body, "email")
        password = text_of(body, "password")
        found = account_by_email(app.db, email) if is_plain(email) else None
        if not try_password(app, email, password, found.password if found else False) or not found:
            raise _wrong_login()
        with app.db.change():
            # It may have changed while its password was tried.
            account = account_by_id(app.db, found.id)
            if not account or not account.active or account.password != found.password:
                raise _wrong_login()
            app.attempts.succeeded(address_of(email))
            token = begin_session(app.db, account.id, app.now())
    return json_answer(200, {"token": token, "account": whole_account(account)})


def get_session(app: App, call: Call) -> Answer:
    """`GET /api/session`"""
    with app.db.read():
        viewer = viewer_of(app, call)
    return json_answer(200, {"account": whole_account(viewer) if viewer else None})


def sign_out(app: App, call: Call) -> Answer:
    """`DELETE /api/session`"""
    if call.token is not None:
        with app.db.change():
            end_session(app.db, call.token)
    return no_content


def try_password(app: App, email: str, password: str, known: str | Literal[False] | None) -> bool:
    """As slow whether or not there is a password to compare with: `known` is as for
    `is_password`."""
    wait_s = app.attempts.begin(address_of(email), app.now())
    if wait_s is not None:
        raise too_many_attempts(wait_s)
    # What cannot be a password is not worth more time than others get.
    is_possible = chars(password) <= MAX_PASSWORD_CHARS and is_whole(password)
    return is_password(password if is_possible else "", known)


def address_of(email: str) -> str:
    """What wrong passwords are counted by."""
    return fold(email)[:254]


def _wrong_login() -> Problem:
    return Problem(401, "WRONG_LOGIN", "The e-mail address or the password is wrong.")

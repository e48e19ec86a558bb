"""`POST /api/accounts`"""

import uuid
from datetime import UTC, datetime

from api.account_views import whole_account
from app import App
from login.passwords import hash_password
from problem import not_found
from rules.details import email_of, name_of, open_role_of, password_of
from rules.taken import refuse_taken
from store.accounts import Account, add_account, has_admin
from store.sessions import begin_session
from web.answer import Answer, json_answer
from web.body import body_of
from web.call import Call


def sign_up(app: App, call: Call) -> Answer:
    sign_in, db = app.model.sign_in, app.db
    if not sign_in:
        raise not_found()
    with body_of(call.request) as body:
        name, email = name_of(body), email_of(body)
        # Nobody has to wait for a hash to hear this; whether it still holds afterwards is another
        # question.
        open_role_of(body, sign_in, has_admin(db))
        plain = password_of(body)
        refuse_taken(app, name, email, None)
        password = hash_password(plain)
        with db.change() as touch:
            refuse_taken(app, name, email, None)
            account = Account(
                id=str(uuid.uuid4()),
                name=name,
                email=email,
                role=open_role_of(body, sign_in, has_admin(db)),
                picture=None,
                active=True,
                password=password,
                since=_iso_date(app.now()),
            )
            add_account(db, account, touch())
            token = begin_session(db, account.id, app.now())
    return json_answer(201, {"token": token, "account": whole_account(account)})


def _iso_date(now: int) -> str:
    """As JavaScript writes it."""
    moment = datetime.fromtimestamp(now / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""Who asks."""

from app import App
from store.accounts import Account
from store.sessions import account_of_token
from web.call import Call


def viewer_of(app: App, call: Call) -> Account | None:
    """None when nobody has signed in. Ask within the transaction that it matters to."""
    return account_of_token(app.db, call.token, app.now()) if app.model.sign_in else None

"""What only one account may have."""

from app import App
from problem import Problem
from store.accounts import Account, account_by_email, is_named


def refuse_taken(app: App, name: str, email: str, target: Account | None) -> None:
    """The e-mail address and, where records are somebody's by name, the name. `target` is the
    account that is to have it, None for a new one; it may keep a name that another has, too."""
    own_id = target.id if target else None
    known = account_by_email(app.db, email)
    if known and known.id != own_id:
        raise Problem(409, "EMAIL_TAKEN", "email: there is an account with this address.")
    is_new = target is None or name != target.name
    if app.model.owns_by_name and is_new and is_named(app.db, name, own_id):
        raise Problem(409, "NAME_TAKEN", "name: this name is taken. Choose another one.")

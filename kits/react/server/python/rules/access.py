"""Who may use the app, and what of it."""

import re

from app import App
from model import ACCOUNTS_KEY
from problem import Problem, forbidden, invalid, sign_in_needed
from rules.grants import EntityRights, Rights
from store.accounts import Account
from store.records import Collection

_KEY = re.compile("[A-Za-z0-9-]{1,80}")


def may_use(app: App, viewer: Account | None) -> bool:
    """Whether the viewer may use the app at all."""
    sign_in = app.model.sign_in
    return sign_in is None or not sign_in.required or viewer is not None


def refusal(app: App, viewer: Account | None) -> Problem:
    """What to answer to a viewer who may not do something: signing in might help."""
    return sign_in_needed() if app.model.sign_in and viewer is None else forbidden()


def check_key(app: App, key: str) -> None:
    """A key that the page keeps a value under."""
    if key.lower().startswith(ACCOUNTS_KEY):
        raise forbidden()
    if key not in app.model.entities and not _KEY.fullmatch(key):
        raise invalid("key: 1 to 80 letters, digits and hyphens.")


def rights_on(
    app: App, key: str, collection: Collection | None, viewer: Account | None
) -> Rights | None:
    """What the viewer may do with the records of a key; None when nothing, not even know of it: it
    belongs to an entity that the app had once, and who might see it is no longer known."""
    entity = app.model.entities.get(key)
    if entity:
        return EntityRights(entity, viewer)
    return None if collection and collection.of_entity else Rights()

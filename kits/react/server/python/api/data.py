"""`GET /api/data`: what the viewer may see, of which has changed after `since`."""

from collections.abc import Iterator

from api.account_views import public_account, whole_account
from api.viewer import viewer_of
from app import App
from model import ACCOUNTS_KEY, ADMIN, SignIn
from parsing import dumps
from rules.access import may_use, rights_on
from store.accounts import Account, accounts_version, all_accounts
from store.records import collections, record_texts, records_after
from store.values import changed_values
from web.answer import Answer, json_text
from web.call import Call, number_of

_MAX_VERSION = 2**53 - 1


def get_data(app: App, call: Call) -> Answer:
    asked = number_of(call.query, "since", 0, _MAX_VERSION)
    with app.db.read():
        viewer = viewer_of(app, call)
        version = app.db.version()
        # Whoever knows a later version than there is has known another database.
        since = asked if asked is not None and asked <= version else None
        parts = list(_key_texts(app, viewer, since)) if may_use(app, viewer) else []
        sign_in = app.model.sign_in
        if sign_in and accounts_version(app.db) > _known(since):
            parts.append(_accounts_text(app, sign_in, viewer))
    return json_text(200, f'{{"version":{version},"values":{{{",".join(parts)}}}}}')


def _key_texts(app: App, viewer: Account | None, since: int | None) -> Iterator[str]:
    """What was stored is JSON already and is passed on as it is."""
    for name, collection in collections(app.db):
        rights = rights_on(app, name, collection, viewer)
        if collection.version <= _known(since) or not rights or not rights.reads_any:
            continue
        if rights.reads_all:
            texts = record_texts(app.db, name)
        else:
            seen = filter(rights.may_read, records_after(app.db, name, None))
            texts = [dumps(record) for record in seen]
        yield f"{dumps(name)}:[{','.join(texts)}]"
    for key, text in changed_values(app.db, since):
        yield f"{dumps(key)}:{'null' if text is None else text}"


def _known(since: int | None) -> int:
    return -1 if since is None else since


def _accounts_text(app: App, sign_in: SignIn, viewer: Account | None) -> str:
    every = all_accounts(app.db)
    is_stranger = sign_in.required and viewer is None
    known = [one for one in every if one.password is None] if is_stranger else every

    def is_whole(account: Account) -> bool:
        return viewer is not None and (viewer.role == ADMIN or viewer.id == account.id)

    seen = [whole_account(one) if is_whole(one) else public_account(one) for one in known]
    return f'"{ACCOUNTS_KEY}":{dumps(seen)}'

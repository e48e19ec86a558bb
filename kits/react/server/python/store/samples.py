"""What an app starts with."""

from model import Entity, Model
from parsing import dumps
from store.accounts import Account, add_account, all_accounts
from store.database import Database
from store.records import Collection, find_collection, guard_collection, make_collection
from store.values import drop_value
from text import is_id


def store_samples(db: Database, model: Model) -> None:
    """The samples of entities that are new, the demo accounts when there is no account."""
    with db.change() as touch:
        for entity in model.entities.values():
            if find_collection(db, entity.name) is None:
                _store_entity(db, entity, touch())
            else:
                guard_collection(db, entity.name)
        if model.sign_in is None or all_accounts(db):
            return
        for number, one in enumerate(model.sign_in.demo, 1):
            account = Account(
                f"demo-{number}", one.name, one.email, one.role, None, True, None, None
            )
            add_account(db, account, touch())


def _store_entity(db: Database, entity: Entity, version: int) -> None:
    name = entity.name
    # A key that held something else before the app had this entity.
    drop_value(db, name)
    make_collection(db, name, Collection(version, of_entity=True))
    for number, sample in enumerate(entity.samples, 1):
        given = sample.get("id")
        record_id = given if is_id(given) else f"{name}-{number}"
        data = dumps({**sample, "id": record_id})
        sql = "INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?)"
        db.run(sql, name, record_id, float(number), data)

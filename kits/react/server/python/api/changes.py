"""`POST /api/changes`: all of them or none."""

import json
from dataclasses import dataclass

from api.change_list import Change, ListChange, MergeChange, Removal, ValueChange, changes_of
from api.numbers import Numbers
from api.record_changes import Target, change_records
from api.viewer import viewer_of
from app import App
from merge_patch import merge_patch
from parsing import dumps, equal
from problem import invalid, too_large
from rules.access import check_key, may_use, refusal, rights_on
from rules.grants import Rights
from store.accounts import Account
from store.database import Touch
from store.records import (
    Collection,
    find_collection,
    insert_record,
    make_collection,
    record_texts,
    remove_collection,
    stamp_collection,
)
from store.values import NoValue, drop_value, find_value, set_value
from web.answer import Answer, json_answer
from web.body import body_of
from web.call import Call

_MAX_MERGED_BYTES = 16 * 1024 * 1024
"""As many bytes of JSON as a value that is set may have."""


def post_changes(app: App, call: Call) -> Answer:
    with body_of(call.request) as body:
        changes = changes_of(body)
        for change in changes:
            check_key(app, change.key)
        with app.db.change() as touch:
            viewer = viewer_of(app, call)
            if not may_use(app, viewer):
                raise refusal(app, viewer)
            numbers = Numbers(app.db)
            for change in changes:
                _apply(_Work(app, viewer, touch, numbers), change)
            if numbers.has_given:
                # The page is to ask again, because it does not know all that it has changed.
                app.db.raise_version()
            version = app.db.version()
    return json_answer(200, {"version": version})


@dataclass(frozen=True)
class _Work:
    app: App
    viewer: Account | None
    touch: Touch
    """Says that something changes, and which version of the database that makes."""
    numbers: Numbers


def _apply(work: _Work, change: Change) -> None:
    app = work.app
    collection = find_collection(app.db, change.key)
    rights = rights_on(app, change.key, collection, work.viewer)
    if not rights:
        raise refusal(app, work.viewer)
    if isinstance(change, ListChange):
        _apply_list(work, change, rights, collection)
    elif change.key in app.model.entities:
        raise invalid("key: records are changed with put, delete and order.")
    elif isinstance(change, ValueChange):
        _apply_value(work, change, collection)
    elif isinstance(change, MergeChange):
        _apply_merge(work, change)
    else:
        _apply_removal(work, change, collection)


def _apply_list(
    work: _Work, change: ListChange, rights: Rights, collection: Collection | None
) -> None:
    db, key = work.app.db, change.key
    if not collection:
        drop_value(db, key)
        make_collection(db, key, Collection(work.touch(), of_entity=False))
    target = Target(
        db=db,
        key=key,
        entity=work.app.model.entities.get(key),
        rights=rights,
        denied=lambda: refusal(work.app, work.viewer),
        numbers=work.numbers,
    )
    change_records(target, change, lambda: stamp_collection(db, key, work.touch()))


def _apply_value(work: _Work, change: ValueChange, collection: Collection | None) -> None:
    """A list of records is kept as such, so that later changes can name single ones."""
    db, key = work.app.db, change.key
    if collection:
        known = [json.loads(text) for text in record_texts(db, key)]
    else:
        known = find_value(db, key)
    if equal(known, change.value):
        return
    remove_collection(db, key)
    if change.records is None:
        set_value(db, key, dumps(change.value), work.touch())
        return
    drop_value(db, key)
    make_collection(db, key, Collection(work.touch(), of_entity=False))
    after: str | None = None
    for record_id, _, data in change.records:
        insert_record(db, key, record_id, data, after)
        after = record_id


def _apply_merge(work: _Work, change: MergeChange) -> None:
    """A list of records is no object and counts as none."""
    db, key = work.app.db, change.key
    known = find_value(db, key)
    merged = merge_patch(known, change.patch)
    if equal(known, merged):
        return
    text = dumps(merged)
    if len(text.encode()) > _MAX_MERGED_BYTES:
        raise too_large("The value")
    remove_collection(db, key)
    set_value(db, key, text, work.touch())


def _apply_removal(work: _Work, change: Removal, collection: Collection | None) -> None:
    db, key = work.app.db, change.key
    if not collection and find_value(db, key) is NoValue:
        return
    remove_collection(db, key)
    set_value(db, key, None, work.touch())

"""Records for other programs."""

import uuid
from urllib.parse import quote

from api.numbers import Numbers
from api.record_changes import Target, add, remove, replace
from api.viewer import viewer_of
from app import App
from parsing import equal
from problem import Problem, invalid, not_found
from rules.access import may_use, refusal
from rules.checks import check_record
from rules.grants import EntityRights
from store.records import Record, find_record, records_after, stamp_collection
from web.answer import Answer, json_answer, no_content
from web.body import body_of
from web.call import Call, number_of

_MAX_LIMIT = 1000
_DEFAULT_LIMIT = 100


def list_records(app: App, call: Call) -> Answer:
    """`GET /api/records/ENTITY`"""
    limit = number_of(call.query, "limit", 1, _MAX_LIMIT)
    limit = _DEFAULT_LIMIT if limit is None else limit
    after = call.query.get("after")
    with app.db.read():
        target = _target_of(app, call)
        if not target.rights.reads_any:
            raise target.denied()
        last = None if after is None else find_record(app.db, target.key, after)
        if after is not None and (last is None or not target.rights.may_read(last)):
            raise invalid("after: no such record.")
        records: list[Record] = []
        for record in records_after(app.db, target.key, after):
            if not target.rights.may_read(record):
                continue
            if len(records) == limit:
                return json_answer(200, {"records": records, "next": records[-1]["id"]})
            records.append(record)
    return json_answer(200, {"records": records, "next": None})


def get_record(app: App, call: Call) -> Answer:
    """`GET /api/records/ENTITY/ID`"""
    with app.db.read():
        return json_answer(200, _readable(_target_of(app, call), call.params[1]))


def add_record(app: App, call: Call) -> Answer:
    """`POST /api/records/ENTITY`"""
    with body_of(call.request) as body:
        given = check_record({"id": str(uuid.uuid4()), **body})
        with app.db.change() as touch:
            target = _target_of(app, call)
            if find_record(app.db, target.key, given.id) is not None:
                if not target.rights.may_add(given.record):
                    raise target.denied()
                raise Problem(409, "EXISTS", "id: there is such a record.")
            added = add(target, given, after=None)
            stamp_collection(app.db, target.key, touch())
            if target.numbers.has_given:
                app.db.raise_version()
    place = f"/api/records/{_encode(target.key)}/{_encode(given.id)}"
    return json_answer(201, added.record, {"Location": place})


def change_record(app: App, call: Call) -> Answer:
    """`PATCH /api/records/ENTITY/ID`"""
    record_id = call.params[1]
    with body_of(call.request) as body:
        if not equal(body.get("id", record_id), record_id):
            raise invalid("id: it cannot be changed.")
        with app.db.change() as touch:
            target = _target_of(app, call)
            before = _readable(target, record_id)
            after = check_record({**before, **body, "id": record_id})
            if replace(target, before, after):
                stamp_collection(app.db, target.key, touch())
    return json_answer(200, after.record)


def remove_record(app: App, call: Call) -> Answer:
    """`DELETE /api/records/ENTITY/ID`"""
    with app.db.change() as touch:
        target = _target_of(app, call)
        _readable(target, call.params[1])
        if remove(target, call.params[1]):
            stamp_collection(app.db, target.key, touch())
    return no_content


def _target_of(app: App, call: Call) -> Target:
    viewer = viewer_of(app, call)
    if not may_use(app, viewer):
        raise refusal(app, viewer)
    entity = app.model.entities.get(call.params[0])
    if not entity:
        raise not_found()
    return Target(
        db=app.db,
        key=entity.name,
        entity=entity,
        rights=EntityRights(entity, viewer),
        denied=lambda: refusal(app, viewer),
        numbers=Numbers(app.db),
    )


def _readable(target: Target, record_id: str) -> Record:
    """A record that the viewer may not see is as good as none."""
    if not target.rights.reads_any:
        raise target.denied()
    record = find_record(target.db, target.key, record_id)
    if record is None or not target.rights.may_read(record):
        raise not_found()
    return record


def _encode(part: str) -> str:
    """As `encodeURIComponent` does."""
    return quote(part, safe="!*'()")

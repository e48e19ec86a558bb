"""Changes of a list of records, as far as the viewer may make them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.change_list import ListChange
from api.numbers import Numbers
from model import Entity
from parsing import equal
from problem import Problem
from rules.checks import CheckedRecord, check_fields
from rules.grants import Rights
from store.database import Database
from store.records import (
    Record,
    delete_record,
    find_record,
    insert_record,
    placed_records,
    reorder,
    replace_record,
)


@dataclass(frozen=True)
class Target:
    """The list of records that is changed, and by whom."""

    db: Database
    key: str
    entity: Entity | None
    """None when the key is no entity's."""
    rights: Rights
    denied: Callable[[], Problem]
    numbers: Numbers


def change_records(target: Target, change: ListChange, stamp: Callable[[], None]) -> None:
    """`stamp` is called whenever something is really changed."""
    for record_id in change.deleted:
        if remove(target, record_id):
            stamp()
    for put in change.put:
        if _put(target, put.checked, put.after):
            stamp()
    if change.order is not None and _order(target, change.order):
        stamp()


def remove(target: Target, record_id: str) -> bool:
    """Returns whether there was something to remove."""
    record = find_record(target.db, target.key, record_id)
    if record is None:
        return False
    if not target.rights.may_delete(record):
        raise target.denied()
    delete_record(target.db, target.key, record_id)
    target.numbers.changed(target.key, record, None)
    return True


def _put(target: Target, checked: CheckedRecord, after: str | None) -> bool:
    before = find_record(target.db, target.key, checked.id)
    if before is not None:
        return replace(target, before, checked)
    add(target, checked, after)
    return True


def add(target: Target, checked: CheckedRecord, after: str | None) -> CheckedRecord:
    """Returns it as it is stored."""
    if not target.rights.may_add(checked.record):
        raise target.denied()
    if target.entity:
        checked = target.numbers.fit(target.entity, checked, None)
        check_fields(target.entity, checked.record, None)
    insert_record(target.db, target.key, checked.id, checked.data, after)
    target.numbers.changed(target.key, None, checked.record)
    return checked


def replace(target: Target, before: Record, checked: CheckedRecord) -> bool:
    """Returns whether anything is different. What changes nothing is allowed to whoever may know
    that."""
    if target.entity:
        checked = target.numbers.fit(target.entity, checked, before)
    is_same = equal(before, checked.record)
    if is_same and target.rights.may_read(before):
        return False
    if not target.rights.may_change(before, checked.record):
        raise target.denied()
    if is_same:
        return False
    if target.entity:
        check_fields(target.entity, checked.record, before)
    replace_record(target.db, target.key, checked.id, checked.data)
    target.numbers.changed(target.key, before, checked.record)
    return True


def _order(target: Target, order: Sequence[str]) -> bool:
    """Whoever moves a record must be allowed to write it. Records that are not named come last, as
    they were."""
    every = placed_records(target.db, target.key)
    by_id = {one.id: one for one in every}
    named = [by_id[one] for one in dict.fromkeys(order) if one in by_id]
    names = {one.id for one in named}
    wanted = [*named, *(one for one in every if one.id not in names)]
    if wanted == every:
        return False
    for one in [] if target.rights.writes_all else named:
        record = find_record(target.db, target.key, one.id)
        if record is not None and not target.rights.may_delete(record):
            raise target.denied()
    reorder(target.db, target.key, wanted)
    return True

"""The changes that a request asks for, checked as far as that is possible without the database."""

from dataclasses import dataclass
from typing import Any

from problem import invalid, too_large
from rules.checks import CheckedRecord, check_record
from text import is_id

_MAX_RECORDS = 10_000


@dataclass(frozen=True)
class Put:
    checked: CheckedRecord
    after: str | None


@dataclass(frozen=True)
class ListChange:
    key: str
    deleted: list[str]
    put: list[Put]
    order: list[str] | None
    """None when the order is to stay."""


@dataclass(frozen=True)
class MergeChange:
    key: str
    patch: dict[str, Any]


@dataclass(frozen=True)
class ValueChange:
    key: str
    value: Any
    records: list[CheckedRecord] | None
    """The value as records, if it is a list of these."""


@dataclass(frozen=True)
class Removal:
    key: str


Change = ListChange | MergeChange | ValueChange | Removal


def changes_of(body: dict[str, Any]) -> list[Change]:
    if body.get("changes") is None:
        raise invalid("changes: a list.")
    changes = [_change_of(change) for change in _list_of(body, "changes")]
    if sum(map(_weight, changes)) > _MAX_RECORDS:
        raise too_large("The request")
    return changes


def _weight(change: Change) -> int:
    """Each change has at least one, so that there is an end to those that are nothing but an order."""
    if isinstance(change, ListChange):
        return max(1, len(change.put) + len(change.deleted))
    if isinstance(change, ValueChange) and change.records is not None:
        return len(change.records)
    return 1


def _change_of(change: Any) -> Change:
    if not isinstance(change, dict):
        raise invalid("changes: a list of objects.")
    rest = {name: value for name, value in change.items() if name != "key"}
    key = change.get("key")
    if not isinstance(key, str):
        raise invalid("key: a text.")
    if rest.keys() == {"value"}:
        return ValueChange(key, rest["value"], _records_of(rest["value"]))
    if rest.keys() == {"merge"}:
        if not isinstance(rest["merge"], dict):
            raise invalid("merge: an object.")
        return MergeChange(key, rest["merge"])
    if rest.keys() == {"remove"}:
        if rest["remove"] is not True:
            raise invalid("remove: true.")
        return Removal(key)
    if not rest.keys() <= {"put", "delete", "order"}:
        raise invalid("changes: either put, delete and order, or merge, or value, or remove.")
    return _list_change(key, rest)


def _list_change(key: str, change: dict[str, Any]) -> ListChange:
    return ListChange(
        key=key,
        deleted=_ids_of(change, "delete"),
        put=[_put_of(put) for put in _list_of(change, "put")],
        order=_ids_of(change, "order") if "order" in change else None,
    )


def _put_of(put: Any) -> Put:
    row = put.get("row") if isinstance(put, dict) else None
    if not isinstance(row, dict):
        raise invalid("put: a list of objects with a row.")
    after = put.get("after")
    if after is not None and not isinstance(after, str):
        raise invalid("after: an id or null.")
    return Put(check_record(row), after if is_id(after) else None)


def _records_of(value: Any) -> list[CheckedRecord] | None:
    """None when it is anything but a list of objects with different ids."""
    if not isinstance(value, list):
        return None
    rows = [row for row in value if isinstance(row, dict) and is_id(row.get("id"))]
    ids = {row["id"] for row in rows}
    return [check_record(row) for row in rows] if len(ids) == len(value) else None


def _ids_of(change: dict[str, Any], name: str) -> list[str]:
    """Without texts that can be nobody's id."""
    ids = _list_of(change, name)
    if not all(isinstance(one, str) for one in ids):
        raise invalid(f"{name}: a list of ids.")
    return [one for one in ids if is_id(one)]


def _list_of(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    if found is None:
        return []
    if not isinstance(found, list):
        raise invalid(f"{name}: a list.")
    return found

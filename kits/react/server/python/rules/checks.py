"""What may be stored in records."""

from typing import Any, NamedTuple

from model import Entity, Field
from parsing import dumps, equal, is_number
from problem import invalid, too_large
from store.records import Record
from text import chars, is_id

_MAX_RECORD_BYTES = 8_000_000
_MAX_CHARS = 100_000
_MAX_IMAGE_CHARS = 6_000_000

_TEXTS = frozenset(
    {"text", "email", "phone", "url", "date", "time", "dateTime", "color", "image", "choice"}
    | {"relation"}
)
_NUMBERS = frozenset(("number", "money", "rating"))


class CheckedRecord(NamedTuple):
    """A record whose id is checked, and as what it is stored."""

    id: str
    record: Record
    data: str
    """Its JSON."""


def check_record(record: Record) -> CheckedRecord:
    record_id = record.get("id")
    if not is_id(record_id):
        raise invalid("id: 1 to 200 characters, none of them a control character.")
    data = dumps(record)
    if len(data.encode()) > _MAX_RECORD_BYTES:
        raise too_large("The record")
    return CheckedRecord(record_id, record, data)


def check_fields(entity: Entity, record: Record, before: Record | None) -> None:
    """The fields that the model knows. What is as it was before is not checked again."""
    for name, field in entity.fields.items():
        if name not in record:
            continue
        value = record[name]
        if before and name in before and equal(value, before[name]):
            continue
        problem = _problem_of(field, value)
        if problem is not None:
            raise invalid(f"{name}: {problem}")


def _problem_of(field: Field, value: Any) -> str | None:
    """Kinds of fields that the server does not know may hold anything."""
    if field.many or field.type == "tags":
        return _list_problem(field, value)
    if field.type == "boolean":
        return None if isinstance(value, bool) else "true or false."
    if field.type in _NUMBERS:
        return None if value is None or is_number(value) else "a number."
    if field.type not in _TEXTS or value is None:
        return None
    if not isinstance(value, str):
        return "a text."
    limit = _limit_of(field)
    return f"at most {limit} characters." if chars(value) > limit else None


def _list_problem(field: Field, value: Any) -> str | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return "a list of texts."
    limit = _limit_of(field)
    if any(chars(one) > limit for one in value):
        return f"at most {limit} characters each."
    return None


def _limit_of(field: Field) -> int:
    if field.max_length is not None:
        return field.max_length
    return _MAX_IMAGE_CHARS if field.type == "image" else _MAX_CHARS

"""Keys that hold lists of records."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from store.database import Database
from store.ordering import Placed, between, moves

_LOWEST = -sys.float_info.max

Record = dict[str, Any]


class Collection(NamedTuple):
    """A key that holds a list of records."""

    version: int
    of_entity: bool
    """Whether it was made for an entity."""


def find_collection(db: Database, name: str) -> Collection | None:
    row = db.get("SELECT version, entity FROM collections WHERE name = ?", name)
    return Collection(row[0], row[1] == 1) if row else None


def collections(db: Database) -> list[tuple[str, Collection]]:
    rows = db.all("SELECT name, version, entity FROM collections")
    return [(name, Collection(version, entity == 1)) for name, version, entity in rows]


def make_collection(db: Database, name: str, collection: Collection) -> None:
    version, of_entity = collection
    db.run("INSERT INTO collections VALUES (?, ?, ?)", name, version, int(of_entity))


def stamp_collection(db: Database, name: str, version: int) -> None:
    db.run("UPDATE collections SET version = ? WHERE name = ?", version, name)


def guard_collection(db: Database, name: str) -> None:
    """From now on it is an entity's, even if it was made before there was one."""
    db.run("UPDATE collections SET entity = 1 WHERE name = ? AND entity = 0", name)


def remove_collection(db: Database, name: str) -> None:
    """With all its records."""
    db.run("DELETE FROM collections WHERE name = ?", name)


def find_record(db: Database, collection: str, record_id: str) -> Record | None:
    sql = "SELECT data FROM records WHERE collection = ? AND id = ?"
    row = db.get(sql, collection, record_id)
    return json.loads(row[0]) if row else None


def replace_record(db: Database, collection: str, record_id: str, data: str) -> None:
    sql = "UPDATE records SET data = ? WHERE collection = ? AND id = ?"
    db.run(sql, data, collection, record_id)


def delete_record(db: Database, collection: str, record_id: str) -> None:
    db.run("DELETE FROM records WHERE collection = ? AND id = ?", collection, record_id)


def insert_record(
    db: Database, collection: str, record_id: str, data: str, after: str | None
) -> None:
    """After the record `after`; first when that is None or gone."""
    position = _position_after(db, collection, after)
    if position is None:
        _renumber(db, collection, placed_records(db, collection))
        position = _position_after(db, collection, after)
    sql = "INSERT INTO records VALUES (?, ?, ?, ?)"
    db.run(sql, collection, record_id, position or 0.0, data)


def _position_after(db: Database, collection: str, after: str | None) -> float | None:
    """None when two records are too close for one between them."""
    low = None if after is None else _position_of(db, collection, after)
    sql = "SELECT min(position) FROM records WHERE collection = ? AND position > ?"
    row = db.get(sql, collection, _LOWEST if low is None else low)
    high = row[0] if row else None
    if high is None:
        return 1.0 if low is None else low + 1
    if low is None:
        return float(high - 1)
    room = between(low, high, 1)
    return room[0] if room else None


def _position_of(db: Database, collection: str, record_id: str) -> float | None:
    sql = "SELECT position FROM records WHERE collection = ? AND id = ?"
    row = db.get(sql, collection, record_id)
    return row[0] if row else None


def placed_records(db: Database, collection: str) -> list[Placed]:
    sql = "SELECT id, position FROM records WHERE collection = ? ORDER BY position, id"
    return [Placed(*row) for row in db.all(sql, collection)]


def reorder(db: Database, collection: str, wanted: Sequence[Placed]) -> None:
    """Brings the records into this order; it names all of them."""
    moved = moves(wanted)
    if moved is None:
        _renumber(db, collection, wanted)
    else:
        _place(db, collection, moved)


def _renumber(db: Database, collection: str, records: Sequence[Placed]) -> None:
    numbered = [Placed(one.id, float(number)) for number, one in enumerate(records, 1)]
    _place(db, collection, numbered)


def _place(db: Database, collection: str, placed: Sequence[Placed]) -> None:
    sql = "UPDATE records SET position = ? WHERE collection = ? AND id = ?"
    for record_id, position in placed:
        db.run(sql, position, collection, record_id)


def record_texts(db: Database, collection: str) -> list[str]:
    """The records as JSON texts, in their order."""
    sql = "SELECT data FROM records WHERE collection = ? ORDER BY position, id"
    return [data for (data,) in db.all(sql, collection)]


def records_after(db: Database, collection: str, after: str | None) -> Iterator[Record]:
    """The records from behind `after` on, in their order; from the first on when it is None."""
    low = None if after is None else _position_of(db, collection, after)
    sql = "SELECT data FROM records WHERE collection = ? AND position > ? ORDER BY position, id"
    for (data,) in db.each(sql, collection, _LOWEST if low is None else low):
        yield json.loads(data)

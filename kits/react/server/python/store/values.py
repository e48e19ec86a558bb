"""Keys that hold something else than records."""

import json
from typing import Any, NamedTuple

from store.database import Database


class StoredValue(NamedTuple):
    key: str
    text: str | None
    """JSON; None when the key was removed."""


class NoValue:
    """There is no value, not even `null`."""


def find_value(db: Database, key: str) -> Any:
    """Gives `NoValue` when there is none."""
    row = db.get('SELECT value FROM "values" WHERE key = ?', key)
    return NoValue if row is None or row[0] is None else json.loads(row[0])


def set_value(db: Database, key: str, text: str | None, version: int) -> None:
    """`text` is JSON, or None for a key that was removed."""
    sql = (
        'INSERT INTO "values" VALUES (?, ?, ?) '
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = excluded.version"
    )
    db.run(sql, key, text, version)


def drop_value(db: Database, key: str) -> None:
    """Without leaving a trace."""
    db.run('DELETE FROM "values" WHERE key = ?', key)


def changed_values(db: Database, since: int | None) -> list[StoredValue]:
    """What has changed after `since`; all that there is when it is None."""
    sql = 'SELECT key, value FROM "values" WHERE version > ? AND (? OR value IS NOT NULL)'
    rows = db.all(sql, -1 if since is None else since, since is not None)
    return [StoredValue(*row) for row in rows]

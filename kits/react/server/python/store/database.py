"""The app's SQLite database."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.schema import schema

_FORMAT = 1
"""Raised when older servers cannot work with the tables any longer."""

_DISK_CODES = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)
_BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

Row = tuple[Any, ...]
Touch = Callable[[], int]


class NewerDatabase(Exception):
    def __init__(self, path: Path, format_number: int) -> None:
        super().__init__(
            f"{path} was made by a newer version of this server "
            f"(format {format_number}; this one knows {_FORMAT}). It was left as it is."
        )


class Database:
    """One connection, which the threads use one after another."""

    def __init__(self, path: Path, busy_timeout_ms: int) -> None:
        self._lock = threading.RLock()
        self._db = sqlite3.connect(
            path, timeout=busy_timeout_ms / 1000, isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._prepare_tables(path)

    def _prepare_tables(self, path: Path) -> None:
        with self._transaction("BEGIN IMMEDIATE"):
            known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'"
            if self.get(known) is None:
                # `executescript` would end the transaction.
                for statement in _statements(schema(_FORMAT)):
                    self._db.execute(statement)
            row = self.get("SELECT format FROM meta")
            if row is not None and row[0] > _FORMAT:
                raise NewerDatabase(path, row[0])

    def get(self, sql: str, *values: object) -> Row | None:
        with self._lock:
            rows = self._db.execute(sql, values).fetchall()
        return rows[0] if rows else None

    def all(self, sql: str, *values: object) -> list[Row]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def each(self, sql: str, *values: object) -> Iterator[Row]:
        """Rows one after another, without having all of them in memory. Within a transaction."""
        cursor = self._db.execute(sql, values)
        try:
            yield from cursor
        finally:
            cursor.close()

    def run(self, sql: str, *values: object) -> None:
        with self._lock:
            self._db.execute(sql, values)

    @contextmanager
    def read(self) -> Iterator[None]:
        """Reads of one moment, also when another process writes meanwhile."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def change(self) -> Iterator[Touch]:
        """Changes all or nothing. `touch` gives the version of this change to what it touches; a
        change that touches nothing leaves the database's version as it is."""
        version: int | None = None

        def touch() -> int:
            nonlocal version
            if version is None:
                version = self.raise_version()
            return version

        with self._transaction("BEGIN IMMEDIATE"):
            yield touch

    def raise_version(self) -> int:
        """Within a change, to more than the one that it makes."""
        self.run("UPDATE meta SET version = version + 1")
        return self.version()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._lock:
            self._db.execute(begin)
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself when the disk was full.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def version(self) -> int:
        row = self.get("SELECT version FROM meta")
        return int(row[0]) if row else 0

    def close(self) -> None:
        with self._lock:
            self._db.close()


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def is_disk_full(error: BaseException) -> bool:
    return isinstance(error, sqlite3.Error) and _code(error) in _DISK_CODES


def is_busy(error: BaseException) -> bool:
    return isinstance(error, sqlite3.Error) and _code(error) in _BUSY_CODES


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF

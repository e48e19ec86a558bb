"""Running numbers in fields of records."""

import re
from bisect import insort
from collections import Counter
from typing import Any, NamedTuple

from model import Entity
from rules.checks import CheckedRecord, check_record
from store.database import Database
from store.records import Record, records_after
from text import trim

_DIGITS = re.compile("[0-9]{1,15}")
"""More are no running number in the other server, where the next might not be exact."""


class Numbers:
    """Sees to it that no two records get the same running number. Knows what has become of the
    records during one request."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._books: dict[str, _Book] = {}
        """By entity."""
        self.has_given = False
        """Whether a record has got another number than it came with."""

    def fit(self, entity: Entity, given: CheckedRecord, before: Record | None) -> CheckedRecord:
        """The record as it is to be stored. `before` is None for a new one; one that the same
        request has added is as good as new."""
        known = self._books.get(entity.name)
        if before is not None and (known is None or given.id not in known.added):
            return given
        book = known or self._open(entity)
        book.added.add(given.id)
        numbers: Record = {}
        for one in book.series:
            own = None if before is None else before.get(one.field)
            number = one.fit(given.record.get(one.field), own)
            if number is not None:
                numbers[one.field] = number
        if not numbers:
            return given
        self.has_given = True
        return check_record({**given.record, **numbers})

    def changed(self, key: str, before: Record | None, after: Record | None) -> None:
        """To be told of every change; None stands for a record that is not there."""
        book = self._books.get(key)
        for one in book.series if book else ():
            if before is not None:
                one.count(before.get(one.field), -1)
            if after is not None:
                one.count(after.get(one.field), 1)

    def _open(self, entity: Entity) -> "_Book":
        fields = entity.fields.items()
        book = _Book(
            [_Series(name, one.numbered) for name, one in fields if one.numbered is not None]
        )
        self._books[entity.name] = book
        if book.series:
            for record in records_after(self._db, entity.name, None):
                self.changed(entity.name, None, record)
        return book


class _Running(NamedTuple):
    number: int
    digits: int
    value: str


class _Book:
    def __init__(self, series: list["_Series"]) -> None:
        self.series = series
        self.added: set[str] = set()
        """Ids of the records that the request has added."""


class _Series:
    """The running numbers in a field."""

    def __init__(self, field: str, prefix: str) -> None:
        self.field = field
        self._prefix = prefix
        self._used: Counter[str] = Counter()
        """How many records have a value."""
        self._rising: list[_Running] | None = None
        """Those that are running numbers, the largest last; also some that no record has any longer.
        None until it is needed."""

    def count(self, value: Any, by: int) -> None:
        if not isinstance(value, str):
            return
        self._used[value] += by
        if self._used[value] <= 0:
            del self._used[value]
        running = self._parse(value) if by > 0 else None
        if running is not None and self._rising is not None:
            insort(self._rising, running)

    def fit(self, given: Any, own: Any) -> str | None:
        """What a new record is to have instead of its value; None when that may stay. `own` is what
        it has already."""
        if given is not None and not isinstance(given, str):
            # Whether it has the right type is for others to say.
            return None
        if given is not None and trim(given) != "" and (given == own or given not in self._used):
            return None
        return own if isinstance(own, str) else self._next(given or "")

    def _next(self, given: str) -> str:
        largest, known = self._largest(), self._parse(given)
        digits = max(largest.digits if largest else 0, known.digits if known else 0)
        number = largest.number + 1 if largest else 1
        while (text := f"{self._prefix}{number:0{digits}}") in self._used:
            number += 1
        return text

    def _largest(self) -> _Running | None:
        if self._rising is None:
            self._rising = sorted(filter(None, map(self._parse, self._used)))
        while self._rising and self._rising[-1].value not in self._used:
            self._rising.pop()
        return self._rising[-1] if self._rising else None

    def _parse(self, value: str) -> _Running | None:
        digits = value.removeprefix(self._prefix)
        fits = value.startswith(self._prefix) and _DIGITS.fullmatch(digits)
        return _Running(int(digits), len(digits), value) if fits else None
